import type { Columns } from '../ranges/columns.ts'
import { DIGITS } from './scan-ipv6.ts'

/** The longest plain line: eight groups of four digits, seven colons, `/128`, a line end. */
const LONGEST = 44
const LF = 10
const SLASH = 47
const COLON = 58
/** More groups than an address has. */
const TOO_MANY = 9

/**
 * Reads lines `group:…:group/length`, as `scanPlainLines` reads those of IPv4: as long as each is nothing but an IPv6
 * prefix in hexadecimal without host bits, and there is room for it. The result is where the first other line begins.
 */
export function scanPlainIPv6Lines(bytes: Uint8Array, from: number, to: number, columns: Columns): number {
  const { first, last } = columns
  const groups = new Uint16Array(8)
  const room = first.length / 4
  const end = to - LONGEST
  let row = columns.length
  let line = from
  while (line < end && row < room) {
    let at = line
    let count = 0
    let gap = -1
    if (bytes[at] === COLON) {
      if (bytes[at + 1] !== COLON) break
      gap = 0
      at += 2
    }
    for (let digit = DIGITS[bytes[at]!]!; digit >= 0; digit = DIGITS[bytes[at]!]!) {
      const start = at
      let group = 0
      for (; digit >= 0; digit = DIGITS[bytes[++at]!]!) group = (group << 4) | digit
      if (count === 8 || at - start > 4) count = TOO_MANY
      if (count === TOO_MANY) break
      groups[count++] = group
      if (bytes[at] !== COLON) break
      at++
      if (bytes[at] !== COLON) continue
      if (gap >= 0) count = TOO_MANY
      gap = count
      at++
    }
    if (bytes[at] !== SLASH || (gap < 0 ? count !== 8 : count > 7)) break
    // A colon before the slash is the second of `::`.
    if (bytes[at - 1] === COLON && gap !== count) break
    if (gap >= 0) spread(groups, gap, count)

    let length = bytes[++at]! - 48
    if (length < 0 || length > 9) break
    const shortest = length === 0 ? at + 1 : at + 3
    for (
      let digit = bytes[++at]! - 48;
      at < shortest && digit >= 0 && digit <= 9;
      digit = bytes[++at]! - 48
    ) {
      length = length * 10 + digit
    }
    if (bytes[at] !== LF || length > 128) break
    const a = (groups[0]! << 16) | groups[1]!
    const b = (groups[2]! << 16) | groups[3]!
    const c = (groups[4]! << 16) | groups[5]!
    const d = (groups[6]! << 16) | groups[7]!
    const hostsA = hostMask(length)
    const hostsB = hostMask(length - 32)
    const hostsC = hostMask(length - 64)
    const hostsD = hostMask(length - 96)
    if (((a & hostsA) | (b & hostsB) | (c & hostsC) | (d & hostsD)) !== 0) break
    const word = row * 4
    first[word] = a
    first[word + 1] = b
    first[word + 2] = c
    first[word + 3] = d
    last[word] = a | hostsA
    last[word + 1] = b | hostsB
    last[word + 2] = c | hostsC
    last[word + 3] = d | hostsD
    row++
    line = at + 1
  }
  columns.length = row
  return line
}

/** The bits of a word that are behind its first `length`. */
function hostMask(length: number): number {
  return length <= 0 ? -1 : length >= 32 ? 0 : -1 >>> length
}

/** Moves the groups behind the gap to the end of the address and clears what the gap stands for. */
function spread(groups: Uint16Array, gap: number, count: number): void {
  const move = 8 - count
  for (let i = count - 1; i >= gap; i--) groups[i + move] = groups[i]!
  for (let i = gap; i < gap + move; i++) groups[i] = 0
}
