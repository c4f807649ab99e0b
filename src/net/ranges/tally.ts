import { wordsOf } from '../family.ts'
import { countNestedIPv4 } from './ipv4-loops.ts'
import { mergeRanges } from './merge.ts'
import { asOverlaps, countOverlaps, type OverlapCount } from './overlaps.ts'
import type { OrderedRanges } from './ranges.ts'
import { setSize } from './set-operations.ts'

/** What ranges come to: their overlaps, how many are left once merged, and how many addresses those hold. */
export interface Tally {
  readonly overlaps: OverlapCount
  readonly merged: number
  readonly addresses: bigint
}

/** The tally of ordered ranges; of IPv4 prefixes in one walk. */
export function tally(ranges: OrderedRanges): Tally {
  const { family, length, first, last } = ranges
  const nested = wordsOf(family) === 1 ? countNestedIPv4(first, last, length) : undefined
  if (nested !== undefined) {
    const { merged, addresses } = nested
    return { overlaps: asOverlaps(nested), merged, addresses: BigInt(addresses) }
  }
  const merged = mergeRanges(ranges)
  return { overlaps: countOverlaps(ranges), merged: merged.length, addresses: setSize(merged) }
}
