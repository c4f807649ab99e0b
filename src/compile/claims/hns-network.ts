import type { Artifact } from '../../emit/artifact.ts'
import type { Claim } from './claim.ts'
import { always, claim, get, items } from './json.ts'

/** What an HNS network says, in either dialect. */
export function hnsNetworkClaims({ text }: Artifact): Claim[] {
  const document: unknown = JSON.parse(text)
  const read = get(document, 'SchemaVersion') === undefined ? v1Claims : v2Claims
  return [
    ...always('network-name', get(document, 'Name')),
    ...always('network-type', get(document, 'Type')),
    ...read(document),
  ]
}

function v1Claims(document: unknown): Claim[] {
  const subnet = get(document, 'Subnets', 0)
  return [
    ...always('pod-subnet', get(subnet, 'AddressPrefix')),
    ...always('network-gateway', get(subnet, 'GatewayAddress')),
    ...always('adapter', get(document, 'NetworkAdapterName')),
  ]
}

function v2Claims(document: unknown): Claim[] {
  const subnet = get(document, 'Ipams', 0, 'Subnets', 0)
  const policies = items(get(document, 'Policies'))
  const settingsOf = (type: string): unknown[] =>
    policies.filter((policy) => get(policy, 'Type') === type).map((policy) => get(policy, 'Settings'))
  const remote = settingsOf('RemoteSubnetRoute').map((settings) =>
    ROUTE_KEYS.map((key) => get(settings, key)).join(' '),
  )
  return [
    ...always('pod-subnet', get(subnet, 'IpAddressPrefix')),
    ...always('network-gateway', get(subnet, 'Routes', 0, 'NextHop')),
    ...always('vni', get(subnet, 'Policies', 0, 'Settings', 'IsolationId')),
    ...always('adapter', get(settingsOf('NetAdapterName')[0], 'NetworkAdapterName')),
    ...claim(
      'network-policies',
      policies.map((policy) => get(policy, 'Type')),
    ),
    ...claim('remote-routes', remote),
  ]
}

const ROUTE_KEYS = ['DestinationPrefix', 'IsolationId', 'ProviderAddress', 'DistributedRouterMacAddress']
