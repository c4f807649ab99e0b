import { type Address } from '../../net/address.ts'
import { bits } from '../../net/family.ts'
import { cidrOf, firstAddress, lastAddress } from '../../net/cidr.ts'

/** What an address of a subnet is taken for by HNS or Windows; undefined for one that pods can have. */
export function reservedAddress(address: Address, prefix: number): string | undefined {
  if (prefix > bits(address.family) - 2) return undefined
  const subnet = cidrOf(address, prefix)
  const offset = address.value - firstAddress(subnet).value
  if (offset === 0n) return 'the address of the subnet itself'
  if (offset === 1n) return 'the gateway of the network'
  if (offset === 2n)
    return 'the endpoint of the host on an L2Bridge network, which is the gateway of its pods'
  return address.family === 4 && address.value === lastAddress(subnet).value
    ? 'the broadcast address'
    : undefined
}
