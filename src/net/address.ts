import ipaddr from 'ipaddr.js'
import type { Family } from './family.ts'

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
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) {
    return { family: 4, value: fromBytes(ipaddr.IPv4.parse(text).toByteArray()) }
  }
  const groups = withoutDots(text)
  if (groups === undefined || !/^[0-9A-Fa-f:]+$/.test(groups) || !ipaddr.IPv6.isValid(groups))
    return undefined
  if (groups.split(':').some((group) => group.length > 4)) return undefined
  return { family: 6, value: fromBytes(ipaddr.IPv6.parse(groups).toByteArray()) }
}

/**
 * An IPv6 text with a dotted tail written as two groups: ipaddr.js takes `::1.2.3.4` for `::ffff:1.2.3.4`. undefined
 * for a text that is no IPv6 address.
 */
function withoutDots(text: string): string | undefined {
  const colon = text.lastIndexOf(':')
  const tail = text.slice(colon + 1)
  if (colon < 0 || !tail.includes('.')) return colon < 0 ? undefined : text
  if (!ipaddr.IPv4.isValidFourPartDecimal(tail)) return undefined
  const [a = 0, b = 0, c = 0, d = 0] = ipaddr.IPv4.parse(tail).toByteArray()
  return `${text.slice(0, colon + 1)}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
}

/** The canonical text of an address: dotted decimal, or RFC 5952. */
export function formatAddress(address: Address): string {
  if (address.family === 4) {
    const n = Number(address.value)
    return `${n >>> 24}.${(n >>> 16) & 255}.${(n >>> 8) & 255}.${n & 255}`
  }
  return new ipaddr.IPv6(toBytes(address.value)).toRFC5952String()
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

function fromBytes(bytes: readonly number[]): bigint {
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  return value
}

function toBytes(value: bigint): number[] {
  const bytes: number[] = []
  for (let shift = 120n; shift >= 0n; shift -= 8n) bytes.push(Number((value >> shift) & 255n))
  return bytes
}
