import type { Finding } from '../../../diagnostic/finding.ts'
import { contains, formatCidr, overlap, sameCidr } from '../../../net/cidr.ts'
import { rangeText } from '../../../spec/rules/overlaps.ts'
import { type AddressRoles, type RangeInRole, rangesIn } from '../address-roles.ts'
import { freeInstead } from '../free-instead.ts'
import type { RangeRole } from '../roles.ts'

/** Roles whose ranges share no address, by the role that keeps its range; the other one is to move. */
const DISJOINT: readonly (readonly [RangeRole, readonly RangeRole[]])[] = [
  ['vnet', ['serviceCIDR', 'natHns', 'dockerBridge', 'externalHnsNetwork']],
  ['managementSubnet', ['clusterCIDR', 'serviceCIDR', 'podCIDR', 'cniSubnet', 'natHns', 'dockerBridge']],
  ['managementSubnet', ['externalHnsNetwork']],
  ['clusterCIDR', ['serviceCIDR', 'natHns', 'dockerBridge', 'externalHnsNetwork', 'other']],
  ['podCIDR', ['serviceCIDR', 'natHns', 'dockerBridge', 'externalHnsNetwork']],
  ['serviceCIDR', ['cniSubnet', 'subnet', 'natHns', 'dockerBridge', 'externalHnsNetwork', 'other']],
  ['externalHnsNetwork', ['cniSubnet', 'subnet', 'natHns', 'dockerBridge']],
  ['dockerBridge', ['cniSubnet', 'subnet']],
]

/** Roles with several ranges, which share no address among themselves. */
const APART: readonly RangeRole[] = ['clusterCIDR', 'serviceCIDR', 'podCIDR', 'managementSubnet', 'vnet']

/** Ranges in roles that must be disjoint and are not; ranges that may nest but cross the border of the other. */
export function planOverlaps(plan: AddressRoles): readonly Finding[] {
  const all = plan.ranges.filter(({ role }) => role !== 'exceptions')
  const between = DISJOINT.flatMap(([kept, moved]) =>
    rangesIn(plan, kept).flatMap((a) =>
      rangesIn(plan, ...moved).flatMap((b) => (meet(a, b) ? [overlapFinding(b, a, all)] : [])),
    ),
  )
  const within = APART.flatMap((role) => {
    const ranges = rangesIn(plan, role)
    return ranges.flatMap((a, i) =>
      ranges.slice(i + 1).flatMap((b) => (meet(a, b) ? [overlapFinding(b, a, all)] : [])),
    )
  })
  return [...between, ...aroundTheNetwork(plan), ...within]
}

/** A cluster CIDR may be the VNet or lie in it, as with Azure CNI and EKS; it may not be wider: then nodes look like pods. */
function aroundTheNetwork(plan: AddressRoles): Finding[] {
  const all = plan.ranges.filter(({ role }) => role !== 'exceptions')
  return rangesIn(plan, 'vnet').flatMap((vnet) =>
    rangesIn(plan, 'clusterCIDR').flatMap((cluster) =>
      contains(cluster.value, vnet.value) && !sameCidr(cluster.value, vnet.value)
        ? [overlapFinding(cluster, vnet, all)]
        : [],
    ),
  )
}

function meet(a: RangeInRole, b: RangeInRole): boolean {
  return overlap(a.value, b.value) !== undefined
}

/** The finding at `moved` that it shares addresses with `kept`. */
function overlapFinding(moved: RangeInRole, kept: RangeInRole, all: readonly RangeInRole[]): Finding {
  const common = overlap(moved.value, kept.value) ?? moved.value
  const [movedText, keptText] = [formatCidr(moved.value), formatCidr(kept.value)]
  const relation = sameCidr(moved.value, kept.value)
    ? 'is the same range as'
    : contains(kept.value, moved.value)
      ? 'lies inside'
      : 'encloses'
  return {
    code: 'WIN104',
    message: `${moved.name} \`${movedText}\` ${relation} ${kept.name} \`${keptText}\``,
    label: `both hold ${rangeText(common)}`,
    help: freeInstead(moved, all),
    at: moved.at,
    related: [{ at: kept.at, message: kept.name }],
  }
}
