import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bits, type Family } from '../../src/net/family.ts'
import { cidrOf, formatCidr } from '../../src/net/cidr.ts'
import { mergeRanges } from '../../src/net/ranges/merge.ts'
import {
  cidrOfRange,
  listRanges,
  type Range,
  rangeAt,
  rangeOfCidr,
  rangesOf,
  type RangeSet,
} from '../../src/net/ranges/ranges.ts'
import { wordsOf } from '../../src/net/family.ts'
import {
  emptySet,
  intersectSets,
  rowsInside,
  setContains,
  setSize,
  subtractSets,
  unionSets,
} from '../../src/net/ranges/set-operations.ts'
import { eachPiece, pieceCount } from '../../src/net/ranges/split.ts'
import { sortRanges } from '../../src/net/ranges/sort-ranges.ts'
import { cidrsOf } from '../../src/net/ranges/to-cidrs.ts'

/**
 * Small universes at the edges of the address space, of which a brute-force oracle can hold every address: the first and
 * last 40 addresses, and 40 around a boundary between two words of an IPv6 address.
 */
const UNIVERSES: readonly { readonly name: string; readonly family: Family; readonly base: bigint }[] = [
  { name: 'IPv4, first addresses', family: 4, base: 0n },
  { name: 'IPv4, last addresses', family: 4, base: 2n ** 32n - 40n },
  { name: 'IPv6, first addresses', family: 6, base: 0n },
  { name: 'IPv6, last addresses', family: 6, base: 2n ** 128n - 40n },
  { name: 'IPv6, across a word', family: 6, base: 2n ** 64n - 20n },
]

const SPAN = 40

const pieces = fc.array(fc.tuple(fc.nat(SPAN - 1), fc.nat(12)), { maxLength: 12 })

describe.each(UNIVERSES)('sets of ranges: $name', ({ family, base }) => {
  const build = (list: readonly (readonly [number, number])[]): Range[] =>
    list.map(([from, more]) => {
      return { family, first: base + BigInt(from), last: base + BigInt(Math.min(from + more, SPAN - 1)) }
    })
  const members = (list: readonly Range[]): Set<bigint> => {
    const out = new Set<bigint>()
    for (const { first, last } of list) for (let at = first; at <= last; at++) out.add(at)
    return out
  }
  const sorted = (set: ReadonlySet<bigint>): bigint[] => [...set].sort((a, b) => (a < b ? -1 : 1))
  const check = (set: RangeSet, expected: ReadonlySet<bigint>): void => {
    const rows = listRanges(set)
    expect(sorted(members(rows))).toEqual(sorted(expected))
    expect(setSize(set)).toBe(BigInt(expected.size))
    rows.slice(1).forEach((row, i) => expect(row.first > (rows[i]?.last ?? 0n) + 1n).toBe(true))
  }

  it('merge, unite, intersect and subtract as sets of single addresses do', () => {
    fc.assert(
      fc.property(pieces, pieces, (left, right) => {
        const [a, b] = [build(left), build(right)]
        const [setA, setB] = [mergeRanges(rangesOf(family, a)), mergeRanges(rangesOf(family, b))]
        const [inA, inB] = [members(a), members(b)]
        check(setA, inA)
        check(unionSets(setA, setB), new Set([...inA, ...inB]))
        check(intersectSets(setA, setB), new Set([...inA].filter((x) => inB.has(x))))
        check(subtractSets(setA, setB), new Set([...inA].filter((x) => !inB.has(x))))
      }),
    )
  })

  it('know what they contain', () => {
    fc.assert(
      fc.property(pieces, pieces, (left, asked) => {
        const set = mergeRanges(rangesOf(family, build(left)))
        const inside = members(build(left))
        for (const range of build(asked)) {
          expect(setContains(set, range)).toBe([...members([range])].every((x) => inside.has(x)))
        }
      }),
    )
  })

  it('keep the rows that lie inside, in their order', () => {
    fc.assert(
      fc.property(pieces, pieces, (left, asked) => {
        const inside = members(build(left))
        const rows = rowsInside(rangesOf(family, build(asked)), mergeRanges(rangesOf(family, build(left))))
        expect(listRanges(rows)).toEqual(
          build(asked).filter((range) => [...members([range])].every((x) => inside.has(x))),
        )
      }),
    )
  })

  it('split into prefixes of a length, which are the same addresses', () => {
    fc.assert(
      fc.property(pieces, fc.integer({ min: bits(family) - 5, max: bits(family) }), (list, length) => {
        const set = mergeRanges(rangesOf(family, build(list)))
        const out: Range[] = []
        const lengths: number[] = []
        eachPiece(set, length, (column, at, prefix) => {
          const words = column.slice(at, at + wordsOf(family))
          const { first } = rangeAt({ family, length: 1, first: words, last: words }, 0)
          out.push(rangeOfCidr(cidrOf({ family, value: first }, prefix)))
          lengths.push(prefix)
        })
        expect(out.flatMap((range) => [...members([range])])).toEqual(sorted(members(build(list))))
        expect(lengths.every((each) => each >= length)).toBe(true)
        expect(pieceCount(set, length)).toBe(BigInt(out.length))
        // What is narrower could not have been made wider: it is one of the fewest prefixes of the set.
        const fewest = cidrsOf(set)
        expect(lengths.filter((each) => each > length)).toEqual(
          fewest.map(({ prefix }) => prefix).filter((each) => each > length),
        )
      }),
    )
  })

  it('become the fewest prefixes', () => {
    fc.assert(
      fc.property(pieces, (list) => {
        const set = mergeRanges(rangesOf(family, build(list)))
        const cidrs = cidrsOf(set)
        expect(sorted(members(cidrs.map(rangeOfCidr)))).toEqual(sorted(members(build(list))))
        // The fewest: no two neighbours are the halves of one prefix.
        cidrs.slice(1).forEach((cidr, i) => {
          const before = cidrs[i]
          const both =
            before === undefined ? undefined : { ...rangeOfCidr(before), last: rangeOfCidr(cidr).last }
          const halves =
            before?.prefix === cidr.prefix && both !== undefined && cidrOfRange(both) !== undefined
          expect(halves && rangeOfCidr(cidr).first === rangeOfCidr(before ?? cidr).last + 1n).toBe(false)
        })
      }),
    )
  })

  it('sort by first address, the widest first, and remember where each row was', () => {
    fc.assert(
      fc.property(pieces, (list) => {
        const ranges = build(list)
        const result = sortRanges(rangesOf(family, ranges))
        const rows = listRanges(result)
        expect(rows).toEqual(
          ranges.toSorted((a, b) =>
            a.first !== b.first
              ? a.first < b.first
                ? -1
                : 1
              : a.last > b.last
                ? -1
                : a.last < b.last
                  ? 1
                  : 0,
          ),
        )
        rows.forEach((row, i) => expect(ranges[result.order[i] ?? -1]).toEqual(row))
      }),
    )
  })
})

describe('the whole address space', () => {
  it.each([4, 6] as const)('of IPv%i is one prefix, and nothing without itself', (family) => {
    const whole = { family, first: 0n, last: 2n ** BigInt(bits(family)) - 1n }
    const set = mergeRanges(rangesOf(family, [whole]))
    expect(cidrsOf(set).map(formatCidr)).toEqual([family === 4 ? '0.0.0.0/0' : '::/0'])
    expect(setSize(set)).toBe(2n ** BigInt(bits(family)))
    expect(listRanges(subtractSets(set, set))).toEqual([])
    expect(listRanges(unionSets(emptySet(family), set))).toEqual([whole])
  })
})
