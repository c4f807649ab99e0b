import { type Columns, emptyColumns, grow } from '../ranges/columns.ts'
import { NO_ADDRESS, scanIPv4, scanLength, type Scanner } from './scan-ipv4.ts'
import { LONGEST_CIDR, writeIPv6 } from '../write/write-address.ts'
import { scanIPv6 } from './scan-ipv6.ts'
import { scanPlainIPv6Lines } from './scan-plain-ipv6.ts'
import { scanPlainLines } from './scan-plain.ts'

/**
 * A list of prefixes, ranges and single addresses as it was read: the rows of each family, and the lines that are
 * neither of those nor blank. `places` of the rows are offsets of lines.
 */
export interface ScannedList {
  readonly v4: Columns
  readonly v6: Columns
  /** Offsets of the rows whose prefix had host bits; they were read as the prefix around the address, as Go does. */
  readonly hostBits: number[]
  /** Offsets of the rows whose address is not spelt canonically; looked for only when places are kept. */
  readonly misspelt: number[]
  /** Offsets of the lines that do not begin with a prefix, a range or an address. */
  readonly unread: number[]
}

/** An empty list with room for so many rows of each family. `places` keeps the offset of each row's line. */
export function emptyList(expected: number, places: boolean): ScannedList {
  return {
    v4: emptyColumns(4, expected, places),
    v6: emptyColumns(6, expected, places),
    hostBits: [],
    misspelt: [],
    unread: [],
  }
}

const LF = 10
const TAB = 9
const SPACE = 32
const HASH = 35
const COMMA = 44
const HYPHEN = 45
const SLASH = 47
const SEMICOLON = 59

/**
 * Reads whole lines of a list from `from` up to `to` and adds them to the list. The byte before `to` must end a line,
 * or `to` be the end of the bytes. `base` is added to the offsets that the list keeps.
 *
 * A line is blank, a comment (`#`, `;` or `//`), or an entry: `address/length`, `address - address` or an address, and
 * behind it, after a blank, a comma, a semicolon or `#`, anything at all.
 */
export function scanLines(
  bytes: Uint8Array,
  from: number,
  to: number,
  base: number,
  list: ScannedList,
): void {
  const scanner: Scanner = { end: 0 }
  const low = new Uint32Array(4)
  const high = new Uint32Array(4)
  const spelling = new Uint8Array(LONGEST_CIDR)
  const { v4, v6 } = list
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = from
  while (at < to) {
    at = scanPlainLines(bytes, view, at, to, base, v4)
    // Places are kept by those who also ask how addresses are spelt, which the fast way does not look at.
    if (v6.places === undefined) at = scanPlainIPv6Lines(bytes, at, to, v6)
    if (at >= to) return
    const line = at
    while (bytes[at] === SPACE || bytes[at] === TAB) at++
    const address = scanIPv4(bytes, at, scanner)
    if (address !== NO_ADDRESS) {
      if (v4.length === v4.first.length) grow(v4)
      at = putIPv4(bytes, line + base, address, list, scanner)
    } else if (scanIPv6(bytes, at, low, scanner)) {
      if (v6.length * 4 === v6.first.length) grow(v6)
      if (v6.places !== undefined && !isCanonical(bytes, at, scanner.end, low, spelling)) {
        list.misspelt.push(line + base)
      }
      at = putIPv6(bytes, line + base, low, high, list, scanner)
    } else if (!isBlankOrComment(bytes, at, to)) {
      list.unread.push(line + base)
    }
    while (at < to && bytes[at] !== LF) at++
    at++
  }
}

