import type { Finding } from '../../diagnostic/finding.ts'
import * as go from '../../text/go-json.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import type { Context } from '../context.ts'
import { policiesOf, setting } from '../cni/policies.ts'
import { cidrText } from '../cidr-text.ts'
import { member, type Path, type Span } from '../../text/tree.ts'
import { fieldAt, textOf } from '../field.ts'
import { apiOf } from './api-runtime.ts'
import { isVxlanMode } from './calico-mode.ts'
import type { CniRule } from '../rule.ts'

/** What a delegate of flannel has too much, and what it lacks. */
export const flannelDelegate: CniRule = ({ endpoints }, context) =>
  endpoints.flatMap((endpoint) => [
    ...(endpoint.flannel === undefined ? [] : [...otherCase(endpoint), ...bridgeGateway(endpoint)]),
    ...serviceRoute(endpoint, context),
  ])

/**
 * `name` and `ipam` in another case than the one that flannel refuses: both keys then reach the plugin.
 * Source: flannel-io/cni-plugin flannel.go `cmdAdd` v1.1.2 to v1.9.1-flannel1, measured.
 */
function otherCase({ tree, path, type }: EndpointPlugin): Finding[] {
  return tree.members.flatMap(({ key, keySpan }): Finding[] => {
    const own = ['name', 'ipam', 'type'].find((name) => go.equalFold(name, key))
    if (own === undefined || own === key) return []
    if (own === 'type') return member(tree, 'type') === undefined ? [typeInOtherCase(key, keySpan, path)] : []
    return [
      {
        code: 'WIN204',
        message: `flannel does not know \`${key}\` for \`${own}\`, and writes its own beside it`,
        label:
          own === 'name'
            ? `\`${type}\` takes the name that flannel writes`
            : `\`${type}\` takes what flannel writes, and host-local sees a mixture of both`,
        help: `remove it: flannel writes \`${own}\``,
        at: { path: [...path, key], part: 'key' },
      },
    ]
  })
}

function typeInOtherCase(key: string, at: Span, path: Path): Finding {
  return {
    code: 'WIN204',
    severity: 'error',
    message: `flannel does not know \`${key}\` for \`type\`, and writes its own beside it`,
    label: 'it delegates to `win-bridge`, its default, whatever this says',
    help: 'write `type`',
    at: { path: [...path, key], part: 'key' },
    fix: { title: 'write `type`', safe: false, edits: [{ at, newText: '"type"' }] },
  }
}

/**
 * sdnbridge takes the gateway from host-local, which is the first address of the subnet; flanneld's endpoint has the
 * second. Source: microsoft/windows-container-networking common/core/network.go b96345f; issue #40 there.
 */
function bridgeGateway({ tree, path, type, typeField }: EndpointPlugin): Finding[] {
  const forced = fieldAt(tree, path, 'optionalFlags', 'forceBridgeGateway')?.value
  if (type !== 'sdnbridge' || (forced?.kind === 'boolean' && forced.value)) return []
  return [
    {
      code: 'WIN218',
      message:
        'there is no `forceBridgeGateway`, so pods get the first address of the subnet for their gateway',
      label: 'the host answers on the second, that of the endpoint of flanneld',
      help: 'write `"optionalFlags": { "forceBridgeGateway": true }`',
      at: { path: typeField?.path ?? path },
    },
  ]
}

/**
 * Without direct server return packets to Services must be encapsulated. rke2 and Calico have the route with direct server
 * return, too. Sources: templates of microsoft/SDN, rancher/rke2, projectcalico/calico.
 */
function serviceRoute(endpoint: EndpointPlugin, { runtime }: Context): Finding[] {
  const { type, typeField, path } = endpoint
  const isVxlan = endpoint.dialect === 'calico' && isVxlanMode(endpoint)
  if (type !== 'win-overlay' && type !== 'sdnoverlay' && !isVxlan) return []
  const policies = policiesOf(endpoint)
  if (policies.length === 0) return []
  const routed = policies.some((policy) => {
    if (!['route', 'sdnroute'].includes(policy.type.toLowerCase())) return false
    const read = cidrText(textOf(setting(policy, 'DestinationPrefix')?.value) ?? '')
    return read.kind !== 'cidr' || read.cidr.prefix < 32
  })
  if (routed) return []
  const hcn = type === 'sdnoverlay' || (isVxlan ? runtime !== 'dockershim' : apiOf(endpoint) === 2)
  return [
    {
      code: 'WIN222',
      message: `\`${type}\` has no route to the Services, which only direct server return does without`,
      label: 'unless kube-proxy has `--enable-dsr`, pods reach no Service',
      help: `add a policy of type \`${hcn ? 'SDNRoute' : 'ROUTE'}\` with the range of the Services and \`NeedEncap\` true`,
      at: { path: typeField?.path ?? path },
    },
  ]
}
