import type { Finding } from '../../diagnostic/finding.ts'
import { fieldAt, field, itemsOf } from '../field.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { policiesOf, policyKey, policyKeyOfType } from '../cni/policies.ts'
import type { CniRule } from '../rule.ts'
import { meantPlugin } from './plugin.ts'

/** Policies under the key of another plugin, and none at all. */
export const policyKeys: CniRule = ({ endpoints }) =>
  endpoints.flatMap((endpoint) => [...misplaced(endpoint), ...missing(endpoint)])

function misplaced(endpoint: EndpointPlugin): Finding[] {
  const key = policyKey(endpoint) ?? policyKeyOfType(meantPlugin(endpoint.type) ?? '')
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

function missing(endpoint: EndpointPlugin): Finding[] {
  const { dialect, type, typeField, path, tree } = endpoint
  if (dialect === 'unknown' || dialect === 'vpc' || dialect === 'azure' || type === 'nat') return []
  const policies = policiesOf(endpoint)
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
      label: 'pods reach each other and Services under the address of the node',
      help: 'add an `OutBoundNAT` policy with the ranges of pods and Services as exceptions',
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
