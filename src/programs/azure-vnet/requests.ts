import { azureHas } from '../../facts/azure-vnet-releases.ts'
import type { ProgramVersion } from '../../facts/versions.ts'
import { formatAddress } from '../../net/address.ts'
import * as go from '../../text/go-json.ts'
import { type Attempt, done, fail } from '../cni/failure.ts'
import type { CniAddress, GoMembers } from '../cni/result.ts'
import type { AzureDns } from './dns.ts'
import type { AzureRoute, AzureSubnet } from './interface.ts'

/** The network that azure-vnet wants where it knows none of the name. */
export interface AzureNetwork {
  readonly name: string
  readonly type: 'L2Bridge' | 'L2Tunnel'
  /** Name of the adapter; '' leaves the choice to HNS. */
  readonly adapter: string
  /** Address of the adapter, where that takes the place of its name; '' for none. */
  readonly providerAddress: string
  /** VLAN; 0 for none. */
  readonly vlan: number
  readonly subnets: readonly AzureSubnet[]
}

/** `hcn.EnableNonPersistent`: the network is gone after a restart. */
const NON_PERSISTENT = 8

/**
 * The network as HCN (v2) gets it. Source: Azure/azure-container-networking network/network_windows.go
 * configureHcnNetwork cbd7560, hcsshim v0.13.0.
 */
export function hcnNetworkRequest(network: AzureNetwork, release: ProgramVersion): Attempt<string> {
  const { name, type, adapter, providerAddress, vlan, subnets } = network
  const policies = [
    ...(adapter === '' ? [] : [{ Type: 'NetAdapterName', Settings: { NetworkAdapterName: adapter } }]),
    ...(providerAddress === ''
      ? []
      : [{ Type: 'ProviderAddress', Settings: { ProviderAddress: providerAddress } }]),
  ]
  const ipv6Default = azureHas(release, 'ipv6DefaultRoute') ? '::/0' : '0.0.0.0/0'
  const vlanPolicy = vlan > 0 ? [{ Type: 'VLAN', Settings: { IsolationId: vlan } }] : []
  const ipam = {
    Type: 'Static',
    ...list(
      'Subnets',
      subnets.map(({ prefix, family, gateway }) => ({
        IpAddressPrefix: prefix,
        ...list('Policies', vlanPolicy),
        Routes: [{ NextHop: gateway, DestinationPrefix: family === 4 ? '0.0.0.0/0' : ipv6Default }],
      })),
    ),
  }
  return marshalled({
    ...text('Name', name),
    Type: type,
    ...list('Policies', policies),
    MacPool: {},
    Dns: {},
    Ipams: [ipam],
    ...(azureHas(release, 'nonPersistent') ? { Flags: NON_PERSISTENT } : {}),
    Health: { Extra: {} },
    SchemaVersion: { Major: 2, Minor: 0 },
  })
}

/** The network as HNS (v1) gets it. Source: newNetworkImplHnsV1. */
export function hnsNetworkRequest(network: AzureNetwork, policies: readonly go.GoJson[]): Attempt<string> {
  const { name, type, adapter, vlan, subnets } = network
  return marshalled({
    ...text('Name', name),
    Type: type.toLowerCase(),
    ...text('NetworkAdapterName', adapter),
    ...list('Policies', [...policies, ...(vlan > 0 ? [{ Type: 'VLAN', VLAN: vlan }] : [])]),
    ...list(
      'Subnets',
      subnets.map(({ prefix, gateway }) => ({ AddressPrefix: prefix, GatewayAddress: gateway })),
    ),
  })
}

/** The endpoint of a pod that azure-vnet asks for. */
export interface AzureEndpoint {
  readonly name: string
  /** ID of the network. */
  readonly network: string
  readonly ips: readonly CniAddress[]
  readonly routes: readonly AzureRoute[]
  readonly dns: AzureDns
}

/** The endpoint as HCN (v2) gets it. Source: network/endpoint_windows.go configureHcnEndpoint. */
export function hcnEndpointRequest(endpoint: AzureEndpoint, policies: readonly GoMembers[]): Attempt<string> {
  const { name, network, ips, routes, dns } = endpoint
  return marshalled({
    Name: name,
    ...text('HostComputeNetwork', network),
    ...list('Policies', policies),
    ...list(
      'IpConfigurations',
      ips.map(({ address, ones }) => ({
        IpAddress: address === undefined ? '<nil>' : formatAddress(address),
        ...(ones === 0 ? {} : { PrefixLength: ones }),
      })),
    ),
    Dns: {
      Search: dns.suffix.split(','),
      ...list('ServerList', dns.servers),
      ...list('Options', dns.options),
    },
    ...list(
      'Routes',
      routes.map(({ dst, gw }) => ({
        NextHop: gw === undefined ? '<nil>' : formatAddress(gw),
        DestinationPrefix: dst,
      })),
    ),
    Health: { Extra: {} },
    SchemaVersion: { Major: 2, Minor: 0 },
  })
}

/** The endpoint as HNS (v1) gets it: one address of each family, the last one. Source: newEndpointImplHnsV1. */
export function hnsEndpointRequest(
  endpoint: AzureEndpoint,
  policies: readonly go.GoJson[],
  subnets: readonly AzureSubnet[],
): Attempt<string> {
  const { name, network, ips, dns } = endpoint
  const last = (family: 4 | 6) => ips.findLast(({ address }) => (address?.family ?? 6) === family)
  const [ip4, ip6] = [last(4), last(6)]
  const [, second] = subnets
  const length = (key: string, ip: CniAddress | undefined) =>
    ip === undefined || ip.ones === 0 ? {} : { [key]: ip.ones }
  return marshalled({
    Name: name,
    ...text('VirtualNetwork', network),
    ...list('Policies', policies),
    ...(ip4?.address === undefined ? {} : { IPAddress: formatAddress(ip4.address) }),
    ...(ip6?.address === undefined ? {} : { IPv6Address: formatAddress(ip6.address) }),
    ...text('DNSSuffix', dns.suffix),
    ...text('DNSServerList', dns.servers.join(',')),
    ...(ip6 === undefined || second === undefined ? {} : { GatewayAddressV6: second.gateway }),
    ...length('PrefixLength', ip4),
    ...length('IPv6PrefixLength', ip6),
  })
}

function list(name: string, values: readonly go.GoJson[]): GoMembers {
  return values.length === 0 ? {} : { [name]: values }
}

function text(name: string, value: string): GoMembers {
  return value === '' ? {} : { [name]: value }
}

function marshalled(value: GoMembers): Attempt<string> {
  const printed = go.marshal(value)
  return printed.ok ? done(printed.text) : fail(printed.error)
}
