import { bits, wordsOf } from '../family.ts'
import { type RangeSet } from './ranges.ts'
import { eachCidr } from './to-cidrs.ts'
import { copyWords, differingBits, increment, setTrailing } from './words.ts'

/**
 * Calls `emit` for each prefix of a length that the set is made of, in order; what is narrower than that stays as it
 * is. The address is in the words from `at`, and must be read before the call returns.
 */
export function eachPiece(
  set: RangeSet,
  length: number,
  emit: (column: Uint32Array, at: number, prefix: number) => void,
): void {
  const words = wordsOf(set.family)
  const width = bits(set.family)
  const address = new Uint32Array(words)
  const last = new Uint32Array(words)
  eachCidr(set, (column, at, prefix) => {
    if (prefix >= length) {
      emit(column, at, prefix)
      return
    }
    copyWords(column, at, address, 0, words)
    copyWords(column, at, last, 0, words)
    setTrailing(last, 0, words, width - prefix)
    for (;;) {
      emit(address, 0, length)
      setTrailing(address, 0, words, width - length)
      if (differingBits(address, 0, last, 0, words) === 0) return
      increment(address, 0, words)
    }
  })
}

/** How many prefixes `eachPiece` gives. */
export function pieceCount(set: RangeSet, length: number): bigint {
  let count = 0n
  eachCidr(set, (_column, _at, prefix) => {
    count += prefix >= length ? 1n : 1n << BigInt(length - prefix)
  })
  return count
}
