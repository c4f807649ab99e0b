import { cniAtLeast, fromGeneration } from '../../facts/plugin-generations.ts'
import { parseGoCidr, parseGoIp } from '../../net/go-net.ts'
import { type Attempt, crash, done, fail } from '../cni/failure.ts'
import type { CniDns, CniResult } from '../cni/result.ts'
import type { HnsEndpoint, HnsNetwork } from './node.ts'
import type { Session } from './session.ts'

/**
 * The CNI result for an endpoint under API v1: its address with the mask of the network's first subnet, whatever IPAM
 * said, and DNS lists split at commas, so that none is one empty text.
 * Source: plugins pkg/hns/endpoint_windows.go ConstructHnsResult (ConstructResult before v1.0.0).
 */
export function v1Result(session: Session, network: HnsNetwork, endpoint: HnsEndpoint): Attempt<CniResult> {
  const { dns } = endpoint
  return resultOf(session, network, endpoint, {
    invalid: (prefix) => `failed to parse CIDR from ${prefix}: invalid CIDR address: ${prefix}`,
    noAddress: `IPAddress of HNSEndpoint ${endpoint.name} isn't a valid ipv4 or ipv6 Address`,
    dns: {
      nameservers: dns.nameservers.join(',').split(','),
      search: dns.search.join(',').split(','),
      domain: '',
      options: [],
    },
  })
}

/** The CNI result for an endpoint under API v2. Source: plugins pkg/hns/endpoint_windows.go ConstructHcnResult. */
export function v2Result(session: Session, network: HnsNetwork, endpoint: HnsEndpoint): Attempt<CniResult> {
  const whole = fromGeneration(session.release, 'D')
  return resultOf(session, network, endpoint, {
    invalid: (prefix) => `invalid CIDR address: ${prefix}`,
    noAddress: "[win-cni] The IPAddress of hnsEndpoint isn't a valid ipv4 or ipv6 Address.",
    dns: whole ? endpoint.dns : { ...endpoint.dns, domain: '', options: [] },
  })
}

interface Words {
  readonly invalid: (prefix: string) => string
  readonly noAddress: string
  readonly dns: CniDns
}

function resultOf(
  { release }: Session,
  network: HnsNetwork,
  endpoint: HnsEndpoint,
  { invalid, noAddress, dns }: Words,
): Attempt<CniResult> {
  const [subnet] = network.subnets
  if (subnet === undefined) return crash(NO_SUBNET)
  const prefix = parseGoCidr(subnet.addressPrefix)
  if (prefix === undefined) return fail(invalid(subnet.addressPrefix))
  const address = parseGoIp(endpoint.ipAddress)
  if (address === undefined && !cniAtLeast(release.cni, '1.0.0')) return fail(noAddress)
  const gateway = parseGoIp(endpoint.gatewayAddress)
  const ip = {
    ...(address === undefined ? {} : { address }),
    ones: prefix.ones,
    maskBits: prefix.maskBits,
    ...(gateway === undefined ? {} : { gateway }),
  }
  const interfaces = [{ name: endpoint.name, mac: endpoint.macAddress }]
  return done({ interfaces, ips: [ip], routes: [], dns })
}

/** What Go prints when a plugin takes the first subnet of a network that has none. */
export const NO_SUBNET = 'runtime error: index out of range [0] with length 0'
