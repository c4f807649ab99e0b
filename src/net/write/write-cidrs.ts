import { type Family, wordsOf } from '../family.ts'
import { type Ranges } from '../ranges/ranges.ts'
import { eachCidr } from '../ranges/to-cidrs.ts'
import { differingBits } from '../ranges/words.ts'
import { LONGEST_CIDR, writeDecimal, writeIPv4, writeIPv6 } from './write-address.ts'

/** Takes pieces of a text, and is done with each when it returns. */
export type Emit = (bytes: Uint8Array) => void

/** How much is handed on at a time, in bytes. */
const CHUNK = 65_536
/** Two addresses with a hyphen or a prefix, and the end of the line. */
const LONGEST_LINE = 2 * LONGEST_CIDR

/** Writes ranges as the fewest prefixes that each is made of, one a line, in order. */
export function writeCidrs(ranges: Ranges, emit: Emit): void {
  writePrefixes(ranges.family, (put) => eachCidr(ranges, put), emit)
}

/** Writes prefixes one a line; `each` calls what it is given with the words of each address and its length. */
export function writePrefixes(
  family: Family,
  each: (put: (column: Uint32Array, at: number, prefix: number) => void) => void,
  emit: Emit,
): void {
  const bytes = new Uint8Array(CHUNK)
  let end = 0
  each((column, at, prefix) => {
    if (end > CHUNK - LONGEST_LINE) {
      emit(bytes.subarray(0, end))
      end = 0
    }
    end = writeAddress(bytes, end, family, column, at)
    bytes[end++] = 47
    end = writeDecimal(bytes, end, prefix)
    bytes[end++] = 10
  })
  if (end > 0) emit(bytes.subarray(0, end))
}

/** Writes ranges as `first-last`, a single address as itself, one a line, in order. */
export function writeSpans({ family, length, first, last }: Ranges, emit: Emit): void {
  const words = wordsOf(family)
  const bytes = new Uint8Array(CHUNK)
  let end = 0
  for (let at = 0; at < length * words; at += words) {
    if (end > CHUNK - LONGEST_LINE) {
      emit(bytes.subarray(0, end))
      end = 0
    }
    end = writeAddress(bytes, end, family, first, at)
    if (differingBits(first, at, last, at, words) > 0) {
      bytes[end++] = 45
      end = writeAddress(bytes, end, family, last, at)
    }
    bytes[end++] = 10
  }
  if (end > 0) emit(bytes.subarray(0, end))
}

function writeAddress(
  bytes: Uint8Array,
  end: number,
  family: Family,
  column: Uint32Array,
  at: number,
): number {
  return family === 4 ? writeIPv4(bytes, end, column[at]!) : writeIPv6(bytes, end, column, at)
}
