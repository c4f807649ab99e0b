import { bits, type Family } from './family.ts'

declare const canonical: unique symbol

/** A network prefix without host bits, which has exactly one text. Only `cidrOf` makes one. */
export interface Cidr {
  readonly [canonical]: true
  readonly family: Family
  /** The network address. */
  readonly base: bigint
  /** The prefix length in bits. */
  readonly prefix: number
}

/**
 * The prefix of this length that holds an address: the one maker of prefixes. It stands apart from the texts of addresses,
 * whose reader takes longer to load than a list of ranges to count.
 */
export function cidrOf(address: { readonly family: Family; readonly value: bigint }, prefix: number): Cidr {
  const shift = BigInt(bits(address.family) - prefix)
  return { family: address.family, base: (address.value >> shift) << shift, prefix } as Cidr
}
