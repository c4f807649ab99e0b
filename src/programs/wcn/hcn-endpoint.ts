import type { Address } from '../../net/address.ts'
import { parseGoCidr, parseGoIp } from '../../net/go-net.ts'
import type { CniAddress } from '../cni/result.ts'
import type { HnsEndpoint, HnsNetwork } from '../hns/node.ts'

/** An endpoint as HCN shows it. */
export interface HcnEndpoint {
  readonly macAddress: string
  /** In HCN's order; HNS gives each the length of its subnet's prefix. */
  readonly addresses: readonly CniAddress[]
  /** The next hop of each route; undefined for one without. */
  readonly nextHops: readonly (Address | undefined)[]
}

/** An endpoint with these addresses on this network. */
export function hcnEndpoint(
  network: HnsNetwork,
  macAddress: string,
  addresses: readonly Address[],
  nextHops: readonly (Address | undefined)[],
): HcnEndpoint {
  return { macAddress, addresses: addresses.map((address) => inNetwork(network, address)), nextHops }
}

/** An endpoint that was there before. */
export function existingEndpoint(endpoint: HnsEndpoint, network: HnsNetwork): HcnEndpoint {
  const address = parseGoIp(endpoint.ipAddress)
  const addresses = address === undefined ? [] : [address]
  return hcnEndpoint(network, endpoint.macAddress, addresses, [parseGoIp(endpoint.gatewayAddress)])
}

function inNetwork({ subnets }: HnsNetwork, address: Address): CniAddress {
  const prefixes = subnets.map(({ addressPrefix }) => parseGoCidr(addressPrefix))
  const own = prefixes.find((prefix) => prefix?.address.family === address.family)
  return { address, ones: own?.ones ?? 0, maskBits: address.family === 4 ? 32 : 128 }
}

/** What the plugin takes for the addresses and gateways of an endpoint. */
export interface EndpointInfo {
  readonly address?: CniAddress
  readonly address6?: CniAddress
  readonly gateway?: Address
  readonly gateway6?: Address
}

/**
 * What the plugin reads in an endpoint: without dual stack the first address and the first next hop, of whatever family;
 * with it the first IPv6 one apart, and of all others the first.
 * Source: microsoft/windows-container-networking network/endpoint.go GetEndpointInfoFromHostComputeEndpoint b96345f.
 */
export function endpointInfo({ addresses, nextHops }: HcnEndpoint, dual: boolean): EndpointInfo {
  const [address, address6] = apart(addresses, dual, (one) => one.address?.family)
  const [gateway, gateway6] = apart(nextHops, dual, (one) => one?.family)
  return {
    ...(address === undefined ? {} : { address }),
    ...(address6 === undefined ? {} : { address6 }),
    ...(gateway === undefined ? {} : { gateway }),
    ...(gateway6 === undefined ? {} : { gateway6 }),
  }
}

function apart<T>(
  values: readonly T[],
  dual: boolean,
  family: (value: T) => 4 | 6 | undefined,
): readonly [first: T | undefined, six: T | undefined] {
  if (!dual) return [values[0], undefined]
  // What is no address at all counts as IPv6, as Go's nil does.
  const six = values.findIndex((value) => family(value) !== 4)
  return [values.find((_, i) => i !== six), six < 0 ? undefined : values[six]]
}
