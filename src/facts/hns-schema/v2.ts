import type { Source } from '../evidence.ts'
import type { Key, PolicyType } from './key.ts'

/** Where the types come from; the keys of a policy stand in its `Settings`. */
export const V2_SOURCE: Source = {
  evidence: 'code',
  where:
    'microsoft/hcsshim hcn/{hcnpolicy,hcnnetwork,hcnendpoint,hcnloadbalancer,hcnroute}.go v0.13.0 (MaxPortPoolUsage 7c9ff7f)',
}

/** Where the keys marked `docs` come from. */
export const V2_DOCS_SOURCE: Source = {
  evidence: 'docs',
  where: 'MicrosoftDocs/Virtualization-Documentation virtualization/api/hcn/HNS_Schema.md 77e0742a',
}

const ACL_KEYS = [
  { key: 'Protocols', value: 'protocols' },
  { key: 'Action', value: { names: 'Action' }, always: true, required: true },
  { key: 'Direction', value: { names: 'Direction' }, always: true, required: true },
  { key: 'LocalAddresses', value: 'addresses' },
  { key: 'RemoteAddresses', value: 'addresses' },
  { key: 'LocalPorts', value: 'ports' },
  { key: 'RemotePorts', value: 'ports' },
  { key: 'RuleType', value: { names: 'RuleType' } },
  { key: 'Priority', value: 'uint16' },
  { key: 'Id', value: 'text', docs: '2.0' },
] as const satisfies readonly Key[]

const INTERFACE_KEYS = [
  { key: 'InterfaceGuid', value: 'guid' },
  { key: 'InterfaceLuid', value: 'uint64' },
  { key: 'InterfaceIndex', value: 'uint32' },
  { key: 'InterfaceMediaType', value: 'uint32' },
  { key: 'InterfaceAlias', value: 'text' },
  { key: 'InterfaceDescription', value: 'text' },
] as const satisfies readonly Key[]

const ISOLATION_KEYS = [
  { key: 'IsolationId', value: 'uint32', always: true, required: true },
] as const satisfies readonly Key[]

