import { KNOWN_RANGES } from '../../facts/known-ranges.ts'
import { type Cidr, formatCidr, parseCidr } from '../../net/cidr.ts'
import { type FreeRange, freeRanges } from '../../net/free-ranges.ts'
import { mergeRanges } from '../../net/ranges/merge.ts'
import { rangesOfCidrs, type RangeSet } from '../../net/ranges/ranges.ts'
import { homeOf, SPECIAL_RANGES } from '../../net/special-ranges.ts'
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
  return freeRanges(setOfCidrs(clusters), mergeRanges(rangesOfCidrs(value.family, others)), value.prefix)[0]
}

function cidrIn({ value }: RangeInRole): Cidr {
  return value
}

/**
 * A free private range of the same length as `cidr`: in the private block that it lies in, else in another. Ranges that
 * something else is known to use count as taken.
 */
export function freeNear(cidr: Cidr, taken: readonly Cidr[]): FreeRange | undefined {
  const { family, prefix } = cidr
  const set = mergeRanges(rangesOfCidrs(family, [...taken, ...knownCidrs(family)]))
  const home = homeOf({ family, value: cidr.base })
  const blocks = SPECIAL_RANGES.filter(
    (special) => special.use === 'private' && special.cidr.family === family,
  )
  const ordered = [
    ...(home === undefined ? [] : [home]),
    ...blocks.filter((block) => block !== home).reverse(),
  ]
  for (const block of ordered) {
    const [free] = freeRanges(setOfCidrs([block.cidr]), set, prefix)
    if (free !== undefined) return free
  }
  return undefined
}

/** The ranges of one family that something is known to use. */
export function knownCidrs(family: Cidr['family']): Cidr[] {
  return KNOWN_RANGES.flatMap(({ cidr }) => {
    const parsed = parseCidr(cidr)
    return parsed.ok && parsed.value.family === family ? [parsed.value] : []
  })
}

function setOfCidrs(cidrs: readonly Cidr[]): RangeSet {
  return mergeRanges(rangesOfCidrs(cidrs[0]?.family ?? 4, cidrs))
}
