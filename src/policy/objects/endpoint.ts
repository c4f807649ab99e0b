import type { Path } from '../../text/tree.ts'
import type { HnsPolicy, Json, Loss } from '../lowered.ts'
import { optional } from '../optional.ts'
import { readObject } from '../read-object.ts'
import type { Dns, HnsRoute } from './network.ts'
import {
  lossesAt,
  lowerPolicies,
  type PlacedPolicy,
  raisePolicies,
  type Read,
  type Written,
} from './placed.ts'
import {
  HCN_TELLS,
  readDns,
  readRoutes,
  SCHEMA_VERSION,
  some,
  struct,
  structV1,
  writeDns,
  writeRoutes,
} from './shared.ts'

/** An HNS endpoint in the words of neither dialect. An absent member is the zero value. */
export interface HnsEndpoint {
  readonly id?: string
  readonly name?: string
  /** GUID of the network. */
  readonly network?: string
  /** Name of the network, for which HNS (v1) alone has a place. */
  readonly networkName?: string
  readonly policies: readonly PlacedPolicy[]
  readonly addresses: readonly { readonly address: string; readonly prefixLength?: number }[]
  /** Next hops of the default routes, one a family at the most. */
  readonly gateways: readonly string[]
  readonly routes?: readonly HnsRoute[]
  readonly dns?: Dns
  readonly mac?: string
  /** Bits of `EndpointFlags`. */
  readonly flags?: number
  readonly enableInternalDns?: boolean
}

/** Bits of `EndpointFlags` and the members of HNS (v1) that say the same. */
const FLAGS = [
  [1, 'IsRemoteEndpoint'],
  [2, 'DisableICC'],
  [8, 'EnableLowMetric'],
] as const

const KNOWN_FLAGS = FLAGS.reduce((bits, [bit]) => bits | bit, 0)

/** An endpoint for `HcnCreateEndpoint`. Source: microsoft/hcsshim hcn/hcnendpoint.go, v0.13.0. */
export function endpointToV2(endpoint: HnsEndpoint): Written {
  const { id, name, network, networkName, addresses, gateways, routes, dns, mac, flags } = endpoint
  const policies = lowerPolicies(endpoint.policies, 2)
  const object = struct('HostComputeEndpoint', {
    ID: id,
    Name: name,
    HostComputeNetwork: network,
    Policies: policies.value,
    IpConfigurations: addresses.map(({ address, prefixLength }) =>
      struct('IpConfig', { IpAddress: address, PrefixLength: prefixLength }),
    ),
    Dns: writeDns(dns),
    Routes: writeRoutes(gateways, routes),
    MacAddress: mac,
    Flags: flags,
    SchemaVersion: SCHEMA_VERSION,
  })
  const lost = [
    networkName !== undefined && {
      what: 'VirtualNetworkName',
      why: 'an endpoint of HCN (v2) has the GUID of its network only',
    },
    endpoint.enableInternalDns === true && { what: 'EnableInternalDNS', why: 'HCN (v2) has no such member' },
  ]
  return { object, lost: [...policies.lost, ...lossesAt([], lost)] }
}

/** An endpoint for `POST /endpoints/`. Source: microsoft/hcsshim internal/hns/hnsendpoint.go, v0.13.0. */
export function endpointToV1(endpoint: HnsEndpoint): Written {
  const { id, name, network, networkName, addresses, gateways, routes, dns, mac, flags = 0 } = endpoint
  const overhead = endpoint.policies.find(({ policy }) => policy.kind === 'encap-overhead')
  const policies = lowerPolicies(
    endpoint.policies.filter((one) => one !== overhead),
    1,
  )
  const [four, six] = [
    addresses.filter(({ address }) => !isSix(address)),
    addresses.filter(({ address }) => isSix(address)),
  ]
  const object = structV1('HNSEndpoint', {
    ID: id,
    Name: name,
    VirtualNetwork: network,
    VirtualNetworkName: networkName,
    Policies: policies.value,
    MacAddress: mac,
    IPAddress: four[0]?.address,
    IPv6Address: six[0]?.address,
    DNSSuffix: dns?.search?.join(),
    DNSServerList: dns?.servers?.join(),
    DNSDomain: dns?.domain,
    GatewayAddress: gateways.find((gateway) => !isSix(gateway)),
    GatewayAddressV6: gateways.find(isSix),
    EnableInternalDNS: endpoint.enableInternalDns,
    PrefixLength: four[0]?.prefixLength,
    IPv6PrefixLength: six[0]?.prefixLength,
    ...Object.fromEntries(FLAGS.map(([bit, key]) => [key, (flags & bit) !== 0])),
    EncapOverhead: overhead?.policy.kind === 'encap-overhead' ? overhead.policy.overhead : undefined,
  })
  const lost = [
    (four.length > 1 || six.length > 1) && {
      what: 'IpConfigurations',
      why: 'an endpoint of HNS (v1) has one address a family',
    },
    some(routes) && { what: 'Routes', why: 'an endpoint of HNS (v1) has its gateways and no other route' },
    some(dns?.options) && { what: 'Dns.Options', why: 'HNS (v1) has no options' },
    (flags & ~KNOWN_FLAGS) !== 0 && {
      what: 'Flags',
      why: 'HNS (v1) has members for the flags 1, 2 and 8 only',
    },
  ]
  return { object, lost: [...policies.lost, ...lossesAt([], lost)] }
}

