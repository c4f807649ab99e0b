import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseProgramVersion } from '../../src/facts/versions.ts'
import type { AzureNode, CnsAddress } from '../../src/programs/azure-vnet/node.ts'
import { azureVnet } from '../../src/programs/azure-vnet.ts'
import { CONTAINERD_ADD } from '../../src/programs/cni/call.ts'

/*
 * What is expected is read in Azure/azure-container-networking cni/, cni/network/, network/ and network/policy/ at cbd7560;
 * conformance/cases/azure-vnet holds what the code itself does.
 */

const HOST = { subnet: '10.224.0.0/16', address: '10.224.0.4', gateway: '10.224.0.1' }
const POD: CnsAddress = {
  address: '10.224.1.7',
  prefixLength: 16,
  gateway: '10.224.0.1',
  primary: '10.224.1.4',
  host: HOST,
}
const POD_6: CnsAddress = { ...POD, address: 'fd12:3456::7', prefixLength: 64, gateway: '', primary: '' }
const NODE: AzureNode = {
  networks: [],
  endpoints: [],
  hnsVersion: [15, 2],
  assigns: { endpointId: 'ep-1' },
  build: 20348,
  adapters: [{ name: 'Ethernet', subnets: ['10.224.0.0/16'] }],
  cns: { ok: true, pod: [POD] },
  ipam: {},
}
const CALL = {
  ...CONTAINERD_ADD,
  args: 'IgnoreUnknown=1;K8S_POD_NAMESPACE=web;K8S_POD_NAME=pod-1',
}
const CONF = {
  cniVersion: '0.3.0',
  name: 'azure',
  type: 'azure-vnet',
  ipam: { type: 'azure-cns' },
  dns: { Nameservers: ['10.0.0.10'], Search: ['svc.cluster.local', 'example.com'] },
}

function ran(
  conf: object,
  node: Partial<AzureNode> = {},
  call: Partial<typeof CALL> = {},
  release = '1.8.12',
) {
  const version = parseProgramVersion(release)
  const plugins = parseProgramVersion('1.9.1')
  if (version === undefined || plugins === undefined) throw new Error('no version')
  const outcome = azureVnet({
    stdin: JSON.stringify(conf),
    call: { ...CALL, ...call },
    version,
    plugins,
    node: { ...NODE, ...node },
  })
  const requests = outcome.calls.map((made) => ('json' in made ? JSON.parse(made.json) : made))
  const error = outcome.result.ok ? undefined : outcome.result.error
  return { ...outcome, requests, error }
}

function policy(value: object, name = 'EndpointPolicy') {
  return { Name: name, Value: value }
}

/** The policies of the endpoint that a configuration with these asks for, or the error. */
function sent(values: readonly object[], more: object = {}, node: Partial<AzureNode> = {}) {
  const { requests, error } = ran(
    { ...CONF, ...more, AdditionalArgs: values.map((value) => policy(value)) },
    node,
  )
  return error?.text ?? requests[1].Policies
}