/** The policies of HCN (v2), their keys in the order in which hcsshim writes them. */
export const V2_POLICIES = {
  PortMapping: {
    places: ['endpoint'],
    keys: [
      { key: 'Protocol', value: { names: 'ProtocolType' } },
      { key: 'InternalPort', value: 'port', required: true },
      { key: 'ExternalPort', value: 'port' },
      { key: 'VIP', value: 'address' },
      { key: 'Flags', value: { names: 'NatFlags' } },
    ],
  },
  ACL: { places: ['endpoint'], keys: ACL_KEYS },
  QOS: {
    places: ['endpoint'],
    keys: [{ key: 'MaximumOutgoingBandwidthInBytes', value: 'uint64', always: true, required: true }],
  },
  L2Driver: { places: ['endpoint'], keys: [] },
  OutBoundNAT: {
    places: ['endpoint'],
    keys: [
      { key: 'VirtualIP', value: 'address' },
      { key: 'Exceptions', value: 'prefix', list: true },
      { key: 'Destinations', value: 'address-or-prefix', list: true },
      { key: 'Flags', value: { names: 'NatFlags' } },
      { key: 'MaxPortPoolUsage', value: 'uint16' },
    ],
  },
  SDNRoute: {
    places: ['endpoint'],
    keys: [
      { key: 'DestinationPrefix', value: 'prefix', required: true },
      { key: 'NextHop', value: 'address' },
      { key: 'NeedEncap', value: 'boolean' },
      { key: 'AutomaticEndpointMonitor', value: 'boolean', docs: '2.0' },
    ],
  },
  L4Proxy: {
    places: ['endpoint', 'network'],
    feature: 'L4Proxy',
    keys: [
      { key: 'IP', value: 'address' },
      { key: 'Port', value: 'port-text' },
      { key: 'Protocol', value: { names: 'ProtocolType' } },
      { key: 'Exceptions', value: 'prefix', list: true },
      { key: 'Destination', value: 'text', always: true },
      { key: 'OutboundNAT', value: 'boolean' },
      { key: 'ExceptionList', value: 'prefix', list: true, docs: '2.0' },
      { key: 'OutboundNat', value: 'boolean', docs: '2.0' },
    ],
  },
  L4WFPPROXY: {
    places: ['endpoint'],
    feature: 'L4WfpProxy',
    keys: [
      { key: 'InboundProxyPort', value: 'port-text', schema: '2.11' },
      { key: 'OutboundProxyPort', value: 'port-text', schema: '2.11' },
      { key: 'FilterTuple', value: { struct: 'FiveTuple' }, always: true },
      { key: 'UserSID', value: 'text' },
      { key: 'InboundExceptions', value: { struct: 'ProxyExceptions' }, always: true, schema: '2.14' },
      { key: 'OutboundExceptions', value: { struct: 'ProxyExceptions' }, always: true, schema: '2.14' },
    ],
  },
  PortName: { places: ['endpoint'], keys: [{ key: 'Name', value: 'text', required: true }] },
  EncapOverhead: { places: ['endpoint'], keys: [{ key: 'Overhead', value: 'uint16', required: true }] },
  Iov: {
    places: ['endpoint'],
    schema: '2.9',
    keys: [
      { key: 'IovOffloadWeight', value: 'uint32' },
      { key: 'QueuePairsRequested', value: 'uint32' },
      { key: 'InterruptModeration', value: { names: 'InterruptModeration' } },
    ],
  },
  ProviderAddress: {
    places: ['endpoint', 'network'],
    keys: [{ key: 'ProviderAddress', value: 'address', required: true }],
  },
  InterfaceConstraint: { places: ['endpoint', 'network'], keys: INTERFACE_KEYS },
  TierAcl: {
    places: ['endpoint'],
    feature: 'TierAcl',
    keys: [
      { key: 'Name', value: 'text', always: true },
      { key: 'Direction', value: { names: 'Direction' }, always: true, required: true },
      { key: 'Order', value: 'uint16', always: true },
      { key: 'TierAclRules', value: { struct: 'TierAclRule' }, list: true },
    ],
  },
  SourceMacAddress: {
    places: ['network'],
    keys: [{ key: 'SourceMacAddress', value: 'mac', required: true }],
  },
  NetAdapterName: {
    places: ['network'],
    keys: [{ key: 'NetworkAdapterName', value: 'text', required: true }],
  },
  VSwitchExtension: {
    places: ['network'],
    keys: [
      { key: 'ExtensionID', value: 'guid', required: true },
      { key: 'Enable', value: 'boolean' },
    ],
  },
  DrMacAddress: { places: ['network'], keys: [{ key: 'Address', value: 'mac' }] },
  AutomaticDNS: { places: ['network'], keys: [{ key: 'Enable', value: 'boolean' }] },
  RemoteSubnetRoute: {
    places: ['network'],
    feature: 'RemoteSubnet',
    keys: [
      { key: 'DestinationPrefix', value: 'prefix', always: true, required: true },
      { key: 'IsolationId', value: 'uint32', always: true, required: true },
      { key: 'ProviderAddress', value: 'address', always: true, required: true },
      { key: 'DistributedRouterMacAddress', value: 'mac', always: true, required: true },
    ],
  },
  VxlanPort: {
    places: ['network'],
    feature: 'VxlanPort',
    keys: [{ key: 'Port', value: 'port', always: true, required: true }],
  },
  HostRoute: { places: ['network'], feature: 'HostRoute', keys: [] },
  SetPolicy: {
    places: ['network'],
    feature: 'SetPolicy',
    keys: [
      { key: 'Id', value: 'text', always: true, required: true },
      { key: 'Name', value: 'text', always: true, required: true },
      { key: 'PolicyType', value: { names: 'SetPolicyType' }, always: true, required: true },
      { key: 'Values', value: 'comma-list', always: true },
    ],
  },
  LayerConstraint: { places: ['network'], keys: [{ key: 'LayerId', value: 'guid', required: true }] },
  NetworkACL: { places: ['network'], feature: 'NetworkACL', keys: ACL_KEYS },
  VLAN: { places: ['subnet', 'endpoint'], keys: ISOLATION_KEYS },
  VSID: { places: ['subnet'], keys: ISOLATION_KEYS },
  Encryption: {
    places: ['endpoint'],
    docs: '2.1',
    keys: [
      { key: 'EncryptionMethodType', value: 'text' },
      { key: 'AuthenticationMethods', value: 'any', list: true },
      { key: 'Name', value: 'text' },
      { key: 'Endpoints1', value: 'text', list: true },
      { key: 'Endpoints2', value: 'text', list: true },
      { key: 'ProtocolType', value: 'text' },
      { key: 'Endpoint1Ports', value: 'text', list: true },
      { key: 'Endpoint2Ports', value: 'text', list: true },
    ],
  },
  InterfaceParameters: { places: ['endpoint'], docs: '2.4', keys: [{ key: 'Mtu', value: 'uint16' }] },
  Firewall: {
    places: ['endpoint'],
    docs: '2.16',
    keys: [
      { key: 'VmType', value: 'any' },
      { key: 'FirewallPolicyFlags', value: 'any' },
    ],
  },
} as const satisfies Record<string, PolicyType>

