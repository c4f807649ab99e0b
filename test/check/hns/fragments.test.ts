import { expect, test } from 'vitest'
import type { Kind } from '../../../src/check/kind.ts'
import { asWindowsTarget } from '../../../src/spec/read-windows.ts'
import { validate } from '../../../src/validate/validate.ts'

/** What is said of a fragment: `severity code`, each once, in the order of the text. */
function said(kind: Kind, fragment: unknown, windows = 'ltsc2022'): readonly string[] {
  const target = asWindowsTarget(windows)
  if (!target.ok) throw new Error(windows)
  const text = typeof fragment === 'string' ? fragment : JSON.stringify(fragment)
  const { diagnostics } = validate({ path: '<stdin>', text }, { kind, context: { windows: target.value } })
  return [...new Set(diagnostics.map(({ severity, code }) => `${severity} ${code}`))]
}

const v2 = (Type: string, Settings: unknown) => ({ Type, Settings })
const hcn = { Major: 2, Minor: 0 }
const net = (rest: object) => ({ Name: 'n', SchemaVersion: hcn, ...rest })
const ipam = (IpAddressPrefix: string, NextHop: string, rest: object = {}) => ({
  Ipams: [
    {
      Type: 'Static',
      Subnets: [{ IpAddressPrefix, Routes: [{ NextHop, DestinationPrefix: '0.0.0.0/0' }], ...rest }],
    },
  ],
})
const acl = (rest: object) => ({ Type: 'ACL', Action: 'Allow', Direction: 'In', ...rest })

type Row = readonly [
  name: string,
  kind: Kind,
  fragment: unknown,
  expected: readonly string[],
  windows?: string,
]

const rows = (table: readonly Row[]) =>
  table.map(([name, kind, fragment, expected, windows]) => ({ name, kind, fragment, expected, windows }))

