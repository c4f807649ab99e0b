import type { Address } from './address.ts'
import { type Cidr, contains, containsAddress, overlap, parseCidr } from './cidr.ts'

/** What the standards keep a range for. */
export type SpecialUse =
  | 'private'
  | 'shared'
  | 'unspecified'
  | 'loopback'
  | 'link-local'
  | 'multicast'
  | 'documentation'
  | 'benchmarking'
  | 'protocol'
  | 'translation'
  | 'reserved'

/** A range that the standards keep for a use. */
export interface SpecialRange {
  readonly cidr: Cidr
  readonly use: SpecialUse
  /** As it stands in a sentence: `the loopback range`. */
  readonly title: string
  readonly rfc: number
}

/** Ranges of the IANA IPv4 and IPv6 special-purpose address registries and of multicast, the narrower first. */
export const SPECIAL_RANGES: readonly SpecialRange[] = [
  row('255.255.255.255/32', 'reserved', 'the limited broadcast address', 919),
  row('192.0.0.0/24', 'protocol', 'the range of IETF protocol assignments', 6890),
  row('192.0.2.0/24', 'documentation', 'the documentation range TEST-NET-1', 5737),
  row('192.31.196.0/24', 'protocol', 'the AS112 range', 7535),
  row('192.52.193.0/24', 'protocol', 'the AMT range', 7450),
  row('192.88.99.0/24', 'protocol', 'the retired 6to4 relay range', 7526),
  row('192.175.48.0/24', 'protocol', 'the AS112 service range', 7534),
  row('198.51.100.0/24', 'documentation', 'the documentation range TEST-NET-2', 5737),
  row('203.0.113.0/24', 'documentation', 'the documentation range TEST-NET-3', 5737),
  row('169.254.0.0/16', 'link-local', 'the link-local range', 3927),
  row('192.168.0.0/16', 'private', 'the private range 192.168.0.0/16', 1918),
  row('198.18.0.0/15', 'benchmarking', 'the benchmarking range', 2544),
  row('172.16.0.0/12', 'private', 'the private range 172.16.0.0/12', 1918),
  row('100.64.0.0/10', 'shared', 'the shared range of carriers', 6598),
  row('0.0.0.0/8', 'unspecified', 'the range of "this network"', 791),
  row('10.0.0.0/8', 'private', 'the private range 10.0.0.0/8', 1918),
  row('127.0.0.0/8', 'loopback', 'the loopback range', 1122),
  row('224.0.0.0/4', 'multicast', 'the multicast range', 5771),
  row('240.0.0.0/4', 'reserved', 'the reserved range of class E', 1112),
  row('::/128', 'unspecified', 'the unspecified address', 4291),
  row('::1/128', 'loopback', 'the loopback address', 4291),
  row('::ffff:0:0/96', 'translation', 'the range of IPv4-mapped addresses', 4291),
  row('64:ff9b::/96', 'translation', 'the NAT64 range', 6052),
  row('100::/64', 'protocol', 'the discard-only range', 6666),
  row('64:ff9b:1::/48', 'translation', 'the local-use NAT64 range', 8215),
  row('2001:2::/48', 'benchmarking', 'the benchmarking range', 5180),
  row('2001::/32', 'translation', 'the Teredo range', 4380),
  row('2001:db8::/32', 'documentation', 'the documentation range 2001:db8::/32', 3849),
  row('2001::/23', 'protocol', 'the range of IETF protocol assignments', 2928),
  row('3fff::/20', 'documentation', 'the documentation range 3fff::/20', 9637),
  row('2002::/16', 'translation', 'the 6to4 range', 3056),
  row('5f00::/16', 'protocol', 'the range of SRv6 segment identifiers', 9602),
  row('fe80::/10', 'link-local', 'the link-local range', 4291),
  row('fec0::/10', 'reserved', 'the retired site-local range', 3879),
  row('ff00::/8', 'multicast', 'the multicast range', 4291),
  row('fc00::/7', 'private', 'the unique local range', 4193),
]

function row(text: string, use: SpecialUse, title: string, rfc: number): SpecialRange {
  const parsed = parseCidr(text)
  if (!parsed.ok) throw new Error(`${text} in the table of special ranges is no prefix`)
  return { cidr: parsed.value, use, title, rfc }
}

/** The special range that holds a prefix whole, the narrowest if there are several. */
export function specialRangeAround(cidr: Cidr): SpecialRange | undefined {
  return SPECIAL_RANGES.find((special) => contains(special.cidr, cidr))
}

/** The special ranges that share addresses with a prefix. */
export function specialRangesIn(cidr: Cidr): readonly SpecialRange[] {
  return SPECIAL_RANGES.filter((special) => overlap(special.cidr, cidr) !== undefined)
}

/** The private or shared range that an address belongs to. */
export function homeOf(address: Address): SpecialRange | undefined {
  return SPECIAL_RANGES.find(({ use, cidr }) => use === 'private' && containsAddress(cidr, address))
}
