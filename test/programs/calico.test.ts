import { describe, expect, test } from 'vitest'
import { CALICO_RELEASES, NEWEST_CALICO } from '../../src/facts/calico-releases.ts'
import { parseAddress } from '../../src/net/address.ts'
import { calico } from '../../src/programs/calico.ts'
import type { CalicoInput } from '../../src/programs/calico/session.ts'
import { CONTAINERD_ADD } from '../../src/programs/cni/call.ts'
import type { HnsNetwork, IpamPlugin } from '../../src/programs/hns/node.ts'
import { pointer } from '../../src/text/tree.ts'
import { windowsNode } from '../support/windows-node.ts'

/* What is expected is read in projectcalico/calico cni-plugin/pkg 87c15906f20c. */

const CONF = {
  name: 'Calico',
  cniVersion: '1.0.0',
  type: 'calico',
  mode: 'vxlan',
  windows_use_single_network: true,
  vxlan_vni: 4097,
  DNS: { Nameservers: ['10.96.0.10'], Search: ['svc.cluster.local'] },
  ipam: { type: 'calico-ipam', subnet: 'usePodCidr' },
  policies: [
    { Name: 'EndpointPolicy', Value: { Type: 'OutBoundNAT', ExceptionList: ['10.96.0.0/12'] } },
    {
      Name: 'EndpointPolicy',
      Value: { Type: 'SDNROUTE', DestinationPrefix: '10.96.0.0/12', NeedEncap: true },
    },
  ],
}

const CLUSTER: CalicoInput['cluster'] = {
  pools: [{ cidr: '10.244.0.0/16', natOutgoing: true }],
  podCidrs: ['10.244.1.0/24'],
  newNetwork: { id: 'NET-2', managementIP: '10.127.130.38' },
  hostEndpointId: 'EP-HOST',
  managementMac: '00:15:5d:00:00:09',
  hostInterface: 'cali0',
}

const NETWORK: HnsNetwork = {
  id: 'NET-1',
  name: 'Calico',
  type: 'Overlay',
  subnets: [{ addressPrefix: '10.244.1.0/26', gatewayAddress: '10.244.1.1' }],
  managementIP: '10.127.130.38',
  policies: ['HostRoute'],
}

interface Options {
  readonly given?: string
  readonly command?: string
  readonly netns?: string
  readonly networks?: readonly HnsNetwork[]
  readonly cluster?: Partial<CalicoInput['cluster']>
  readonly release?: CalicoInput['release']
  readonly node?: Parameters<typeof windowsNode>[1]
}

function answer(text: string): IpamPlugin {
  const [written = '', length = ''] = text.split('/')
  const address = parseAddress(written)
  if (address === undefined) throw new Error(text)
  return {
    kind: 'answers',
    ips: [{ address, ones: Number(length), maskBits: address.family === 4 ? 32 : 128 }],
  }
}

function ran(conf: object, options: Options = {}) {
  const { given = '10.244.1.3/26', networks = [], cluster, command = 'ADD', netns } = options
  const ipam = { 'calico-ipam': answer(given), 'host-local': { kind: 'host-local', store: {} } } as const
  const outcome = calico({
    stdin: JSON.stringify({ ...CONF, ...conf }),
    call: { ...CONTAINERD_ADD, command, ...(netns === undefined ? {} : { netns }) },
    release: options.release ?? NEWEST_CALICO,
    node: windowsNode({}, { networks, ipam, ...options.node }),
    cluster: { ...CLUSTER, ...cluster },
  })
  const calls = outcome.calls.map((call) =>
    'json' in call
      ? [call.kind, JSON.parse(call.json)]
      : [call.kind, call.target, ...('change' in call ? [JSON.parse(call.change)] : [])],
  )
  const error = outcome.result.ok ? undefined : outcome.result.error.text
  const value = outcome.result.ok ? outcome.result.value : undefined
  return { ...outcome, calls, kinds: calls.map(([kind]) => kind), error, value }
}

