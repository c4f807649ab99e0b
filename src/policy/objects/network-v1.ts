import type { Path } from '../../text/tree.ts'
import type { HnsPolicy, Json, Loss } from '../lowered.ts'
import { optional } from '../optional.ts'
import { readObject } from '../read-object.ts'
import type { HnsNetwork, HnsSubnet } from './network.ts'
import {
  lossesAt,
  lowerPolicies,
  type PlacedPolicy,
  raisePolicies,
  type Read,
  type Written,
} from './placed.ts'
import { some, structV1 } from './shared.ts'

/** A network for `POST /networks/`. Source: microsoft/hcsshim internal/hns/hnsnetwork.go, v0.13.0. */
export function networkToV1(network: HnsNetwork): Written {
  const { id, name, type, macRanges, dns, subnets, flags, managementIp, dnsServerCompartment } = network
  const members = memberPolicies(network.policies)
  const policies = lowerPolicies(members.others, 1)
  const inner = subnets.map((subnet) => ({ subnet, policies: lowerPolicies(subnet.policies, 1) }))
  const object = structV1('HNSNetwork', {
    ID: id,
    Name: name,
    Type: type,
    NetworkAdapterName: members.adapter,
    SourceMac: members.mac,
    Policies: policies.value,
    MacPools: macRanges?.map(({ start, end }) =>
      structV1('MacRange', { StartMacAddress: start, EndMacAddress: end }),
    ),
    Subnets: inner.map((one) =>
      structV1('Subnet', {
        AddressPrefix: one.subnet.prefix,
        GatewayAddress: one.subnet.gateway,
        Policies: one.policies.value,
      }),
    ),
    DNSSuffix: dns?.search?.join(),
    DNSServerList: dns?.servers?.join(),
    DNSServerCompartment: dnsServerCompartment,
    ManagementIP: managementIp,
    AutomaticDNS: members.automaticDns,
    Extensions: members.extensions,
  })
  const lost = [
    flags !== undefined && flags !== 0 && { what: 'Flags', why: 'a network of HNS (v1) has no flags' },
    dns?.domain !== undefined && {
      what: 'Dns.Domain',
      why: 'HNS (v1) has one list of suffixes, which is `Search`',
    },
    some(dns?.options) && { what: 'Dns.Options', why: 'HNS (v1) has no options' },
    subnets.some(({ routes }) => some(routes)) && {
      what: 'Routes',
      why: 'a subnet of HNS (v1) has its gateway and no other route',
    },
  ]
  return {
    object,
    lost: [...policies.lost, ...inner.flatMap((one) => one.policies.lost), ...lossesAt([], lost)],
  }
}

/** What HNS (v1) has as members of the network, each once; a second of a kind stays a policy, and is told as a loss. */
function memberPolicies(policies: readonly PlacedPolicy[]) {
  const first = <K extends HnsPolicy['kind']>(kind: K) =>
    policies.find(
      (one): one is PlacedPolicy & { policy: Extract<HnsPolicy, { kind: K }> } => one.policy.kind === kind,
    )
  const adapter = first('net-adapter-name')
  const mac = first('source-mac')
  const automatic = first('automatic-dns')
  const extensions = policies.flatMap(({ policy }) =>
    policy.kind === 'vswitch-extension'
      ? [structV1('Extension', { Id: policy.extensionId, IsEnabled: policy.enable })]
      : [],
  )
  const members: readonly (PlacedPolicy | undefined)[] = [adapter, mac, automatic]
  return {
    adapter: adapter?.policy.name,
    mac: mac?.policy.mac,
    automaticDns: automatic?.policy.enable,
    extensions,
    others: policies.filter((one) => !members.includes(one) && one.policy.kind !== 'vswitch-extension'),
  }
}

/** The network that an object of HNS (v1) says. */
export function networkFromV1(object: Json, path: Path): Read<HnsNetwork> {
  const o = readObject(object)
  const policies = raisePolicies(o.objects('Policies'), [...path, 'Policies'], 1)
  const own = (policy: HnsPolicy): PlacedPolicy => ({ policy, path })
  const [adapter, mac, automatic] = [
    o.text('NetworkAdapterName'),
    o.text('SourceMac'),
    o.boolean('AutomaticDNS'),
  ]
  const extensions = o.objects('Extensions').map((extension) => {
    const e = readObject(extension)
    return own({
      kind: 'vswitch-extension',
      extensionId: e.text('Id') ?? '',
      enable: e.boolean('IsEnabled') ?? false,
    })
  })
  const ranges = o.objects('MacPools').map((range) => {
    const r = readObject(range)
    return { start: r.text('StartMacAddress') ?? '', end: r.text('EndMacAddress') ?? '' }
  })
  const subnets = o.objects('Subnets').map((subnet, i) => subnetOf(subnet, [...path, 'Subnets', i]))
  const dns = optional({ search: o.commas('DNSSuffix'), servers: o.commas('DNSServerList') })
  const value = optional({
    id: o.text('ID'),
    name: o.text('Name'),
    type: o.text('Type') ?? '',
    policies: [
      ...(adapter === undefined ? [] : [own({ kind: 'net-adapter-name', name: adapter })]),
      ...(mac === undefined ? [] : [own({ kind: 'source-mac', mac })]),
      ...(automatic === true ? [own({ kind: 'automatic-dns', enable: true })] : []),
      ...extensions,
      ...policies.value,
    ],
    macRanges: ranges.length === 0 ? undefined : ranges,
    dns: Object.keys(dns).length === 0 ? undefined : dns,
    subnets: subnets.map((one) => one.value),
    managementIp: o.text('ManagementIP'),
    dnsServerCompartment: o.number('DNSServerCompartment'),
  })
  return {
    value,
    lost: [...policies.lost, ...subnets.flatMap((one) => one.lost), ...lossesAt(path, o.rest())],
  }
}

function subnetOf(object: Json, path: Path): Read<HnsSubnet> {
  const o = readObject(object)
  const policies = raisePolicies(o.objects('Policies'), [...path, 'Policies'], 1)
  const value = optional({
    prefix: o.text('AddressPrefix') ?? '',
    gateway: o.text('GatewayAddress'),
    policies: policies.value,
  })
  const rest: readonly Loss[] = o.rest()
  return { value, lost: [...policies.lost, ...lossesAt(path, rest)] }
}
