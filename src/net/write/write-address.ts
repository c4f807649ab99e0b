/** The most bytes that a prefix takes: eight groups of four digits, seven colons, a slash and three digits. */
export const LONGEST_CIDR = 43

/** The longest text of an address: six groups of four digits and an IPv4 address behind them. */
export const LONGEST_ADDRESS = 45

/** Writes an IPv4 address in dotted decimal at `at`; the result is where it ends. */
export function writeIPv4(bytes: Uint8Array, at: number, address: number): number {
  let end = writeDecimal(bytes, at, address >>> 24)
  bytes[end++] = 46
  end = writeDecimal(bytes, end, (address >>> 16) & 255)
  bytes[end++] = 46
  end = writeDecimal(bytes, end, (address >>> 8) & 255)
  bytes[end++] = 46
  return writeDecimal(bytes, end, address & 255)
}

/** Writes a number below 1000 at `at`; the result is where it ends. */
export function writeDecimal(bytes: Uint8Array, at: number, value: number): number {
  let end = at
  if (value >= 100) bytes[end++] = 48 + ((value / 100) | 0)
  if (value >= 10) bytes[end++] = 48 + (((value / 10) | 0) % 10)
  bytes[end++] = 48 + (value % 10)
  return end
}

/**
 * Writes the IPv6 address in the four words from `word` as RFC 5952 has it: lower case, no leading zeros, `::` for the
 * first of the longest runs of at least two zero groups. The result is where it ends.
 */
export function writeIPv6(bytes: Uint8Array, at: number, column: Uint32Array, word: number): number {
  const gap = longestGap(column, word)
  let end = at
  for (let group = 0; group < GROUPS; group++) {
    if (group === gap.start) {
      bytes[end++] = 58
      if (group === 0) bytes[end++] = 58
      group += gap.length - 1
      continue
    }
    end = writeHex(bytes, end, groupAt(column, word, group))
    if (group < GROUPS - 1) bytes[end++] = 58
  }
  return end
}

const GROUPS = 8

function groupAt(column: Uint32Array, word: number, group: number): number {
  const value = column[word + (group >> 1)]!
  return (group & 1) === 0 ? value >>> 16 : value & 0xffff
}

function longestGap(column: Uint32Array, word: number): Gap {
  let start = -1
  let length = 1
  let run = 0
  for (let group = 0; group < GROUPS; group++) {
    run = groupAt(column, word, group) === 0 ? run + 1 : 0
    if (run > length) {
      length = run
      start = group - run + 1
    }
  }
  return { start, length }
}

interface Gap {
  readonly start: number
  readonly length: number
}

function writeHex(bytes: Uint8Array, at: number, value: number): number {
  let end = at
  for (
    let shift = value >= 0x1000 ? 12 : value >= 0x100 ? 8 : value >= 0x10 ? 4 : 0;
    shift >= 0;
    shift -= 4
  ) {
    const digit = (value >>> shift) & 15
    bytes[end++] = digit < 10 ? 48 + digit : 87 + digit
  }
  return end
}
