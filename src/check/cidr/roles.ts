/**
 * The keys that make an object an address plan, and what stands under each: ranges, addresses, ranges written with the
 * address of an interface (Docker's `bip`), or VNIs.
 */
export const ROLES = {
  clusterCIDR: 'range',
  serviceCIDR: 'range',
  managementSubnet: 'range',
  vnet: 'range',
  podCIDR: 'range',
  cniSubnet: 'range',
  subnet: 'range',
  natHns: 'range',
  dockerBridge: 'interface',
  externalHnsNetwork: 'range',
  gateway: 'address',
  firstPodIP: 'address',
  mgmtIP: 'address',
  dns: 'address',
  exceptions: 'range',
  vni: 'vni',
} as const

export type Role = keyof typeof ROLES

/** A role whose values are ranges; `other` is a key that the plan does not know. */
export type RangeRole =
  Exclude<Role, 'gateway' | 'firstPodIP' | 'mgmtIP' | 'dns' | 'exceptions' | 'vni'> | 'other'

export type AddressRole = 'gateway' | 'firstPodIP' | 'mgmtIP' | 'dns'

/** True for a key that is a role. */
export function isRole(key: string): key is Role {
  return Object.hasOwn(ROLES, key)
}
