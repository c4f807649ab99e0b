import { countNestedIPv4, type NestedCount } from './ipv4-loops.ts'
import { type OrderedRanges, type Range, rangeAt, type Ranges } from './ranges.ts'
import { wordsOf } from '../family.ts'
import { compareWords } from './words.ts'

/** How two ranges that share addresses lie: the same, one inside the other, or each reaching beyond the other. */
export type Relation = 'equal' | 'contains' | 'crosses'

/** Two rows that overlap. `outer` begins no later than `inner`; both are rows of the sorted ranges. */
export interface OverlapPair {
  readonly outer: number
  readonly inner: number
  /** How `outer` lies to `inner`. */
  readonly relation: Relation
}

/** How many pairs of rows overlap, by relation, without listing them. */
export interface OverlapCount {
  readonly pairs: number
  readonly equal: number
  readonly contains: number
  readonly crosses: number
  /** How many rows overlap at least one other. */
  readonly rows: number
}

/**
 * Counts all overlaps in O(n log n) however many there are. Where no two ranges cross, as in any list of prefixes, one
 * walk is enough.
 */
export function countOverlaps(ranges: OrderedRanges): OverlapCount {
  return countNested(ranges) ?? countAny(ranges)
}

/** The counts when no two rows cross; else undefined. A row overlaps the rows that are open when it begins. */
function countNested({ family, length, first, last }: OrderedRanges): OverlapCount | undefined {
  const words = wordsOf(family)
  if (words === 1) {
    const counts = countNestedIPv4(first, last, length)
    return counts === undefined ? undefined : asOverlaps(counts)
  }
  const open: number[] = []
  let pairs = 0
  let equal = 0
  let rows = 0
  let twins = 0
  let outermostCounts = false
  for (let row = 0; row < length; row++) {
    const at = row * words
    while (open.length > 0 && compareWords(last, open[open.length - 1]!, first, at, words) < 0) open.pop()
    if (open.length === 0) {
      twins = 0
      outermostCounts = false
      open.push(at)
      continue
    }
    const around = open[open.length - 1]!
    const ends = compareWords(last, around, last, at, words)
    if (ends < 0) return undefined
    pairs += open.length
    twins = ends === 0 && compareWords(first, around, first, at, words) === 0 ? twins + 1 : 0
    equal += twins
    rows += outermostCounts ? 1 : 2
    outermostCounts = true
    open.push(at)
  }
  return asOverlaps({ pairs, equal, rows })
}

/** The counts of rows of which no two cross. */
export function asOverlaps({
  pairs,
  equal,
  rows,
}: Pick<NestedCount, 'pairs' | 'equal' | 'rows'>): OverlapCount {
  return { pairs, equal, contains: pairs - equal, crosses: 0, rows }
}

/** Of a row, the rows that begin after it and before its end are a run, whose length is found by search. */
function countAny(ranges: OrderedRanges): OverlapCount {
  const { length } = ranges
  const words = wordsOf(ranges.family)
  const { first, last } = ranges
  let pairs = 0
  let equal = 0
  let rows = 0
  let twins = 0
  let farthest = -1
  for (let row = 0; row < length; row++) {
    const at = row * words
    const inners = reach(ranges, row) - row
    pairs += inners
    twins = row > 0 && sameRange(ranges, row - 1, row) ? twins + 1 : 0
    equal += twins
    if (inners > 0 || (farthest >= 0 && compareWords(last, farthest, first, at, words) >= 0)) rows++
    if (farthest < 0 || compareWords(last, at, last, farthest, words) > 0) farthest = at
  }
  const crosses = countCrossing(ranges)
  return { pairs, equal, contains: pairs - equal - crosses, crosses, rows }
}

/** The last row that begins no later than a row ends: it and every row between overlap that row. */
export function reach(ranges: OrderedRanges, row: number): number {
  const words = wordsOf(ranges.family)
  const { first, last, length } = ranges
  const end = row * words
  let low = row
  let step = 1
  while (low + step < length && compareWords(first, (low + step) * words, last, end, words) <= 0) {
    low += step
    step *= 2
  }
  let high = Math.min(low + step, length) - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (compareWords(first, middle * words, last, end, words) <= 0) low = middle
    else high = middle - 1
  }
  return low
}

/** Every pair of rows that overlap, in the order of the rows; the time taken grows with the number of pairs. */
export function* overlapPairs(ranges: OrderedRanges): Generator<OverlapPair> {
  for (let outer = 0; outer < ranges.length; outer++) {
    const end = reach(ranges, outer)
    for (let inner = outer + 1; inner <= end; inner++) {
      yield { outer, inner, relation: relationOf(ranges, outer, inner) }
    }
  }
}

/** How two overlapping rows lie to each other. `outer` comes before `inner`. */
export function relationOf(ranges: OrderedRanges, outer: number, inner: number): Relation {
  const words = wordsOf(ranges.family)
  const ends = compareWords(ranges.last, outer * words, ranges.last, inner * words, words)
  if (ends < 0) return 'crosses'
  return ends === 0 && sameRange(ranges, outer, inner) ? 'equal' : 'contains'
}

/** The addresses that both rows of a pair hold. */
export function commonRange(ranges: OrderedRanges, pair: OverlapPair): Range {
  const inner = rangeAt(ranges, pair.inner)
  return pair.relation === 'crosses' ? { ...inner, last: rangeAt(ranges, pair.outer).last } : inner
}

/** True for two rows with the same addresses. */
export function sameRange({ family, first, last }: Ranges, a: number, b: number): boolean {
  const words = wordsOf(family)
  return (
    compareWords(first, a * words, first, b * words, words) === 0 &&
    compareWords(last, a * words, last, b * words, words) === 0
  )
}

/** How many pairs cross: those where the later row begins inside the earlier one and ends behind it. */
function countCrossing(ranges: OrderedRanges): number {
  const ends = ranksOfEnds(ranges)
  const tree = new Uint32Array(ranges.length + 1)
  let crossing = 0
  // From the last row back: the tree holds the ends of the rows behind `row`. Of the rows up to `reach` exactly those
  // that end behind it cross; rows beyond `reach` begin and so end behind it too, and are taken off again.
  for (let row = ranges.length - 1; row >= 0; row--) {
    const behind = ranges.length - 1 - row
    const longer = behind - prefixSum(tree, ends[row]! + 1)
    crossing += longer - (ranges.length - 1 - reach(ranges, row))
    for (let i = ends[row]! + 1; i < tree.length; i += i & -i) tree[i]!++
  }
  return crossing
}

function prefixSum(tree: Uint32Array, count: number): number {
  let sum = 0
  for (let i = count; i > 0; i -= i & -i) sum += tree[i]!
  return sum
}

/** For each row, how many distinct ends lie before its own. */
function ranksOfEnds({ family, length, last }: OrderedRanges): Uint32Array {
  const words = wordsOf(family)
  const rows = new Uint32Array(length).map((_, row) => row)
  rows.sort((a, b) => compareWords(last, a * words, last, b * words, words))
  const ranks = new Uint32Array(length)
  let rank = 0
  rows.forEach((row, i) => {
    const before = rows[i - 1]
    if (before !== undefined && compareWords(last, before * words, last, row * words, words) !== 0) rank++
    ranks[row] = rank
  })
  return ranks
}