describe('ADD with vxlan', () => {
  test('makes the network, the endpoint of the host and the endpoint of the pod', () => {
    const { calls, value } = ran({ windows_loopback_DSR: true })
    expect(calls).toEqual([
      [
        'HNSNetwork',
        {
          Name: 'Calico',
          Type: 'Overlay',
          Subnets: [
            {
              AddressPrefix: '10.244.1.0/26',
              GatewayAddress: '10.244.1.1',
              Policies: [{ Type: 'VSID', VSID: 4097 }],
            },
          ],
        },
      ],
      [
        'ModifyNetwork',
        'NET-2',
        {
          ResourceType: 'Policy',
          RequestType: 'Add',
          Settings: { Policies: [{ Type: 'HostRoute', Settings: {} }] },
        },
      ],
      [
        'HNSEndpoint',
        {
          Name: 'Calico_ep',
          VirtualNetwork: 'NET-2',
          Policies: [{ Type: 'PA', PA: '10.127.130.38' }],
          MacAddress: '00:15:5d:00:00:09',
          IPAddress: '10.244.1.2',
          IsRemoteEndpoint: true,
        },
      ],
      [
        'HostComputeEndpoint',
        {
          Name: 'podsandbox1_Calico',
          HostComputeNetwork: 'NET-2',
          Policies: [
            { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.96.0.0/12', '10.244.0.0/16'] } },
            { Type: 'SDNROUTE', Settings: { DestinationPrefix: '10.96.0.0/12', NeedEncap: true } },
            { Type: 'ProviderAddress', Settings: { ProviderAddress: '10.127.130.38' } },
            { Type: 'OutBoundNAT', Settings: { Destinations: ['10.244.1.3'] } },
          ],
          IpConfigurations: [{ IpAddress: '10.244.1.3' }],
          Dns: { Search: ['svc.cluster.local'], ServerList: ['10.96.0.10'] },
          Routes: [{ NextHop: '10.244.1.1', DestinationPrefix: '0.0.0.0/0' }],
          MacAddress: '0E-2A-0a-f4-01-03',
          Health: { Extra: {} },
          SchemaVersion: { Major: 2, Minor: 0 },
        },
      ],
      ['AddNamespaceEndpoint', CONTAINERD_ADD.netns],
      [
        'ModifyEndpoint',
        'EP-1',
        {
          ResourceType: 'Policy',
          RequestType: 'Update',
          Settings: {
            Policies: [
              {
                Type: 'ACL',
                Settings: {
                  Protocols: '256',
                  Action: 'Block',
                  Direction: 'In',
                  RuleType: 'Switch',
                  Priority: 65500,
                },
              },
            ],
          },
        },
      ],
    ])
    expect(value).toEqual({
      cniVersion: '1.0.0',
      dns: { nameservers: ['10.96.0.10'], search: ['svc.cluster.local'] },
      interfaces: [
        { name: 'cali0' },
        { name: 'eth0', mac: '0E-2A-0a-f4-01-03', sandbox: CONTAINERD_ADD.netns },
      ],
      ips: [{ interface: 1, address: '10.244.1.3/26' }],
    })
  })

  test('takes a network of its name, type and subnet, and deletes any other of the name', () => {
    expect(ran({}, { networks: [NETWORK] }).kinds).toEqual([
      'HNSEndpoint',
      'HostComputeEndpoint',
      'AddNamespaceEndpoint',
      'ModifyEndpoint',
    ])
    for (const stale of [
      { ...NETWORK, type: 'L2Bridge' },
      { ...NETWORK, subnets: [] },
    ]) {
      expect(ran({}, { networks: [stale] }).kinds.slice(0, 2)).toEqual(['DeleteNetwork', 'HNSNetwork'])
    }
  })

  test('keeps the endpoint of the host that has the provider address of the network', () => {
    const there = {
      ...POD,
      name: 'Calico_ep',
      id: 'EP-9',
      network: 'NET-1',
      providerAddress: '10.127.130.38',
    }
    const kinds = (more: object) =>
      ran({}, { networks: [NETWORK], node: { endpoints: [{ ...there, ...more }] } }).kinds.slice(0, 2)
    expect(kinds({})).toEqual(['HostComputeEndpoint', 'AddNamespaceEndpoint'])
    expect(kinds({ providerAddress: '10.0.0.1' })).toEqual(['DeleteEndpoint', 'HNSEndpoint'])
  })

  test('has a network for each subnet where more than one is allowed', () => {
    const { calls } = ran({ windows_use_single_network: false })
    expect(calls[0]?.[1].Name).toBe('Calico-10-244-1-0')
    expect(calls[3]?.[1].Name).toBe('podsandbox1_Calico')
  })

  test('refuses a VNI below 4096 before anything is made, and a MAC prefix after the network', () => {
    expect(ran({ vxlan_vni: 42 })).toMatchObject({
      error: 'Windows does not support VXLANVNI < 4096',
      calls: [],
    })
    expect(ran({ vxlan_vni: 0 }).calls[0]?.[1].Subnets[0].Policies[0].VSID).toBe(4096)
    const { error, kinds } = ran({ vxlan_mac_prefix: '0E:2A' })
    expect(error).toBe('endpointMacPrefix [0E:2A] is invalid, value must be of the format xx-xx')
    expect(kinds).toEqual(['HNSNetwork', 'ModifyNetwork', 'HNSEndpoint'])
    expect(ran({ vxlan_mac_prefix: 'xy-zz' }).calls[3]?.[1].MacAddress).toBe('xy-zz-0a-f4-01-03')
  })

  test('panics on an IPv6 address', () => {
    expect(ran({}, { given: 'fd00::3/122' })).toMatchObject({
      error: 'Calico CNI panicked during ADD: runtime error: index out of range [3] with length 0',
      calls: [],
    })
  })

  test('sends no OutBoundNAT of the configuration where the pool of the pod has no natOutgoing', () => {
    const pools = [
      { cidr: '10.244.0.0/16', natOutgoing: false },
      { cidr: '10.9.0.0/16', natOutgoing: true },
    ]
    const { calls, dropped } = ran({}, { cluster: { pools } })
    expect(calls[3]?.[1].Policies.map(({ Type }: { Type: string }) => Type)).toEqual([
      'SDNROUTE',
      'ProviderAddress',
    ])
    expect(dropped.map(({ path }) => pointer(path))).toContain('/policies/0')
  })
})

const POD = {
  id: 'EP-1',
  name: 'podsandbox1_Calico',
  network: 'NET-1',
  macAddress: '00-15-5D-00-00-01',
  ipAddress: '10.244.1.3',
  gatewayAddress: '10.244.1.2',
  dns: { nameservers: [], domain: '', search: [], options: [] },
}

describe('ADD with a bridge', () => {
  test('makes an L2Bridge network, attaches the endpoint of the host and routes to the node', () => {
    const { calls, kinds } = ran({ mode: 'windows-bgp' })
    expect(kinds).toEqual([
      'HNSNetwork',
      'HNSEndpoint',
      'HostAttach',
      'HostComputeEndpoint',
      'AddNamespaceEndpoint',
      'ModifyEndpoint',
    ])
    expect(calls[0]?.[1]).toEqual({
      Name: 'Calico',
      Subnets: [{ AddressPrefix: '10.244.1.0/26', GatewayAddress: '10.244.1.1' }],
      Type: 'L2Bridge',
    })
    expect(calls[1]?.[1]).toEqual({
      Name: 'Calico_ep',
      VirtualNetwork: 'NET-2',
      IPAddress: '10.244.1.2',
    })
    expect(calls[3]?.[1]).toMatchObject({
      Routes: [{ NextHop: '10.244.1.2', DestinationPrefix: '0.0.0.0/0' }],
      Policies: [
        {},
        {},
        { Type: 'SDNRoute', Settings: { DestinationPrefix: '10.127.130.38/32', NeedEncap: true } },
      ],
    })
    expect(calls[3]?.[1].MacAddress).toBeUndefined()
  })

  test('takes a network of any type that has the subnet', () => {
    const transparent = { ...NETWORK, type: 'Transparent' }
    expect(ran({ mode: '' }, { networks: [transparent] }).kinds[0]).toBe('HNSEndpoint')
  })

  test('gives up where the network has no management IP address', () => {
    const network = { ...NETWORK, type: 'L2Bridge', managementIP: '' }
    expect(ran({ mode: '' }, { networks: [network] }).error).toBe(
      'timed out waiting for interface matching the management IP () of network Calico',
    )
  })

  test('asks HNS (v1) for dockershim, with the policies as they stand', () => {
    const { calls, kinds } = ran({ mode: 'windows-bgp' }, { netns: 'none' })
    expect(kinds.slice(3)).toEqual(['HNSEndpoint', 'HotAttach', 'ApplyACLPolicy'])
    expect(calls[3]?.[1]).toMatchObject({
      IPAddress: '10.244.1.3',
      GatewayAddress: '10.244.1.2',
      Policies: [
        { Type: 'OutBoundNAT', ExceptionList: ['10.96.0.0/12', '10.244.0.0/16'] },
        { Type: 'SDNROUTE' },
        { Type: 'ROUTE', DestinationPrefix: '10.127.130.38/32', NeedEncap: true },
      ],
    })
  })

  test('tries four times, and deletes what has the address in between', () => {
    const node = { endpoints: [{ ...POD, id: 'EP-7', name: 'other' }], failures: { create: 'no' } }
    const there = [{ ...NETWORK, type: 'L2Bridge' }]
    const host = { ...POD, id: 'EP-8', name: 'Calico_ep', ipAddress: '10.244.1.2' }
    const { error, kinds } = ran(
      { mode: '' },
      { networks: there, node: { ...node, endpoints: [...node.endpoints, host] } },
    )
    expect(kinds).toEqual([
      'HostComputeEndpoint',
      'DeleteEndpoint',
      'HostComputeEndpoint',
      'HostComputeEndpoint',
      'HostComputeEndpoint',
    ])
    expect(error).toBe('failed to create the new HostComputeEndpoint: no')
  })
})

describe('host-local', () => {
  const ipam = { type: 'host-local', subnet: 'usePodCidr' }

  test('gets the pod CIDR of the node and a range that leaves the first addresses to Windows', () => {
    const { calls, read, ignored } = ran({ mode: 'windows-bgp', ipam })
    expect(calls[0]?.[1].Subnets[0].AddressPrefix).toBe('10.244.1.0/24')
    expect(calls[3]?.[1].IpConfigurations).toEqual([{ IpAddress: '10.244.1.3' }])
    expect(read.map(pointer)).toContain('/ipam/subnet')
    expect(read.map(pointer)).not.toContain('/ipam/rangeStart')
    expect(ignored.map(({ path }) => pointer(path))).toEqual([])
  })

  test('keeps a range of the configuration that lies within the one that Windows leaves', () => {
    const first = (more: object) =>
      ran({ mode: 'windows-bgp', ipam: { ...ipam, ...more } }).calls[3]?.[1].IpConfigurations[0].IpAddress
    expect(first({ rangeStart: '10.244.1.20' })).toBe('10.244.1.20')
    expect(first({ rangeStart: '10.244.1.2' })).toBe('10.244.1.3')
    expect(first({ rangeStart: '10.9.1.20' })).toBe('10.244.1.3')
    expect(ran({ ipam: { ...ipam, rangeEnd: 'x' } }).error).toBe('range contains invalid ip')
  })

  test('is refused what it cannot take', () => {
    expect(ran({ ipam }, { cluster: { podCidrs: ['fd00::/64'] } }).error).toBe(
      'usePodCidr found but there is no IPv4 CIDR configured',
    )
    expect(ran({ ipam: { ...ipam, ranges: { a: [1.5, null] } } }).error).toBe(
      'failed to parse host-local IPAM ranges section; was expecting a list, not: map[a:[1.5 <nil>]]',
    )
    expect(ran({ ipam: { ...ipam, routes: [{ dst: 4 }] } }).error).toBe(
      "invalid IPAM routes section; expecting 'dst' to be a string, not: 4",
    )
  })

  test('gives back by the name of the container', () => {
    const there = { networks: [NETWORK], node: { endpoints: [{ ...POD, namespace: 'ns' }] } }
    const { calls, error, ipam: ran1 } = ran({ ipam }, { command: 'DEL', ...there })
    expect(error).toBeUndefined()
    expect(calls).toEqual([
      ['RemoveNamespaceEndpoint', 'ns'],
      ['DeleteEndpoint', 'EP-1'],
    ])
    expect(ran1?.command).toBe('DEL')
  })
})

describe('the configuration', () => {
  test('is decoded by two types', () => {
    expect(ran({ vxlan_vni: '4096' }).error).toBe(
      'failed to load netconf: json: cannot unmarshal string into Go struct field NetConf.vxlan_vni of type uint64',
    )
    const broken = ran({ policies: {} })
    expect(broken.error).toBe(
      'failed to load netconf: json: cannot unmarshal object into Go struct field NetConf.policies of type []hns.Policy',
    )
    expect(broken.calls).toEqual([])
  })

  test('has keys that only newer releases know', () => {
    const [oldest] = CALICO_RELEASES
    expect(ran({ device_type: 'tap' }).error).toBe(
      'unknown device_type "tap" in CNI config (supported: "veth", "netkit")',
    )
    expect(ran({ device_type: 'tap' }, { release: oldest }).error).toBeUndefined()
    expect(ran({}, { release: oldest }).value?.['interfaces']).toEqual([{ name: 'cali0' }])
  })

  test('is told of what has no effect', () => {
    const { dropped, ignored, read } = ran({
      mode: '',
      mtu: 1400,
      apiVersion: 2,
      loopbackDSR: true,
      cniVersion: '0.3.1',
      kubernets: {},
      policies: [{ name: 'NetworkPolicy', value: {} }],
    })
    expect(dropped.map(({ path }) => pointer(path)).toSorted()).toEqual([
      '/apiVersion',
      '/ipam/subnet',
      '/loopbackDSR',
      '/mtu',
      '/policies/0',
      '/vxlan_vni',
    ])
    expect(ignored.map(({ path }) => pointer(path))).toEqual(['/kubernets'])
    expect(read.map(pointer)).toContain('/DNS/Nameservers/0')
  })

  test('without `windows_disable_default_deny_all_policy` blocks what comes in until Felix knows the pod', () => {
    expect(ran({ windows_disable_default_deny_all_policy: true }).kinds.at(-1)).toBe('AddNamespaceEndpoint')
  })

  test('takes all DNS settings of the runtime where it names a server', () => {
    const dns = { servers: ['10.0.0.10'], searches: ['default.svc.cluster.local'], options: ['ndots:5'] }
    expect(ran({ runtimeConfig: { dns } }).calls[3]?.[1].Dns).toEqual({
      Search: ['default.svc.cluster.local'],
      ServerList: ['10.0.0.10'],
      Options: ['ndots:5'],
    })
    const without = { searches: ['default.svc.cluster.local'] }
    expect(ran({ runtimeConfig: { dns: without } }).calls[3]?.[1].Dns.Search).toEqual(['svc.cluster.local'])
  })
})

test('DEL passes over what HCN refuses, and hands on what IPAM does', () => {
  const there = { networks: [NETWORK], node: { endpoints: [POD], failures: { delete: 'no' } } }
  expect(ran({}, { command: 'DEL', ...there }).error).toBeUndefined()
  expect(ran({ ipam: { type: 'absent' } }, { command: 'DEL' }).error).toMatch(
    /^failed to find plugin "absent"/,
  )
})

test('CHECK looks at nothing', () => {
  expect(ran({ vxlan_vni: 1 }, { command: 'CHECK' })).toMatchObject({ calls: [], error: undefined })
})
