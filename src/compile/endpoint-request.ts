import { get, items } from './claims/json.ts'
import { writtenPolicyText } from '../policy/policy-text.ts'

/** A request for a pod's endpoint in the words of neither API; '' is absent. */
export interface EndpointRequest {
  readonly api: 1 | 2
  readonly network: string
  readonly address: string
  readonly gateway: string
  /** The next hop of a default route of IPv6 behind that of IPv4. */
  readonly gatewayIPv6: string
  readonly macAddress: string
  readonly nameservers: readonly string[]
  readonly search: readonly string[]
  /** The exceptions of each OutBoundNAT that has any. */
  readonly exceptions: readonly (readonly string[])[]
  /** Destinations of OutBoundNAT policies that say no more: the pod itself, for direct server return. */
  readonly destinations: readonly string[]
  /** Destinations that go through the host, encapsulated, by routes that say no more. */
  readonly routes: readonly string[]
  readonly providerAddresses: readonly string[]
  /** Policies that say none of this, in our own form. */
  readonly others: readonly string[]
}

/** Reads the request that creates an endpoint, key by key, knowing nothing of how it was written. */
export function readEndpointRequest(json: string): EndpointRequest {
  const request: unknown = JSON.parse(json)
  const v2 = get(request, 'HostComputeNetwork') !== undefined
  const read = v2 ? readV2 : readV1
  return { api: v2 ? 2 : 1, ...read(request), ...readPolicies(items(get(request, 'Policies')), v2) }
}

type Head = Omit<EndpointRequest, 'api' | keyof Policies>

function readV1(request: unknown): Head {
  return {
    network: text(get(request, 'VirtualNetwork')),
    address: text(get(request, 'IPAddress')),
    gateway: text(get(request, 'GatewayAddress')),
    gatewayIPv6: text(get(request, 'GatewayAddressV6')),
    macAddress: text(get(request, 'MacAddress')),
    nameservers: commaList(get(request, 'DNSServerList')),
    search: commaList(get(request, 'DNSSuffix')),
  }
}

function readV2(request: unknown): Head {
  return {
    network: text(get(request, 'HostComputeNetwork')),
    address: text(get(request, 'IpConfigurations', 0, 'IpAddress')),
    gateway: text(get(request, 'Routes', 0, 'NextHop')),
    gatewayIPv6: text(get(items(get(request, 'Routes')).slice(1).find(leadsToIPv6), 'NextHop')),
    macAddress: text(get(request, 'MacAddress')),
    nameservers: items(get(request, 'Dns', 'ServerList')).map(String),
    search: items(get(request, 'Dns', 'Search')).map(String),
  }
}

function leadsToIPv6(route: unknown): boolean {
  return get(route, 'DestinationPrefix') === '::/0'
}

type Policies = Pick<
  EndpointRequest,
  'exceptions' | 'destinations' | 'routes' | 'providerAddresses' | 'others'
>

function readPolicies(policies: readonly unknown[], v2: boolean): Policies {
  const exceptions: string[][] = []
  const destinations: string[] = []
  const routes: string[] = []
  const providerAddresses: string[] = []
  const others: string[] = []
  for (const policy of policies) {
    const type = get(policy, 'Type')
    const settings = v2 ? get(policy, 'Settings') : policy
    const keys = Object.keys(Object(settings)).length - (v2 ? 0 : 1)
    const list = items(get(settings, v2 ? 'Exceptions' : 'ExceptionList'))
    const own = items(get(settings, 'Destinations'))
    const address = get(settings, v2 ? 'ProviderAddress' : 'PA')
    if (type === 'OutBoundNAT' && list.length > 0) exceptions.push(list.map(String))
    else if (type === 'OutBoundNAT' && own.length > 0 && keys === 1) destinations.push(...own.map(String))
    else if (type === (v2 ? 'SDNRoute' : 'ROUTE') && get(settings, 'NeedEncap') === true && keys === 2) {
      routes.push(text(get(settings, 'DestinationPrefix')))
    } else if (type === (v2 ? 'ProviderAddress' : 'PA')) providerAddresses.push(text(address))
    else others.push(writtenPolicyText(policy, v2 ? 2 : 1))
  }
  return { exceptions, destinations, routes, providerAddresses, others }
}

function commaList(value: unknown): readonly string[] {
  return typeof value === 'string' && value !== '' ? value.split(',') : []
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
