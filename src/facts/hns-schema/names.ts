import type { Source } from '../evidence.ts'

/** Values that a key takes by name; `form` says what hcsshim writes: the name, the number, or numbers added up. */
export interface NamedValues {
  readonly form: 'name' | 'number' | 'flags'
  readonly names: Readonly<Record<string, number>>
}

/** Where the names come from. */
export const VALUE_NAMES_SOURCES: readonly Source[] = [
  { evidence: 'code', where: 'microsoft/hcsshim hcn/*.go v0.13.0' },
  {
    evidence: 'docs',
    where: 'MicrosoftDocs/Virtualization-Documentation virtualization/api/hcn/HNS_Schema.md 77e0742a',
  },
]

/** Enumerations of HNS. Microsoft's schema wants the names, hcsshim sends the numbers where `form` is not `name`. */
export const VALUE_NAMES = {
  Action: { form: 'name', names: { Allow: 0, Block: 1 } },
  TierAction: { form: 'name', names: { Allow: 0, Block: 1, Pass: 2 } },
  Direction: { form: 'name', names: { In: 0, Out: 1 } },
  RuleType: { form: 'name', names: { Host: 0, Switch: 1 } },
  SetPolicyType: { form: 'name', names: { IPSET: 0, NESTEDIPSET: 1 } },
  IpamType: { form: 'name', names: { Static: 0, Dhcp: 1 } },
  NetworkType: {
    form: 'name',
    names: {
      NAT: 0,
      ICS: 1,
      Transparent: 2,
      L2Bridge: 3,
      L2Tunnel: 4,
      Overlay: 5,
      Private: 6,
      Internal: 7,
      Mirrored: 8,
      Infiniband: 9,
      ConstrainedICS: 10,
    },
  },
  ProtocolType: {
    form: 'number',
    names: { Unknown: 0, ICMPv4: 1, IGMP: 2, TCP: 6, UDP: 17, ICMPv6: 58 },
  },
  NatFlags: { form: 'flags', names: { None: 0, LocalRoutedVip: 1, IPv6: 2, ExternalPortReserved: 4 } },
  NetworkFlags: {
    form: 'flags',
    names: {
      None: 0,
      EnableDnsProxy: 1,
      EnableDhcpServer: 2,
      EnableMirroring: 4,
      EnableNonPersistent: 8,
      EnablePersistent: 16,
      IsolateVSwitch: 32,
      EnableFlowSteering: 64,
      DisableSharing: 128,
      EnableFirewall: 256,
      SuppressMediaDisconnect: 512,
      DisableHostPort: 1024,
      WeakHostReceiveAdapter: 2048,
      WeakHostSendAdapter: 4096,
      EnableIov: 8192,
    },
  },
  SubnetFlags: { form: 'flags', names: { None: 0, DoNotReserveGatewayAddress: 1 } },
  IpSubnetFlags: { form: 'flags', names: { None: 0, EnableBroadcast: 1, ReserveNetworkAddress: 2 } },
  EndpointFlags: {
    form: 'flags',
    names: {
      None: 0,
      RemoteEndpoint: 1,
      DisableInterComputeCommunication: 2,
      EnableMirroring: 4,
      EnableLowInterfaceMetric: 8,
      OverrideDNSServerOrder: 16,
      EnableDhcp: 32,
    },
  },
  LoadBalancerFlags: { form: 'flags', names: { None: 0, EnableDirectServerReturn: 1, IPv6: 2 } },
  LoadBalancerPortMappingFlags: {
    form: 'flags',
    names: {
      None: 0,
      EnableInternalLoadBalancer: 1,
      LocalRoutedVip: 2,
      NotUsed: 4,
      EnablePreserveDip: 8,
      VipExternalIP: 16,
    },
  },
  LoadBalancerDistribution: { form: 'number', names: { None: 0, SourceIPProtocol: 1, SourceIP: 2 } },
  InterruptModeration: {
    form: 'number',
    names: {
      IovInterruptModerationDefault: 0,
      IovInterruptModerationAdaptive: 1,
      IovInterruptModerationOff: 2,
      IovInterruptModerationLow: 100,
      IovInterruptModerationMedium: 200,
      IovInterruptModerationHigh: 300,
    },
  },
  RequestType: { form: 'name', names: { Add: 0, Remove: 1, Update: 2, Refresh: 3, Reset: 4 } },
  ResourceType: {
    form: 'name',
    names: { Policy: 0, Port: 1, DNS: 2, Extension: 3, Subnet: 4, IPSubnet: 5 },
  },
} as const satisfies Record<string, NamedValues>

export type ValueNames = keyof typeof VALUE_NAMES
