import { type Address, formatAddress } from '../../net/address.ts'
import { formatGoIpNet, type GoIpNet } from '../../net/go-net.ts'
import * as go from '../../text/go-json.ts'
import { type Attempt, done, fail } from '../cni/failure.ts'
import type { CniDns, GoMembers } from '../cni/result.ts'
import type { SentPolicy } from './policies.ts'

/** What the plugin asks HCN for, before it is written. */
export interface WcnEndpoint {
  readonly name: string
  /** ID of the network. */
  readonly network: string
  readonly addresses: readonly Address[]
  /** Default routes; one may lack a next hop. */
  readonly routes: readonly { readonly prefix: string; readonly nextHop: Address | undefined }[]
  readonly dns: CniDns
}

/**
 * The endpoint as hcsshim v0.8.26 writes it.
 * Source: microsoft/windows-container-networking network/endpoint.go GetHostComputeEndpoint b96345f.
 */
export function endpointRequest(endpoint: WcnEndpoint, policies: readonly SentPolicy[]): Attempt<string> {
  const { name, network, addresses, dns } = endpoint
  const routes = endpoint.routes.map(({ prefix, nextHop }) => ({
    ...(nextHop === undefined ? {} : { NextHop: formatAddress(nextHop) }),
    DestinationPrefix: prefix,
  }))
  return marshalled({
    Name: name,
    HostComputeNetwork: network,
    ...list(
      'Policies',
      policies.map(({ members }) => members),
    ),
    ...list(
      'IpConfigurations',
      addresses.map((address) => ({ IpAddress: formatAddress(address) })),
    ),
    Dns: dnsMembers(dns),
    ...list('Routes', routes),
    Health: { Extra: {} },
    SchemaVersion: { Major: 2, Minor: 0 },
  })
}

/** What the plugin asks HCN for where no network has the name. */
export interface WcnNetwork {
  readonly name: string
  readonly type: string
  readonly subnet?: { readonly prefix: GoIpNet; readonly gateway: Address }
  readonly dns: CniDns
}

/**
 * The network as hcsshim v0.8.26 writes it; it names no adapter, so HNS takes one of its choice.
 * Source: microsoft/windows-container-networking network/network.go GetHostComputeNetworkConfig b96345f.
 */
export function networkRequest(network: WcnNetwork, policies: readonly SentPolicy[]): Attempt<string> {
  const { name, type, subnet, dns } = network
  const routes = subnet && [{ NextHop: formatAddress(subnet.gateway), DestinationPrefix: '0.0.0.0/0' }]
  const subnets = subnet && [{ IpAddressPrefix: formatGoIpNet(subnet.prefix), Routes: routes }]
  return marshalled({
    Name: name,
    ...(type === '' ? {} : { Type: type }),
    ...list(
      'Policies',
      policies.map(({ members }) => members),
    ),
    MacPool: {},
    Dns: dnsMembers(dns),
    ...(subnets === undefined ? {} : { Ipams: [{ Type: 'Static', Subnets: subnets }] }),
    Health: { Extra: {} },
    SchemaVersion: { Major: 2, Minor: 0 },
  })
}

function dnsMembers({ domain, search, nameservers, options }: CniDns): GoMembers {
  return {
    ...(domain === '' ? {} : { Domain: domain }),
    ...list('Search', search),
    ...list('ServerList', nameservers),
    ...list('Options', options),
  }
}

function list(name: string, values: readonly go.GoJson[]): GoMembers {
  return values.length === 0 ? {} : { [name]: values }
}

function marshalled(value: GoMembers): Attempt<string> {
  const printed = go.marshal(value)
  return printed.ok ? done(printed.text) : fail(printed.error)
}
