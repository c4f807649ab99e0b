import type { Address } from '../../net/address.ts'
import { bits, type Family } from '../../net/family.ts'
import { type Cidr, cidrOf, formatCidr } from '../../net/cidr.ts'
import { mergeRanges } from '../../net/ranges/merge.ts'
import { rangesOfCidrs, type RangeSet } from '../../net/ranges/ranges.ts'
import { emptySet, subtractSets, unionSets } from '../../net/ranges/set-operations.ts'
import { cidrsOf } from '../../net/ranges/to-cidrs.ts'

/** A set of addresses of both families; 'any' is every address. */
export type AddressSet = 'any' | { readonly v4: RangeSet; readonly v6: RangeSet }

export const NO_ADDRESS: AddressSet = { v4: emptySet(4), v6: emptySet(6) }

export function setOfCidrs(cidrs: readonly Cidr[]): AddressSet {
  const one = (family: Family): RangeSet =>
    mergeRanges(
      rangesOfCidrs(
        family,
        cidrs.filter((c) => c.family === family),
      ),
    )
  return { v4: one(4), v6: one(6) }
}

export function setOfAddresses(addresses: readonly Address[]): AddressSet {
  return setOfCidrs(addresses.map((address) => cidrOf(address, bits(address.family))))
}

export function union(a: AddressSet, b: AddressSet): AddressSet {
  if (a === 'any' || b === 'any') return 'any'
  return { v4: unionSets(a.v4, b.v4), v6: unionSets(a.v6, b.v6) }
}

/** The addresses of `from` without those of `hole`; neither may be 'any'. */
export function without(
  from: Exclude<AddressSet, 'any'>,
  hole: Exclude<AddressSet, 'any'>,
): Exclude<AddressSet, 'any'> {
  return { v4: subtractSets(from.v4, hole.v4), v6: subtractSets(from.v6, hole.v6) }
}

export function isEmpty(set: AddressSet): boolean {
  return set !== 'any' && set.v4.length === 0 && set.v6.length === 0
}

/** True when every address of `inner` is in `outer`. */
export function covers(outer: AddressSet, inner: AddressSet): boolean {
  if (outer === 'any') return true
  return inner !== 'any' && isEmpty(without(inner, outer))
}

/** The fewest prefixes of each family, as text in order; an address is written alone. Empty for 'any'. */
export function prefixTexts(set: AddressSet): {
  readonly v4: readonly string[]
  readonly v6: readonly string[]
} {
  if (set === 'any') return { v4: [], v6: [] }
  return { v4: cidrsOf(set.v4).map(formatCidr), v6: cidrsOf(set.v6).map(formatCidr) }
}

/** A text that two equal sets share and two different ones do not. */
export function setKey(set: AddressSet): string {
  if (set === 'any') return 'any'
  return [set.v4, set.v6]
    .map(({ first, last, length, family }) => {
      const end = length * (family === 4 ? 1 : 4)
      return `${first.subarray(0, end).join()}-${last.subarray(0, end).join()}`
    })
    .join('|')
}