const POLICIES: readonly Row[] = [
  // Right ones, in both dialects.
  ['OutBoundNAT of v1', 'hns-policy', { Type: 'OutBoundNAT', ExceptionList: ['10.244.0.0/16'] }, []],
  ['OutBoundNAT of v2', 'hcn-policy', v2('OutBoundNAT', { Exceptions: ['10.244.0.0/16'] }), []],
  ['ROUTE', 'hns-policy', { Type: 'ROUTE', DestinationPrefix: '10.96.0.0/12', NeedEncap: true }, []],
  ['SDNRoute', 'hcn-policy', v2('SDNRoute', { DestinationPrefix: '10.96.0.0/12', NeedEncap: true }), []],
  ['PA', 'hns-policy', { Type: 'PA', PA: '10.0.0.4' }, []],
  ['ProviderAddress', 'hcn-policy', v2('ProviderAddress', { ProviderAddress: '10.0.0.4' }), []],
  ['an ACL of v1', 'hns-policy', acl({ Protocols: '6', LocalPorts: '80', Priority: 100 }), []],
  ['any protocol of v1', 'hns-policy', acl({ Protocol: 256, RuleType: 'Switch', Priority: 65500 }), []],
  [
    'an ACL of v2',
    'hcn-policy',
    v2('ACL', {
      Action: 'Allow',
      Direction: 'Out',
      RemoteAddresses: '10.0.0.0/8,fd00::1',
      RemotePorts: '80,90-99',
    }),
    [],
  ],
  ['a host rule', 'hns-policy', acl({ RuleType: 'Host', Priority: 0 }), []],
  [
    'PortMapping',
    'hcn-policy',
    v2('PortMapping', { Protocol: 6, InternalPort: 80, ExternalPort: 8080, Flags: 1 }),
    [],
  ],
  ['L2Driver without settings', 'hcn-policy', { Type: 'L2Driver' }, []],
  ['HostRoute', 'hcn-policy', v2('HostRoute', {}), []],
  ['QOS', 'hns-policy', { Type: 'QOS', MaximumOutgoingBandwidthInBytes: 0 }, []],
  [
    'RemoteSubnetRoute',
    'hcn-policy',
    v2('RemoteSubnetRoute', {
      DestinationPrefix: '10.244.2.0/24',
      IsolationId: 4096,
      ProviderAddress: '10.0.0.5',
      DistributedRouterMacAddress: '00-15-5D-00-00-01',
    }),
    [],
  ],
  [
    'TierAcl',
    'hcn-policy',
    v2('TierAcl', { Name: 't', Direction: 'In', Order: 1, TierAclRules: [{ TierAclRuleAction: 'Pass' }] }),
    [],
  ],
  [
    'L4WFPPROXY',
    'hcn-policy',
    v2('L4WFPPROXY', { OutboundProxyPort: '15001', FilterTuple: { Protocols: '6' } }),
    [],
  ],

  // The other dialect.
  ['a v1 type', 'hcn-policy', v2('ROUTE', { DestinationPrefix: '10.0.0.0/8' }), ['error WIN301']],
  ['v1 NAT', 'hcn-policy', v2('NAT', { InternalPort: 80, Protocol: 6, Flags: 1 }), ['error WIN301']],
  ['a v2 type', 'hns-policy', { Type: 'SDNRoute', DestinationPrefix: '10.0.0.0/8' }, ['error WIN301']],
  ['a type of v2 alone', 'hns-policy', { Type: 'SetPolicy' }, ['error WIN301']],
  [
    'the mixed case of Calico',
    'hcn-policy',
    v2('SDNROUTE', { DestinationPrefix: '10.0.0.0/8' }),
    ['warning WIN305'],
  ],
  ['a v1 key', 'hcn-policy', v2('ProviderAddress', { PA: '10.0.0.4' }), ['error WIN309', 'error WIN302']],
  ['a v1 VSID', 'hcn-policy', v2('VSID', { VSID: 4096 }), ['error WIN309', 'error WIN302']],
  ['a v2 key', 'hns-policy', { Type: 'OutBoundNAT', Exceptions: ['10.0.0.0/16'] }, ['error WIN302']],
  ['flat under v2', 'hcn-policy', { Type: 'PA', PA: '10.0.0.4' }, ['error WIN301', 'error WIN302']],
  ['Settings under v1', 'hns-policy', v2('ACL', { Action: 'Allow', Direction: 'In' }), ['error WIN302']],
  [
    'a numeric protocol',
    'hcn-policy',
    v2('ACL', { Action: 'Allow', Direction: 'In', Protocol: 6 }),
    ['error WIN302'],
  ],
  [
    'a single port',
    'hcn-policy',
    v2('ACL', { Action: 'Allow', Direction: 'In', LocalPort: 80 }),
    ['error WIN302'],
  ],
  ['a single address', 'hns-policy', acl({ RemoteAddress: '10.0.0.1' }), ['warning WIN304']],
  ['a protocol that azure-vnet drops', 'hns-policy', acl({ Protocol: 6 }), ['warning WIN321']],

  // Names.
  ['an unknown type', 'hcn-policy', v2('Firewal', {}), ['error WIN303']],
  ['no type', 'hns-policy', { ExceptionList: ['10.0.0.0/16'] }, ['error WIN303']],
  [
    'an unknown key',
    'hcn-policy',
    v2('QOS', { MaximumOutgoingBandwidthInBytes: 1, Burst: 2 }),
    ['warning WIN304'],
  ],
  ['ID for Id', 'hns-policy', acl({ ID: 'x' }), ['warning WIN305']],
  ['lower case', 'hcn-policy', v2('OutBoundNAT', { exceptions: ['10.0.0.0/16'] }), ['warning WIN305']],
  ['an action in lower case', 'hns-policy', { ...acl({}), Action: 'allow' }, ['warning WIN305']],
  ['an unknown action', 'hns-policy', { ...acl({}), Action: 'Deny' }, ['error WIN308']],
  ['Pass in an ACL', 'hcn-policy', v2('ACL', { Action: 'Pass', Direction: 'In' }), ['error WIN308']],
  ['an unknown direction', 'hns-policy', { ...acl({}), Direction: 'Ingress' }, ['error WIN308']],
  ['no action', 'hns-policy', { Type: 'ACL', Direction: 'In' }, ['error WIN309']],
  ['no direction', 'hcn-policy', v2('ACL', { Action: 'Allow' }), ['error WIN309']],
  [
    'a network policy on an endpoint',
    'hcn-endpoint',
    { SchemaVersion: hcn, IpConfigurations: [], Policies: [v2('HostRoute', {})] },
    ['error WIN313'],
  ],

  // Values.
  [
    'a string for a boolean',
    'hns-policy',
    { Type: 'ROUTE', DestinationPrefix: '10.0.0.0/8', NeedEncap: 'true' },
    ['error WIN306'],
  ],
  [
    'a string for a number',
    'hcn-policy',
    v2('PortMapping', { Protocol: 6, InternalPort: '80', Flags: 1 }),
    ['error WIN306'],
  ],
  [
    'a string for a protocol number',
    'hcn-policy',
    v2('PortMapping', { Protocol: '6', InternalPort: 80, Flags: 1 }),
    ['error WIN306'],
  ],
  [
    'a name for a protocol number',
    'hcn-policy',
    v2('PortMapping', { Protocol: 'TCP', InternalPort: 80, Flags: 1 }),
    ['warning WIN308'],
  ],
  [
    'a number for a protocol name',
    'hns-policy',
    { Type: 'NAT', Protocol: 6, InternalPort: 80 },
    ['warning WIN327', 'error WIN306'],
  ],
  [
    'a list for a string',
    'hcn-policy',
    v2('ACL', { Action: 'Allow', Direction: 'In', RemoteAddresses: ['10.0.0.1'] }),
    ['error WIN306'],
  ],
  ['a string for a list', 'hcn-policy', v2('OutBoundNAT', { Destinations: '10.0.0.1' }), ['error WIN306']],
  [
    'a number for a proxy port',
    'hcn-policy',
    v2('L4WFPPROXY', { InboundProxyPort: 15001 }),
    ['error WIN306'],
  ],
  [
    'port 0',
    'hcn-policy',
    v2('PortMapping', { Protocol: 6, InternalPort: 0, ExternalPort: 80, Flags: 1 }),
    ['error WIN307'],
  ],
  [
    'no internal port',
    'hcn-policy',
    v2('PortMapping', { Protocol: 6, ExternalPort: 80, Flags: 1 }),
    ['error WIN309'],
  ],
  [
    'a port of 17 bits',
    'hcn-policy',
    v2('PortMapping', { Protocol: 6, InternalPort: 70000, Flags: 1 }),
    ['error WIN307'],
  ],
  ['a negative number', 'hns-policy', { Type: 'QOS', MaximumOutgoingBandwidthInBytes: -1 }, ['error WIN307']],
  [
    'unknown flags',
    'hcn-policy',
    v2('PortMapping', { Protocol: 6, InternalPort: 80, Flags: 65 }),
    ['warning WIN308'],
  ],
  [
    'no MAC',
    'hcn-policy',
    v2('SourceMacAddress', { SourceMacAddress: '00:15:5d:00:00:01' }),
    ['warning WIN335'],
  ],
  ['no address', 'hns-policy', { Type: 'PA', PA: '10.0.0.4/32' }, ['error WIN340']],

  // ACLs.
  ['any address', 'hns-policy', acl({ RemoteAddresses: 'Any' }), ['warning WIN315']],
  ['a host name', 'hns-policy', acl({ RemoteAddresses: 'example.com' }), ['warning WIN315']],
  ['blanks', 'hns-policy', acl({ RemoteAddresses: '10.0.0.1, 10.0.0.2' }), ['warning WIN315']],
  ['host bits', 'hns-policy', acl({ RemoteAddresses: '10.0.0.1/8' }), ['warning WIN315']],
  ['any port', 'hns-policy', acl({ LocalPorts: '*' }), ['warning WIN316']],
  ['a colon range', 'hns-policy', acl({ LocalPorts: '80:90' }), ['warning WIN316']],
  ['a range backwards', 'hns-policy', acl({ LocalPorts: '90-80' }), ['warning WIN316']],
  [
    'a protocol name',
    'hcn-policy',
    v2('ACL', { Action: 'Allow', Direction: 'In', Protocols: 'TCP' }),
    ['warning WIN317'],
  ],
  [
    '256 as text',
    'hcn-policy',
    v2('ACL', { Action: 'Allow', Direction: 'In', Protocols: '256' }),
    ['warning WIN317'],
  ],
  [
    'a protocol of v1 in lower case',
    'hns-policy',
    { Type: 'NAT', Protocol: 'tcp', InternalPort: 80 },
    ['warning WIN327', 'warning WIN317'],
  ],
  ['priority 99', 'hns-policy', acl({ Priority: 99 }), ['warning WIN318']],
  ['priority 65501', 'hns-policy', acl({ Priority: 65501 }), ['warning WIN318']],
  [
    'a lone block',
    'hns-policy',
    { ...acl({ RemoteAddresses: '10.0.0.1' }), Action: 'Block' },
    ['warning WIN314'],
  ],
  [
    'a block and an allow',
    'hns-policy',
    [{ ...acl({ RemoteAddresses: '10.0.0.1', Priority: 200 }), Action: 'Block' }, acl({ Priority: 65500 })],
    [],
  ],
  [
    'a tie',
    'hns-policy',
    [{ ...acl({ RemoteAddresses: '10.0.0.1', Priority: 200 }), Action: 'Block' }, acl({ Priority: 200 })],
    ['warning WIN319'],
  ],
  [
    'a list too long',
    'hns-policy',
    acl({ LocalPorts: Array.from({ length: 4001 }, (_, i) => i + 1).join() }),
    ['warning WIN320'],
  ],

  // Address translation.
  ['an ARM id', 'hns-policy', { Type: 'OutBoundNAT', ExceptionList: ['/subscriptions/x'] }, ['error WIN210']],
  [
    'host bits of an exception',
    'hcn-policy',
    v2('OutBoundNAT', { Exceptions: ['172.17.0.1/16'] }),
    ['warning WIN211'],
  ],
  [
    'both families',
    'hcn-policy',
    v2('OutBoundNAT', { Exceptions: ['10.244.0.0/16', 'fd00::/64'] }),
    ['warning WIN322'],
  ],
  ['no exceptions', 'hcn-policy', v2('OutBoundNAT', {}), ['warning WIN325']],
  [
    'two policies',
    'hcn-policy',
    [
      v2('OutBoundNAT', { Exceptions: ['10.244.0.0/16'] }),
      v2('OutBoundNAT', { Exceptions: ['10.96.0.0/12'] }),
    ],
    ['warning WIN324'],
  ],
  [
    'one policy a family',
    'hcn-policy',
    [v2('OutBoundNAT', { Exceptions: ['10.244.0.0/16'] }), v2('OutBoundNAT', { Exceptions: ['fd00::/64'] })],
    [],
  ],
  [
    'one address twice on 2019',
    'hns-policy',
    { Type: 'OutBoundNAT', ExceptionList: ['10.240.0.0/12', '10.240.0.0/16'] },
    ['warning WIN323'],
    'ltsc2019',
  ],
  [
    'one address twice on 2022',
    'hns-policy',
    { Type: 'OutBoundNAT', ExceptionList: ['10.240.0.0/12', '10.240.0.0/16'] },
    [],
  ],
  [
    'a mapping without flag',
    'hcn-policy',
    v2('PortMapping', { Protocol: 6, InternalPort: 80, ExternalPort: 80 }),
    ['warning WIN326'],
  ],
  [
    'an IPv6 mapping without flag',
    'hcn-policy',
    v2('PortMapping', { Protocol: 6, InternalPort: 80, VIP: 'fd00::1', Flags: 1 }),
    ['warning WIN326'],
  ],
  ['NAT on a bridge', 'hns-policy', { Type: 'NAT', Protocol: 'TCP', InternalPort: 80 }, ['warning WIN327']],
  [
    'hcsshim L4Proxy',
    'hcn-policy',
    v2('L4Proxy', { IP: '10.0.0.1', Port: '80', OutboundNAT: true }),
    ['warning WIN339'],
  ],
  ['a small VNI', 'hcn-policy', v2('VSID', { IsolationId: 1 }), ['error WIN330']],
  ['a large VNI', 'hcn-policy', v2('VSID', { IsolationId: 70000 }), ['warning WIN330']],
  ['another VXLAN port', 'hcn-policy', v2('VxlanPort', { Port: 8472 }), ['warning WIN346']],
]

