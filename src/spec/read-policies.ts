import { HOST_ROUTE_BUILD } from '../facts/hns-features.ts'
import type { WindowsTarget } from '../facts/windows-target.ts'
import type { EndpointPolicy } from '../policy/endpoint-policy.ts'
import type { NetworkLevelPolicy } from '../policy/network-policies.ts'
import type { Cluster } from './cluster.ts'
import { readEndpointPolicies } from './policies/endpoint-policies.ts'
import { readNetworkPolicies } from './policies/network-policies.ts'
import { type Placed, readFlag, type Reader, treeAt } from './reader.ts'
import { writesNetwork } from './writes-network.ts'

/** `policies` with the place of each. */
export interface PoliciesDraft {
  readonly endpoint: readonly Placed<EndpointPolicy>[]
  readonly loopbackDSR: boolean
  readonly network: readonly Placed<NetworkLevelPolicy>[]
  readonly hostRoute: boolean
}

/** What HNS is asked for besides what follows from the rest of the spec. */
export function readPolicies(
  reader: Reader,
  network: Cluster['network'],
  windows: WindowsTarget,
): PoliciesDraft {
  const { apiVersion, dsr, vni } = network
  return {
    endpoint: readEndpointPolicies(reader, apiVersion),
    loopbackDSR: readFlag(reader, ['policies', 'endpoint', 'loopbackDSR'], {
      value: dsr,
      why: '`network.dsr`',
    }),
    network: readNetworkPolicies(reader, vni),
    hostRoute: readHostRoute(reader, network, windows),
  }
}

/** Only an overlay whose network hnsc writes has it; elsewhere it is read to say so. */
function readHostRoute(reader: Reader, network: Cluster['network'], { build }: WindowsTarget): boolean {
  const path = ['policies', 'network', 'hostRoute']
  const applies = network.driver === 'overlay' && writesNetwork(network)
  if (!applies && treeAt(reader, path) === undefined) return false
  return readFlag(reader, path, {
    value: applies && build >= HOST_ROUTE_BUILD,
    why: `Windows takes it from build ${HOST_ROUTE_BUILD} on`,
  })
}
