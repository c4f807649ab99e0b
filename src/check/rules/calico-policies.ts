import type { Finding } from '../../diagnostic/finding.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { policiesOf, type PolicyEntry, setting } from '../cni/policies.ts'
import { field } from '../field.ts'
import { isVxlanMode } from './calico-mode.ts'

/**
 * What Calico makes of the policies of its configuration, beyond the form that each has.
 * Source: projectcalico/calico cni-plugin/internal/pkg/utils/winpol/windows_policy.go 87c15906f20c.
 */
export function calicoPolicies(endpoint: EndpointPlugin): Finding[] {
  const isVxlan = isVxlanMode(endpoint)
  const policies = policiesOf(endpoint)
  return [
    ...policies.flatMap((policy) => [
      ...exceptionsKey(policy),
      ...(isVxlan ? [...encap(policy), ...providerAddress(policy)] : []),
    ]),
    ...withoutNat(endpoint, policies),
    ...acls(policies),
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
function encap(policy: PolicyEntry): Finding[] {
  const found = setting(policy, 'NeedEncap')
  const isRoute = ['route', 'sdnroute'].includes(policy.type.toLowerCase()) && !policy.hasSettings
  // What is of another kind another rule tells.
  if (!isRoute || (found !== undefined && (found.value.kind !== 'boolean' || found.value.value))) return []
  return [
    {
      code: 'WIN239',
      severity: 'warning',
      message: `the mode is \`vxlan\`, and ${found === undefined ? 'the route has no `NeedEncap`' : '`NeedEncap` is false'}`,
      label: 'packets to this range leave without encapsulation',
      help: 'write `"NeedEncap": true`',
      at: { path: found?.path ?? policy.path },
    },
  ]
}

/** Calico takes the management address of the HNS network, whatever the file has. */
function providerAddress({ type, path }: PolicyEntry): Finding[] {
  if (!['pa', 'provideraddress'].includes(type.toLowerCase())) return []
  return [
    {
      code: 'WIN260',
      message: 'a provider address stands in the file, and Calico adds that of the node itself',
      label: 'each pod gets two',
      help: 'remove the policy: Calico takes the address from the HNS network',
      at: { path },
    },
  ]
}

/** The OutBoundNAT that Calico adds has the IP pools alone. An entry without a type may be meant for one. */
function withoutNat({ tree, path, typeField }: EndpointPlugin, policies: readonly PolicyEntry[]): Finding[] {
  const list = field(tree, path, 'policies')
  // Under the key of other plugins there may be one that was meant.
  if (field(tree, path, 'AdditionalArgs') !== undefined) return []
  const isList = list === undefined || list.value.kind === 'null' || list.value.kind === 'array'
  if (!isList || policies.some(({ type }) => type === '' || type.toLowerCase() === 'outboundnat')) return []
  return [
    {
      code: 'WIN233',
      severity: 'info',
      message: '`calico` has no `OutBoundNAT` policy',
      label:
        'Calico adds one where the IP pool has `natOutgoing`, for the pools alone: Services are not exempt',
      help: 'add an `OutBoundNAT` policy with the range of the Services as `ExceptionList`',
      at: { path: (list ?? typeField)?.path ?? path },
    },
  ]
}

/**
 * Felix sends all ACLs of an endpoint at once, and takes it that no others are left.
 * Source: projectcalico/calico felix/dataplane/windows/endpoint_mgr.go applyRules 87c15906f20c.
 */
function acls(policies: readonly PolicyEntry[]): Finding[] {
  const [first, ...others] = policies.filter(({ type }) => type.toUpperCase() === 'ACL')
  if (first === undefined) return []
  const related = others.map(({ path }) => ({ at: { path }, message: 'and so is this one' }))
  return [
    {
      code: 'WIN204',
      message: 'the ACL holds only until Felix sends its own',
      label: 'Felix sends each pod the whole list that it makes of NetworkPolicies',
      help: 'write a `GlobalNetworkPolicy` of Calico in its place',
      at: { path: first.path },
      ...(related.length === 0 ? {} : { related }),
    },
  ]
}