/** What every object of HCN may have. */
const BASE_KEYS = [
  { key: 'Owner', value: 'text', docs: '2.0' },
  { key: 'Version', value: 'uint64', docs: '2.0', output: true },
  { key: 'AdditionalParams', value: 'any', docs: '2.0' },
  { key: 'Telemetry', value: 'any', docs: '2.0', output: true },
  { key: 'State', value: 'uint16', docs: '2.0', output: true },
] as const satisfies readonly Key[]

const BASE_NAME = { key: 'Name', value: 'text', docs: '2.0' } as const satisfies Key

/** The objects of HCN (v2), their keys in the order in which hcsshim writes them. */
export const V2_STRUCTS = {
  HostComputeNetwork: [
    { key: 'ID', value: 'guid' },
    { key: 'Name', value: 'text' },
    { key: 'Type', value: { names: 'NetworkType' }, required: true },
    { key: 'Policies', value: 'policies', list: true },
    { key: 'MacPool', value: { struct: 'MacPool' }, always: true },
    { key: 'Dns', value: { struct: 'Dns' }, always: true },
    { key: 'Ipams', value: { struct: 'Ipam' }, list: true },
    { key: 'Flags', value: { names: 'NetworkFlags' } },
    { key: 'Health', value: { struct: 'Health' }, always: true },
    { key: 'SchemaVersion', value: { struct: 'SchemaVersion' }, always: true, required: true },
    ...BASE_KEYS,
  ],
  MacPool: [{ key: 'Ranges', value: { struct: 'MacRange' }, list: true }],
  MacRange: [
    { key: 'StartMacAddress', value: 'mac' },
    { key: 'EndMacAddress', value: 'mac' },
  ],
  Dns: [
    { key: 'Domain', value: 'text' },
    { key: 'Search', value: 'text', list: true },
    { key: 'ServerList', value: 'address', list: true },
    { key: 'Options', value: 'text', list: true },
  ],
  Ipam: [
    { key: 'Type', value: { names: 'IpamType' } },
    { key: 'Subnets', value: { struct: 'Subnet' }, list: true },
  ],
  Subnet: [
    { key: 'IpAddressPrefix', value: 'prefix' },
    { key: 'Policies', value: 'policies', list: true },
    { key: 'Routes', value: { struct: 'Route' }, list: true },
    { key: 'ID', value: 'guid', docs: '2.0' },
    { key: 'IpSubnets', value: { struct: 'IpSubnet' }, list: true, docs: '2.3' },
    { key: 'Flags', value: { names: 'SubnetFlags' }, docs: '2.7' },
    BASE_NAME,
    ...BASE_KEYS,
  ],
  IpSubnet: [
    { key: 'ID', value: 'guid', docs: '2.3' },
    { key: 'IpAddressPrefix', value: 'prefix', docs: '2.3' },
    { key: 'Flags', value: { names: 'IpSubnetFlags' }, docs: '2.5' },
    BASE_NAME,
    ...BASE_KEYS,
  ],
  Route: [
    { key: 'NextHop', value: 'address' },
    { key: 'DestinationPrefix', value: 'prefix' },
    { key: 'Metric', value: 'uint16' },
  ],
  Health: [
    { key: 'Data', value: 'any', output: true },
    { key: 'Extra', value: { struct: 'ExtraParams' }, always: true },
  ],
  ExtraParams: [
    { key: 'Resources', value: 'any', output: true },
    { key: 'SharedContainers', value: 'any', output: true },
    { key: 'LayeredOn', value: 'text' },
    { key: 'SwitchGuid', value: 'text' },
    { key: 'UtilityVM', value: 'text' },
    { key: 'VirtualMachine', value: 'text' },
  ],
  SchemaVersion: [
    { key: 'Major', value: 'uint32', always: true, required: true },
    { key: 'Minor', value: 'uint32', always: true },
  ],
  HostComputeEndpoint: [
    { key: 'ID', value: 'guid' },
    { key: 'Name', value: 'text' },
    { key: 'HostComputeNetwork', value: 'guid' },
    { key: 'HostComputeNamespace', value: 'guid', output: true },
    { key: 'Policies', value: 'policies', list: true },
    { key: 'IpConfigurations', value: { struct: 'IpConfig' }, list: true },
    { key: 'Dns', value: { struct: 'Dns' }, always: true },
    { key: 'Routes', value: { struct: 'Route' }, list: true },
    { key: 'MacAddress', value: 'mac' },
    { key: 'Flags', value: { names: 'EndpointFlags' } },
    { key: 'Health', value: { struct: 'Health' }, always: true },
    { key: 'SchemaVersion', value: { struct: 'SchemaVersion' }, always: true, required: true },
    ...BASE_KEYS,
  ],
  IpConfig: [
    { key: 'IpAddress', value: 'address' },
    { key: 'PrefixLength', value: 'uint8' },
    { key: 'IpSubnetId', value: 'guid', docs: '2.3' },
  ],
  HostComputeLoadBalancer: [
    { key: 'ID', value: 'guid' },
    { key: 'HostComputeEndpoints', value: 'text', list: true },
    { key: 'SourceVIP', value: 'address' },
    { key: 'FrontendVIPs', value: 'address', list: true },
    { key: 'PortMappings', value: { struct: 'LoadBalancerPortMapping' }, list: true },
    { key: 'SchemaVersion', value: { struct: 'SchemaVersion' }, always: true, required: true },
    { key: 'Flags', value: { names: 'LoadBalancerFlags' } },
    { key: 'HostComputeNetwork', value: 'guid', docs: '2.5' },
    { key: 'Health', value: 'any', docs: '2.0', output: true },
    BASE_NAME,
    ...BASE_KEYS,
  ],
  LoadBalancerPortMapping: [
    { key: 'Protocol', value: { names: 'ProtocolType' } },
    { key: 'InternalPort', value: 'port', required: true },
    { key: 'ExternalPort', value: 'port' },
    { key: 'DistributionType', value: { names: 'LoadBalancerDistribution' } },
    { key: 'Flags', value: { names: 'LoadBalancerPortMappingFlags' } },
  ],
  HostComputeRoute: [
    { key: 'ID', value: 'guid' },
    { key: 'HostComputeEndpoints', value: 'text', list: true },
    { key: 'Setting', value: { struct: 'SdnRoute' }, list: true },
    { key: 'SchemaVersion', value: { struct: 'SchemaVersion' }, always: true, required: true },
    { key: 'Routes', value: { struct: 'SdnRoute' }, list: true, docs: '2.0' },
    { key: 'HostComputeNetwork', value: 'guid', docs: '2.5' },
    { key: 'Health', value: 'any', docs: '2.0', output: true },
    BASE_NAME,
    ...BASE_KEYS,
  ],
  SdnRoute: V2_POLICIES.SDNRoute.keys,
  FiveTuple: [
    { key: 'Protocols', value: 'protocols' },
    { key: 'LocalAddresses', value: 'addresses' },
    { key: 'RemoteAddresses', value: 'addresses' },
    { key: 'LocalPorts', value: 'ports' },
    { key: 'RemotePorts', value: 'ports' },
    { key: 'Priority', value: 'uint16' },
  ],
  ProxyExceptions: [
    { key: 'IpAddressExceptions', value: 'address-or-prefix', list: true },
    { key: 'PortExceptions', value: 'port-text', list: true },
  ],
  TierAclRule: [
    { key: 'Id', value: 'text' },
    { key: 'Protocols', value: 'protocols' },
    { key: 'TierAclRuleAction', value: { names: 'TierAction' }, always: true, required: true },
    { key: 'LocalAddresses', value: 'addresses' },
    { key: 'RemoteAddresses', value: 'addresses' },
    { key: 'LocalPorts', value: 'ports' },
    { key: 'RemotePorts', value: 'ports' },
    { key: 'Priority', value: 'uint16' },
  ],
  ModifySettingRequest: [
    { key: 'ResourceType', value: { names: 'ResourceType' }, required: true },
    { key: 'RequestType', value: { names: 'RequestType' }, required: true },
    { key: 'Settings', value: { struct: 'PolicyRequest' } },
  ],
  PolicyRequest: [{ key: 'Policies', value: 'policies', list: true }],
} as const satisfies Record<string, readonly Key[]>
