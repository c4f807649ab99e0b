import type { OVERLAY_MODES } from '../facts/azure-vnet-releases.ts'
import type { Address } from '../net/address.ts'
import type { Cidr } from '../net/cidr.ts'
import type { IpamName } from '../facts/ipam-options.ts'
import type { ModeName } from '../facts/network-modes.ts'
import type { EndpointPolicy } from '../policy/endpoint-policy.ts'
import type { NetworkLevelPolicy } from '../policy/network-policies.ts'
import type { KubernetesVersion, ProgramVersion } from '../facts/versions.ts'
import type { WindowsTarget } from '../facts/windows-target.ts'

export type Driver = ModeName

export type Plugin =
  | 'flannel'
  | 'win-bridge'
  | 'win-overlay'
  | 'azure-vnet'
  | 'sdnbridge'
  | 'sdnoverlay'
  | 'ovn-kubernetes'
  | 'nat'
  | 'calico'
  | 'antrea'

/** A plugin that flannel hands pods on to. */
export type Delegate = 'win-bridge' | 'win-overlay' | 'sdnbridge' | 'sdnoverlay'

/** What enforces network policies on pods that another plugin attaches. */
export type PolicyEngine = 'calico'

/** Where nodes run: what their virtualization host does with packets depends on it. */
export type Platform = 'azure' | 'aws' | 'gce' | 'other'

/** 1 is HNS (v1), 2 is HCN (v2): the value of `apiVersion` in a CNI configuration. */
export type ApiVersion = 1 | 2

/**
 * A cluster network spec after every default is filled in: the one thing that the phases after `spec` know of it.
 * No address is a bare string here, and nothing is optional unless its absence means something.
 */
