import type {
  AclPolicy,
  InterfaceConstraint,
  Isolation,
  L4Proxy,
  ProviderAddress,
} from './endpoint-policy.ts'

/** What an HNS network is asked to do, in the words of neither dialect. */
export type NetworkLevelPolicy =
  | SourceMac
  | NetAdapterName
  | VswitchExtension
  | DrMac
  | AutomaticDns
  | RemoteSubnetRoute
  | VxlanPort
  | HostRoute
  | SetPolicy
  | LayerConstraint
  | NetworkAcl
  | L4Proxy
  | ProviderAddress
  | InterfaceConstraint
  | Isolation

/** The MAC address of the host's adapter on the network. */
export interface SourceMac {
  readonly kind: 'source-mac'
  readonly mac: string
}

/** The adapter that the network is bound to. */
export interface NetAdapterName {
  readonly kind: 'net-adapter-name'
  readonly name: string
}

export interface VswitchExtension {
  readonly kind: 'vswitch-extension'
  readonly extensionId: string
  readonly enable: boolean
}

/** The MAC address of an overlay's distributed router; HNS tells it. */
export interface DrMac {
  readonly kind: 'dr-mac'
  readonly mac: string
}

export interface AutomaticDns {
  readonly kind: 'automatic-dns'
  readonly enable: boolean
}

/** The way to the pods of another node of an overlay. */
export interface RemoteSubnetRoute {
  readonly kind: 'remote-subnet-route'
  readonly destinationPrefix: string
  readonly isolationId: number
  readonly providerAddress: string
  readonly drMac: string
}

export interface VxlanPort {
  readonly kind: 'vxlan-port'
  readonly port: number
}

/** Let the host reach the pods of an overlay. */
export interface HostRoute {
  readonly kind: 'host-route'
}

/** A set of addresses, or of sets, that ACLs can name. */
export interface SetPolicy {
  readonly kind: 'set'
  readonly id: string
  readonly name: string
  /** `IPSET` or `NESTEDIPSET`. */
  readonly setType: string
  readonly values: readonly string[]
}

export interface LayerConstraint {
  readonly kind: 'layer-constraint'
  readonly layerId: string
}

/** An ACL of every endpoint of the network. */
export interface NetworkAcl extends Omit<AclPolicy, 'kind'> {
  readonly kind: 'network-acl'
}
