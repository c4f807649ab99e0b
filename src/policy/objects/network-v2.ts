import { VALUE_NAMES } from '../../facts/hns-schema/names.ts'
import type { Path } from '../../text/tree.ts'
import type { Json, Loss } from '../lowered.ts'
import { optional } from '../optional.ts'
import { asObject, readObject } from '../read-object.ts'
import type { HnsNetwork, HnsSubnet } from './network.ts'
import { lossesAt, lowerPolicies, type PlacedLoss, raisePolicies, type Read, type Written } from './placed.ts'
import { HCN_TELLS, readDns, readRoutes, SCHEMA_VERSION, struct, writeDns, writeRoutes } from './shared.ts'

/** A network for `HcnCreateNetwork`. Source: microsoft/hcsshim hcn/hcnnetwork.go, v0.13.0. */
export function networkToV2(network: HnsNetwork): Written {
  const { id, name, type, macRanges, dns, subnets, flags, managementIp, dnsServerCompartment } = network
  const policies = lowerPolicies(network.policies, 2)
  const inner = subnets.map((subnet) => ({ subnet, policies: lowerPolicies(subnet.policies, 2) }))
  const object = struct('HostComputeNetwork', {
    ID: id,
    Name: name,
    Type: networkType(type),
    Policies: policies.value,
    MacPool: struct('MacPool', {
      Ranges: macRanges?.map(({ start, end }) =>
        struct('MacRange', { StartMacAddress: start, EndMacAddress: end }),
      ),
    }),
    Dns: writeDns(dns),
    Ipams:
      inner.length === 0 ? undefined : [struct('Ipam', { Type: 'Static', Subnets: inner.map(subnetObject) })],
    Flags: flags,
    SchemaVersion: SCHEMA_VERSION,
  })
  const lost = [
    managementIp !== undefined && { what: 'ManagementIP', why: 'HCN (v2) tells it and takes none' },
    dnsServerCompartment !== undefined && {
      what: 'DNSServerCompartment',
      why: 'HCN (v2) has no such member',
    },
  ]
  return {
    object,
    lost: [...policies.lost, ...inner.flatMap((one) => one.policies.lost), ...lossesAt([], lost)],
  }
}

function subnetObject({
  subnet: { prefix, gateway, routes },
  policies,
}: {
  readonly subnet: HnsSubnet
  readonly policies: Read<readonly Json[]>
}): Json {
  return struct('Subnet', {
    IpAddressPrefix: prefix,
    Policies: policies.value,
    Routes: writeRoutes(gateway === undefined ? [] : [gateway], routes),
  })
}

/** The network that an object of HCN (v2) says. */
export function networkFromV2(object: Json, path: Path): Read<HnsNetwork> {
  const o = readObject(object)
  const inner: Loss[] = []
  const policies = raisePolicies(o.objects('Policies'), [...path, 'Policies'], 2)
  const pool = o.object('MacPool')
  const ranges = readObject(pool ?? {}).objects('Ranges')
  const ipams = o.objects('Ipams')
  const subnets = ipams.map((ipam, i) => ipamSubnets(ipam, [...path, 'Ipams', i], inner))
  const value = optional({
    id: o.text('ID'),
    name: o.text('Name'),
    type: o.text('Type') ?? '',
    policies: policies.value,
    macRanges:
      ranges.length === 0
        ? undefined
        : ranges.map((range) => {
            const r = readObject(range)
            return { start: r.text('StartMacAddress') ?? '', end: r.text('EndMacAddress') ?? '' }
          }),
    dns: readDns(o.object('Dns'), inner),
    subnets: subnets.flatMap((one) => one.value),
    flags: o.number('Flags'),
  })
  const rest = o.rest().filter(({ what }) => !HCN_TELLS.includes(what))
  return {
    value,
    lost: [...policies.lost, ...subnets.flatMap((one) => one.lost), ...lossesAt(path, [...rest, ...inner])],
  }
}

function ipamSubnets(ipam: Json, path: Path, inner: Loss[]): Read<readonly HnsSubnet[]> {
  const o = readObject(ipam)
  const type = o.text('Type') ?? 'Static'
  if (type !== 'Static')
    inner.push({ what: 'Ipams', why: `addresses of type \`${type}\` are HNS's own affair` })
  const lost: PlacedLoss[] = []
  const value = o.objects('Subnets').map((subnet, i) => {
    const at = [...path, 'Subnets', i]
    const s = readObject(subnet)
    const policies = raisePolicies(s.objects('Policies'), [...at, 'Policies'], 2)
    const losses: Loss[] = []
    const { gateways, routes } = readRoutes(s.objects('Routes'), losses)
    const read = optional({
      prefix: s.text('IpAddressPrefix') ?? '',
      gateway: gateways[0],
      routes: routes.length === 0 ? undefined : routes,
      policies: policies.value,
    })
    lost.push(...policies.lost, ...lossesAt(at, [...losses, ...s.rest()]))
    return read
  })
  return { value, lost: [...lost, ...lossesAt(path, o.rest())] }
}

/** True for an object that says that it is one of HCN (v2). */
export function isV2(object: Json): boolean {
  return asObject(object['SchemaVersion'])?.['Major'] === 2
}

/** A type of networks as HCN (v2) and those who compare it spell it; HNS (v1) takes any case. */
function networkType(type: string): string {
  const names = Object.keys(VALUE_NAMES.NetworkType.names)
  return names.find((name) => name.toLowerCase() === type.toLowerCase()) ?? type
}
