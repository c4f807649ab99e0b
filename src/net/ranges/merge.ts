import { mergeIPv4 } from './ipv4-loops.ts'
import { type Ranges, type RangeSet } from './ranges.ts'
import { wordsOf } from '../family.ts'
import { sortByFirst } from './sort-ranges.ts'
import { compareWords, copyWords, isNext } from './words.ts'

/**
 * The set of all addresses that any of the ranges holds: overlapping and adjacent ranges become one. `spare` says
 * whether the columns may be overwritten.
 */
export function mergeRanges(ranges: Ranges, spare: 'keep' | 'overwrite' = 'keep'): RangeSet {
  const { family, length, first, last } = sortByFirst(ranges, spare)
  const words = wordsOf(family)
  const outFirst = new Uint32Array(length * words)
  const outLast = new Uint32Array(length * words)
  if (words === 1) {
    const merged = mergeIPv4(first, last, length, outFirst, outLast)
    return setOf(family, merged, outFirst, outLast)
  }
  let rows = 0
  let end = -1
  for (let at = 0; at < length * words; at += words) {
    if (end >= 0 && joins(outLast, end, first, at, words)) {
      if (compareWords(last, at, outLast, end, words) > 0) copyWords(last, at, outLast, end, words)
      continue
    }
    end = rows++ * words
    copyWords(first, at, outFirst, end, words)
    copyWords(last, at, outLast, end, words)
  }
  return setOf(family, rows, outFirst, outLast)
}

/** Columns that are known to be a set. */
export function setOf(
  family: Ranges['family'],
  length: number,
  first: Uint32Array,
  last: Uint32Array,
): RangeSet {
  return { family, length, first, last } as RangeSet
}

/** True when a range that begins at `first` overlaps or touches one that ends at `last` and began no later. */
function joins(last: Uint32Array, end: number, first: Uint32Array, at: number, words: number): boolean {
  return compareWords(first, at, last, end, words) <= 0 || isNext(last, end, first, at, words)
}
