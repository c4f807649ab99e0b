import { type Cidr, subnetAt } from './cidr.ts'
import type { RangeSet } from './ranges/ranges.ts'
import { subtractSets } from './ranges/set-operations.ts'
import { cidrsOf } from './ranges/to-cidrs.ts'

/** A prefix that is free, and the whole free prefix that it is a part of. */
export interface FreeRange {
  readonly cidr: Cidr
  readonly gap: Cidr
}

/**
 * One prefix of the length asked for from every free prefix that is large enough, the least fragmenting first: those
 * that fill their gap, then those from the smallest gap; of equal ones the lowest. Both sets are of one family.
 */
export function freeRanges(within: RangeSet, taken: RangeSet, prefix: number): FreeRange[] {
  return cidrsOf(subtractSets(within, taken))
    .filter((gap) => gap.prefix <= prefix)
    .toSorted((a, b) => b.prefix - a.prefix || (a.base < b.base ? -1 : 1))
    .map((gap) => ({ gap, cidr: subnetAt(gap, prefix, 0) }))
}
