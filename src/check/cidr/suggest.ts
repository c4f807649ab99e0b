import { NAT_POOL } from '../../facts/known-ranges.ts'
import type { Family } from '../../net/family.ts'
import { type Cidr, contains, formatCidr, overlap, parseCidr } from '../../net/cidr.ts'
import { type FreeRange, freeRanges } from '../../net/free-ranges.ts'
import { mergeRanges } from '../../net/ranges/merge.ts'
import { rangesOfCidrs, type RangeSet } from '../../net/ranges/ranges.ts'
import { unionSets } from '../../net/ranges/set-operations.ts'
import { SPECIAL_RANGES } from '../../net/special-ranges.ts'
import { knownCidrs } from '../../spec/free-near.ts'

/** A range that is wanted: what for, and its prefix length. */
export interface Want {
  readonly name: string
  readonly prefix: number
}

/** A free range, and why it stands where it does in the list. */
export interface Suggestion extends FreeRange {
  readonly reason: string
}

/** The free ranges for one want, the best first; none when nothing fits. */
export interface Suggested {
  readonly want: Want
  readonly ranges: readonly Suggestion[]
}

/**
 * Free ranges for every want, the least fragmenting first, at most so many of each. The best range of each want counts
 * as taken for the others. `within` are blocks in tiers: one tier is used up before the next.
 */
export function suggestRanges(
  wants: readonly Want[],
  taken: RangeSet,
  within: readonly (readonly Cidr[])[],
  most: number,
): readonly Suggested[] {
  const { family } = taken
  const blocks = within.flat()
  let used = unionSets(taken, setOf(family, [...knownCidrs(family), ...unusable(family, blocks)]))
  const found = new Map<Want, readonly Suggestion[]>()
  // The widest first: a narrow range may take the place of a wide one, but never the other way round.
  for (const want of wants.toSorted((a, b) => a.prefix - b.prefix)) {
    const ranges = within
      .flatMap((tier) => freeRanges(setOf(family, tier), used, want.prefix))
      .slice(0, most)
      .map((free, i): Suggestion => ({ ...free, reason: reasonFor(free, i) }))
    found.set(want, ranges)
    used = unionSets(
      used,
      setOf(
        family,
        ranges.slice(0, 1).map(({ cidr }) => cidr),
      ),
    )
  }
  return wants.map((want) => ({ want, ranges: found.get(want) ?? [] }))
}

/** Where free ranges are looked for when nothing is said: private space, and last where HNS puts `nat` networks. */
export function usualBlocks(): readonly (readonly Cidr[])[] {
  const blocks = SPECIAL_RANGES.filter(({ use, cidr }) => use === 'private' && cidr.family === 4).map(
    ({ cidr }) => cidr,
  )
  const inPool = (cidr: Cidr) => formatCidr(cidr) === NAT_POOL.cidr
  return [blocks.filter((cidr) => !inPool(cidr)), blocks.filter(inPool)]
}

function reasonFor({ cidr, gap }: FreeRange, place: number): string {
  const pool = parseCidr(NAT_POOL.cidr)
  const remark =
    pool.ok && overlap(pool.value, cidr) !== undefined ? '; HNS chooses `nat` networks from this block' : ''
  if (gap.prefix === cidr.prefix) return `fills a free block exactly, so none is split${remark}`
  const which = place === 0 ? ', the smallest that is large enough' : ''
  return `begins the free block ${formatCidr(gap)}${which}${remark}`
}

/** Ranges that no host, pod or Service can have, unless a block lies wholly inside: then it is asked for. */
function unusable(family: Family, blocks: readonly Cidr[]): Cidr[] {
  return SPECIAL_RANGES.filter(
    ({ use, cidr }) =>
      cidr.family === family &&
      use !== 'private' &&
      use !== 'shared' &&
      !blocks.some((block) => contains(cidr, block)),
  ).map(({ cidr }) => cidr)
}

function setOf(family: Family, cidrs: readonly Cidr[]): RangeSet {
  return mergeRanges(rangesOfCidrs(family, cidrs))
}
