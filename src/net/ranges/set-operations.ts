import { type Range, type Ranges, type RangeSet, rangesOf } from './ranges.ts'
import { wordsOf } from '../family.ts'
import { mergeRanges, setOf } from './merge.ts'
import { compareWords, copyWords, decrement, increment } from './words.ts'

/** The set that holds nothing. */
export function emptySet(family: Ranges['family']): RangeSet {
  return setOf(family, 0, new Uint32Array(0), new Uint32Array(0))
}

/** The addresses that are in either set. Both are of one family. */
export function unionSets(a: RangeSet, b: RangeSet): RangeSet {
  return mergeRanges(concatRanges(a, b))
}

/** The rows of both, one after the other. Both are of one family. */
export function concatRanges(a: Ranges, b: Ranges): Ranges {
  const words = wordsOf(a.family)
  const join = (x: Uint32Array, y: Uint32Array) => {
    const out = new Uint32Array((a.length + b.length) * words)
    out.set(x.subarray(0, a.length * words))
    out.set(y.subarray(0, b.length * words), a.length * words)
    return out
  }
  return {
    family: a.family,
    length: a.length + b.length,
    first: join(a.first, b.first),
    last: join(a.last, b.last),
  }
}

/** The addresses that are in both sets. Both are of one family. */
export function intersectSets(a: RangeSet, b: RangeSet): RangeSet {
  const words = wordsOf(a.family)
  const rows = a.length + b.length
  const first = new Uint32Array(rows * words)
  const last = new Uint32Array(rows * words)
  const [aEnd, bEnd] = [a.length * words, b.length * words]
  let out = 0
  for (let i = 0, j = 0; i < aEnd && j < bEnd;) {
    const later = compareWords(a.first, i, b.first, j, words) >= 0
    const aEndsFirst = compareWords(a.last, i, b.last, j, words) <= 0
    copyWords(later ? a.first : b.first, later ? i : j, first, out, words)
    copyWords(aEndsFirst ? a.last : b.last, aEndsFirst ? i : j, last, out, words)
    if (compareWords(first, out, last, out, words) <= 0) out += words
    if (aEndsFirst) i += words
    else j += words
  }
  return setOf(a.family, out / words, first, last)
}

/** The addresses of the first set that are not in the second. Both are of one family. */
export function subtractSets(from: RangeSet, hole: RangeSet): RangeSet {
  const words = wordsOf(from.family)
  const rows = from.length + hole.length
  const first = new Uint32Array(rows * words)
  const last = new Uint32Array(rows * words)
  const [fromEnd, holeEnd] = [from.length * words, hole.length * words]
  const start = new Uint32Array(words)
  let out = 0
  for (let i = 0, j = 0; i < fromEnd; i += words) {
    copyWords(from.first, i, start, 0, words)
    while (j < holeEnd && compareWords(hole.last, j, start, 0, words) < 0) j += words
    let open = true
    while (open && j < holeEnd && compareWords(hole.first, j, from.last, i, words) <= 0) {
      if (compareWords(start, 0, hole.first, j, words) < 0) {
        copyWords(start, 0, first, out, words)
        copyWords(hole.first, j, last, out, words)
        decrement(last, out, words)
        out += words
      }
      copyWords(hole.last, j, start, 0, words)
      open = increment(start, 0, words) && compareWords(start, 0, from.last, i, words) <= 0
      if (open) j += words
    }
    if (!open) continue
    copyWords(start, 0, first, out, words)
    copyWords(from.last, i, last, out, words)
    out += words
  }
  return setOf(from.family, out / words, first, last)
}

/** True when every address of a range is in the set. */
export function setContains(set: RangeSet, range: Range): boolean {
  return holdsRow(set, rangesOf(set.family, [range]), 0)
}

/** The rows of which every address is in the set, in their order. Both are of one family. */
export function rowsInside(ranges: Ranges, set: RangeSet): Ranges {
  const words = wordsOf(ranges.family)
  const first = new Uint32Array(ranges.length * words)
  const last = new Uint32Array(ranges.length * words)
  let length = 0
  for (let row = 0; row < ranges.length; row++) {
    if (!holdsRow(set, ranges, row)) continue
    copyWords(ranges.first, row * words, first, length * words, words)
    copyWords(ranges.last, row * words, last, length * words, words)
    length++
  }
  return { family: ranges.family, length, first, last }
}

function holdsRow(set: RangeSet, ranges: Ranges, row: number): boolean {
  const words = wordsOf(set.family)
  const holder = lastStartingBy(set, ranges.first, row * words)
  return holder >= 0 && compareWords(set.last, holder * words, ranges.last, row * words, words) >= 0
}

/** The last row that begins at an address or before it, or -1. */
function lastStartingBy(set: RangeSet, column: Uint32Array, at: number): number {
  const words = wordsOf(set.family)
  let low = -1
  let high = set.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (compareWords(set.first, middle * words, column, at, words) <= 0) low = middle
    else high = middle - 1
  }
  return low
}

/** How many addresses a set holds. */
export function setSize(set: RangeSet): bigint {
  const words = wordsOf(set.family)
  // Sums of one word's differences stay exact: 2^32 rows of less than 2^32 fit 64 bits, so BigInt carries the total.
  let total = BigInt(set.length)
  for (let word = 0; word < words; word++) {
    let high = 0
    let low = 0
    for (let at = word; at < set.length * words; at += words) {
      low += set.last[at]! - set.first[at]!
      if (low > 2 ** 52 || low < -(2 ** 52)) {
        const carry = Math.trunc(low / 2 ** 32)
        high += carry
        low -= carry * 2 ** 32
      }
    }
    total += (BigInt(high) * 2n ** 32n + BigInt(low)) << BigInt(32 * (words - 1 - word))
  }
  return total
}