describe('the network', () => {
  test('is L2Bridge with the adapter of the node, whatever `mode` says', () => {
    for (const mode of ['', 'bridge', 'tunnel', 'transparent', 'other']) {
      expect(ran({ ...CONF, mode }).requests[0]).toEqual({
        Name: 'azure',
        Type: 'L2Bridge',
        Policies: [{ Type: 'NetAdapterName', Settings: { NetworkAdapterName: 'Ethernet' } }],
        MacPool: {},
        Dns: {},
        Ipams: [
          {
            Type: 'Static',
            Subnets: [
              {
                IpAddressPrefix: '10.224.0.0/16',
                Routes: [{ NextHop: '10.224.0.1', DestinationPrefix: '0.0.0.0/0' }],
              },
            ],
          },
        ],
        Flags: 8,
        Health: { Extra: {} },
        SchemaVersion: { Major: 2, Minor: 0 },
      })
    }
  })

  test.each([
    ['bridge', 'L2Bridge'],
    ['tunnel', 'L2Tunnel'],
    ['', 'L2Tunnel'],
  ])('before v1.6.16 is what `mode` %j makes of it', (mode, type) => {
    expect(ran({ ...CONF, mode }, {}, {}, '1.6.15').requests[0].Type).toBe(type)
  })

  test('before v1.6.16 any other mode is an error', () => {
    expect(ran({ ...CONF, mode: 'transparent' }, {}, {}, '1.6.15').error?.text).toBe(
      'failed to create endpoint: Network mode is invalid',
    )
  })

  test('is taken as it is where there is one of the name', () => {
    const there = { id: 'net-1', name: 'azure', type: 'L2Tunnel', subnets: [], managementIP: '' }
    const { requests } = ran(CONF, { networks: [there] })
    expect(requests[0]).toMatchObject({ Name: 'podsandb-eth0', HostComputeNetwork: 'net-1' })
  })

  test('with several tenants has the name of the VLAN and its subnet', () => {
    const container = {
      vlan: 7,
      ips: [{ address: '172.28.1.9', prefixLength: 24, gateway: '172.28.1.1' }],
      cnetAddressSpace: ['10.9.0.0/16'],
      primaryInterface: '10.224.0.4/24',
      hostSubnet: '10.224.0.0/16',
    }
    const nat = policy({ Type: 'OutBoundNAT', ExceptionList: ['10.0.0.0/8'] })
    const conf = { ...CONF, multiTenancy: true, AdditionalArgs: [nat] }
    const { requests, dropped } = ran(conf, { cns: { ok: true, pod: [], container } })
    expect(requests[0].Name).toBe('azure-vlan7-172-28-1-0_24')
    expect(requests[0].Ipams[0].Subnets[0].Policies).toEqual([{ Type: 'VLAN', Settings: { IsolationId: 7 } }])
    expect(requests[1].Policies).toBeUndefined()
    expect(dropped).toEqual([
      { path: ['AdditionalArgs', 0, 'Value', 'ExceptionList'], reason: expect.stringContaining('NMAgent') },
    ])
    const snat = ran(conf, { cns: { ok: true, pod: [], container }, snat: { forDns: true, onHost: false } })
    expect(snat.requests[1].Policies).toEqual([
      { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.0.0.0/8', '10.9.0.0/16'] } },
      { Type: 'OutBoundNAT', Settings: { Destinations: ['168.63.129.16'] } },
    ])
  })
})

describe('policies', () => {
  test.each<[string, object, object | string]>([
    [
      'OutBoundNAT keeps its exceptions only',
      { Type: 'OutBoundNAT', ExceptionList: ['10.0.0.0/8'], VIP: '1.2.3.4' },
      { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.0.0.0/8'] } },
    ],
    [
      'OutBoundNAT without exceptions',
      { Type: 'OutBoundNAT', ExceptionList: [] },
      'OutBoundNAT policy not set',
    ],
    ['OutBoundNAT without a list', { Type: 'OutBoundNAT' }, 'unexpected end of JSON input'],
    [
      'ROUTE',
      { Type: 'ROUTE', DestinationPrefix: '10.0.0.0/16', NeedEncap: true, NextHop: '10.0.0.1' },
      { Type: 'SDNRoute', Settings: { DestinationPrefix: '10.0.0.0/16', NeedEncap: true } },
    ],
    [
      'ROUTE without NeedEncap',
      { Type: 'ROUTE', DestinationPrefix: '10.0.0.0/16' },
      'unexpected end of JSON input',
    ],
    [
      'ACL, whose numbers of v1 are lost',
      { Type: 'ACL', Action: 'Block', Direction: 'Out', Protocol: 6, RemotePort: 80, Priority: 200 },
      { Type: 'ACL', Settings: { Action: 'Block', Direction: 'Out', Priority: 200 } },
    ],
    [
      'anything with an Action is an ACL',
      { Type: 'QOS', Action: 'Allow' },
      { Type: 'ACL', Settings: { Action: 'Allow', Direction: '' } },
    ],
    [
      'LoopbackDSR',
      { Type: 'LoopbackDSR', IPAddress: '169.254.169.254' },
      { Type: 'OutBoundNAT', Settings: { Destinations: ['169.254.169.254'] } },
    ],
    [
      'L4WFPPROXY',
      { Type: 'L4WFPPROXY', OutboundProxyPort: '15001', FilterTuple: { Protocols: '6' }, Other: 1 },
      {
        Type: 'L4WFPPROXY',
        Settings: {
          OutboundProxyPort: '15001',
          FilterTuple: { Protocols: '6' },
          InboundExceptions: {},
          OutboundExceptions: {},
        },
      },
    ],
  ])('%s', (_, value, expected) => {
    if (typeof expected === 'string') expect(sent([value])).toBe(`failed to create endpoint: ${expected}`)
    else expect(sent([value])).toEqual([expected])
  })

  test('of any other kind end ADD with the whole policy in the error', () => {
    const text = 'failed to create endpoint: Failed to set Policy: Type: EndpointPolicy, Data: '
    expect(sent([{ Type: 'ROUTE', NeedEncap: 'true' }])).toBe(`${text}{"Type":"ROUTE","NeedEncap":"true"}`)
    expect(sent([{ Type: 'OutBoundNAT', Settings: { Exceptions: [] } }])).toBe(
      'failed to create endpoint: unexpected end of JSON input',
    )
  })

  test('of other names reach nothing', () => {
    const { requests, dropped } = ran({
      ...CONF,
      AdditionalArgs: [policy({ Type: 'X' }, 'NetworkPolicy'), policy({ Type: 'X' }, 'Other')],
    })
    expect(requests[1].Policies).toBeUndefined()
    expect(dropped.map(({ path }) => path)).toEqual([
      ['AdditionalArgs', 0],
      ['AdditionalArgs', 1],
    ])
  })

  test('enableLoopbackDSR needs direct server return in HNS', () => {
    const more = { windowsSettings: { enableLoopbackDSR: true } }
    expect(sent([], more)).toEqual([{ Type: 'OutBoundNAT', Settings: { Destinations: ['10.224.1.7'] } }])
    expect(sent([], more, { hnsVersion: [9, 2] })).toBe(
      "failed to create endpoint: hcn doesn't support DSR: platform does not support feature Direct Server Return (DSR)",
    )
  })

  test('v4swift translates wireserver and metadata, not in an overlay nor on 1809', () => {
    const more = { executionMode: 'v4swift' }
    expect(sent([], more)).toEqual([
      { Type: 'OutBoundNAT', Settings: { VirtualIP: '10.224.1.4', Destinations: ['168.63.129.16'] } },
      { Type: 'OutBoundNAT', Settings: { Destinations: ['169.254.169.254'] } },
    ])
    expect(sent([], { ...more, ipam: { type: 'azure-cns', mode: 'overlay' } })).toBeUndefined()
    expect(sent([], more, { build: 17763 })).toBeUndefined()
  })

  test('host ports are of IPv4, and of IPv6 where the pod has that', () => {
    const portMappings = [{ hostPort: 8080, containerPort: 80, protocol: 'tcp' }]
    const conf = { ...CONF, ipam: { type: 'azure-cns', mode: 'overlay' }, runtimeConfig: { portMappings } }
    const settings = { Protocol: 6, InternalPort: 80, ExternalPort: 8080 }
    expect(ran(conf, { cns: { ok: true, pod: [POD, POD_6] } }).requests[1].Policies).toEqual([
      { Type: 'PortMapping', Settings: { ...settings, Flags: 1 } },
      { Type: 'PortMapping', Settings: { ...settings, Flags: 2 } },
    ])
  })
})

describe('addresses', () => {
  test('in an overlay without a gateway azure-vnet makes one up', () => {
    const conf = { ...CONF, ipam: { type: 'azure-cns', mode: 'dualStackOverlay' } }
    const pod = [{ ...POD, gateway: '' }, POD_6]
    expect(ran(conf, { cns: { ok: true, pod } }).requests[1]).toMatchObject({
      IpConfigurations: [
        { IpAddress: '10.224.1.7', PrefixLength: 16 },
        { IpAddress: 'fd12:3456::7', PrefixLength: 64 },
      ],
      Routes: [
        { NextHop: '10.224.0.1', DestinationPrefix: '0.0.0.0/0' },
        { NextHop: 'fe80::1234:5678:9abc', DestinationPrefix: '::/0' },
      ],
    })
    expect(ran(CONF, { cns: { ok: true, pod } }).error?.text).toBe(
      'IPAM Invoker Add failed with error: failed to add ipam invoker: %w: Gateway address  from response is invalid: invalid arg(s)',
    )
  })

  test('come from the IPAM plugin of the file, which gets the configuration written again', () => {
    const conf = { ...CONF, ipam: { type: 'azure-vnet-ipam' }, unknown: 1 }
    const ip = { address: { family: 4, value: 0x0ae0_0107n }, ones: 16, maskBits: 32 } as const
    const gateway = { family: 4, value: 0x0ae0_0001n } as const
    const { handed, result } = ran(conf, {
      ipam: { 'azure-vnet-ipam': { kind: 'answers', ips: [{ ...ip, gateway }] } },
    })
    expect(result.ok).toBe(true)
    expect(handed).toEqual([
      {
        type: 'azure-vnet-ipam',
        command: 'ADD',
        stdin:
          '{"cniVersion":"0.3.0","name":"azure","type":"azure-vnet","ipam":{"type":"azure-vnet-ipam"},"dns":{"nameservers":["10.0.0.10"],"search":["svc.cluster.local","example.com"]},"runtimeConfig":{"dns":{}},"windowsSettings":{}}',
      },
    ])
  })

  test('without an IPAM type there is an error', () => {
    expect(ran({ ...CONF, ipam: {} }).error?.text).toBe(
      'Failed to allocate pool: Failed to delegate: no plugin name provided',
    )
  })
})

test('the first domain to search gets the namespace of the pod', () => {
  expect(ran(CONF).requests[1].Dns).toEqual({
    Search: ['web.svc.cluster.local', 'example.com'],
    ServerList: ['10.0.0.10'],
  })
})

test('name servers without a domain to search are an error with code 100', () => {
  expect(ran({ ...CONF, dns: { nameservers: ['10.0.0.10'] } }).error).toEqual({
    text: 'Failed to getEndpointDNSSettings: Wrong DNS configuration: {Nameservers:[10.0.0.10] Domain: Search:[] Options:[]}',
    code: 100,
    path: ['dns'],
  })
})

test('the pod must be named', () => {
  expect(ran(CONF, {}, { args: '' }).error).toMatchObject({
    text: 'Pod Namespace not specified in CNI Args',
    code: 100,
  })
})

test('under dockershim HNS (v1) gets the policies as they are', () => {
  const route = { Type: 'ROUTE', DestinationPrefix: '10.0.0.0/16', NeedEncap: true }
  const conf = {
    ...CONF,
    AdditionalArgs: [policy(route), policy({ Type: 'OutBoundNAT', ExceptionList: [] })],
  }
  const { requests, dropped } = ran(conf, {}, { netns: 'none' })
  expect(requests).toEqual([
    {
      Name: 'azure',
      Type: 'l2bridge',
      NetworkAdapterName: 'Ethernet',
      Subnets: [{ AddressPrefix: '10.224.0.0/16', GatewayAddress: '10.224.0.1' }],
    },
    expect.objectContaining({ Policies: [route], IPAddress: '10.224.1.7', PrefixLength: 16 }),
    { kind: 'HotAttach', target: 'podsandbox1' },
  ])
  expect(dropped[0]?.reason).toBe('it is left out without an error: OutBoundNAT policy not set')
})

test('DEL deletes the endpoint and gives its address back', () => {
  const ip = { address: { family: 4, value: 0x0ae0_0107n }, ones: 16, maskBits: 32 } as const
  const endpoint = {
    id: 'ep-1',
    name: 'podsandb-eth0',
    network: 'net-1',
    namespace: CALL.netns,
    macAddress: '',
    ipAddress: '',
    gatewayAddress: '',
    dns: { nameservers: [], domain: '', search: [], options: [] },
  }
  const { calls, handed } = ran(
    { ...CONF, ipam: { type: 'azure-vnet-ipam' } },
    { endpoints: [endpoint], taken: [ip], ipam: { 'azure-vnet-ipam': { kind: 'answers', ips: [] } } },
    { command: 'DEL' },
  )
  expect(calls.map(({ kind }) => kind)).toEqual(['RemoveNamespaceEndpoint', 'DeleteEndpoint'])
  expect(handed[0]?.stdin).toContain('"ipAddress":"10.224.1.7"')
})

test('never throws', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom('ADD', 'CHECK', 'DEL', 'VERSION'), (text, command) => {
      const merged = text.startsWith('{') ? { ...CONF, ...JSON.parse(text) } : CONF
      ran(merged, {}, { command })
    }),
  )
})
