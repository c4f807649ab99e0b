import { fromGeneration, type PluginsRelease } from '../../facts/plugin-generations.ts'
import * as go from '../../text/go-json.ts'
import { type Attempt, done, fail } from '../cni/failure.ts'
import type { CniDns, GoMembers } from '../cni/result.ts'
import type { HcnPolicy } from './net-conf.ts'

/** What a plugin asks HNS for, before it is written in the words of either API; '' is absent. */
export interface EndpointRequest {
  /** Only where an endpoint that was there is sent again; as is `namespace`. */
  readonly id?: string
  readonly namespace?: string
  readonly name: string
  /** ID of the network. */
  readonly network: string
  readonly macAddress: string
  readonly ipAddress: string
  readonly gatewayAddress: string
  readonly dns: CniDns
}

/**
 * The request as hcsshim writes it for API v1; policies are raw JSON, and one that is not JSON is the only error.
 * Source: microsoft/hcsshim internal/hns/hnsendpoint.go HNSEndpoint, v0.8.6 to v0.13.0.
 */
export function v1Request(endpoint: EndpointRequest, policies: readonly string[]): Attempt<string> {
  const { name, network, macAddress, ipAddress, gatewayAddress, dns } = endpoint
  return marshalled({
    Name: name,
    VirtualNetwork: network,
    ...(policies.length > 0 ? { Policies: policies.map(rawOrNull) } : {}),
    ...optional('MacAddress', macAddress),
    ...optional('IPAddress', ipAddress),
    ...optional('DNSSuffix', dns.search.join(',')),
    ...optional('DNSServerList', dns.nameservers.join(',')),
    ...optional('GatewayAddress', gatewayAddress),
  })
}

/**
 * The request as hcsshim writes it for API v2. The default route is IPv4 only when there is an IPv4 gateway; no
 * gateway at all makes it IPv6. `Health` is there since hcsshim v0.8.20.
 * Source: microsoft/hcsshim hcn/hcnendpoint.go HostComputeEndpoint, v0.8.6 to v0.13.0.
 */
export function v2Request(
  endpoint: EndpointRequest,
  policies: readonly HcnPolicy[],
  release: PluginsRelease,
): Attempt<string> {
  const { name, network, macAddress, ipAddress, gatewayAddress, dns } = endpoint
  const whole = fromGeneration(release, 'D')
  return marshalled({
    ...optional('ID', endpoint.id ?? ''),
    Name: name,
    HostComputeNetwork: network,
    ...optional('HostComputeNamespace', endpoint.namespace ?? ''),
    ...(policies.length > 0 ? { Policies: policies.map(hcnMembers) } : {}),
    IpConfigurations: [optional('IpAddress', ipAddress)],
    Dns: {
      ...(whole ? optional('Domain', dns.domain) : {}),
      ...(dns.search.length > 0 ? { Search: dns.search } : {}),
      ...(dns.nameservers.length > 0 ? { ServerList: dns.nameservers } : {}),
      ...(whole && dns.options.length > 0 ? { Options: dns.options } : {}),
    },
    Routes: [
      {
        ...optional('NextHop', gatewayAddress),
        DestinationPrefix: /^[0-9.]+$/.test(gatewayAddress) ? '0.0.0.0/0' : '::/0',
      },
    ],
    ...optional('MacAddress', macAddress),
    ...(whole ? { Health: { Extra: {} } } : {}),
    SchemaVersion: { Major: 2, Minor: 0 },
  })
}

function hcnMembers({ type, settings }: HcnPolicy): GoMembers {
  return settings === undefined ? { Type: type } : { Type: type, Settings: go.rawText(settings) }
}

/** An entry without a value is an empty `json.RawMessage`, which Go prints as `null`. */
function rawOrNull(value: string): go.GoJson {
  return value === '' ? null : go.rawText(value)
}

function marshalled(value: GoMembers): Attempt<string> {
  const printed = go.marshal(value)
  return printed.ok ? done(printed.text) : fail(printed.error)
}

function optional(name: string, text: string): GoMembers {
  return text === '' ? {} : { [name]: text }
}
