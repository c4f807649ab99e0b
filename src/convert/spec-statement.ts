import type { EndpointPolicy } from '../policy/endpoint-policy.ts'
import type { HnsPolicy } from '../policy/lowered.ts'
import type { NetworkLevelPolicy } from '../policy/network-policies.ts'
import { endpointPolicyForm, networkPolicyForm, type SpecPolicy } from '../spec/policies/write-policies.ts'
import type { SpecValue } from '../spec/spec-value.ts'
import { flowScalar } from '../text/yaml-scalar.ts'

/** How a spec states a policy, in Markdown: a piece of YAML, or where it follows from. */
export function specStatement(policy: HnsPolicy): string {
  const derived = DERIVED[policy.kind]
  if (derived !== undefined) return `In the spec: ${derived}.\n`
  const [place, form] = isOfNetwork(policy)
    ? (['network', networkPolicyForm(policy)] as const)
    : (['endpoint', endpointPolicyForm(policy)] as const)
  if (form === undefined) throw new Error(`nothing says how a spec states ${policy.kind}`)
  return `In the spec:\n\n\`\`\`yaml\npolicies:\n  ${place}:\n${lines(form).join('\n')}\n\`\`\`\n`
}

/** What a spec says otherwise than under `policies`. */
const DERIVED: Readonly<Partial<Record<HnsPolicy['kind'], string>>> = {
  'outbound-nat':
    '`cidrs` and `outboundNat` give the exceptions of the one translation that every pod has; translations of their own for some `destinations` stand in `policies.endpoint.outboundNat`, and the loopback of direct server return is `policies.endpoint.loopbackDSR`',
  'provider-address': 'the management IP of the node, with overlay',
  vsid: '`network.vni`',
  'net-adapter-name': '`windows.adapter`, or `adapter` of a node',
  'dr-mac': '`drMAC` of a node',
}

const OF_NETWORK: ReadonlySet<string> = new Set<NetworkLevelPolicy['kind']>([
  'source-mac',
  'vswitch-extension',
  'automatic-dns',
  'remote-subnet-route',
  'vxlan-port',
  'host-route',
  'set',
  'layer-constraint',
  'network-acl',
])

function isOfNetwork(policy: HnsPolicy): policy is Exclude<NetworkLevelPolicy, EndpointPolicy> {
  return OF_NETWORK.has(policy.kind)
}

function lines({ key, one, many }: SpecPolicy): string[] {
  if (many !== undefined) return [`    ${key}:`, `      - ${flow(many)}`]
  return [`    ${key}: ${flow(one ?? '')}`]
}

/** A value in YAML on one line. */
function flow(value: SpecValue): string {
  if (typeof value !== 'object') return flowScalar(value)
  if (Array.isArray(value)) return `[${value.map((item: SpecValue) => flow(item)).join(', ')}]`
  const members = Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : [`${key}: ${flow(member)}`],
  )
  return `{ ${members.join(', ')} }`
}
