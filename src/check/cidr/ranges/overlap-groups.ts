import { commonRange, type OverlapPair, reach, relationOf, sameRange } from '../../../net/ranges/overlaps.ts'
import { type Range, rangeAt, type SortedRanges } from '../../../net/ranges/ranges.ts'
import type { AllowedRows } from './allow.ts'
import type { Entry, PlacedRanges, RangeList } from './range-list.ts'

/** A range and the entry that it comes from. */
export interface NamedRange {
  readonly range: Range
  readonly entry: Entry
}

/** Two ranges that overlap. */
export interface Overlap {
  readonly outer: NamedRange
  readonly inner: NamedRange
  readonly relation: OverlapPair['relation']
  readonly common: Range
}

/** All overlaps of one range with those that begin behind it or in it: how many, and the first of them. */
export interface OverlapGroup {
  readonly outer: NamedRange
  readonly total: number
  readonly first: readonly Overlap[]
}

/** What is needed to list the overlaps of one family. */
export interface Overlapping {
  readonly list: RangeList
  readonly ranges: PlacedRanges
  readonly sorted: SortedRanges
  readonly allowed: AllowedRows
}

/** The overlaps of one family that are not meant, one after the other, in the order of the addresses. */
export function* overlaps(family: Overlapping): Generator<Overlap> {
  for (let outer = 0; outer < family.sorted.length; outer++) yield* overlapsOf(family, outer)
}

function* overlapsOf(family: Overlapping, outer: number): Generator<Overlap> {
  const { sorted, allowed } = family
  const end = reach(sorted, outer)
  for (let inner = outer + 1; inner <= end; inner++) {
    const relation = relationOf(sorted, outer, inner)
    if ((relation === 'contains' && allowed.holds(outer)) || allowed.together(outer, inner)) continue
    yield {
      outer: named(family, outer),
      inner: named(family, inner),
      relation,
      common: commonRange(sorted, { outer, inner, relation }),
    }
  }
}

/**
 * The groups with the most overlaps, largest first, each with its first overlaps. Sizes are found without looking at
 * single pairs, so that this takes no longer for ranges that all overlap.
 */
export function largestGroups(family: Overlapping, groups: number, members: number): OverlapGroup[] {
  const { sorted } = family
  const largest: { readonly row: number; readonly total: number }[] = []
  for (let row = 0; row < sorted.length; row++) {
    // Ranges that are listed several times would only repeat the group of the first.
    if (row > 0 && sameRange(sorted, row - 1, row)) continue
    const inners = reach(sorted, row) - row
    const least = largest.length < groups ? 0 : (largest.at(-1)?.total ?? 0)
    if (inners <= least) continue
    const total = sizeOf(family, row, inners)
    if (total <= least) continue
    const at = largest.findIndex((group) => group.total < total)
    largest.splice(at < 0 ? largest.length : at, 0, { row, total })
    if (largest.length > groups) largest.pop()
  }
  return largest.map(({ row, total }) => ({
    outer: named(family, row),
    total,
    first: take(overlapsOf(family, row), members),
  }))
}

function sizeOf(family: Overlapping, row: number, inners: number): number {
  const { allowed } = family
  if (!allowed.holds(row) && allowed.groups.every((rows) => !rows.includes(row))) return inners
  return [...overlapsOf(family, row)].length
}

function named({ list, ranges, sorted }: Overlapping, row: number): NamedRange {
  const place = ranges.places[sorted.order[row] ?? 0] ?? 0
  return { range: rangeAt(sorted, row), entry: list.entryAt(place) }
}

function take<T>(values: Iterable<T>, most: number): T[] {
  const out: T[] = []
  for (const value of values) {
    if (out.length === most) break
    out.push(value)
  }
  return out
}
