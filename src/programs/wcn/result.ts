import { parseGoCidr } from '../../net/go-net.ts'
import type { Attempt } from '../cni/failure.ts'
import { type CniAddress, type GoMembers, NO_DNS, printResult } from '../cni/result.ts'
import type { HnsNetwork } from '../hns/node.ts'
import type { WcnSession } from '../wcn.ts'
import { WCN_CNI } from './conf.ts'
import { endpointInfo, type HcnEndpoint } from './hcn-endpoint.ts'

/**
 * The result: the address with the mask of the network's first subnet, with dual stack both with masks of their own. The
 * MAC address is printed as its bytes, not as text.
 * Source: microsoft/windows-container-networking cni/cni.go GetCurrResult b96345f.
 */
export function wcnResult(
  { conf, call }: WcnSession,
  network: HnsNetwork,
  endpoint: HcnEndpoint,
): Attempt<GoMembers> {
  const dual = conf.optionalFlags.enableDualStack
  const { address, address6, gateway, gateway6 } = endpointInfo(endpoint, dual)
  const subnet = dual ? address : parseGoCidr(network.subnets[0]?.addressPrefix ?? '')
  const first: CniAddress = {
    ...NO_MASK,
    ...(subnet === undefined ? {} : { ones: subnet.ones, maskBits: subnet.maskBits }),
    ...(address?.address === undefined ? {} : { address: address.address }),
    ...(gateway === undefined ? {} : { gateway }),
  }
  const second = address6 && { ...address6, ...(gateway6 === undefined ? {} : { gateway: gateway6 }) }
  const ips = [first, ...(second === undefined ? [] : [second])].map((ip) => ({ ...ip, interface: 0 }))
  const interfaces = [{ name: call.ifName, mac: macBytes(endpoint.macAddress) }]
  return printResult({ interfaces, ips, routes: [], dns: NO_DNS }, conf.cniVersion, WCN_CNI)
}

const NO_MASK = { ones: 0, maskBits: 0 } as const

/** A byte that is no UTF-8 is printed as U+FFFD. */
function macBytes(mac: string): string {
  const bytes = mac === '' ? [] : mac.split('-').map((octet) => parseInt(octet, 16))
  return new TextDecoder().decode(Uint8Array.from(bytes))
}
