import { type Cidr, formatCidr } from '../../net/cidr.ts'
import { type FreeRange, freeRanges } from '../../net/free-ranges.ts'
import { mergeRanges } from '../../net/ranges/merge.ts'
import { rangesOfCidrs } from '../../net/ranges/ranges.ts'
import { freeNear } from '../../spec/free-near.ts'
import type { RangeInRole } from './address-roles.ts'

/** What to do about a range that is taken: move it, and where to if private space is left. */
export function freeInstead(range: RangeInRole, all: readonly RangeInRole[]): string {
  const family = all.filter(({ value }) => value.family === range.value.family)
  const free = range.role === 'podCIDR' ? freePod(range, family) : freeNear(range.value, family.map(cidrIn))
  return free === undefined
    ? `move ${range.name} to a range that nothing else uses`
    : `move ${range.name}, for example to \`${formatCidr(free.cidr)}\`, which is free`
}

/** Another pod CIDR of the same length: of the cluster CIDR where the plan has one. */
function freePod({ value }: RangeInRole, family: readonly RangeInRole[]): FreeRange | undefined {
  const of = (role: RangeInRole['role']) => family.filter((each) => each.role === role).map(cidrIn)
  const clusters = of('clusterCIDR')
  if (clusters.length === 0) return freeNear(value, family.map(cidrIn))
  const others = family.filter(({ role }) => role !== 'clusterCIDR').map(cidrIn)
  const set = (cidrs: readonly Cidr[]) => mergeRanges(rangesOfCidrs(value.family, cidrs))
  return freeRanges(set(clusters), set(others), value.prefix)[0]
}

function cidrIn({ value }: RangeInRole): Cidr {
  return value
}
