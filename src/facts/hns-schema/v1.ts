import type { Source } from '../evidence.ts'
import type { Key, PolicyType } from './key.ts'

/** Where the types come from; the keys of a policy stand beside its `Type`. */
export const V1_SOURCE: Source = {
  evidence: 'code',
  where:
    'microsoft/hcsshim internal/hns/{hnspolicy,hnspolicylist,hnsnetwork,hnsendpoint}.go v0.13.0 (MaxPortPoolUsage 7c9ff7f)',
}

/** The policies of HNS (v1), their keys in the order in which hcsshim writes them. */
export const V1_POLICIES = {
  NAT: {
    places: ['endpoint'],
    keys: [
      { key: 'Protocol', value: 'protocol-name', required: true },
      { key: 'InternalPort', value: 'port', required: true },
      { key: 'ExternalPort', value: 'port' },
      { key: 'ExternalPortReserved', value: 'boolean' },
    ],
  },
  QOS: {
    places: ['endpoint'],
    keys: [{ key: 'MaximumOutgoingBandwidthInBytes', value: 'uint64', always: true, required: true }],
  },
  Isolation: {
    places: ['network', 'subnet', 'endpoint'],
    keys: [
      { key: 'VLAN', value: 'uint32', always: true },
      { key: 'VSID', value: 'uint32', always: true },
      { key: 'InDefaultIsolation', value: 'boolean', always: true },
    ],
  },
  VLAN: {
    places: ['network', 'subnet', 'endpoint'],
    keys: [{ key: 'VLAN', value: 'uint32', always: true, required: true }],
  },
  VSID: {
    places: ['network', 'subnet', 'endpoint'],
    keys: [{ key: 'VSID', value: 'uint32', always: true, required: true }],
  },
  PA: {
    places: ['endpoint'],
    keys: [{ key: 'PA', value: 'address', always: true, required: true }],
  },
  OutBoundNAT: {
    places: ['endpoint'],
    keys: [
      { key: 'VIP', value: 'address' },
      { key: 'ExceptionList', value: 'prefix', list: true },
      { key: 'Destinations', value: 'address-or-prefix', list: true },
      { key: 'MaxPortPoolUsage', value: 'uint16' },
    ],
  },
  ROUTE: {
    places: ['endpoint', 'policy-list'],
    keys: [
      { key: 'DestinationPrefix', value: 'prefix', required: true },
      { key: 'NextHop', value: 'address' },
      { key: 'NeedEncap', value: 'boolean' },
    ],
  },
  PROXY: {
    places: ['endpoint'],
    keys: [
      { key: 'IP', value: 'address' },
      { key: 'Port', value: 'port-text' },
      { key: 'ExceptionList', value: 'prefix', list: true },
      { key: 'Destination', value: 'text' },
      { key: 'OutboundNat', value: 'boolean' },
    ],
  },
  ACL: {
    places: ['endpoint'],
    keys: [
      { key: 'Id', value: 'text' },
      { key: 'Protocol', value: 'uint16' },
      { key: 'Protocols', value: 'protocols' },
      { key: 'InternalPort', value: 'uint16' },
      { key: 'Action', value: { names: 'Action' }, always: true, required: true },
      { key: 'Direction', value: { names: 'Direction' }, always: true, required: true },
      { key: 'LocalAddresses', value: 'addresses' },
      { key: 'RemoteAddresses', value: 'addresses' },
      { key: 'LocalPorts', value: 'ports' },
      { key: 'LocalPort', value: 'uint16' },
      { key: 'RemotePorts', value: 'ports' },
      { key: 'RemotePort', value: 'uint16' },
      { key: 'RuleType', value: { names: 'RuleType' } },
      { key: 'Priority', value: 'uint16' },
      { key: 'ServiceName', value: 'text' },
    ],
  },
  L2Driver: { places: ['endpoint'], keys: [] },
  VNET: { places: ['endpoint'], keys: [{ key: 'PA', value: 'address' }] },
  ELB: {
    places: ['policy-list'],
    keys: [
      { key: 'Protocol', value: 'uint16' },
      { key: 'InternalPort', value: 'port', always: true, required: true },
      { key: 'ExternalPort', value: 'port', always: true, required: true },
      { key: 'SourceVIP', value: 'address' },
      { key: 'VIPs', value: 'address', list: true },
      { key: 'ILB', value: 'boolean' },
      { key: 'IsDSR', value: 'boolean' },
    ],
  },
} as const satisfies Record<string, PolicyType>

