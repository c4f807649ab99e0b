import type { Finding } from '../../diagnostic/finding.ts'
import type { AddressRoles } from './address-roles.ts'
import { exceptions } from './rules/exceptions.ts'
import { firstPod } from './rules/first-pod.ts'
import { gateways } from './rules/gateway.ts'
import { dnsServers, managementIPs } from './rules/placed-addresses.ts'
import { planNesting } from './rules/plan-nesting.ts'
import { planOverlaps } from './rules/plan-overlaps.ts'
import { sizes } from './rules/sizes.ts'
import { knownRanges, specialUse } from './rules/special-use.ts'
import { vniBounds } from './rules/vni.ts'

const RULES: readonly ((plan: AddressRoles) => readonly Finding[])[] = [
  planOverlaps,
  planNesting,
  gateways,
  firstPod,
  dnsServers,
  managementIPs,
  exceptions,
  sizes,
  specialUse,
  knownRanges,
  vniBounds,
]

/** Everything that is wrong with the values of an address plan in their roles. */
export function checkAddressRoles(plan: AddressRoles): readonly Finding[] {
  return RULES.flatMap((rule) => rule(plan))
}
