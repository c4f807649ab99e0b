/** What `scanIPv4` answers when no address begins at the place. */
export const NO_ADDRESS = -1

/** Reads addresses out of bytes, one after the other, without making strings. `end` is where the last one ended. */
export interface Scanner {
  end: number
}

/**
 * The IPv4 address that begins at `at`, as an unsigned number, or `NO_ADDRESS`. Strict as Go 1.17: four decimal parts
 * of at most three digits, up to 255, without leading zeros. Reading beyond the end of the bytes finds no digit.
 */
export function scanIPv4(bytes: Uint8Array, at: number, scanner: Scanner): number {
  let i = at
  let value = 0
  for (let part = 0; part < 4; part++) {
    if (part > 0 && bytes[i++] !== 46) return NO_ADDRESS
    const lead = bytes[i++]! - 48
    if (!(lead >= 0 && lead <= 9)) return NO_ADDRESS
    let octet = lead
    let digit = bytes[i]! - 48
    if (digit >= 0 && digit <= 9) {
      if (lead === 0) return NO_ADDRESS
      octet = octet * 10 + digit
      digit = bytes[++i]! - 48
      if (digit >= 0 && digit <= 9) {
        octet = octet * 10 + digit
        i++
      }
    }
    if (octet > 255) return NO_ADDRESS
    value = (value << 8) | octet
  }
  scanner.end = i
  return value >>> 0
}

/** The prefix length that begins at `at`, or -1: decimal, without leading zeros, at most `most`. */
export function scanLength(bytes: Uint8Array, at: number, most: number, scanner: Scanner): number {
  let i = at
  const lead = bytes[i]! - 48
  if (!(lead >= 0 && lead <= 9)) return -1
  let length = 0
  for (let digit = lead; digit >= 0 && digit <= 9; digit = bytes[++i]! - 48) {
    length = length * 10 + digit
    if (length > most || (lead === 0 && i > at)) return -1
  }
  scanner.end = i
  return length
}