/** The objects of HNS (v1), their keys in the order in which hcsshim writes them. */
export const V1_STRUCTS = {
  HNSNetwork: [
    { key: 'ID', value: 'guid' },
    { key: 'Name', value: 'text' },
    { key: 'Type', value: { names: 'NetworkType' }, required: true },
    { key: 'NetworkAdapterName', value: 'text' },
    { key: 'SourceMac', value: 'mac' },
    { key: 'Policies', value: 'policies', list: true },
    { key: 'MacPools', value: { struct: 'MacRange' }, list: true },
    { key: 'Subnets', value: { struct: 'Subnet' }, list: true },
    { key: 'DNSSuffix', value: 'text' },
    { key: 'DNSServerList', value: 'comma-list' },
    { key: 'DNSServerCompartment', value: 'uint32' },
    { key: 'ManagementIP', value: 'address' },
    { key: 'AutomaticDNS', value: 'boolean' },
    { key: 'Extensions', value: { struct: 'Extension' }, list: true, docs: '1.0' },
  ],
  MacRange: [
    { key: 'StartMacAddress', value: 'mac' },
    { key: 'EndMacAddress', value: 'mac' },
  ],
  Subnet: [
    { key: 'AddressPrefix', value: 'prefix' },
    { key: 'GatewayAddress', value: 'address' },
    { key: 'Policies', value: 'policies', list: true },
  ],
  // Antrea posts it. Source: antrea-io/antrea pkg/agent/util/net_windows.go fc70f2bb.
  Extension: [
    { key: 'Id', value: 'guid' },
    { key: 'IsEnabled', value: 'boolean' },
  ],
  HNSEndpoint: [
    { key: 'ID', value: 'guid' },
    { key: 'Name', value: 'text' },
    { key: 'VirtualNetwork', value: 'guid' },
    { key: 'VirtualNetworkName', value: 'text' },
    { key: 'Policies', value: 'policies', list: true },
    { key: 'MacAddress', value: 'mac' },
    { key: 'IPAddress', value: 'address' },
    { key: 'IPv6Address', value: 'address' },
    { key: 'DNSSuffix', value: 'text' },
    { key: 'DNSServerList', value: 'comma-list' },
    { key: 'DNSDomain', value: 'text' },
    { key: 'GatewayAddress', value: 'address' },
    { key: 'GatewayAddressV6', value: 'address' },
    { key: 'EnableInternalDNS', value: 'boolean' },
    { key: 'DisableICC', value: 'boolean' },
    { key: 'PrefixLength', value: 'uint8' },
    { key: 'IPv6PrefixLength', value: 'uint8' },
    { key: 'IsRemoteEndpoint', value: 'boolean' },
    { key: 'EnableLowMetric', value: 'boolean' },
    { key: 'Namespace', value: { struct: 'Namespace' } },
    { key: 'EncapOverhead', value: 'uint16' },
    { key: 'SharedContainers', value: 'text', list: true, output: true },
  ],
  Namespace: [{ key: 'ID', value: 'guid' }],
  PolicyList: [
    { key: 'ID', value: 'guid' },
    { key: 'References', value: 'text', list: true },
    { key: 'Policies', value: 'policies', list: true },
  ],
} as const satisfies Record<string, readonly Key[]>
