import { describe, expect, test } from 'vitest'
import { CONTAINERD_ADD } from '../../src/programs/cni/call.ts'
import type { WindowsNode } from '../../src/programs/hns/node.ts'
import { wcn } from '../../src/programs/wcn.ts'
import { WCN_HEAD, WCN_RELEASES, type WcnRelease } from '../../src/facts/wcn-releases.ts'
import { parseProgramVersion } from '../../src/facts/versions.ts'

/*
 * What is expected is read in microsoft/windows-container-networking cni/cni.go, common/core/network.go, network/ at
 * b96345f; conformance/cases/wcn holds the model to the program itself.
 */

const NETWORK = {
  id: 'net-1',
  name: 'l2bridge',
  type: 'L2Bridge',
  subnets: [{ addressPrefix: '10.64.4.0/24', gatewayAddress: '10.64.4.1' }],
  managementIP: '10.40.0.5',
}
const NODE: WindowsNode = {
  networks: [NETWORK],
  endpoints: [],
  hnsVersion: [15, 2],
  assigns: { endpointId: 'ep-1', macAddress: '00-15-5D-00-00-02', ipAddress: '10.64.4.7' },
  ipam: { 'host-local': { kind: 'host-local', store: {} } },
}
const BRIDGE = {
  cniVersion: '1.0.0',
  name: 'l2bridge',
  type: 'sdnbridge',
  ipam: { subnet: '10.64.4.0/24', routes: [{ GW: '10.64.4.2' }] },
  dns: { nameservers: ['10.0.0.10'], search: ['svc.cluster.local'] },
  AdditionalArgs: [
    { name: 'EndpointPolicy', value: { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.0.0.0/8'] } } },
  ],
}
const NAT = { cniVersion: '1.0.0', name: 'nat', type: 'nat', ipam: { subnet: '172.30.0.0/20' } }

function ran(
  conf: object,
  node: Partial<WindowsNode> = {},
  call: Partial<typeof CONTAINERD_ADD> = {},
  release: WcnRelease = WCN_HEAD,
) {
  const version = parseProgramVersion('1.9.1')
  if (version === undefined) throw new Error('no version')
  const outcome = wcn({
    stdin: JSON.stringify(conf),
    call: { ...CONTAINERD_ADD, ...call },
    version,
    release,
    node: { ...NODE, ...node },
  })
  const requests = outcome.calls.map((made) => ('json' in made ? JSON.parse(made.json) : made))
  const error = outcome.result.ok ? undefined : outcome.result.error
  return { ...outcome, requests, error }
}

describe('ADD', () => {
  test('without IPAM asks for no address, and for the gateway of the first route', () => {
    const { requests, result } = ran(BRIDGE)
    expect(requests[0]).toEqual({
      Name: 'podsandbox1_l2bridge',
      HostComputeNetwork: 'net-1',
      Policies: [{ Type: 'OutBoundNAT', Settings: { Exceptions: ['10.0.0.0/8'] } }],
      Dns: { Search: ['svc.cluster.local'], ServerList: ['10.0.0.10'] },
      Routes: [{ NextHop: '10.64.4.2', DestinationPrefix: '0.0.0.0/0' }],
      Health: { Extra: {} },
      SchemaVersion: { Major: 2, Minor: 0 },
    })
    expect(requests[1]).toEqual({ kind: 'AddNamespaceEndpoint', target: CONTAINERD_ADD.netns })
    expect(result).toMatchObject({
      ok: true,
      value: { ips: [{ address: '10.64.4.7/24', gateway: '10.64.4.2' }] },
    })
  })

  test('without a route takes the address behind the one given in `subnet`, not behind the network', () => {
    const conf = { ...BRIDGE, ipam: { subnet: '10.64.4.128/24' } }
    expect(ran(conf).requests[0].Routes).toEqual([{ NextHop: '10.64.4.129', DestinationPrefix: '0.0.0.0/0' }])
    const last = { ...BRIDGE, ipam: { subnet: '10.64.4.255/24' } }
    expect(ran(last).requests[0].Routes[0].NextHop).toBe('10.64.4.0')
  })

  test('takes a gateway from the first additional route that has one', () => {
    const optionalFlags = { gatewayFromAdditionalRoutes: true }
    const additionalRoutes = [{ dst: '::/0' }, { dst: '::/0', gw: 'fd00::1' }, { dst: '::/0', gw: 'fd00::2' }]
    expect(ran({ ...BRIDGE, optionalFlags, additionalRoutes }).requests[0].Routes).toEqual([
      { NextHop: '10.64.4.2', DestinationPrefix: '0.0.0.0/0' },
      { NextHop: 'fd00::1', DestinationPrefix: '::/0' },
    ])
  })

  test('makes a missing network, and only then looks at network policies', () => {
    const policy = { name: 'NetworkPolicy', value: { Type: 'AutomaticDNS', Settings: { Enable: true } } }
    const conf = { ...NAT, AdditionalArgs: [policy] }
    const { requests, dropped } = ran(conf)
    expect(requests[0]).toEqual({
      Name: 'nat',
      Type: 'NAT',
      Policies: [{ Type: 'AutomaticDNS', Settings: { Enable: true } }],
      MacPool: {},
      Dns: {},
      Ipams: [
        {
          Type: 'Static',
          Subnets: [
            {
              IpAddressPrefix: '172.30.0.0/20',
              Routes: [{ NextHop: '172.30.0.1', DestinationPrefix: '0.0.0.0/0' }],
            },
          ],
        },
      ],
      Health: { Extra: {} },
      SchemaVersion: { Major: 2, Minor: 0 },
    })
    expect(dropped).toEqual([])
    const there = { networks: [{ ...NETWORK, name: 'nat', type: 'NAT' }] }
    expect(ran(conf, there).dropped.map(({ path }) => path)).toEqual([['AdditionalArgs', 0]])
  })

  test('crashes on a subnet without IPv4 form, and on a policy that is no object', () => {
    for (const subnet of ['fd00::/64', 'pods', '10.244.0.0']) {
      expect(ran({ ...BRIDGE, ipam: { subnet } }).error?.panic).toBe(true)
    }
    const value = (policy: unknown) => ({
      ...BRIDGE,
      AdditionalArgs: [{ name: 'EndpointPolicy', value: policy }],
    })
    expect(ran(value('OutBoundNAT')).error?.panic).toBe(true)
    expect(ran(value({ Type: 7 })).error?.panic).toBe(true)
    expect(ran({ ...BRIDGE, AdditionalArgs: [{ name: 'EndpointPolicy' }] }).error?.panic).toBe(true)
    expect(ran(value(null)).requests[0].Policies).toEqual([{ Type: '' }])
  })

  test('knows two names of entries, with their case, and keeps Type and Settings of a policy', () => {
    const value = { Type: 'OutBoundNAT', ExceptionList: ['10.0.0.0/8'], Settings: { Exceptions: [] } }
    const names = ['endpointpolicy', 'EndpointPolicies', 'OutBoundNatPolicy', 'EndpointPolicy']
    const { requests, dropped } = ran({ ...BRIDGE, AdditionalArgs: names.map((name) => ({ name, value })) })
    expect(requests[0].Policies).toEqual([{ Type: 'OutBoundNAT', Settings: { Exceptions: [] } }])
    expect(dropped.map(({ path }) => path.join('.'))).toEqual([
      'AdditionalArgs.0',
      'AdditionalArgs.1',
      'AdditionalArgs.2',
      'AdditionalArgs.3.value.ExceptionList',
    ])
  })

  test('maps ports with the flags asked for, IPv6 and an ACL beside them, cut to 16 bits', () => {
    const optionalFlags = { localRoutedPortMapping: true, allowAclPortMapping: true }
    const mapping = { hostPort: 70000, containerPort: 80, protocol: 'TCP', hostIP: '10.40.0.5' }
    const conf = { ...BRIDGE, AdditionalArgs: [], optionalFlags, runtimeConfig: { portMappings: [mapping] } }
    expect(ran(conf).requests[0].Policies).toEqual([
      {
        Type: 'PortMapping',
        Settings: { Protocol: 6, InternalPort: 80, ExternalPort: 4464, VIP: '10.40.0.5', Flags: 1 },
      },
      {
        Type: 'ACL',
        Settings: { Protocols: '6', Action: 'Allow', Direction: 'In', LocalPorts: '80', Priority: 1000 },
      },
    ])
    const sctp = { ...conf, runtimeConfig: { portMappings: [{ ...mapping, protocol: 'sctp' }] } }
    expect(ran(sctp).error?.text).toContain('invalid protocol supplied to port mapping policy')
    expect(ran(sctp).error?.path).toEqual(['runtimeConfig', 'portMappings', 0, 'protocol'])
    const dual = { ...conf, optionalFlags: { enableDualStack: true } }
    expect(ran(dual).requests[0].Policies[1].Settings).toEqual({
      Protocol: 6,
      InternalPort: 80,
      ExternalPort: 4464,
      Flags: 2,
    })
  })

  test('stops for `loopbackDSR` where HNS has none, before the network is made', () => {
    const conf = { ...NAT, optionalFlags: { loopbackDSR: true } }
    const { error, calls } = ran(conf, { hnsVersion: [10, 1] })
    expect(error?.text).toBe('Platform does not support feature Direct Server Return (DSR)')
    expect(calls).toEqual([])
    expect(ran(conf).requests[1].Policies[0].Settings).toEqual({ Destinations: ['<nil>'] })
  })

  test('takes dual stack only on a bridge that exists', () => {
    const conf = { ...BRIDGE, optionalFlags: { enableDualStack: true } }
    expect(ran(conf, { networks: [] }).error?.text).toBe('Network name "l2bridge" not found')
    const overlay = { networks: [{ ...NETWORK, type: 'Overlay' }] }
    expect(ran(conf, overlay).error?.text).toBe('Dual stack specified with non l2bridge network')
  })

  test('refuses a type that is neither a plugin nor a network of its own', () => {
    expect(ran({ ...BRIDGE, type: 'l2bridge' }).error?.text).toBe(
      `Unsupported CNI config 'type' "l2bridge". Options are the keys/values from: map[nat:NAT sdnbridge:L2Bridge sdnoverlay:Overlay]`,
    )
    expect(ran({ ...BRIDGE, type: 'L2Bridge' }).error).toBeUndefined()
  })

  test('knows four protocol versions', () => {
    for (const cniVersion of ['0.2.0', '0.3.0', '0.4.0', '1.0.0'])
      expect(ran({ ...BRIDGE, cniVersion }).error).toBeUndefined()
    expect(ran({ ...BRIDGE, cniVersion: '0.3.1' }).error?.text).toBe('incompatible CNI versions')
  })
})

describe('host-local behind it', () => {
  const local = (ipam: object, more: object = {}) => ({
    ...BRIDGE,
    ipam: { type: 'host-local', ...ipam },
    ...more,
  })

  test('gets a configuration without the range, so that the first pod has the address of the gateway', () => {
    const conf = local(
      { subnet: '10.64.4.0/24', rangeStart: '10.64.4.10' },
      { optionalFlags: { forceBridgeGateway: true } },
    )
    const { requests } = ran(conf)
    expect(requests[0].IpConfigurations).toEqual([{ IpAddress: '10.64.4.2' }])
    expect(requests[0].Routes[0].NextHop).toBe('10.64.4.2')
  })

  test('refuses a route without a destination, which is written as <nil>', () => {
    const { error } = ran(local({ subnet: '10.64.4.0/24', routes: [{ GW: '10.64.4.2' }] }))
    expect(error?.text).toContain('invalid CIDR address: <nil>')
  })

  test('gets the file itself with dual stack, and both its addresses are used', () => {
    const ranges = [
      [{ subnet: '10.64.4.0/24', rangeStart: '10.64.4.10', gateway: '10.64.4.2' }],
      [{ subnet: 'fd00::/64', gateway: 'fd00::1' }],
    ]
    const { requests } = ran(local({ ranges }, { optionalFlags: { enableDualStack: true } }))
    expect(requests[0].IpConfigurations).toEqual([{ IpAddress: '10.64.4.10' }, { IpAddress: 'fd00::2' }])
    expect(requests[0].Routes).toEqual([
      { NextHop: '10.64.4.2', DestinationPrefix: '0.0.0.0/0' },
      { NextHop: 'fd00::1', DestinationPrefix: '::/0' },
    ])
    expect(ran(local({ ranges })).error?.text).toContain('no IP ranges specified')
  })

  test('sets the last octet of the network to 2 where that is asked for, whatever its length', () => {
    const conf = local({ subnet: '10.64.4.128/25' }, { optionalFlags: { forceBridgeGateway: true } })
    expect(ran(conf).requests[0].Routes[0].NextHop).toBe('10.64.4.2')
  })

  test('gets back what it gave where HNS refuses', () => {
    const conf = local({ subnet: '10.64.4.0/24' })
    const { error, ipam } = ran(conf, { failures: { create: 'hcnCreateEndpoint failed' } })
    expect(error?.text).toBe('error creating endpoint hcnCreateEndpoint failed')
    expect(JSON.stringify(ipam?.store)).not.toContain('podsandbox1')
  })
})

test('DEL deletes the endpoint, and succeeds where there is none', () => {
  const endpoint = {
    id: 'ep-1',
    name: 'podsandbox1_l2bridge',
    network: 'net-1',
    namespace: 'ns-1',
    macAddress: '',
    ipAddress: '',
    gatewayAddress: '',
    dns: { nameservers: [], domain: '', search: [], options: [] },
  }
  const { requests } = ran(BRIDGE, { endpoints: [endpoint] }, { command: 'DEL' })
  expect(requests).toEqual([
    { kind: 'RemoveNamespaceEndpoint', target: 'ns-1' },
    { kind: 'DeleteEndpoint', target: 'ep-1' },
  ])
  expect(ran(BRIDGE, {}, { command: 'DEL' })).toMatchObject({ calls: [], error: undefined })
})

test('puts the namespace of the pod before the first search suffix, unless the runtime gives its own', () => {
  const dns = { search: ['svc.cluster.local', 'cluster.local'] }
  const call = { args: 'IgnoreUnknown=1;K8S_POD_NAMESPACE=shop;K8S_POD_NAME=web-1;K8S_POD_UID=7' }
  const searched = (conf: object, args = call) => ran(conf, {}, args).requests[0].Dns.Search
  expect(searched({ ...BRIDGE, dns })).toEqual(['shop.svc.cluster.local', 'cluster.local'])
  expect(ran({ ...BRIDGE, dns }, {}, call).added.map(({ path }) => path)).toEqual([['Dns', 'Search', 0]])
  const runtimeConfig = { dns: { searches: ['web.svc.cluster.local'] } }
  expect(searched({ ...BRIDGE, dns, runtimeConfig })).toEqual(['web.svc.cluster.local'])
  // What is unknown is an error there, and then the plugin does without.
  expect(searched({ ...BRIDGE, dns }, { args: 'K8S_POD_NAMESPACE=shop;K8S_POD_UID=7' })).toEqual(dns.search)
})

test('v0.3.1 takes any type, and asks for a route without a next hop', () => {
  const [tag] = WCN_RELEASES
  const overlay = { ...BRIDGE, type: 'sdnoverlay', ipam: {}, name: 'new' }
  const { requests } = ran(overlay, {}, {}, tag)
  expect(requests[0].Type).toBe('sdnoverlay')
  expect(requests[1].Routes).toEqual([{ DestinationPrefix: '0.0.0.0/0' }])
  expect(ran(overlay).requests.map(({ Type, Routes }) => Type ?? Routes)[0]).toBe('Overlay')
  expect(ran({ ...overlay, type: 'l2bridge' }, {}, {}, tag).error).toBeUndefined()
  expect(ran({ ...overlay, type: 'l2bridge' }).error?.text).toContain("Unsupported CNI config 'type'")
})

test('DEL leaves a namespace alone that is gone', () => {
  const endpoint = {
    id: 'ep-1',
    name: 'podsandbox1_l2bridge',
    network: 'net-1',
    namespace: 'ns-1',
    macAddress: '',
    ipAddress: '',
    gatewayAddress: '',
    dns: { nameservers: [], domain: '', search: [], options: [] },
  }
  const kinds = (namespaces: readonly string[]) =>
    ran(BRIDGE, { endpoints: [endpoint], namespaces }, { command: 'DEL' }).calls.map(({ kind }) => kind)
  expect(kinds(['ns-1'])).toEqual(['RemoveNamespaceEndpoint', 'DeleteEndpoint'])
  expect(kinds([])).toEqual(['DeleteEndpoint'])
})
