import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HnsNode } from '../node.ts'

/** Lays what `wine/hns.c` reads: what HNS knows of a node. */
export function layNode(folder: string, node: HnsNode): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text)
  const lines = (rows: readonly (readonly [id: string, name: string, json: object])[]): string =>
    rows.map(([id, name, json]) => `${id}\t${name}\t${JSON.stringify(json)}\n`).join('')
  const [Major, Minor] = node.hnsVersion
  const endpoints = node.endpoints ?? []
  write('version.json', JSON.stringify({ Major, Minor }))
  write('networks.json', JSON.stringify(node.networks.map(networkV1)))
  write('networks.txt', lines(node.networks.map((n) => [n.id, n.name, networkV2(n)])))
  const [existing] = endpoints
  write('endpoint.json', existing === undefined ? '' : JSON.stringify(endpointV1(existing)))
  write('containers.json', JSON.stringify(existing?.containers ?? []))
  write('endpoints.txt', lines(endpoints.map((e) => [e.id, e.name, endpointV2(e)])))
  write('namespaces.txt', lines((node.namespaces ?? []).map((id) => [id, id, { ID: id }])))
  write('calls.txt', '')
}

type Network = HnsNode['networks'][number]
type Endpoint = NonNullable<HnsNode['endpoints']>[number]

function networkV1({ id, name, type, subnets, managementIP }: Network): object {
  const Subnets = subnets.map(({ prefix, gateway }) => ({ AddressPrefix: prefix, GatewayAddress: gateway }))
  return { ID: id, Name: name, Type: type, Subnets, ManagementIP: managementIP }
}

const TYPES_V2 = ['NAT', 'Transparent', 'L2Bridge', 'L2Tunnel', 'ICS', 'Private', 'Overlay']

function networkV2({ id, name, type, subnets }: Network): object {
  const Subnets = subnets.map(({ prefix, gateway }) => ({
    IpAddressPrefix: prefix,
    Routes: [{ NextHop: gateway, DestinationPrefix: '0.0.0.0/0' }],
  }))
  const Type = TYPES_V2.find((known) => known.toLowerCase() === type.toLowerCase()) ?? type
  return {
    ID: id,
    Name: name,
    Type,
    Ipams: [{ Type: 'Static', Subnets }],
    SchemaVersion: { Major: 2, Minor: 0 },
  }
}

function endpointV1({ id, name, network, mac, ip, gateway, dns }: Endpoint): object {
  return {
    ID: id,
    Name: name,
    VirtualNetwork: network,
    MacAddress: mac,
    IPAddress: ip,
    GatewayAddress: gateway,
    DNSSuffix: dns.search.join(','),
    DNSServerList: dns.nameservers.join(','),
    DNSDomain: dns.domain,
  }
}

function endpointV2({ id, name, network, namespace, mac, ip, gateway, dns }: Endpoint): object {
  return {
    ID: id,
    Name: name,
    HostComputeNetwork: network,
    ...(namespace === undefined ? {} : { HostComputeNamespace: namespace }),
    MacAddress: mac,
    IpConfigurations: [{ IpAddress: ip }],
    Routes: [{ NextHop: gateway, DestinationPrefix: '0.0.0.0/0' }],
    Dns: { Domain: dns.domain, Search: dns.search, ServerList: dns.nameservers, Options: dns.options },
    SchemaVersion: { Major: 2, Minor: 0 },
  }
}