/** Adds what begins with an IPv4 address; the result is where it ends. */
function putIPv4(
  bytes: Uint8Array,
  line: number,
  address: number,
  list: ScannedList,
  scanner: Scanner,
): number {
  let first = address
  let last = address
  if (bytes[scanner.end] === SLASH) {
    const length = scanLength(bytes, scanner.end + 1, 32, scanner)
    if (length < 0) return refuse(list, line, scanner)
    const hostMask = length === 0 ? 0xffff_ffff : 2 ** (32 - length) - 1
    first = (address & ~hostMask) >>> 0
    last = (address | hostMask) >>> 0
  } else {
    const other = otherEnd(bytes, scanner.end)
    if (other > 0) {
      last = scanIPv4(bytes, other, scanner)
      if (last === NO_ADDRESS || last < first) return refuse(list, line, scanner)
    }
  }
  if (!endsEntry(bytes[scanner.end])) return refuse(list, line, scanner)
  if (first !== address) list.hostBits.push(line)
  const { v4 } = list
  const row = v4.length++
  v4.first[row] = first
  v4.last[row] = last
  if (v4.places !== undefined) v4.places[row] = line
  return scanner.end
}

/** Adds what begins with the IPv6 address in `first`; the result is where it ends. `last` is for its use alone. */
function putIPv6(
  bytes: Uint8Array,
  line: number,
  first: Uint32Array,
  last: Uint32Array,
  list: ScannedList,
  scanner: Scanner,
): number {
  for (let word = 0; word < 4; word++) last[word] = first[word]!
  let hostBits = 0
  if (bytes[scanner.end] === SLASH) {
    const length = scanLength(bytes, scanner.end + 1, 128, scanner)
    if (length < 0) return refuse(list, line, scanner)
    for (let word = 0, left = length; word < 4; word++, left -= 32) {
      const hostMask = left <= 0 ? -1 : left >= 32 ? 0 : (1 << (32 - left)) - 1
      hostBits |= first[word]! & hostMask
      first[word]! &= ~hostMask
      last[word]! |= hostMask
    }
  } else {
    const other = otherEnd(bytes, scanner.end)
    if (other > 0 && (!scanIPv6(bytes, other, last, scanner) || isLess(last, first))) {
      return refuse(list, line, scanner)
    }
  }
  if (!endsEntry(bytes[scanner.end])) return refuse(list, line, scanner)
  if (hostBits !== 0) list.hostBits.push(line)
  const { v6 } = list
  const row = v6.length++
  // Word by word: `set` would cost more than all the rest of a line.
  for (let word = 0; word < 4; word++) {
    v6.first[row * 4 + word] = first[word]!
    v6.last[row * 4 + word] = last[word]!
  }
  if (v6.places !== undefined) v6.places[row] = line
  return scanner.end
}

/** True when the bytes of an IPv6 address are its canonical text. `spelling` is for its use alone. */
function isCanonical(
  bytes: Uint8Array,
  from: number,
  to: number,
  address: Uint32Array,
  spelling: Uint8Array,
): boolean {
  const length = writeIPv6(spelling, 0, address, 0)
  if (length !== to - from) return false
  for (let i = 0; i < length; i++) if (spelling[i] !== bytes[from + i]) return false
  return true
}

function refuse(list: ScannedList, line: number, scanner: Scanner): number {
  list.unread.push(line)
  return scanner.end
}

/** Where the second address of `a - b` begins, or 0 when no hyphen follows. */
function otherEnd(bytes: Uint8Array, at: number): number {
  let i = skipBlanks(bytes, at)
  if (bytes[i] !== HYPHEN) return 0
  i = skipBlanks(bytes, i + 1)
  return i
}

function skipBlanks(bytes: Uint8Array, at: number): number {
  let i = at
  while (bytes[i] === SPACE || bytes[i] === TAB) i++
  return i
}

/** True for what may stand behind an entry: a line end, the end of the bytes, or the start of a label. */
function endsEntry(byte: number | undefined): boolean {
  return (
    byte === LF ||
    byte === SPACE ||
    byte === TAB ||
    byte === 13 ||
    byte === COMMA ||
    byte === SEMICOLON ||
    byte === HASH ||
    byte === undefined
  )
}

function isBlankOrComment(bytes: Uint8Array, at: number, to: number): boolean {
  const byte = at < to ? bytes[at] : LF
  if (byte === LF || byte === 13 || byte === HASH || byte === SEMICOLON) return true
  return byte === SLASH && bytes[at + 1] === SLASH
}

function isLess(a: Uint32Array, b: Uint32Array): boolean {
  for (let word = 0; word < 4; word++) if (a[word] !== b[word]) return a[word]! < b[word]!
  return false
}
