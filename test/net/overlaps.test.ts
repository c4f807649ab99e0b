import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Family } from '../../src/net/family.ts'
import { commonRange, countOverlaps, overlapPairs } from '../../src/net/ranges/overlaps.ts'
import { listRanges, type Range, rangeAt, rangesOf } from '../../src/net/ranges/ranges.ts'
import { mergeRanges } from '../../src/net/ranges/merge.ts'
import { setSize } from '../../src/net/ranges/set-operations.ts'
import { tally } from '../../src/net/ranges/tally.ts'
import { orderRanges, sortRanges } from '../../src/net/ranges/sort-ranges.ts'

const BASES: readonly (readonly [string, Family, bigint])[] = [
  ['IPv4, first', 4, 0n],
  ['IPv4, last', 4, 2n ** 32n - 40n],
  ['IPv6, last', 6, 2n ** 128n - 40n],
  ['IPv6, across a word', 6, 2n ** 96n - 20n],
]
const SPAN = 39n

/** Every pair, compared with every other. */
function brute(list: readonly Range[]): string[] {
  return list
    .flatMap((a, i) => list.slice(i + 1).map((b) => [a, b] as const))
    .flatMap(([a, b]) => {
      const first = a.first > b.first ? a.first : b.first
      const last = a.last < b.last ? a.last : b.last
      if (first > last) return []
      const [outer, inner] = a.first < b.first || (a.first === b.first && a.last >= b.last) ? [a, b] : [b, a]
      const relation =
        outer.first === inner.first && outer.last === inner.last
          ? 'equal'
          : outer.last >= inner.last
            ? 'contains'
            : 'crosses'
      return [`${outer.first}-${outer.last} ${relation} ${inner.first}-${inner.last}: ${first}-${last}`]
    })
    .sort()
}

describe.each(BASES)('%s addresses', (_, family, base) => {
  const ranges = fc.array(fc.tuple(fc.bigInt(0n, SPAN), fc.bigInt(0n, 12n)), { maxLength: 80 }).map((list) =>
    list.map(([from, more]): Range => {
      const last = from + more > SPAN ? SPAN : from + more
      return { family, first: base + from, last: base + last }
    }),
  )

  test('pairs, relations, common ranges and counts are those of comparing all with all', () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const sorted = sortRanges(rangesOf(family, list))
        const pairs = [...overlapPairs(sorted)].map((pair) => {
          const [outer, inner] = [rangeAt(sorted, pair.outer), rangeAt(sorted, pair.inner)]
          const common = commonRange(sorted, pair)
          return `${outer.first}-${outer.last} ${pair.relation} ${inner.first}-${inner.last}: ${common.first}-${common.last}`
        })
        const expected = brute(list)
        expect(pairs.sort()).toEqual(expected)
        const of = (relation: string) => expected.filter((pair) => pair.includes(` ${relation} `)).length
        const overlapping = list.filter((a, i) =>
          list.some((b, j) => i !== j && a.first <= b.last && b.first <= a.last),
        )
        expect(countOverlaps(sorted)).toEqual({
          pairs: expected.length,
          equal: of('equal'),
          contains: of('contains'),
          crosses: of('crosses'),
          rows: overlapping.length,
        })
      }),
      { numRuns: 150 },
    )
  })

  test('ordering without places gives the same rows, and keeps the columns unless it may overwrite them', () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const [sorted, columns] = [sortRanges(rangesOf(family, list)), rangesOf(family, list)]
        const kept = orderRanges(columns, 'keep')
        expect(listRanges(kept)).toEqual(listRanges(sorted))
        expect(listRanges(columns)).toEqual(list)
        expect(countOverlaps(kept)).toEqual(countOverlaps(sorted))
        const merged = mergeRanges(columns)
        expect(tally(kept)).toEqual({
          overlaps: countOverlaps(sorted),
          merged: merged.length,
          addresses: setSize(merged),
        })
        expect(listRanges(orderRanges(columns, 'overwrite'))).toEqual(listRanges(sorted))
      }),
      { numRuns: 150 },
    )
  })

  test('sorting keeps every row and tells where it was', () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const sorted = sortRanges(rangesOf(family, list))
        expect(Array.from(sorted.order, (from, row) => [rangeAt(sorted, row), list[from]])).toEqual(
          Array.from(sorted.order, (from) => [list[from], list[from]]),
        )
      }),
      { numRuns: 50 },
    )
  })
})

test('long runs of ranges that begin together, and keys of every width, are ordered', () => {
  for (const bits of [4, 12, 20, 32]) {
    const first = Uint32Array.from(
      { length: 5000 },
      (_, i) => (Math.imul(i, 2654435761) >>> 0) >>> (32 - bits),
    )
    const columns = {
      family: 4,
      length: first.length,
      first,
      last: first.map((x, i) => Math.min(x + (i % 97), 2 ** 32 - 1)),
    } as const
    const sorted = sortRanges(columns)
    expect(listRanges(orderRanges(columns, 'keep'))).toEqual(listRanges(sorted))
    for (let row = 1; row < sorted.length; row++) {
      const [a, b] = [rangeAt(sorted, row - 1), rangeAt(sorted, row)]
      expect(a.first < b.first || (a.first === b.first && a.last >= b.last)).toBe(true)
    }
  }
})

test('all of one range: the pairs are counted, not listed', () => {
  const length = 300_000
  const sorted = sortRanges({
    family: 4,
    length,
    first: new Uint32Array(length).fill(10),
    last: new Uint32Array(length).fill(20),
  })
  expect(countOverlaps(sorted).pairs).toBe((length * (length - 1)) / 2)
})
