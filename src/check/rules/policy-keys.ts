import type { Finding } from '../../diagnostic/finding.ts'
import { fieldAt, field, itemsOf, textOf } from '../field.ts'
import { atLeast } from '../../facts/versions.ts'
import type { Tree } from '../../text/tree.ts'
import type { Context } from '../context.ts'
import { apiOf } from './api-runtime.ts'
import type { Dialect, EndpointPlugin } from '../cni/cni-document.ts'
import { policiesOf, policyKey, policyKeyOfType } from '../cni/policies.ts'
import type { CniRule } from '../rule.ts'
import { meantOf } from './plugin.ts'

/** Policies under the key of another plugin, and none at all. */
export const policyKeys: CniRule = ({ endpoints, tree }, context) =>
  endpoints.flatMap((endpoint) => [
    ...misplaced(endpoint),
    ...hcnPolicyArgs(endpoint, tree, context),
    ...missing(endpoint, tree),
  ])

function misplaced(endpoint: EndpointPlugin): Finding[] {
  const key = policyKey(endpoint) ?? policyKeyOfType(meantOf(endpoint) ?? '')
  if (key === undefined) return []
  const other = key === 'policies' ? 'AdditionalArgs' : 'policies'
  const wrong = field(endpoint.tree, endpoint.path, other)
  if (wrong === undefined || itemsOf(wrong).length === 0) return []
  const there = field(endpoint.tree, endpoint.path, key)
  return [
    {
      code: 'WIN225',
      message: `\`${endpoint.type}\` does not read \`${wrong.member.key}\``,
      label: 'all these policies are dropped without an error',
      help: `put them under \`${key}\`, in the form of \`${endpoint.type}\``,
      at: { path: wrong.path, part: 'key' },
      ...(there === undefined
        ? {
            fix: {
              title: `rename the key to \`${key}\``,
              safe: false,
              edits: [{ at: wrong.member.keySpan, newText: JSON.stringify(key) }],
            },
          }
        : {}),
    },
  ]
}

/**
 * The list of policies that win-bridge before 1.0.0 reads under `apiVersion` 2, in place of `policies`; win-overlay has
 * never sent it. A `cniVersion` that older releases refuse tells that the release is newer.
 * Source: containernetworking/plugins pkg/hns/netconf_windows.go, win-overlay_windows.go v0.8.0 to v1.9.1, measured.
 */
function hcnPolicyArgs(endpoint: EndpointPlugin, document: Tree, { cniPlugins }: Context): Finding[] {
  const { dialect, tree, path, type } = endpoint
  if (dialect !== 'hns') return []
  const old = cniPlugins === undefined ? undefined : !atLeast(cniPlugins, '1.0.0')
  const args = field(tree, path, 'HcnPolicyArgs')
  const policies = field(tree, path, 'policies')
  if (old === true && type === 'win-bridge' && apiOf(endpoint) === 2) {
    if (itemsOf(policies).length === 0 || itemsOf(args).length > 0 || policies === undefined) return []
    return [
      {
        code: 'WIN225',
        message: '`win-bridge` before 1.0.0 does not read `policies` under `apiVersion` 2',
        label: 'all these policies are dropped without an error',
        help: 'install plugins 1.0.0 or later, or put them under `HcnPolicyArgs`',
        at: { path: policies.path, part: 'key' },
      },
    ]
  }
  if (args === undefined || itemsOf(args).length === 0 || old === true) return []
  const version = textOf(field(document, [], 'cniVersion')?.value) ?? ''
  const certain = old === false || type === 'win-overlay' || NEWER.includes(version)
  const whose =
    type === 'win-overlay' ? 'no release of `win-overlay`' : '`win-bridge` from 1.0.0 on does not read'
  return [
    {
      code: 'WIN225',
      ...(certain ? {} : { severity: 'warning' as const }),
      message: type === 'win-overlay' ? `${whose} sends \`HcnPolicyArgs\`` : `${whose} \`HcnPolicyArgs\``,
      label: `these policies are dropped without an error${certain ? '' : ', unless the plugins are older'}`,
      help: 'put them under `policies`, as `{"name": "EndpointPolicy", "value": {…}}`',
      at: { path: args.path, part: 'key' },
    },
  ]
}

/** Versions of CNI that win-bridge takes from 1.0.1 on only. */
const NEWER = ['0.3.1', '0.4.0', '1.0.0', '1.1.0']

/**
 * Plugins that hand no policies to HNS, those that hnsc does not know, and Calico, which makes the policy itself where
 * the IP pool asks for it. Source: projectcalico/calico cni-plugin/internal/pkg/utils/winpol 87c15906f20c.
 */
const WITHOUT_POLICIES: readonly Dialect[] = ['unknown', 'vpc', 'antrea', 'calico']

/** Networks of HNS by whose type wincni names them, and that no OutBoundNAT belongs to. Source: microsoft/SDN 242fb0c. */
const WINCNI_WITHOUT_NAT = ['nat', 'transparent']

function missing(endpoint: EndpointPlugin, document: Tree): Finding[] {
  const { dialect, type, typeField, path, tree } = endpoint
  if (WITHOUT_POLICIES.includes(dialect) || dialect === 'azure' || type === 'nat') return []
  const network = textOf(field(document, [], 'name')?.value)?.toLowerCase() ?? ''
  if (dialect === 'wincni' && WINCNI_WITHOUT_NAT.includes(network)) return []
  const policies = policiesOf(endpoint)
  // Of a list that cannot be read nobody knows what it was to hold.
  const list = field(tree, path, policyKey(endpoint) ?? '')?.value
  const isList =
    list?.kind === 'array' &&
    list.items.every(({ kind }) => kind === 'object') &&
    policies.every(({ value }) => value?.value.kind === 'object')
  if (list !== undefined && list.kind !== 'null' && !isList) return []
  const at = { path: typeField?.path ?? path }
  const found: Finding[] = []
  const natType = (name: string) => name.toLowerCase() === 'outboundnat'
  if (
    !policies.some((policy) => natType(policy.type)) &&
    fieldAt(tree, path, 'HcnPolicyArgs') === undefined
  ) {
    found.push({
      code: 'WIN233',
      message: `\`${type}\` has no \`OutBoundNAT\` policy`,
      label: 'packets leave under the address of the pod: hosts that have no route to it cannot answer',
      help: 'add an `OutBoundNAT` policy with the ranges of pods and Services as exceptions, unless all that pods ask know the way back',
      at,
    })
  }
  if (type === 'sdnoverlay' && !policies.some((policy) => policy.type.toLowerCase() === 'provideraddress')) {
    found.push({
      code: 'WIN234',
      message: '`sdnoverlay` has no `ProviderAddress` policy',
      label: 'the endpoint has no address that encapsulated packets are sent to',
      help: 'add a policy of type `ProviderAddress` with the address of this node',
      at,
    })
  }
  return found
}