export interface Cluster {
  /** `metadata.name`. */
  readonly name: string
  readonly kubernetes: {
    readonly version: KubernetesVersion
    /** Which form of the kube-proxy and kubelet settings the service script uses. Both are always emitted. */
    readonly form: 'flags' | 'config'
    /** How the node's programs are started: the kind of `service-script`. */
    readonly services: 'native' | 'nssm' | 'none'
  }
  readonly windows: WindowsTarget
  /** Where the nodes run, where the spec says it. */
  readonly platform?: Platform
  readonly network: {
    readonly driver: Driver
    readonly plugin: Plugin
    /** What flannel calls; only with flannel. */
    readonly delegate?: Delegate
    /** Who enforces network policies on the pods; absent: the plugin itself, or nobody. */
    readonly policyEngine?: PolicyEngine
    /** Name of the HNS network, exactly as HNS and every program that looks it up spell it. */
    readonly name: string
    /** Which API the CNI plugin is told to use. */
    readonly apiVersion: ApiVersion
    /** VXLAN network identifier; only with the overlay driver. */
    readonly vni?: number
    /** UDP port of VXLAN; only with the overlay driver, and then always 4789. */
    readonly port?: number
    /** First two octets of pod MAC addresses, such as `0E-2A`; only with the overlay driver. */
    readonly macPrefix?: string
    /** Direct server return. */
    readonly dsr: boolean
    /** flanneld's `--ip-masq`. */
    readonly ipMasq: boolean
    /** MTU in bytes for the programs that read one; absent: each program's own default. */
    readonly mtu?: number
  }
  readonly cidrs: {
    /** One prefix, or an IPv4 and an IPv6 prefix, in the order of the spec. */
    readonly cluster: readonly Cidr[]
    readonly service: readonly Cidr[]
    readonly management: readonly Cidr[]
    /** Prefix length of each node's IPv4 pod CIDR. */
    readonly nodeMask: number
    /** Prefix length of each node's IPv6 pod CIDR; only with an IPv6 cluster CIDR. */
    readonly nodeMaskIPv6?: number
  }
  readonly dns: {
    readonly server: Address
    /** True when the server is meant to lie outside the service CIDR. */
    readonly external: boolean
    readonly domain: string
    /** Search suffixes that the CNI configuration carries, in order. */
    readonly search: readonly string[]
  }
  readonly outboundNat: {
    /** Prefixes to exempt from NAT besides those that the driver needs. */
    readonly exceptions: readonly Cidr[]
    /** Prefixes that must stay translated: subtracted from the exceptions. */
    readonly reachable: readonly Cidr[]
  }
  /** What HNS is asked for besides what follows from the rest. */
  readonly policies: {
    /** For the endpoint of every pod, in this order. */
    readonly endpoint: readonly EndpointPolicy[]
    /** True when pods reach themselves through a Service by direct server return. */
    readonly loopbackDSR: boolean
    /** For the HNS network, where hnsc writes it. */
    readonly network: readonly NetworkLevelPolicy[]
    /** True when the host is to reach the pods of its overlay. */
    readonly hostRoute: boolean
  }
  readonly runtime: {
    readonly name: 'containerd' | 'dockershim'
    /** Release of containernetworking/plugins on the node: host-local, win-bridge, win-overlay. */
    readonly cniPlugins: ProgramVersion
    /** Release of flanneld. */
    readonly flannel: ProgramVersion
    /** Release of the flannel CNI plugin (flannel-io/cni-plugin, or containernetworking/plugins before 1.0.0). */
    readonly flannelCni: ProgramVersion
    /** Release of azure-vnet; only with that plugin. */
    readonly azureVnet?: ProgramVersion
  }
  /** What azure-vnet is told beside the rest; only with that plugin. */
  readonly azure?: AzureSettings
  readonly cni: {
    readonly form: 'conf' | 'conflist'
    readonly version: string
    readonly fileName: string
    readonly confDirectory: string
    readonly binDirectory: string
    /** Who hands out pod addresses; `none` is HNS itself. With flannel always `host-local`. */
    readonly ipam: IpamName
  }
  readonly paths: {
    /** Where the programs lie, such as `C:\k`. */
    readonly directory: string
    readonly kubelet: string
    readonly kubeProxy: string
    readonly flanneld: string
    /** nssm.exe: the service of programs that are none themselves. */
    readonly nssm: string
    /** kube-log-runner.exe: keeps the log of a native service. */
    readonly kubeLogRunner: string
    readonly kubeconfig: string
    readonly logDirectory: string
    readonly flannelNetConf: string
    readonly flannelSubnetFile: string
    /** kubeconfig of Calico: of its CNI plugin, or of its services where it enforces policies alone. */
    readonly calicoKubeconfig: string
  }
  /** Proxy variables for the node's programs; absent members are not set. */
  readonly proxy: { readonly httpProxy?: string; readonly httpsProxy?: string; readonly noProxy?: string }
  /** In the order of their names, which is not the order of the spec. */
  readonly nodes: readonly Node[]
}

/** Settings of azure-vnet; absent members are not written. */
export interface AzureSettings {
  readonly executionMode?: 'default' | 'v4swift'
  /** `ipam.mode`: addresses of pods are no addresses of the virtual network. */
  readonly ipamMode?: (typeof OVERLAY_MODES)[number]
  readonly hnsTimeoutDurationInSeconds?: number
  /** True when pods are kept from what Azure tells the node. */
  readonly blockWireServer: boolean
  /** True when pods are kept from the metadata service. */
  readonly blockMetadata: boolean
}

export interface Node {
  /** Name of the Node object: lower case, DNS-1123. */
  readonly name: string
  readonly managementIP: Address
  /** One pod CIDR for each family of the cluster CIDR, in its order. */
  readonly podCIDRs: readonly Cidr[]
  /** Name of the network adapter that carries the management IP, such as `Ethernet`. */
  readonly adapter: string
  /** Distributed router MAC address, `xx-xx-xx-xx-xx-xx`; needed by the other nodes when overlay runs without flannel. */
  readonly drMAC?: string
}
