/**
 * What an HNS endpoint is asked to do, in the words of neither dialect. `lower-v1.ts` and `lower-v2.ts` write it as
 * HNS (v1) and as HCN (v2), `raise-v1.ts` and `raise-v2.ts` read it back. An absent member is the zero value.
 */
export type EndpointPolicy =
  | OutboundNat
  | Route
  | ProviderAddress
  | PortMapping
  | AclPolicy
  | Qos
  | L2Driver
  | L4Proxy
  | L4WfpProxy
  | PortName
  | EncapOverhead
  | Iov
  | InterfaceConstraint
  | TierAcl
  | Isolation

/** Translate what leaves the endpoint to the node's address. */
export interface OutboundNat {
  readonly kind: 'outbound-nat'
  /** Destinations that keep the pod address, in order. */
  readonly exceptions: readonly string[]
  /** The only destinations that are translated. */
  readonly destinations?: readonly string[]
  /** Translate to this address instead of the node's. */
  readonly virtualIp?: string
  /** Bits of `NatFlags`. */
  readonly flags?: number
  readonly maxPortPoolUsage?: number
}

/** Send a destination through the host. */
export interface Route {
  readonly kind: 'route'
  readonly destinationPrefix: string
  readonly nextHop?: string
  readonly needEncap: boolean
  readonly automaticEndpointMonitor?: boolean
}

/** The node address that the other nodes send encapsulated packets to. */
export interface ProviderAddress {
  readonly kind: 'provider-address'
  readonly address: string
}

/** A port of the node that leads to one of the endpoint. */
export interface PortMapping {
  readonly kind: 'port-mapping'
  /** IANA number. */
  readonly protocol: number
  readonly internalPort: number
  readonly externalPort: number
  /** The address of the node that it is for. */
  readonly vip?: string
  /** Bits of `NatFlags`; 4 keeps the external port reserved. */
  readonly flags?: number
}

/** One rule of the access control list. */
export interface AclPolicy {
  readonly kind: 'acl'
  readonly action: string
  readonly direction: string
  readonly id?: string
  /** IANA numbers. */
  readonly protocols?: readonly number[]
  readonly localAddresses?: readonly string[]
  readonly remoteAddresses?: readonly string[]
  /** Numbers or ranges `a-b`. */
  readonly localPorts?: readonly string[]
  readonly remotePorts?: readonly string[]
  /** `Switch` or `Host`. */
  readonly ruleType?: string
  readonly priority?: number
  readonly internalPort?: number
  readonly serviceName?: string
}

/** Limit what leaves the endpoint. */
export interface Qos {
  readonly kind: 'qos'
  /** Bytes a second. */
  readonly maximumOutgoingBandwidth: number
}

/** Let the endpoint use the layer 2 driver. */
export interface L2Driver {
  readonly kind: 'l2-driver'
}

/** Send connections to a proxy, by the switch. */
export interface L4Proxy {
  readonly kind: 'l4-proxy'
  readonly ip?: string
  readonly port?: string
  /** IANA number. */
  readonly protocol?: number
  readonly exceptions?: readonly string[]
  readonly destination: string
  readonly outboundNat?: boolean
}

/** Send connections to a proxy, by the Windows Filtering Platform. */
export interface L4WfpProxy {
  readonly kind: 'l4-wfp-proxy'
  readonly inboundProxyPort?: string
  readonly outboundProxyPort?: string
  readonly filter?: FiveTuple
  readonly userSid?: string
  readonly inboundExceptions?: ProxyExceptions
  readonly outboundExceptions?: ProxyExceptions
}

export interface FiveTuple {
  readonly protocols?: readonly number[]
  readonly localAddresses?: readonly string[]
  readonly remoteAddresses?: readonly string[]
  readonly localPorts?: readonly string[]
  readonly remotePorts?: readonly string[]
  readonly priority?: number
}

export interface ProxyExceptions {
  readonly addresses?: readonly string[]
  readonly ports?: readonly string[]
}

/** Name the port of the switch. */
export interface PortName {
  readonly kind: 'port-name'
  readonly name: string
}

/** Leave room for headers that are added later. */
export interface EncapOverhead {
  readonly kind: 'encap-overhead'
  /** Bytes. */
  readonly overhead: number
}

/** Single root I/O virtualisation. */
export interface Iov {
  readonly kind: 'iov'
  readonly offloadWeight?: number
  readonly queuePairsRequested?: number
  readonly interruptModeration?: number
}

/** Choose an interface of the host. */
export interface InterfaceConstraint {
  readonly kind: 'interface-constraint'
  readonly guid?: string
  readonly luid?: number
  readonly index?: number
  readonly mediaType?: number
  readonly alias?: string
  readonly description?: string
}

/** A tier of rules, tried before the ACLs. */
export interface TierAcl {
  readonly kind: 'tier-acl'
  readonly name: string
  readonly direction: string
  readonly order: number
  readonly rules: readonly TierRule[]
}

export interface TierRule extends FiveTuple {
  readonly id?: string
  /** `Allow`, `Block` or `Pass`. */
  readonly action: string
}

/** The virtual network that an endpoint or a subnet belongs to. */
export interface Isolation {
  readonly kind: 'vlan' | 'vsid'
  readonly isolationId: number
}
