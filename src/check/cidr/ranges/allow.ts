import { rangeAt, type SortedRanges } from '../../../net/ranges/ranges.ts'
import { formatRange } from '../../../net/ranges/format-range.ts'
import type { PlacedRanges, RangeList } from './range-list.ts'

/**
 * Overlaps that are meant, as `--allow` names them: `A` may hold any other range, `A,B` (and more) may overlap each
 * other in any way. Names are labels or the texts of ranges.
 */
export interface Allowed {
  readonly holders: ReadonlySet<string>
  readonly groups: readonly ReadonlySet<string>[]
}

/** Reads the values of `--allow`. */
export function readAllowed(values: readonly string[]): Allowed {
  const lists = values.map((value) => value.split(',').map((name) => name.trim()))
  return {
    holders: new Set(lists.flatMap((names) => (names.length === 1 ? names : []))),
    groups: lists.flatMap((names) => (names.length > 1 ? [new Set(names)] : [])),
  }
}

/** Which rows of sorted ranges are named: whether a row may hold others, and the groups that it belongs to. */
export interface AllowedRows {
  readonly holds: (row: number) => boolean
  readonly together: (a: number, b: number) => boolean
  /** The rows of each group, in order. */
  readonly groups: readonly (readonly number[])[]
}

/** Finds the rows that are named. Only the labels of all rows are looked at, once. */
export function allowedRows(
  allowed: Allowed,
  list: RangeList,
  ranges: PlacedRanges,
  sorted: SortedRanges,
): AllowedRows {
  const holders = new Set<number>()
  const groups = allowed.groups.map((): number[] => [])
  const plans = list.meant.map((): number[] => [])
  // Without names no label needs to be looked at.
  const rows = allowed.holders.size + groups.length + plans.length === 0 ? 0 : sorted.length
  for (let row = 0; row < rows; row++) {
    const place = ranges.places[sorted.order[row] ?? 0] ?? 0
    list.meant.forEach(({ from, to }, i) => {
      if (place >= from && place < to) plans[i]?.push(row)
    })
    const { text, label } = list.entryAt(place)
    const names = [text, formatRange(rangeAt(sorted, row)), ...(label === undefined ? [] : [label])]
    if (names.some((name) => allowed.holders.has(name))) holders.add(row)
    allowed.groups.forEach((group, i) => {
      if (names.some((name) => group.has(name))) groups[i]?.push(row)
    })
  }
  const all = [...groups, ...plans]
  const sets = all.map((rows) => new Set(rows))
  return {
    holds: (row) => holders.has(row),
    together: (a, b) => sets.some((set) => set.has(a) && set.has(b)),
    groups: all,
  }
}

/** True when an overlap of two ranges of a plan is meant: both are of one group, or either may hold others. */
export function isMeant({ holders, groups }: Allowed, a: readonly string[], b: readonly string[]): boolean {
  const has = (set: ReadonlySet<string>, names: readonly string[]) => names.some((name) => set.has(name))
  return has(holders, a) || has(holders, b) || groups.some((group) => has(group, a) && has(group, b))
}
