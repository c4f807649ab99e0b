import type { Finding } from '../../../diagnostic/finding.ts'
import type { Context } from '../../context.ts'
import { textOf } from '../../field.ts'
import { featureFinding } from '../feature-finding.ts'
import { hasFlag } from '../flags.ts'
import { type HnsScope, keyOf, type PolicySubject } from '../subject.ts'

/** A port of the node that leads to the pod: what it takes to work from everywhere. */
export function portMapping(policy: PolicySubject, { api, networkType, context }: HnsScope): Finding[] {
  const type = policy.type.toLowerCase()
  if (api === 1 && type === 'nat') return onBridge(policy, networkType)
  return api === 2 && type === 'portmapping' ? flags(policy, context) : []
}

function onBridge({ path, typeField }: PolicySubject, networkType: string | undefined): Finding[] {
  if (networkType !== undefined && !/^l2(bridge|tunnel)$/i.test(networkType)) return []
  return [
    {
      code: 'WIN327',
      message: 'a port mapping of HNS (v1) has no effect on an L2Bridge network',
      label: 'the port of the node stays closed',
      help: 'use HCN (v2) and a `PortMapping` policy, or a NAT network',
      at: { path: typeField?.path ?? path },
    },
  ]
}

function flags(policy: PolicySubject, context: Context): Finding[] {
  const { path, typeField } = policy
  const given = keyOf(policy, 'Flags')
  const vip = textOf(keyOf(policy, 'VIP')?.value) ?? ''
  const six = hasFlag(given?.value, 'NatFlags', 'IPv6')
  const local = hasFlag(given?.value, 'NatFlags', 'LocalRoutedVip')
  const at = { path: given?.path ?? typeField?.path ?? path }
  const address = keyOf(policy, 'VIP')
  if (address !== undefined && vip.includes(':')) {
    const refused = featureFinding('IPv6DualStack', 'port mappings of IPv6', { path: address.path }, context)
    if (refused.length > 0) return refused
  }
  if (vip.includes(':') && !six) {
    return [
      {
        code: 'WIN326',
        message: `the port mapping of the IPv6 address \`${vip}\` lacks the flag \`IPv6\``,
        label: 'HNS takes it for a mapping of IPv4',
        help: 'write `"Flags": 2`',
        at,
      },
    ]
  }
  if (six || local) return []
  return [
    {
      code: 'WIN326',
      message: 'the port mapping lacks the flag `LocalRoutedVip`',
      label: 'the node itself and its pods cannot reach the port',
      help: 'write `"Flags": 1`',
      at,
    },
  ]
}