test.each(rows(POLICIES))('$name', ({ kind, fragment, expected, windows }) => {
  expect(said(kind, fragment, windows)).toEqual(expected)
})

/** A document, builds on which HNS has not got what it asks for, and builds on which it has. */
const GATED: readonly (readonly [string, Kind, unknown, readonly string[], readonly string[]])[] = [
  [
    'SetPolicy',
    'hcn-policy',
    v2('SetPolicy', { Id: 'a', Name: 'b', PolicyType: 'IPSET', Values: '10.0.0.1' }),
    ['ltsc2019', '2004'],
    ['ltsc2022', 'ltsc2025'],
  ],
  [
    'NESTEDIPSET',
    'hcn-policy',
    v2('SetPolicy', { Id: 'a', Name: 'b', PolicyType: 'NESTEDIPSET', Values: 'a-1' }),
    ['ltsc2019'],
    ['ltsc2022'],
  ],
  [
    'NetworkACL',
    'hcn-policy',
    v2('NetworkACL', { Action: 'Allow', Direction: 'In' }),
    ['ltsc2019', '20H2'],
    ['ltsc2022'],
  ],
  [
    'TierAcl',
    'hcn-policy',
    v2('TierAcl', { Name: 'a', Direction: 'In' }),
    ['ltsc2019', '20H2'],
    ['ltsc2022'],
  ],
  ['L4WFPPROXY', 'hcn-policy', v2('L4WFPPROXY', {}), ['ltsc2019', '20H2'], ['ltsc2022']],
  ['VxlanPort', 'hcn-policy', v2('VxlanPort', { Port: 4789 }), ['ltsc2019'], ['2004', 'ltsc2022']],
  [
    'L4Proxy',
    'hcn-policy',
    v2('L4Proxy', { Destination: '10.0.0.0/8' }),
    ['10.0.17763.1'],
    ['ltsc2019', 'ltsc2022'],
  ],
  ['v2 before HNS 9.2', 'hcn-policy', v2('L2Driver', {}), ['10.0.17763.1'], ['ltsc2019']],
  [
    'the loopback of DSR',
    'hcn-policy',
    v2('OutBoundNAT', { Destinations: ['10.244.1.5'] }),
    ['10.0.17763.1'],
    ['10.0.17763.1432', 'ltsc2022'],
  ],
  [
    'ELB with DSR',
    'hns-policy-list',
    {
      References: ['/endpoints/x'],
      Policies: [
        { Type: 'ELB', Protocol: 6, InternalPort: 80, ExternalPort: 80, VIPs: ['10.96.0.1'], IsDSR: true },
      ],
    },
    ['10.0.17763.1'],
    ['ltsc2019'],
  ],
  [
    'session affinity',
    'hcn-load-balancer',
    {
      SchemaVersion: hcn,
      FrontendVIPs: ['10.96.0.1'],
      PortMappings: [{ Protocol: 6, InternalPort: 80, ExternalPort: 80, DistributionType: 2 }],
    },
    ['ltsc2019', '20H2'],
    ['ltsc2022'],
  ],
  [
    'DSR of a load balancer',
    'hcn-load-balancer',
    { SchemaVersion: hcn, FrontendVIPs: ['10.96.0.1'], Flags: 1 },
    ['10.0.17763.400'],
    ['ltsc2019'],
  ],
  [
    'DisableHostPort',
    'hcn-network',
    net({ Type: 'L2Bridge', Flags: 1032, ...ipam('10.0.0.0/24', '10.0.0.1') }),
    ['ltsc2019'],
    ['ltsc2025'],
  ],
  [
    '/32',
    'hcn-endpoint',
    { SchemaVersion: hcn, IpConfigurations: [{ IpAddress: '10.0.0.9', PrefixLength: 32 }] },
    ['10.0.17763.400'],
    ['ltsc2019', 'ltsc2022'],
  ],
  [
    'dual stack',
    'hcn-endpoint',
    {
      SchemaVersion: hcn,
      IpConfigurations: [
        { IpAddress: '10.0.0.9', PrefixLength: 24 },
        { IpAddress: 'fd00::9', PrefixLength: 64 },
      ],
    },
    ['ltsc2019'],
    ['ltsc2022', '20H2'],
  ],
  [
    'protocol 252',
    'hcn-policy',
    v2('ACL', { Action: 'Allow', Direction: 'In', Protocols: '252' }),
    ['ltsc2019'],
    ['2004'],
  ],
  [
    'sets in an ACL',
    'hcn-policy',
    v2('ACL', { Action: 'Allow', Direction: 'In', RemoteAddresses: 'azure-npm-123' }),
    ['ltsc2019'],
    ['ltsc2022'],
  ],
]

