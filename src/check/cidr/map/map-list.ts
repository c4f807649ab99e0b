import { commonRange, countOverlaps, reach, relationOf } from '../../../net/ranges/overlaps.ts'
import { rangeAt } from '../../../net/ranges/ranges.ts'
import { sortRanges } from '../../../net/ranges/sort-ranges.ts'
import { type Allowed, allowedRows } from '../ranges/allow.ts'
import { verbOf } from '../ranges/overlap-findings.ts'
import type { Overlapping } from '../ranges/overlap-groups.ts'
import { ofFamily, type RangeList } from '../ranges/range-list.ts'
import type { AddressMap, MappedOverlap, MappedRange } from './address-map.ts'

/** A range that holds this many others is the place that they are taken from, not one that they clash with. */
const CONTAINER = 4

/** More overlaps than this are counted, not listed. */
const MOST = 2000

/** A list of ranges as a picture shows it. Nesting in a range that holds several others is taken as meant. */
export function mapList(list: RangeList, allowed: Allowed, title: string): AddressMap {
  const families = ([4, 6] as const).map((family): Overlapping => {
    const ranges = ofFamily(list, family)
    const sorted = sortRanges(ranges)
    return { list, ranges, sorted, allowed: allowedRows(allowed, list, ranges, sorted) }
  })
  const found = families.map(overlapsOf)
  return {
    title,
    remarks: [],
    ranges: families.flatMap(rangesOf),
    overlaps: found.flatMap((each) => each.overlaps),
    overlapCount: found.reduce((total, { count }) => total + count, 0),
  }
}

function rangesOf(family: Overlapping): MappedRange[] {
  const { sorted } = family
  return Array.from({ length: sorted.length }, (_, row) => ({
    range: rangeAt(sorted, row),
    name: nameOf(family, row),
    kind: 'other',
  }))
}

function overlapsOf(family: Overlapping): {
  readonly overlaps: readonly MappedOverlap[]
  readonly count: number
} {
  const { sorted, allowed } = family
  const { crosses } = countOverlaps(sorted)
  const listed: MappedOverlap[] = []
  let count = 0
  for (let outer = 0; outer < sorted.length; outer++) {
    const end = reach(sorted, outer)
    const holds = end - outer >= CONTAINER || allowed.holds(outer)
    for (let inner = outer + 1; inner <= end; inner++) {
      const relation = relationOf(sorted, outer, inner)
      // The equals of a row come right behind it; where no two ranges cross, all others lie inside.
      if (holds && relation === 'contains' && crosses === 0) break
      if ((holds && relation === 'contains') || allowed.together(outer, inner)) continue
      count++
      if (listed.length === MOST) continue
      const text = `${nameOf(family, inner)} ${verbOf(relation)} ${nameOf(family, outer)}`
      listed.push({ common: commonRange(sorted, { outer, inner, relation }), text })
    }
  }
  return { overlaps: listed, count }
}

function nameOf({ list, ranges, sorted }: Overlapping, row: number): string {
  const { text, label = text } = list.entryAt(ranges.places[sorted.order[row] ?? 0] ?? 0)
  return label
}
