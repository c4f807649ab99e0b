import type { Finding } from '../../diagnostic/finding.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { policiesOf, type PolicyEntry, setting } from '../cni/policies.ts'
import type { Context } from '../context.ts'
import { field, textOf } from '../field.ts'

/**
 * What Calico makes of the policies of its configuration beyond the form that each has.
 * Source: projectcalico/calico cni-plugin/internal/pkg/utils/winpol/windows_policy.go 87c15906f20c.
 */
export function calicoPolicies(endpoint: EndpointPlugin, context: Context): Finding[] {
  const isVxlan = textOf(field(endpoint.tree, endpoint.path, 'mode')?.value) === 'vxlan'
  return policiesOf(endpoint).flatMap((policy) => [
    ...routeType(policy, context),
    ...exceptionsKey(policy),
    ...encap(policy, isVxlan),
  ])
}

/** Calico hands the type on as it is written: to HNS with dockershim, to HCN with any other runtime. */
function routeType({ type, typeField }: PolicyEntry, { runtime }: Context): Finding[] {
  const v1 = type.toUpperCase() === 'ROUTE'
  if (typeField === undefined || (!v1 && type.toUpperCase() !== 'SDNROUTE')) return []
  if (v1 ? runtime === 'dockershim' : runtime !== 'dockershim') return []
  const [meant, api] = v1 ? (['SDNRoute', 'HCN'] as const) : (['ROUTE', 'HNS (v1)'] as const)
  return [
    {
      code: 'WIN213',
      message: `\`${type}\` is not the name that ${api} has for a route`,
      label: `Calico hands it on as it is${runtime === undefined ? ', to HCN unless the runtime is dockershim' : ''}`,
      help: `write \`${meant}\``,
      at: { path: typeField.path },
    },
  ]
}

/** It writes its own list under `Exceptions`, made of `ExceptionList` and the IP pools. */
function exceptionsKey({ settings, type, hasSettings }: PolicyEntry): Finding[] {
  if (hasSettings) return []
  const wrong = settings === undefined ? undefined : field(settings.tree, settings.path, 'Exceptions')
  if (wrong === undefined || type.toLowerCase() !== 'outboundnat') return []
  const isFree = field(settings?.tree, [], 'ExceptionList') === undefined
  return [
    {
      code: 'WIN235',
      severity: 'error',
      message: `Calico reads the exceptions from \`ExceptionList\`, and replaces \`${wrong.member.key}\``,
      label: 'only the IP pools are exempt from translation; Services are not',
      help: 'write `ExceptionList`',
      at: { path: wrong.path, part: 'key' },
      ...(isFree
        ? {
            fix: {
              title: 'write `ExceptionList`',
              safe: true,
              edits: [{ at: wrong.member.keySpan, newText: '"ExceptionList"' }],
            },
          }
        : {}),
    },
  ]
}

/** tigera-operator writes the same route for BGP, where nothing is encapsulated. */
function encap(policy: PolicyEntry, isVxlan: boolean): Finding[] {
  const found = setting(policy, 'NeedEncap')
  if (!isVxlan || found?.value.kind !== 'boolean' || found.value.value) return []
  return [
    {
      code: 'WIN239',
      severity: 'warning',
      message: 'the mode is `vxlan`, and `NeedEncap` is false',
      label: 'packets to this range leave without encapsulation',
      help: 'write `true`',
      at: { path: found.path },
    },
  ]
}
