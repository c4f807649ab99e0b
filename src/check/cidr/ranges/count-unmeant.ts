import { countOverlaps, type OverlapCount, reach, relationOf } from '../../../net/ranges/overlaps.ts'
import type { SortedRanges } from '../../../net/ranges/ranges.ts'
import type { AllowedRows } from './allow.ts'

/** The overlaps that are not meant, by relation. Only pairs with a named range are looked at one by one. */
export function countUnmeant(sorted: SortedRanges, allowed: AllowedRows): OverlapCount {
  const all = countOverlaps(sorted)
  let { equal, contains, crosses } = all
  for (let outer = 0; outer < sorted.length; outer++) {
    if (!allowed.holds(outer)) continue
    for (let inner = outer + 1; inner <= reach(sorted, outer); inner++) {
      if (relationOf(sorted, outer, inner) === 'contains') contains--
    }
  }
  for (const [outer, inner] of pairsTogether(sorted, allowed)) {
    const relation = relationOf(sorted, outer, inner)
    if (relation === 'equal') equal--
    else if (relation === 'crosses') crosses--
    else if (!allowed.holds(outer)) contains--
  }
  return { pairs: equal + contains + crosses, equal, contains, crosses, rows: all.rows }
}

/** The pairs of rows that overlap and are of one group. */
function pairsTogether(sorted: SortedRanges, { groups }: AllowedRows): (readonly [number, number])[] {
  const seen = new Set<string>()
  return groups.flatMap((rows) =>
    rows.flatMap((outer, i) => {
      const end = reach(sorted, outer)
      return rows.slice(i + 1).flatMap((inner): (readonly [number, number])[] => {
        const key = `${outer} ${inner}`
        if (inner > end || seen.has(key)) return []
        seen.add(key)
        return [[outer, inner]]
      })
    }),
  )
}
