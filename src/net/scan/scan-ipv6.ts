import { NO_ADDRESS, scanIPv4, type Scanner } from './scan-ipv4.ts'

/**
 * Reads the IPv6 address that begins at `at` into the first four words of `out`; false when there is none. Strict as
 * Go's net.ParseIP: at most four digits a group, one `::` that stands for at least one group, an IPv4 tail only in
 * place of the last two groups, no zone. Reading beyond the end of the bytes finds no digit.
 */
export function scanIPv6(bytes: Uint8Array, at: number, out: Uint32Array, scanner: Scanner): boolean {
  let i = at
  let groups = 0
  let gap = -1
  let word = 0
  out[0] = out[1] = out[2] = out[3] = 0
  if (bytes[i] === 58) {
    if (bytes[i + 1] !== 58) return false
    gap = 0
    i += 2
  }
  for (;;) {
    const start = i
    let group = 0
    for (;;) {
      const digit = hexDigit(bytes[i]!)
      if (digit < 0) break
      group = (group << 4) | digit
      i++
    }
    if (i === start) {
      // Only directly behind `::` may there be no group.
      if (gap !== groups) return false
      break
    }
    if (bytes[i] === 46) {
      if (groups > 6 || (groups < 6 && gap < 0)) return false
      const tail = scanIPv4(bytes, start, scanner)
      if (tail === NO_ADDRESS) return false
      i = scanner.end
      putGroup(out, groups, tail >>> 16)
      putGroup(out, groups + 1, tail & 0xffff)
      groups += 2
      break
    }
    if (i - start > 4 || groups === 8) return false
    if ((groups & 1) === 0) word = group << 16
    else word |= group
    out[groups >> 1] = word
    groups++
    if (bytes[i] !== 58) break
    if (bytes[i + 1] === 58) {
      if (gap >= 0) return false
      gap = groups
      i += 2
      continue
    }
    if (groups === 8) return false
    i++
    if (hexDigit(bytes[i]!) < 0) return false
  }
  if (gap < 0 ? groups !== 8 : groups > 7) return false
  if (gap >= 0) spread(out, gap, groups)
  scanner.end = i
  return true
}

/** The values of hexadecimal digits by their bytes; -1 for all other bytes. */
export const DIGITS: Int8Array = digits()

function digits(): Int8Array {
  const values = new Int8Array(256).fill(-1)
  for (let digit = 0; digit < 16; digit++) {
    const text = digit.toString(16)
    values[text.charCodeAt(0)] = digit
    values[text.toUpperCase().charCodeAt(0)] = digit
  }
  return values
}

/** The value of a hexadecimal digit, or -1, also for what is behind the end. */
function hexDigit(byte: number | undefined): number {
  return byte === undefined ? -1 : DIGITS[byte]!
}

function putGroup(out: Uint32Array, group: number, value: number): void {
  out[group >> 1] = (group & 1) === 0 ? value << 16 : out[group >> 1]! | value
}

/** Moves the groups behind the gap to the end of the address and clears what the gap stands for. */
function spread(out: Uint32Array, gap: number, groups: number): void {
  if (gap === groups) return
  const move = 8 - groups
  for (let group = groups - 1; group >= gap; group--) {
    const value = (group & 1) === 0 ? out[group >> 1]! >>> 16 : out[group >> 1]! & 0xffff
    setGroup(out, group + move, value)
  }
  for (let group = gap; group < gap + move; group++) setGroup(out, group, 0)
}

function setGroup(out: Uint32Array, group: number, value: number): void {
  const at = group >> 1
  out[at] = (group & 1) === 0 ? (out[at]! & 0xffff) | (value << 16) : (out[at]! & 0xffff0000) | value
}
