import type { Address } from '../../net/address.ts'
import { type GoIpNet, maskGoIpNet } from '../../net/go-net.ts'

/** True when Go's `net.IPNet.Contains` finds the address in the prefix. */
export function containsGo(net: GoIpNet, address: Address): boolean {
  const { address: base } = maskGoIpNet(net)
  if (base.family !== address.family) return false
  const masked = maskGoIpNet({ ...net, address })
  return masked.address.family === base.family && masked.address.value === base.value
}
