import type { Address } from '../../net/address.ts'
import type { Cidr } from '../../net/cidr.ts'
import type { Path } from '../../text/tree.ts'
import type { AddressRole, RangeRole } from './roles.ts'

/** A value of an address plan and where it stands. */
export interface InRole<Name extends string, T> {
  readonly role: Name
  /** As it stands in a sentence: `clusterCIDR`, `vnet[1]`. */
  readonly name: string
  readonly value: T
  readonly at: { readonly path: Path }
}

/** A range in its role. It is `sound` when its text is exactly the range: no host bits, and a length. */
export interface RangeInRole extends InRole<RangeRole | 'exceptions', Cidr> {
  readonly sound: boolean
}

export type AddressInRole = InRole<AddressRole, Address>

/** The values of an address plan in their roles, as far as they can be read. */
export interface AddressRoles {
  readonly ranges: readonly RangeInRole[]
  readonly addresses: readonly AddressInRole[]
  readonly vnis: readonly InRole<'vni', string>[]
}

/** The ranges in some roles, in the order of the document. */
export function rangesIn(plan: AddressRoles, ...roles: readonly RangeInRole['role'][]): RangeInRole[] {
  return plan.ranges.filter(({ role }) => roles.includes(role))
}

/** The addresses in a role, in the order of the document. */
export function addressesIn(plan: AddressRoles, role: AddressRole): AddressInRole[] {
  return plan.addresses.filter((address) => address.role === role)
}
