import { bits } from '../address.ts'
import { eachCidr } from '../ranges/to-cidrs.ts'
import type { RangeSet } from '../ranges/ranges.ts'
import { LONGEST_CIDR, writeDecimal, writeIPv4, writeIPv6 } from './write-address.ts'

/** How much is handed on at a time, in bytes. */
const CHUNK = 65_536

/**
 * Writes a set as the fewest prefixes, one a line, in order. `emit` gets pieces of the text and must be done with each
 * when it returns.
 */
export function writeCidrs(set: RangeSet, emit: (bytes: Uint8Array) => void): void {
  const bytes = new Uint8Array(CHUNK)
  const isIPv4 = bits(set.family) === 32
  let end = 0
  eachCidr(set, (column, at, prefix) => {
    if (end > CHUNK - LONGEST_CIDR - 1) {
      emit(bytes.subarray(0, end))
      end = 0
    }
    end = isIPv4 ? writeIPv4(bytes, end, column[at]!) : writeIPv6(bytes, end, column, at)
    bytes[end++] = 47
    end = writeDecimal(bytes, end, prefix)
    bytes[end++] = 10
  })
  if (end > 0) emit(bytes.subarray(0, end))
}