/** The endpoint that an object of HCN (v2) says. */
export function endpointFromV2(object: Json, path: Path): Read<HnsEndpoint> {
  const o = readObject(object)
  const inner: Loss[] = []
  const policies = raisePolicies(o.objects('Policies'), [...path, 'Policies'], 2)
  const { gateways, routes } = readRoutes(o.objects('Routes'), inner)
  const value = optional({
    id: o.text('ID'),
    name: o.text('Name'),
    network: o.text('HostComputeNetwork'),
    policies: policies.value,
    addresses: o.objects('IpConfigurations').map((config) => {
      const c = readObject(config)
      const address = optional({ address: c.text('IpAddress') ?? '', prefixLength: c.number('PrefixLength') })
      inner.push(...c.rest())
      return address
    }),
    gateways,
    routes: routes.length === 0 ? undefined : routes,
    dns: readDns(o.object('Dns'), inner),
    mac: o.text('MacAddress'),
    flags: o.number('Flags'),
  })
  const told = [...HCN_TELLS, 'HostComputeNamespace']
  const rest = o.rest().filter(({ what }) => !told.includes(what))
  return { value, lost: [...policies.lost, ...lossesAt(path, [...rest, ...inner])] }
}

/** The endpoint that an object of HNS (v1) says. */
export function endpointFromV1(object: Json, path: Path): Read<HnsEndpoint> {
  const o = readObject(object)
  const policies = raisePolicies(o.objects('Policies'), [...path, 'Policies'], 1)
  const overhead = o.number('EncapOverhead')
  const own: readonly HnsPolicy[] =
    overhead === undefined || overhead === 0 ? [] : [{ kind: 'encap-overhead', overhead }]
  const flags = FLAGS.reduce((bits, [bit, key]) => (o.boolean(key) === true ? bits | bit : bits), 0)
  const address = (key: string, lengthKey: string) => {
    const [text, prefixLength] = [o.text(key), o.number(lengthKey)]
    return text === undefined ? [] : [optional({ address: text, prefixLength })]
  }
  const dns = optional({
    domain: o.text('DNSDomain'),
    search: o.commas('DNSSuffix'),
    servers: o.commas('DNSServerList'),
  })
  const value = optional({
    id: o.text('ID'),
    name: o.text('Name'),
    network: o.text('VirtualNetwork'),
    networkName: o.text('VirtualNetworkName'),
    policies: [...policies.value, ...own.map((policy) => ({ policy, path }))],
    addresses: [...address('IPAddress', 'PrefixLength'), ...address('IPv6Address', 'IPv6PrefixLength')],
    gateways: ['GatewayAddress', 'GatewayAddressV6'].flatMap((key) => o.text(key) ?? []),
    dns: Object.keys(dns).length === 0 ? undefined : dns,
    mac: o.text('MacAddress'),
    flags: flags === 0 ? undefined : flags,
    enableInternalDns: o.boolean('EnableInternalDNS'),
  })
  const told = ['SharedContainers', 'State']
  const rest = o.rest().filter(({ what }) => !told.includes(what))
  return { value, lost: [...policies.lost, ...lossesAt(path, rest)] }
}

function isSix(address: string): boolean {
  return address.includes(':')
}
