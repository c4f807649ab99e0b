import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addressAt,
  type Cidr,
  cidrOf,
  contains,
  containsAddress,
  formatCidr,
  lastAddress,
  overlap,
  parseCidr,
  size,
  subnetAt,
  subnetCount,
  subtract,
} from '../../src/net/cidr.ts'
import { bits, type Family } from '../../src/net/family.ts'
import { mergeRanges } from '../../src/net/ranges/merge.ts'
import { countOverlaps } from '../../src/net/ranges/overlaps.ts'
import { listRanges, type Range, rangeOfCidr, rangesOf, type RangeSet } from '../../src/net/ranges/ranges.ts'
import {
  intersectSets,
  setContains,
  setSize,
  subtractSets,
  unionSets,
} from '../../src/net/ranges/set-operations.ts'
import { sortRanges } from '../../src/net/ranges/sort-ranges.ts'
import { tally } from '../../src/net/ranges/tally.ts'
import { cidrsOf } from '../../src/net/ranges/to-cidrs.ts'

/** Prefixes of every length at both ends of the address space, in its middle and beside each other: /0 to /32 or /128. */
function corner(family: Family): fc.Arbitrary<Cidr> {
  const width = bits(family)
  const most = 2n ** BigInt(width)
  const places = [0n, 1n, most / 2n - 1n, most / 2n, most / 4n, most - 2n, most - 1n, most / 256n]
  return fc
    .tuple(fc.constantFrom(...places), fc.constantFrom(0, 1, 2, 7, 8, 31, width / 2, width - 1, width))
    .map(([value, prefix]) => cidrOf({ family, value }, prefix))
}

/**
 * An oracle for ranges that are too wide to hold every address: between two neighbouring ends of any of them all
 * addresses are alike, so one of each piece stands for all.
 */
function pieces(all: readonly Range[]): { readonly first: bigint; readonly last: bigint }[] {
  const edges = [...new Set(all.flatMap(({ first, last }) => [first, last + 1n]))].sort((a, b) =>
    a < b ? -1 : 1,
  )
  return edges.slice(0, -1).map((first, i) => ({ first, last: (edges[i + 1] ?? 0n) - 1n }))
}

function holds(list: readonly Range[], address: bigint): boolean {
  return list.some(({ first, last }) => first <= address && address <= last)
}

describe.each([4, 6] as const)('IPv%i prefixes from /0 to the longest', (family) => {
  const list = fc.array(corner(family), { maxLength: 10 })
  const whole: Range = { family, first: 0n, last: 2n ** BigInt(bits(family)) - 1n }

  test('merge, unite, intersect, subtract, contain and count as their pieces do', () => {
    fc.assert(
      fc.property(list, list, (left, right) => {
        const [a, b] = [left.map(rangeOfCidr), right.map(rangeOfCidr)]
        const [setA, setB] = [mergeRanges(rangesOf(family, a)), mergeRanges(rangesOf(family, b))]
        const parts = pieces([whole, ...a, ...b])
        const check = (set: RangeSet, isIn: (address: bigint) => boolean): void => {
          const rows = listRanges(set)
          const inside = parts.filter(({ first }) => isIn(first))
          for (const { first, last } of parts) {
            expect([holds(rows, first), holds(rows, last)]).toEqual([isIn(first), isIn(first)])
            expect(setContains(set, { family, first, last })).toBe(isIn(first))
          }
          expect(setSize(set)).toBe(inside.reduce((sum, { first, last }) => sum + last - first + 1n, 0n))
          expect(listRanges(mergeRanges(rangesOf(family, cidrsOf(set).map(rangeOfCidr))))).toEqual(rows)
        }
        check(setA, (x) => holds(a, x))
        check(unionSets(setA, setB), (x) => holds(a, x) || holds(b, x))
        check(intersectSets(setA, setB), (x) => holds(a, x) && holds(b, x))
        check(subtractSets(setA, setB), (x) => holds(a, x) && !holds(b, x))
        const pairs = a.flatMap((one, i) =>
          a.slice(i + 1).filter((other) => one.first <= other.last && other.first <= one.last),
        )
        const { overlaps, merged, addresses } = tally(sortRanges(rangesOf(family, a)))
        expect(overlaps).toEqual(countOverlaps(sortRanges(rangesOf(family, a))))
        expect({ pairs: overlaps.pairs, merged, addresses }).toEqual({
          pairs: pairs.length,
          merged: setA.length,
          addresses: setSize(setA),
        })
      }),
      { numRuns: 100 },
    )
  })

  test('two of them relate as their addresses do', () => {
    fc.assert(
      fc.property(corner(family), corner(family), (a, b) => {
        const [ra, rb] = [rangeOfCidr(a), rangeOfCidr(b)]
        const inside = ra.first <= rb.first && ra.last >= rb.last
        const around = rb.first <= ra.first && rb.last >= ra.last
        expect(contains(a, b)).toBe(inside)
        expect(containsAddress(a, { family, value: rb.first })).toBe(
          ra.first <= rb.first && rb.first <= ra.last,
        )
        expect(overlap(a, b)).toEqual(inside ? b : around ? a : undefined)
        const rest = subtract(a, b)
        const expected = size(a) - (around ? size(a) : inside ? size(b) : 0n)
        expect(rest.reduce((sum, each) => sum + size(each), 0n)).toBe(expected)
        for (const each of rest) expect([contains(a, each), overlap(each, b)]).toEqual([true, undefined])
        rest.slice(1).forEach((each, i) => expect(each.base > (rest[i]?.base ?? 0n)).toBe(true))
      }),
      { numRuns: 200 },
    )
  })

  test('one of them is its text, its ends and its parts', () => {
    fc.assert(
      fc.property(corner(family), fc.integer({ min: 0, max: 8 }), (cidr, more) => {
        expect(parseCidr(formatCidr(cidr))).toEqual({ ok: true, value: cidr })
        expect(addressAt(cidr, size(cidr) - 1n)).toEqual(lastAddress(cidr))
        const length = Math.min(cidr.prefix + more, bits(family))
        const count = subnetCount(cidr, length)
        expect(count * size(subnetAt(cidr, length, 0))).toBe(size(cidr))
        expect(lastAddress(subnetAt(cidr, length, count - 1n))).toEqual(lastAddress(cidr))
      }),
      { numRuns: 300 },
    )
  })
})