test('an object that hcsshim writes on every build says nothing of a build while it is empty', () => {
  const proxy = (more: object) =>
    said(
      'hcn-policy',
      v2('L4WFPPROXY', { OutboundProxyPort: '15001', FilterTuple: { Protocols: '6' }, ...more }),
      'ltsc2022',
    )
  const late = (more: object) => proxy(more).filter((each) => each.endsWith('WIN311')).length
  const bare = late({})
  expect(late({ InboundExceptions: {}, OutboundExceptions: {} })).toBe(bare)
  expect(late({ InboundExceptions: { PortExceptions: ['80'] } })).toBe(bare + 1)
})

test.each(GATED)('%s is refused on the builds that lack it alone', (_, kind, fragment, without, withIt) => {
  for (const windows of without) expect(said(kind, fragment, windows), windows).toContain('error WIN311')
  for (const windows of withIt) expect(said(kind, fragment, windows), windows).toEqual([])
})

const OBJECTS: readonly Row[] = [
  ['a network of v2', 'hcn-network', net({ Type: 'L2Bridge', ...ipam('10.0.0.0/24', '10.0.0.1') }), []],
  [
    'a network of v1',
    'hns-network',
    { Name: 'n', Type: 'l2bridge', Subnets: [{ AddressPrefix: '10.0.0.0/24', GatewayAddress: '10.0.0.1' }] },
    [],
  ],
  [
    'an overlay',
    'hcn-network',
    net({
      Type: 'Overlay',
      ...ipam('10.0.0.0/24', '10.0.0.1', { Policies: [v2('VSID', { IsolationId: 4096 })] }),
    }),
    [],
  ],
  ['no SchemaVersion', 'hcn-network', { Name: 'n', Type: 'L2Bridge' }, ['error WIN310']],
  [
    'SchemaVersion 1',
    'hcn-network',
    { Name: 'n', Type: 'L2Bridge', SchemaVersion: { Major: 1, Minor: 0 } },
    ['error WIN310'],
  ],
  ['v1 subnets', 'hcn-network', net({ Type: 'L2Bridge', Subnets: [] }), ['error WIN302']],
  ['v2 subnets', 'hns-network', { Name: 'n', Type: 'L2Bridge', Ipams: [] }, ['error WIN302']],
  [
    'no gateway in v1',
    'hns-network',
    { Name: 'n', Type: 'L2Bridge', Subnets: [{ AddressPrefix: '10.0.0.0/24' }] },
    ['error WIN328'],
  ],
  [
    'a gateway outside',
    'hcn-network',
    net({ Type: 'L2Bridge', ...ipam('10.0.0.0/24', '10.0.1.1') }),
    ['warning WIN329'],
  ],
  [
    'an overlay without VSID',
    'hcn-network',
    net({ Type: 'Overlay', ...ipam('10.0.0.0/24', '10.0.0.1') }),
    ['warning WIN330'],
  ],
  ['an unknown type', 'hcn-network', net({ Type: 'Bridge' }), ['error WIN308']],
  ['the type in lower case', 'hcn-network', net({ Type: 'l2bridge' }), ['warning WIN305']],
  [
    'DHCP on a bridge',
    'hcn-network',
    net({ Type: 'L2Bridge', Ipams: [{ Type: 'Dhcp' }] }),
    ['warning WIN332'],
  ],
  [
    'IPv6 on an overlay',
    'hcn-network',
    net({ Type: 'Transparent', ...ipam('fd00::/64', 'fd00::1') }),
    ['warning WIN332'],
  ],
  [
    'a bridge on a client',
    'hns-network',
    { Name: 'n', Type: 'L2Bridge' },
    ['warning WIN332'],
    '10.0.19041.867',
  ],
  [
    'a cut-off name of an adapter',
    'hns-network',
    { Name: 'n', Type: 'L2Bridge', NetworkAdapterName: 'vEthernet' },
    ['warning WIN331'],
  ],
  [
    'protocol 252 as a number',
    'hns-policy',
    { Type: 'ACL', Action: 'Allow', Direction: 'In', Protocol: 252 },
    ['warning WIN321', 'error WIN311'],
    'ltsc2019',
  ],
  [
    'the adapter of the host',
    'hns-network',
    { Name: 'n', Type: 'L2Bridge', NetworkAdapterName: 'vEthernet (Ethernet)' },
    ['warning WIN331'],
  ],
  [
    'types on one adapter',
    'hns-network',
    [
      { Name: 'a', Type: 'L2Bridge' },
      { Name: 'b', Type: 'Transparent' },
    ],
    ['warning WIN333'],
  ],
  [
    'an endpoint of v1',
    'hns-endpoint',
    { VirtualNetworkName: 'n', IPAddress: '10.0.0.9', PrefixLength: 24 },
    [],
  ],
  ['the host endpoint', 'hns-endpoint', { Name: 'n_ep', VirtualNetworkName: 'n', IPAddress: '10.0.0.2' }, []],
  [
    'the gateway of pods',
    'hns-endpoint',
    { VirtualNetworkName: 'n', IPAddress: '10.0.0.2' },
    ['warning WIN334'],
  ],
  [
    'a broadcast address',
    'hcn-endpoint',
    { SchemaVersion: hcn, IpConfigurations: [{ IpAddress: '10.0.0.63', PrefixLength: 26 }] },
    ['warning WIN334'],
  ],
  [
    'a namespace',
    'hcn-endpoint',
    { SchemaVersion: hcn, HostComputeNamespace: '9d1c7b56-4b43-4d2c-93b6-6a1f0f0a7a55' },
    ['error WIN336'],
  ],
  ['v1 keys of an endpoint', 'hcn-endpoint', { SchemaVersion: hcn, IPAddress: '10.0.0.9' }, ['error WIN302']],
  [
    'a prefix too long',
    'hcn-endpoint',
    { SchemaVersion: hcn, IpConfigurations: [{ IpAddress: '10.0.0.9', PrefixLength: 64 }] },
    ['error WIN307'],
  ],
  [
    'a reserved source VIP',
    'hcn-load-balancer',
    { SchemaVersion: hcn, SourceVIP: '10.244.1.1', FrontendVIPs: [] },
    ['warning WIN337'],
  ],
  [
    'a route of hcsshim',
    'hcn-route',
    { SchemaVersion: hcn, Setting: [{ DestinationPrefix: '10.0.0.0/8' }] },
    ['warning WIN339'],
  ],
  [
    'a request',
    'hcn-request',
    { ResourceType: 'Policy', RequestType: 'Add', Settings: { Policies: [v2('HostRoute', {})] } },
    [],
  ],
  [
    'a policy that is none in a request',
    'hcn-request',
    { ResourceType: 'Policy', RequestType: 'Add', Settings: { Policies: [v2('PA', { PA: '10.0.0.1' })] } },
    ['error WIN301', 'error WIN309', 'error WIN302'],
  ],
]

test.each(rows(OBJECTS))('$name', ({ kind, fragment, expected, windows }) => {
  expect(said(kind, fragment, windows)).toEqual(expected)
})
