import { eachCidrIPv4 } from './ipv4-loops.ts'
import { bits, wordsOf } from '../family.ts'
import { type Cidr, cidrOf } from '../cidr-of.ts'
import { rangeAt, type Ranges, type RangeSet } from './ranges.ts'
import { copyWords, differingBits, increment, setTrailing, trailingOnes, trailingZeros } from './words.ts'

/**
 * Calls `emit` for each of the fewest prefixes that make up the ranges, row by row in order: the address is in the
 * words from `at`, and must be read before the call returns.
 */
export function eachCidr(
  ranges: Ranges,
  emit: (column: Uint32Array, at: number, prefix: number) => void,
): void {
  const words = wordsOf(ranges.family)
  if (words === 1) return eachCidrIPv4(ranges.first, ranges.last, ranges.length, emit)
  const width = bits(ranges.family)
  const { first, last } = ranges
  const start = new Uint32Array(words)
  for (let at = 0; at < ranges.length * words; at += words) {
    const whole = differingBits(first, at, last, at, words)
    if (trailingZeros(first, at, words) >= whole && trailingOnes(last, at, words) >= whole) {
      emit(first, at, width - whole)
      continue
    }
    copyWords(first, at, start, 0, words)
    for (;;) {
      const block = blockBits(start, last, at, words)
      emit(start, 0, width - block)
      setTrailing(start, 0, words, block)
      if (differingBits(start, 0, last, at, words) === 0) break
      increment(start, 0, words)
    }
  }
}

/** The fewest prefixes that make up a set, in order. */
export function cidrsOf(set: RangeSet): Cidr[] {
  const out: Cidr[] = []
  eachCidr(set, (column, at, prefix) => {
    const words = wordsOf(set.family)
    const address = column.subarray(at, at + words)
    const { first } = rangeAt({ family: set.family, length: 1, first: address, last: address }, 0)
    out.push(cidrOf({ family: set.family, value: first }, prefix))
  })
  return out
}

/** How many host bits the widest prefix has that begins at `start` and ends no later than `last`. */
function blockBits(start: Uint32Array, last: Uint32Array, at: number, words: number): number {
  const aligned = trailingZeros(start, 0, words)
  const differing = differingBits(start, 0, last, at, words)
  if (aligned < differing) return aligned
  return trailingOnes(last, at, words) >= differing ? differing : differing - 1
}
