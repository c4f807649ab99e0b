import { expect, test } from 'vitest'
import { hnsc } from './fake-io.ts'

const convert = async (document: unknown, to: 'v1' | 'v2') => {
  const { exit, stdout, stderr } = await hnsc(['policy', 'convert', '--to', to, '--format', 'json', '-'], {
    stdin: typeof document === 'string' ? document : JSON.stringify(document),
  })
  const { diagnostics }: { diagnostics: { message: string; location: { pointer?: string } }[] } =
    JSON.parse(stderr)
  return {
    exit,
    value: stdout === '' ? undefined : JSON.parse(stdout),
    said: diagnostics.map(({ message, location }) => `${location.pointer ?? ''} ${message}`),
  }
}

const V1_CONF = {
  cniVersion: '1.0.0',
  name: 'flannel.4096',
  type: 'flannel',
  delegate: {
    type: 'win-overlay',
    policies: [
      { name: 'EndpointPolicy', value: { Type: 'OutBoundNAT', ExceptionList: ['10.244.0.0/16'] } },
      {
        name: 'EndpointPolicy',
        value: { Type: 'ROUTE', DestinationPrefix: '10.96.0.0/12', NeedEncap: true },
      },
    ],
  },
}
const V2_CONF = {
  cniVersion: '1.0.0',
  name: 'flannel.4096',
  type: 'flannel',
  delegate: {
    type: 'win-overlay',
    apiVersion: 2,
    policies: [
      { name: 'EndpointPolicy', value: { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.244.0.0/16'] } } },
      {
        name: 'EndpointPolicy',
        value: { Type: 'SDNRoute', Settings: { DestinationPrefix: '10.96.0.0/12', NeedEncap: true } },
      },
    ],
  },
}

test('a CNI configuration goes to HCN (v2) and back', async () => {
  expect(await convert(V1_CONF, 'v2')).toEqual({ exit: 0, value: V2_CONF, said: [] })
  expect(await convert(V2_CONF, 'v1')).toEqual({ exit: 0, value: V1_CONF, said: [] })
})

test('policies that stood under HcnPolicyArgs come under policies', async () => {
  const old = {
    type: 'win-bridge',
    apiVersion: 2,
    HcnPolicyArgs: [{ Type: 'ProviderAddress', Settings: { ProviderAddress: '10.0.0.4' } }],
  }
  expect((await convert(old, 'v1')).value).toEqual({
    type: 'win-bridge',
    policies: [{ name: 'EndpointPolicy', value: { Type: 'PA', PA: '10.0.0.4' } }],
  })
})

test('what HNS (v1) has no place for is told where it stands', async () => {
  const network = {
    Name: 'n',
    Type: 'Overlay',
    Policies: [
      { Type: 'NetAdapterName', Settings: { NetworkAdapterName: 'Ethernet' } },
      { Type: 'HostRoute', Settings: {} },
    ],
    Ipams: [
      {
        Type: 'Static',
        Subnets: [
          {
            IpAddressPrefix: '10.0.0.0/24',
            Policies: [{ Type: 'VSID', Settings: { IsolationId: 4096 } }],
            Routes: [{ NextHop: '10.0.0.1', DestinationPrefix: '0.0.0.0/0' }],
          },
        ],
      },
    ],
    Flags: 8,
    SchemaVersion: { Major: 2, Minor: 0 },
  }
  expect(await convert(network, 'v1')).toEqual({
    exit: 1,
    value: {
      Name: 'n',
      Type: 'Overlay',
      NetworkAdapterName: 'Ethernet',
      Subnets: [
        {
          AddressPrefix: '10.0.0.0/24',
          GatewayAddress: '10.0.0.1',
          Policies: [{ Type: 'VSID', VSID: 4096 }],
        },
      ],
    },
    said: [
      ' `Flags` is lost in HNS (v1): a network of HNS (v1) has no flags',
      '/Policies/1 `host-route` is lost in HNS (v1): HNS (v1) has no such policy',
    ],
  })
})

test('an endpoint and a load balancer go to HCN (v2)', async () => {
  const endpoint = {
    VirtualNetwork: 'g',
    IPAddress: '10.0.0.9',
    PrefixLength: 24,
    GatewayAddress: '10.0.0.2',
    EncapOverhead: 50,
    DNSServerList: '10.96.0.10',
  }
  expect((await convert(endpoint, 'v2')).value).toEqual({
    HostComputeNetwork: 'g',
    Policies: [{ Type: 'EncapOverhead', Settings: { Overhead: 50 } }],
    IpConfigurations: [{ IpAddress: '10.0.0.9', PrefixLength: 24 }],
    Dns: { ServerList: ['10.96.0.10'] },
    Routes: [{ NextHop: '10.0.0.2', DestinationPrefix: '0.0.0.0/0' }],
    Health: { Extra: {} },
    SchemaVersion: { Major: 2, Minor: 0 },
  })
  const list = {
    References: ['/endpoints/e'],
    Policies: [
      { Type: 'ELB', Protocol: 6, InternalPort: 80, ExternalPort: 8080, VIPs: ['10.96.0.1'], IsDSR: true },
    ],
  }
  expect((await convert(list, 'v2')).value).toEqual({
    HostComputeEndpoints: ['e'],
    FrontendVIPs: ['10.96.0.1'],
    PortMappings: [{ Protocol: 6, InternalPort: 80, ExternalPort: 8080 }],
    SchemaVersion: { Major: 2, Minor: 0 },
    Flags: 1,
  })
})

test('a policy list becomes a load balancer of what goes together, and the rest is named', async () => {
  const elb = { Type: 'ELB', Protocol: 6, InternalPort: 80, ExternalPort: 80, VIPs: ['10.96.0.1'] }
  const list = {
    References: ['/endpoints/e'],
    Policies: [
      { Type: 'ROUTE', DestinationPrefix: '10.0.0.0/8', NeedEncap: true },
      elb,
      { ...elb, ExternalPort: 443 },
      { ...elb, ExternalPort: 9090, VIPs: ['10.96.0.2'] },
    ],
  }
  expect(await convert(list, 'v2')).toEqual({
    exit: 1,
    value: {
      HostComputeEndpoints: ['e'],
      FrontendVIPs: ['10.96.0.1'],
      PortMappings: [
        { Protocol: 6, InternalPort: 80, ExternalPort: 80 },
        { Protocol: 6, InternalPort: 80, ExternalPort: 443 },
      ],
      SchemaVersion: { Major: 2, Minor: 0 },
    },
    said: [
      '/Policies/0 `ROUTE` is lost in HCN (v2): a load balancer has `ELB` policies only',
      '/Policies/3 `ELB` is lost in HCN (v2): a load balancer of HCN (v2) has one set of addresses for all its ports, and the first policy has another',
    ],
  })
})

test('addresses of a load balancer without ports are said to be lost in HNS (v1)', async () => {
  const balancer = {
    HostComputeEndpoints: ['e'],
    FrontendVIPs: ['10.96.0.1'],
    PortMappings: [],
    SchemaVersion: { Major: 2, Minor: 0 },
  }
  expect(await convert(balancer, 'v1')).toEqual({
    exit: 1,
    value: { References: ['/endpoints/e'] },
    said: [
      ' `FrontendVIPs` is lost in HNS (v1): HNS (v1) says addresses and flags with each port, and there is none',
    ],
  })
})

test('the keys of a policy of HCN (v2) are read in any case, and a policy without a type is said to be one', async () => {
  const conf = {
    type: 'win-bridge',
    apiVersion: 2,
    policies: [
      { name: 'EndpointPolicy', value: { type: 'SDNRoute', settings: { DestinationPrefix: '10.0.0.0/8' } } },
      { name: 'EndpointPolicy', value: { Settings: {} } },
    ],
  }
  expect(await convert(conf, 'v1')).toEqual({
    exit: 1,
    value: {
      type: 'win-bridge',
      policies: [{ name: 'EndpointPolicy', value: { Type: 'ROUTE', DestinationPrefix: '10.0.0.0/8' } }],
    },
    said: ['/policies/1 `policy` is lost in HNS (v1): it has no `Type`'],
  })
})

test('keys of a CNI configuration and types of policies are read in any case, as the programs read them', async () => {
  const conf = {
    cniVersion: '1.0.0',
    Plugins: [
      {
        type: 'flannel',
        Delegate: {
          type: 'win-bridge',
          ApiVersion: 2,
          Policies: [
            {
              Name: 'EndpointPolicy',
              Value: { Type: 'outboundnat', Settings: { Exceptions: ['10.0.0.0/8'] } },
            },
          ],
        },
      },
    ],
  }
  expect((await convert(conf, 'v1')).value).toEqual({
    cniVersion: '1.0.0',
    Plugins: [
      {
        type: 'flannel',
        Delegate: {
          type: 'win-bridge',
          policies: [
            { Name: 'EndpointPolicy', Value: { Type: 'OutBoundNAT', ExceptionList: ['10.0.0.0/8'] } },
          ],
        },
      },
    ],
  })
  const acl = { Type: 'acl', Action: 'Allow', Direction: 'In' }
  expect((await convert(acl, 'v2')).value).toEqual({
    Type: 'ACL',
    Settings: { Action: 'Allow', Direction: 'In' },
  })
})

test('the type of a network gets the spelling that HCN (v2) and the plugins compare', async () => {
  const network = {
    Name: 'cbr0',
    Type: 'l2bridge',
    Subnets: [{ AddressPrefix: '10.0.0.0/24', GatewayAddress: '10.0.0.1' }],
  }
  expect((await convert(network, 'v2')).value).toMatchObject({ Type: 'L2Bridge' })
  expect((await convert(network, 'v1')).value).toEqual(network)
})

test('routes of HCN (v2) are a policy list of HNS (v1), and back', async () => {
  const list = {
    References: ['/endpoints/e'],
    Policies: [{ Type: 'ROUTE', DestinationPrefix: '10.96.0.0/12', NeedEncap: true }],
  }
  const route = {
    HostComputeEndpoints: ['e'],
    Setting: [{ DestinationPrefix: '10.96.0.0/12', NeedEncap: true }],
    SchemaVersion: { Major: 2, Minor: 0 },
  }
  expect(await convert(list, 'v2')).toEqual({ exit: 0, value: route, said: [] })
  expect(await convert(route, 'v1')).toEqual({ exit: 0, value: list, said: [] })
  const { Setting, ...rest } = route
  expect((await convert({ ...rest, Routes: Setting }, 'v1')).value).toEqual(list)
})

test('a change of an endpoint is a whole list of policies in HNS (v1)', async () => {
  const acl = { Protocols: '6', Action: 'Block', Direction: 'Out', RemotePorts: '80', Priority: 200 }
  const request = (RequestType: string, ...policies: readonly object[]) => ({
    ResourceType: 'Policy',
    RequestType,
    Settings: { Policies: policies },
  })
  expect(await convert(request('Add', { Type: 'ACL', Settings: acl }), 'v1')).toEqual({
    exit: 1,
    value: {
      Policies: [
        {
          Type: 'ACL',
          Protocols: '6',
          Action: 'Block',
          Direction: 'Out',
          RemotePorts: '80',
          Priority: 200,
        },
      ],
    },
    said: [
      ' `RequestType` is lost in HNS (v1): the list replaces what the endpoint has: name the policies that are to stay too',
    ],
  })
  expect(await convert(request('Remove', { Type: 'ACL', Settings: acl }), 'v1')).toEqual({
    exit: 1,
    value: undefined,
    said: [
      ' `RequestType` is lost in HNS (v1): HNS (v1) has no `Remove`: send the whole list of those that are to stay',
    ],
  })
  const set = { Id: 'a', Name: 'a', PolicyType: 'IPSET', Values: '10.0.0.1' }
  expect((await convert(request('Add', { Type: 'SetPolicy', Settings: set }), 'v1')).said).toEqual([
    ' `Policies` is lost in HNS (v1): HNS (v1) has no request that changes a network',
  ])
  const port = { ResourceType: 'Port', RequestType: 'Add', Settings: { SwitchId: 's' } }
  expect((await convert(port, 'v1')).said).toEqual([
    ' `ResourceType` is lost in HNS (v1): HNS (v1) has no request that changes `Port`',
  ])
  expect(await convert(port, 'v2')).toEqual({ exit: 0, value: port, said: [] })
})

test('a policy, and a list of them', async () => {
  expect(
    (await convert({ Type: 'ACL', Action: 'Allow', Direction: 'In', Protocol: 6, LocalPort: 80 }, 'v2'))
      .value,
  ).toEqual({
    Type: 'ACL',
    Settings: { Protocols: '6', Action: 'Allow', Direction: 'In', LocalPorts: '80' },
  })
  const { exit, value, said } = await convert(
    [{ Type: 'L2Driver' }, { Type: 'Nonsense', Settings: {} }],
    'v1',
  )
  expect([exit, value, said]).toEqual([
    1,
    [{ Type: 'L2Driver' }],
    ['/1 `Nonsense` is lost in HNS (v1): it is no policy of HNS (v1) that hnsc knows'],
  ])
})

test.each([
  ['{"Type": "PA", "PA": "10.0.0.4",}', 'a text with mistakes'],
  ['{"nothing": 1}', 'a document of no known kind'],
  ['{"type": "sdnbridge", "AdditionalArgs": []}', 'a plugin that takes HCN (v2) only'],
])('%s is refused: %s', async (text) => {
  const { exit, said } = await convert(text, 'v1')
  expect(exit).toBe(1)
  expect(said.length).toBeGreaterThan(0)
})

test.each(['v1', 'v2'])('a type that is no text is spelled as JSON (%s)', async (to) => {
  const stdin = JSON.stringify({
    cniVersion: '0.3.0',
    name: 'a',
    type: 'win-bridge',
    apiVersion: to === 'v1' ? 2 : 1,
    policies: [{ name: 'EndpointPolicy', value: { Type: [{ a: 1 }] } }],
  })
  const { exit, stdout, stderr } = await hnsc(['policy', 'convert', '-', '--to', to], { stdin })
  expect(exit).toBeLessThan(3)
  expect(stdout + stderr).toContain('[{"a":1}]')
})

test('what is far too long for a document of a node is not read', async () => {
  const { exit, stderr } = await hnsc(['policy', 'convert', '-', '--to', 'v2'], {
    stdin: ' '.repeat(2_000_000),
  })
  expect(exit).toBe(2)
  expect(stderr).toContain('it is longer than 1 MiB')
})
