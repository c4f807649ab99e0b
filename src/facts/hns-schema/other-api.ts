/** The type of a policy of HNS (v1) and what HCN (v2) calls it; types with one name in both are absent. */
export const RENAMED_TYPES = [
  ['NAT', 'PortMapping'],
  ['ROUTE', 'SDNRoute'],
  ['PA', 'ProviderAddress'],
  ['VNET', 'ProviderAddress'],
  ['PROXY', 'L4Proxy'],
] as const satisfies readonly (readonly [v1: string, v2: string])[]

/**
 * What a key of HNS (v1) is called in HCN (v2), by the type of the policy there. Source: the structs of `v1.ts` and
 * `v2.ts`, side by side.
 */
export const RENAMED_KEYS = {
  OutBoundNAT: [
    ['VIP', 'VirtualIP'],
    ['ExceptionList', 'Exceptions'],
  ],
  ProviderAddress: [['PA', 'ProviderAddress']],
  VSID: [['VSID', 'IsolationId']],
  VLAN: [['VLAN', 'IsolationId']],
  L4Proxy: [
    ['ExceptionList', 'Exceptions'],
    ['OutboundNat', 'OutboundNAT'],
  ],
  ACL: [
    ['Protocol', 'Protocols'],
    ['LocalPort', 'LocalPorts'],
    ['RemotePort', 'RemotePorts'],
  ],
} as const satisfies Record<string, readonly (readonly [v1: string, v2: string])[]>

/** What a key of an object of HNS (v1) is in HCN (v2); the value may have another form there. */
export const RENAMED_OBJECT_KEYS = {
  network: [
    ['Subnets', 'Ipams'],
    ['MacPools', 'MacPool'],
    ['DNSSuffix', 'Dns'],
    ['DNSServerList', 'Dns'],
    ['NetworkAdapterName', 'Policies'],
    ['SourceMac', 'Policies'],
    ['AutomaticDNS', 'Policies'],
    ['Extensions', 'Policies'],
  ],
  subnet: [
    ['AddressPrefix', 'IpAddressPrefix'],
    ['GatewayAddress', 'Routes'],
  ],
  endpoint: [
    ['VirtualNetwork', 'HostComputeNetwork'],
    ['VirtualNetworkName', 'HostComputeNetwork'],
    ['IPAddress', 'IpConfigurations'],
    ['IPv6Address', 'IpConfigurations'],
    ['PrefixLength', 'IpConfigurations'],
    ['IPv6PrefixLength', 'IpConfigurations'],
    ['GatewayAddress', 'Routes'],
    ['GatewayAddressV6', 'Routes'],
    ['DNSSuffix', 'Dns'],
    ['DNSServerList', 'Dns'],
    ['DNSDomain', 'Dns'],
    ['IsRemoteEndpoint', 'Flags'],
    ['DisableICC', 'Flags'],
    ['EnableLowMetric', 'Flags'],
    ['EncapOverhead', 'Policies'],
    ['Namespace', 'HostComputeNamespace'],
  ],
} as const satisfies Record<string, readonly (readonly [v1: string, v2: string])[]>
