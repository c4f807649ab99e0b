import type { Family } from './family.ts'
import { NO_ADDRESS, scanIPv4 } from './scan/scan-ipv4.ts'
import { scanIPv6 } from './scan/scan-ipv6.ts'
import { LONGEST_ADDRESS, writeIPv6 } from './write/write-address.ts'

export { bits, type Family } from './family.ts'

/** One IPv4 or IPv6 address. `value` is the address as an unsigned number of 32 or 128 bits. */
export interface Address {
  readonly family: Family
  readonly value: bigint
}

/**
 * The address that a text denotes, or undefined when Go's `net.ParseIP` (1.17 and later) would refuse it too:
 * no leading zeros, no short forms, no octal or hexadecimal IPv4, no zone. An IPv4-mapped IPv6 address stays IPv6.
 */
export function parseAddress(text: string): Address | undefined {
  if (text.length > LONGEST_ADDRESS) return undefined
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 127) return undefined
    bytes[i] = code
  }
  const scanner = { end: 0 }
  const value = scanIPv4(bytes, 0, scanner)
  if (value !== NO_ADDRESS && scanner.end === text.length) return { family: 4, value: BigInt(value) }
  const words = new Uint32Array(4)
  if (!scanIPv6(bytes, 0, words, scanner) || scanner.end !== text.length) return undefined
  return { family: 6, value: words.reduce((whole, word) => (whole << 32n) | BigInt(word), 0n) }
}

/** The canonical text of an address: dotted decimal, or RFC 5952. */
export function formatAddress(address: Address): string {
  if (address.family === 4) {
    const n = Number(address.value)
    return `${n >>> 24}.${(n >>> 16) & 255}.${(n >>> 8) & 255}.${n & 255}`
  }
  const words = new Uint32Array(4).map((_, i) =>
    Number((address.value >> BigInt(96 - 32 * i)) & 0xffff_ffffn),
  )
  const bytes = new Uint8Array(LONGEST_ADDRESS)
  return String.fromCharCode(...bytes.subarray(0, writeIPv6(bytes, 0, words, 0)))
}

/** The address `offset` places further on (or back), in the same family. The caller keeps it in range. */
export function offsetAddress(address: Address, offset: number | bigint): Address {
  return { family: address.family, value: address.value + BigInt(offset) }
}

export function compareAddresses(a: Address, b: Address): number {
  if (a.family !== b.family) return a.family - b.family
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0
}

export function sameAddress(a: Address, b: Address): boolean {
  return a.family === b.family && a.value === b.value
}
