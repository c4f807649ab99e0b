import { orderRows } from './order-rows.ts'
import { sortPairs } from './radix-sort.ts'
import { type OrderedRanges, type Ranges, type SortedRanges } from './ranges.ts'
import { wordsOf } from '../family.ts'
import { compareWords } from './words.ts'

/** Runs of rows up to this length are put in order by insertion; longer ones by a radix sort of their own. */
const SHORT = 32

/** Ranges in ascending order of their first address, the widest first of those that begin together. Stable. */
export function sortRanges(ranges: Ranges): SortedRanges {
  const words = wordsOf(ranges.family)
  const order = orderRows(ranges.first, words, ranges.length)
  const { family, length } = ranges
  const first = gather(ranges.first, words, order)
  // Only rows that begin together change places: their first addresses stay as they are.
  widestFirst(first, ranges.last, words, order)
  return { family, length, first, last: gather(ranges.last, words, order), order } as SortedRanges
}

/**
 * Ranges in ascending order of their first address, the widest first of those that begin together, without a word on
 * where they came from. `spare` says whether the columns may be overwritten.
 */
export function orderRanges(ranges: Ranges, spare: 'keep' | 'overwrite'): OrderedRanges {
  const { family, length } = ranges
  if (wordsOf(family) > 1) return sortRanges(ranges)
  const { keys, payload } = sortPairs(ranges.first, ranges.last, length, spare)
  // Columns that were in order are the caller's own.
  const last = payload === ranges.last && spare === 'keep' ? payload.slice(0, length) : payload
  for (let from = 0; from < length;) {
    let to = from + 1
    while (to < length && keys[to] === keys[from]) to++
    if (to - from > 1) descending(last, from, to)
    from = to
  }
  return { family, length, first: keys, last } as OrderedRanges
}

function descending(column: Uint32Array, from: number, to: number): void {
  if (to - from > SHORT) {
    column.subarray(from, to).sort().reverse()
    return
  }
  for (let i = from + 1; i < to; i++) {
    const value = column[i]!
    let hole = i
    while (hole > from && column[hole - 1]! < value) {
      column[hole] = column[hole - 1]!
      hole--
    }
    column[hole] = value
  }
}

/**
 * Ranges in ascending order of their first address, without any promise about those that begin together, nor where
 * they came from: the cheaper sort, enough to merge. `spare` says whether the columns may be overwritten.
 */
export function sortByFirst(ranges: Ranges, spare: 'keep' | 'overwrite' = 'keep'): Ranges {
  const { family, length } = ranges
  const words = wordsOf(family)
  if (words === 1) {
    const { keys, payload } = sortPairs(ranges.first, ranges.last, length, spare)
    return { family, length, first: keys, last: payload }
  }
  if (isOrdered(ranges.first, length, words)) return ranges
  const order = orderRows(ranges.first, words, length)
  return {
    family,
    length,
    first: gather(ranges.first, words, order),
    last: gather(ranges.last, words, order),
  }
}

function isOrdered(column: Uint32Array, length: number, words: number): boolean {
  for (let at = words; at < length * words; at += words) {
    if (compareWords(column, at - words, column, at, words) > 0) return false
  }
  return true
}

/** Some rows in descending order of their addresses. */
function sortRun(column: Uint32Array, words: number, rows: Uint32Array): Uint32Array {
  let sorted = rows
  const keys = new Uint32Array(rows.length)
  for (let word = words - 1; word >= 0; word--) {
    for (let i = 0; i < sorted.length; i++) keys[i] = ~column[sorted[i]! * words + word]!
    sorted = sortPairs(keys, sorted, sorted.length).payload
  }
  return sorted
}

/** Puts the rows of each run that begins at the same address in descending order of their last address. */
function widestFirst(first: Uint32Array, last: Uint32Array, words: number, order: Uint32Array): void {
  for (let from = 0; from < order.length;) {
    let to = from + 1
    while (to < order.length && compareWords(first, from * words, first, to * words, words) === 0) to++
    if (to - from > SHORT) order.set(sortRun(last, words, order.slice(from, to)), from)
    else if (to - from > 1) insertionSort(last, words, order, from, to)
    from = to
  }
}

function insertionSort(last: Uint32Array, words: number, order: Uint32Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const row = order[i]!
    let hole = i
    while (hole > from && compareWords(last, order[hole - 1]! * words, last, row * words, words) < 0) {
      order[hole] = order[hole - 1]!
      hole--
    }
    order[hole] = row
  }
}

function gather(column: Uint32Array, words: 1 | 4, order: Uint32Array): Uint32Array {
  const out = new Uint32Array(order.length * words)
  if (words === 1) {
    for (let i = 0; i < order.length; i++) out[i] = column[order[i]!]!
    return out
  }
  for (let i = 0; i < order.length; i++) {
    const from = order[i]! * 4
    const to = i * 4
    out[to] = column[from]!
    out[to + 1] = column[from + 1]!
    out[to + 2] = column[from + 2]!
    out[to + 3] = column[from + 3]!
  }
  return out
}
