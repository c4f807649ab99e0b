import { type Address, formatAddress, parseAddress } from './address.ts'
import { type Cidr, cidrOf } from './cidr-of.ts'
import { bits, type Family } from './family.ts'

export { type Cidr, cidrOf } from './cidr-of.ts'

/** Why a text is not a prefix. `host-bits` carries the prefix that was probably meant. */
export type CidrError =
  | { readonly kind: 'no-length'; readonly address: Address }
  | { readonly kind: 'not-an-address'; readonly text: string }
  | { readonly kind: 'length'; readonly text: string; readonly family: Family }
  | { readonly kind: 'host-bits'; readonly cidr: Cidr; readonly address: Address }

export type ParsedCidr =
  { readonly ok: true; readonly value: Cidr } | { readonly ok: false; readonly error: CidrError }

/**
 * Reads `address/length`. More strictly than Go's `net.ParseCIDR` it refuses leading zeros in the length, which Go takes
 * (go1.26.8, executed: `10.0.0.0/08` is 10.0.0.0/8), and host bits: programs compare prefixes by their text, so a text
 * has to be the canonical one. `010.0.0.0/8`, `10/8` and `10.0.0.0/255.0.0.0` are no prefixes to Go either (since 1.17).
 */
export function parseCidr(text: string): ParsedCidr {
  const slash = text.indexOf('/')
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash))
  if (address === undefined)
    return refuse({ kind: 'not-an-address', text: slash < 0 ? text : text.slice(0, slash) })
  if (slash < 0) return refuse({ kind: 'no-length', address })
  const length = text.slice(slash + 1)
  const prefix = Number(length)
  if (!/^(0|[1-9][0-9]{0,2})$/.test(length) || prefix > bits(address.family)) {
    return refuse({ kind: 'length', text: length, family: address.family })
  }
  const value = cidrOf(address, prefix)
  if (value.base !== address.value) return refuse({ kind: 'host-bits', cidr: value, address })
  return { ok: true, value }
}

function refuse(error: CidrError): ParsedCidr {
  return { ok: false, error }
}

export function formatCidr(cidr: Cidr): string {
  return `${formatAddress(firstAddress(cidr))}/${cidr.prefix}`
}

/** How many addresses a prefix holds. */
export function size(cidr: Cidr): bigint {
  return 1n << BigInt(bits(cidr.family) - cidr.prefix)
}

/** The network address. */
export function firstAddress(cidr: Cidr): Address {
  return { family: cidr.family, value: cidr.base }
}

/** The last address: the broadcast address of an IPv4 subnet. */
export function lastAddress(cidr: Cidr): Address {
  return { family: cidr.family, value: cidr.base + size(cidr) - 1n }
}

/** The address at an offset from the network address. The caller keeps it inside. */
export function addressAt(cidr: Cidr, offset: number | bigint): Address {
  return { family: cidr.family, value: cidr.base + BigInt(offset) }
}

/** The n-th subnet of this length. The caller keeps it inside. */
export function subnetAt(cidr: Cidr, prefix: number, index: number | bigint): Cidr {
  const shift = BigInt(bits(cidr.family) - prefix)
  return cidrOf({ family: cidr.family, value: cidr.base + (BigInt(index) << shift) }, prefix)
}

/** How many subnets of this length a prefix holds: 0 when it is too small. */
export function subnetCount(cidr: Cidr, prefix: number): bigint {
  return prefix < cidr.prefix ? 0n : 1n << BigInt(prefix - cidr.prefix)
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.prefix <= inner.prefix && containsAddress(outer, firstAddress(inner))
}

export function containsAddress(cidr: Cidr, address: Address): boolean {
  if (cidr.family !== address.family) return false
  // A shift by 32 is none.
  if (cidr.prefix === 0) return true
  const shift = bits(cidr.family) - cidr.prefix
  return cidr.family === 4
    ? Number(address.value) >>> shift === Number(cidr.base) >>> shift
    : (address.value ^ cidr.base) >> BigInt(shift) === 0n
}

/** The common range of two prefixes, which is the smaller of the two, or undefined. */
export function overlap(a: Cidr, b: Cidr): Cidr | undefined {
  if (contains(a, b)) return b
  if (contains(b, a)) return a
  return undefined
}

export function sameCidr(a: Cidr, b: Cidr): boolean {
  return a.family === b.family && a.base === b.base && a.prefix === b.prefix
}

export function compareCidrs(a: Cidr, b: Cidr): number {
  if (a.family !== b.family) return a.family - b.family
  if (a.base !== b.base) return a.base < b.base ? -1 : 1
  return a.prefix - b.prefix
}

/** The fewest prefixes that hold exactly the addresses of `from` that are not in `hole`, in order. */
export function subtract(from: Cidr, hole: Cidr): Cidr[] {
  if (contains(hole, from)) return []
  if (!contains(from, hole)) return [from]
  const lower = subnetAt(from, from.prefix + 1, 0)
  const upper = subnetAt(from, from.prefix + 1, 1)
  return [...subtract(lower, hole), ...subtract(upper, hole)]
}
