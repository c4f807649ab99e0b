// Made from schemas/ by scripts/generate.mjs. Do not edit.

/**
 * Every kind of document that has a schema.
 */
export interface Documents {
  ClusterNetworkSpec?: ClusterNetworkSpec
  DiagnosticReport?: DiagnosticReport
  ExplanationReport?: ExplanationReport
}
/**
 * The network of the Windows nodes of one Kubernetes cluster, as hnsc reads it. The driver and three CIDRs are enough; every other value has a default.
 */
export interface ClusterNetworkSpec {
  /**
   * Version of this format.
   */
  apiVersion: 'hnsc.dev/v1alpha1'
  /**
   * Kind of document.
   */
  kind: 'ClusterNetwork'
  metadata?: MetadataSpec
  kubernetes?: KubernetesSpec
  windows?: WindowsSpec
  /**
   * Where the nodes run. l2tunnel and azure-vnet need `azure`. Default: not said, and then hnsc names what needs a cloud.
   */
  platform?: 'azure' | 'aws' | 'gce' | 'other'
  network: NetworkSpec
  cidrs: CidrsSpec
  dns?: DnsSpec
  outboundNat?: OutboundNatSpec
  policies?: PoliciesSpec
  runtime?: RuntimeSpec
  azure?: AzureSpec
  cni?: CniSpec
  paths?: PathsSpec
  proxy?: ProxySpec
  /**
   * The Windows nodes. Their order means nothing. Default: none, so only what belongs to the whole cluster is written.
   */
  nodes?: NodeSpec[]
  /**
   * Diagnostics that are known and accepted, each with its reason. Errors in the spec itself cannot be ignored. Default: none.
   */
  ignore?: IgnoreSpec[]
}
/**
 * What the cluster is called.
 */
export interface MetadataSpec {
  /**
   * Name of the cluster, for people. Default: `cluster`.
   */
  name?: string
}
/**
 * The Kubernetes release of the nodes, and how their programs are set up.
 */
export interface KubernetesSpec {
  /**
   * Kubernetes release, with or without the patch. 1.30 without quotes is read as written, not as the number 1.3. Default: the newest release known.
   */
  version?: string | number
  /**
   * Which form of the kube-proxy and kubelet settings the service script uses; both are always written. Default: `config`.
   */
  form?: 'flags' | 'config'
  /**
   * What starts the programs: Windows itself, as native services; nssm.exe, as services; or neither (`none`), such as HostProcess containers, which take the flags as they are. flanneld always needs nssm.exe, since it is no Windows service program. Default: `nssm` with flannel, `none` with nat, else `native`.
   */
  services?: 'native' | 'nssm' | 'none'
}
/**
 * The Windows release of the nodes.
 */
export interface WindowsSpec {
  /**
   * Release (`ltsc2019`, `1903`, `1909`, `2004`, `20H2`, `ltsc2022`, `ltsc2025`) or build, with or without the revision. Default: `ltsc2022`, or `ltsc2019` where Kubernetes does not support that.
   */
  version?: string | number
  /**
   * Name of the network adapter that carries the management IP, unless a node says otherwise; only without flannel, and not with l2tunnel. Default: `Ethernet`.
   */
  adapter?: string
}
/**
 * The HNS network that pods are attached to.
 */
export interface NetworkSpec {
  /**
   * Network driver of HNS; `hnsc modes` says what each does to packets.
   */
  driver: 'l2bridge' | 'overlay' | 'l2tunnel' | 'transparent' | 'nat'
  /**
   * CNI plugin that containerd calls; `hnsc modes` lists which goes with which driver, and which are compiled. Default: `flannel` with l2bridge and overlay, `win-bridge` with l2tunnel, `antrea` with transparent, `nat` with nat.
   */
  plugin?:
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
  /**
   * CNI plugin that flannel calls; only with flannel: `win-bridge` or `sdnbridge` with l2bridge, `win-overlay` or `sdnoverlay` with overlay. Default: `win-bridge` with l2bridge, `win-overlay` with overlay.
   */
  delegate?: 'win-bridge' | 'win-overlay' | 'sdnbridge' | 'sdnoverlay'
  /**
   * What enforces NetworkPolicies on pods that another plugin attaches: `calico` is Calico without its own network (`CALICO_NETWORKING_BACKEND=none`), whose Felix sets the ACLs of the pods. Default: none; calico and antrea enforce them themselves.
   */
  policyEngine?: 'calico'
  /**
   * Name of the HNS network, which is also the name of the CNI network. Default: `Calico` with calico, else `cbr0` with l2bridge, `flannel.<vni>` with overlay and flannel, `vxlan0` with overlay and win-overlay, `l2tunnel` with l2tunnel, `antrea` with antrea, `nat` with nat.
   */
  name?: string
  /**
   * Which API the CNI plugin is told to use: 1 is HNS, 2 is HCN. Default: 2 with containerd, 1 with dockershim.
   */
  apiVersion?: 1 | 2
  /**
   * VXLAN network identifier; only with overlay. The Linux nodes must use the same. Default: 4096.
   */
  vni?: number
  /**
   * UDP port of VXLAN; only with overlay. Another than 4789 goes with ovn-kubernetes only. Default: 4789.
   */
  port?: number
  /**
   * First two octets of the MAC addresses of pods; only with overlay. Default: `0E-2A`.
   */
  macPrefix?: string
  /**
   * Direct server return: answers of a Service go from the pod straight to the client. Default: false.
   */
  dsr?: boolean
  /**
   * Start flanneld with `--ip-masq`; only with flannel. Default: true.
   */
  ipMasq?: boolean
  /**
   * MTU in bytes, for the programs that read one: flanneld on the Linux nodes, for overlay. Default: each program's own.
   */
  mtu?: number
}
/**
 * The address ranges of the cluster. None may overlap another.
 */
export interface CidrsSpec {
  /**
   * Range of all pods: the `--cluster-cidr` of the controller manager. For dual stack an IPv4 and an IPv6 prefix, as a list or in one string with a comma.
   */
  cluster: string | string[]
  /**
   * Range of all Services: the `--service-cluster-ip-range` of the API server. For dual stack an IPv4 and an IPv6 prefix, as a list or in one string with a comma.
   */
  service: string | string[]
  /**
   * Subnets that the nodes' own addresses lie in, as many as there are: as a list, or in one string with commas.
   */
  management: string | string[]
  /**
   * Prefix length of a node's IPv4 pod CIDR: the `--node-cidr-mask-size` of the controller manager. Default: 24, or longer where the cluster CIDR is too small for that.
   */
  nodeMask?: number
  /**
   * Prefix length of a node's IPv6 pod CIDR; only with an IPv6 cluster CIDR. Default: 64, or longer where the cluster CIDR is too small for that.
   */
  nodeMaskIPv6?: number
}
/**
 * Name resolution of the pods.
 */
export interface DnsSpec {
  /**
   * Address of the cluster's DNS service. Default: the 10th address of `cidrs.service`, which is what kubeadm takes.
   */
  server?: string
  /**
   * DNS domain of the cluster. Default: `cluster.local`.
   */
  domain?: string
  /**
   * Search suffixes of the CNI configuration. Default: `svc.<domain>`.
   */
  search?: string[]
  /**
   * The DNS server is meant to lie outside `cidrs.service`, such as a node-local cache. Default: false.
   */
  external?: boolean
}
/**
 * Which destinations see the pod's own address. Cluster and Service CIDR always do; with l2bridge and l2tunnel the management subnets do too.
 */
export interface OutboundNatSpec {
  /**
   * Prefixes to exempt from address translation besides those that the driver needs. Default: none.
   */
  exceptions?: string[]
  /**
   * Prefixes that must stay translated: they are cut out of the exceptions. Default: none.
   */
  reachable?: string[]
}
/**
 * What HNS is asked for besides what hnsc makes of the rest of the spec: the translation with its exceptions, the routes to Services and to the node, the provider address, and the network with its adapter, VNI and routes to other nodes.
 */
export interface PoliciesSpec {
  endpoint?: EndpointPoliciesSpec
  network?: NetworkPoliciesSpec
}
/**
 * Policies of every pod's endpoint. The CNI configuration carries them.
 */
export interface EndpointPoliciesSpec {
  /**
   * Translations of their own for some destinations. The exceptions of the translation of everything else stand in `outboundNat`. Default: none.
   */
  outboundNat?: OutboundNatPolicySpec[]
  /**
   * A pod may reach itself through a Service by direct server return. Default: `network.dsr`.
   */
  loopbackDSR?: boolean
  /**
   * Ports of the node that lead to the pod, where a node has one pod only; host ports of pods need none of these. Default: none.
   */
  portMappings?: PortMappingPolicySpec[]
  /**
   * Destinations that are sent through the host, besides Services and the node. Default: none.
   */
  routes?: RoutePolicySpec[]
  /**
   * Access control list. A pod with any rule denies what none allows. Default: none.
   */
  acls?: AclPolicySpec[]
  qos?: QosPolicySpec
  /**
   * Let the endpoint use the layer 2 driver; for l2tunnel. Default: false.
   */
  l2Driver?: boolean
  /**
   * Send connections to a proxy, by the switch. Default: none.
   */
  l4Proxies?: L4ProxyPolicySpec[]
  /**
   * Send connections to a proxy in the pod, by the Windows Filtering Platform. Default: none.
   */
  l4WfpProxies?: L4WfpProxyPolicySpec[]
  /**
   * Name of the port of the switch. Default: none.
   */
  portName?: string
  /**
   * Bytes to keep free for headers that come later. Default: none.
   */
  encapOverhead?: number
  iov?: IovPolicySpec
  interfaceConstraint?: InterfaceConstraintPolicySpec
  /**
   * Tiers of rules that are tried before the access control list. Default: none.
   */
  tierAcls?: TierAclPolicySpec[]
  /**
   * VLAN of the endpoint. Default: none.
   */
  vlan?: number
}
/**
 * Translates what goes to some destinations.
 */
export interface OutboundNatPolicySpec {
  /**
   * Addresses or prefixes that are translated by this policy alone.
   *
   * @minItems 1
   */
  destinations: [string, ...string[]]
  /**
   * The address to translate to. Default: the node's.
   */
  virtualIP?: string
  /**
   * The most ports of the pool that the policy may use. Default: none.
   */
  maxPortPoolUsage?: number
}
/**
 * A port of the node that leads to the pod.
 */
export interface PortMappingPolicySpec {
  /**
   * `tcp`, `udp`, `icmp`, `igmp`, `icmpv6` or the number of IANA. Default: `tcp`.
   */
  protocol?: string | number
  /**
   * Port of the pod.
   */
  internalPort: number
  /**
   * Port of the node.
   */
  externalPort: number
  /**
   * Address of the node that it is for. Default: all.
   */
  vip?: string
  /**
   * The node itself and its pods reach the port too. Default: true with `apiVersion: 2`; HNS (v1) has no such flag.
   */
  localRoutedVip?: boolean
  /**
   * The port of the node stays reserved. Default: false.
   */
  externalPortReserved?: boolean
}
/**
 * Sends a destination through the host.
 */
export interface RoutePolicySpec {
  /**
   * Where it leads to.
   */
  destinationPrefix: string
  /**
   * Address of the router. Default: the host.
   */
  nextHop?: string
  /**
   * Encapsulate on the way. Default: true.
   */
  needEncap?: boolean
  /**
   * HNS watches the next hop; only with `apiVersion: 2`. Default: false.
   */
  automaticEndpointMonitor?: boolean
}
/**
 * One rule. Without addresses, ports or protocols it matches all.
 */
export interface AclPolicySpec {
  /**
   * Name of the rule. Default: none.
   */
  id?: string
  /**
   * What happens.
   */
  action: 'Allow' | 'Block'
  /**
   * To the pod, or from it.
   */
  direction: 'In' | 'Out'
  /**
   * `tcp`, `udp`, `icmp`, `igmp`, `icmpv6` or numbers of IANA. Default: any.
   *
   * @minItems 1
   */
  protocols?: [string | number, ...(string | number)[]]
  /**
   * Addresses, prefixes or ids of sets on the side of the pod. Default: any.
   *
   * @minItems 1
   */
  localAddresses?: [string, ...string[]]
  /**
   * Addresses, prefixes or ids of sets on the other side. Default: any.
   *
   * @minItems 1
   */
  remoteAddresses?: [string, ...string[]]
  /**
   * Ports of the pod: numbers, or ranges such as `8000-8080`. Default: any.
   *
   * @minItems 1
   */
  localPorts?: [string | number, ...(string | number)[]]
  /**
   * Ports of the other side: numbers, or ranges such as `8000-8080`. Default: any.
   *
   * @minItems 1
   */
  remotePorts?: [string | number, ...(string | number)[]]
  /**
   * Where the rule holds: in the switch, or in the firewall of the host. Default: none, which HNS takes for `Switch`.
   */
  ruleType?: 'Switch' | 'Host'
  /**
   * The rule with the smaller number wins. Default: none, as HNS has it.
   */
  priority?: number
  /**
   * Windows service that the rule is for; only with `apiVersion: 1`. Default: none.
   */
  serviceName?: string
}
/**
 * Limits what leaves the pod. Default: none.
 */
export interface QosPolicySpec {
  /**
   * Bytes a second.
   */
  maximumOutgoingBandwidth: number
}
/**
 * Sends connections to a proxy.
 */
export interface L4ProxyPolicySpec {
  /**
   * Address of the proxy. Default: none.
   */
  ip?: string
  /**
   * Port of the proxy. Default: none.
   */
  port?: number
  /**
   * `tcp`, `udp` or the number of IANA; only with `apiVersion: 2`. Default: any.
   */
  protocol?: string | number
  /**
   * Prefixes that are not sent to it. Default: none.
   *
   * @minItems 1
   */
  exceptions?: [string, ...string[]]
  /**
   * Prefix whose connections are sent to it.
   */
  destination: string
  /**
   * Translate what the proxy sends. Default: false.
   */
  outboundNat?: boolean
}
/**
 * Sends connections to a proxy in the pod; only with `apiVersion: 2`.
 */
export interface L4WfpProxyPolicySpec {
  /**
   * Port for connections to the pod. Default: none.
   */
  inboundProxyPort?: number
  /**
   * Port for connections from the pod. Default: none.
   */
  outboundProxyPort?: number
  filter?: FiveTupleSpec
  /**
   * Security identifier of the proxy, whose own connections are left alone. Default: none.
   */
  userSID?: string
  inboundExceptions?: ProxyExceptionsSpec
  outboundExceptions?: ProxyExceptionsSpec
}
/**
 * Which connections.
 */
export interface FiveTupleSpec {
  /**
   * `tcp`, `udp`, `icmp`, `igmp`, `icmpv6` or numbers of IANA. Default: any.
   *
   * @minItems 1
   */
  protocols?: [string | number, ...(string | number)[]]
  /**
   * Addresses, prefixes or ids of sets on the side of the pod. Default: any.
   *
   * @minItems 1
   */
  localAddresses?: [string, ...string[]]
  /**
   * Addresses, prefixes or ids of sets on the other side. Default: any.
   *
   * @minItems 1
   */
  remoteAddresses?: [string, ...string[]]
  /**
   * Ports of the pod: numbers, or ranges such as `8000-8080`. Default: any.
   *
   * @minItems 1
   */
  localPorts?: [string | number, ...(string | number)[]]
  /**
   * Ports of the other side: numbers, or ranges such as `8000-8080`. Default: any.
   *
   * @minItems 1
   */
  remotePorts?: [string | number, ...(string | number)[]]
  /**
   * The filter with the smaller number wins. Default: none.
   */
  priority?: number
}
/**
 * What is not sent to the proxy.
 */
export interface ProxyExceptionsSpec {
  /**
   * Addresses or prefixes. Default: none.
   *
   * @minItems 1
   */
  addresses?: [string, ...string[]]
  /**
   * Ports. Default: none.
   *
   * @minItems 1
   */
  ports?: [string | number, ...(string | number)[]]
}
/**
 * A virtual function of the adapter; only with `apiVersion: 2`. Default: none.
 */
export interface IovPolicySpec {
  /**
   * Weight of the offload, 0 for none. Default: 0.
   */
  offloadWeight?: number
  /**
   * Pairs of queues. Default: none.
   */
  queuePairsRequested?: number
  /**
   * How interrupts are gathered. Default: `default`.
   */
  interruptModeration?: 'default' | 'adaptive' | 'off' | 'low' | 'medium' | 'high'
}
/**
 * Chooses an interface of the host; only with `apiVersion: 2`. Default: none.
 */
export interface InterfaceConstraintPolicySpec {
  /**
   * GUID of the interface.
   */
  guid?: string
  /**
   * Locally unique identifier of the interface.
   */
  luid?: number
  /**
   * Index of the interface.
   */
  index?: number
  /**
   * Media type of the interface.
   */
  mediaType?: number
  /**
   * Name of the interface.
   */
  alias?: string
  /**
   * Description of the interface.
   */
  description?: string
}
/**
 * A tier of rules; only with `apiVersion: 2`.
 */
export interface TierAclPolicySpec {
  /**
   * Name of the tier.
   */
  name: string
  /**
   * To the pod, or from it.
   */
  direction: 'In' | 'Out'
  /**
   * Tiers with smaller numbers are tried first.
   */
  order: number
  /**
   * The rules.
   */
  rules: TierRuleSpec[]
}
/**
 * One rule of a tier.
 */
export interface TierRuleSpec {
  /**
   * Name of the rule. Default: none.
   */
  id?: string
  /**
   * What happens; `Pass` goes on to the next tier.
   */
  action: 'Allow' | 'Block' | 'Pass'
  /**
   * `tcp`, `udp`, `icmp`, `igmp`, `icmpv6` or numbers of IANA. Default: any.
   *
   * @minItems 1
   */
  protocols?: [string | number, ...(string | number)[]]
  /**
   * Addresses, prefixes or ids of sets on the side of the pod. Default: any.
   *
   * @minItems 1
   */
  localAddresses?: [string, ...string[]]
  /**
   * Addresses, prefixes or ids of sets on the other side. Default: any.
   *
   * @minItems 1
   */
  remoteAddresses?: [string, ...string[]]
  /**
   * Ports of the pod: numbers, or ranges such as `8000-8080`. Default: any.
   *
   * @minItems 1
   */
  localPorts?: [string | number, ...(string | number)[]]
  /**
   * Ports of the other side: numbers, or ranges such as `8000-8080`. Default: any.
   *
   * @minItems 1
   */
  remotePorts?: [string | number, ...(string | number)[]]
  /**
   * The rule with the smaller number wins. Default: none, as HNS has it.
   */
  priority?: number
}
/**
 * Policies of the HNS network, where hnsc writes it: with win-bridge on l2bridge and with win-overlay.
 */
export interface NetworkPoliciesSpec {
  /**
   * The host reaches the pods of its overlay. Default: true with overlay from build 18321 on, which is where Windows takes it.
   */
  hostRoute?: boolean
  /**
   * MAC address of the host's adapter on the network. Default: HNS chooses.
   */
  sourceMac?: string
  /**
   * The network takes its DNS settings from the adapter. Default: false.
   */
  automaticDNS?: boolean
  /**
   * Write the UDP port of VXLAN into the network; only 4789 reaches nodes of flannel. Default: none, which is 4789.
   */
  vxlanPort?: number
  /**
   * VLAN of the subnet. Default: none.
   */
  vlan?: number
  /**
   * Sets of addresses that access control lists name by their id. Default: none.
   */
  sets?: SetPolicySpec[]
  /**
   * Access control list of every endpoint of the network. Default: none.
   */
  acls?: AclPolicySpec[]
  /**
   * Ways to pods of nodes that the spec does not list; only with overlay. Default: none.
   */
  remoteSubnetRoutes?: RemoteSubnetRoutePolicySpec[]
  /**
   * Extensions of the virtual switch. Default: none.
   */
  vswitchExtensions?: VswitchExtensionPolicySpec[]
  interfaceConstraint?: InterfaceConstraintPolicySpec
  /**
   * GUID of the layer that the network lies on. Default: none.
   */
  layerConstraint?: string
}
/**
 * A set of addresses, or of sets.
 */
export interface SetPolicySpec {
  /**
   * What rules call it: letters, digits, `-` and `_` that begin with a letter and have a hyphen and then a digit, so that no host is called so.
   */
  id: string
  /**
   * Name for people. Default: the id.
   */
  name?: string
  /**
   * Addresses, or ids of other sets. Default: `IPSET`.
   */
  type?: 'IPSET' | 'NESTEDIPSET'
  /**
   * The addresses and prefixes, or the ids.
   *
   * @minItems 1
   */
  values: [string, ...string[]]
}
/**
 * The way to the pods of another node.
 */
export interface RemoteSubnetRoutePolicySpec {
  /**
   * Its pod CIDR.
   */
  destinationPrefix: string
  /**
   * VNI of the overlay. Default: `network.vni`.
   */
  vni?: number
  /**
   * Its management IP.
   */
  providerAddress: string
  /**
   * Its distributed router MAC address.
   */
  drMAC: string
}
/**
 * An extension of the virtual switch.
 */
export interface VswitchExtensionPolicySpec {
  /**
   * GUID of the extension.
   */
  id: string
  /**
   * Turn it on. Default: true.
   */
  enable?: boolean
}
/**
 * The container runtime and the releases of the network programs on the node.
 */
export interface RuntimeSpec {
  /**
   * Container runtime. dockershim ends with Kubernetes 1.23. Default: `containerd`, or `dockershim` before Kubernetes 1.20.
   */
  name?: 'containerd' | 'dockershim'
  /**
   * Release of containernetworking/plugins: host-local, win-bridge, win-overlay. Default: 1.9.1 with containerd, 0.8.7 with dockershim.
   */
  cniPlugins?: string | number
  /**
   * Release of flanneld; only with flannel. Default: 0.28.9.
   */
  flannel?: string | number
  /**
   * Release of the flannel CNI plugin; only with flannel. Default: 1.9.1-flannel1, or the release of `cniPlugins` while those still held it (before 1.0.0).
   */
  flannelCni?: string | number
  /**
   * Release of azure-vnet; only with that plugin. Default: 1.8.12, with l2tunnel 1.6.15, the last one that makes such a network.
   */
  azureVnet?: string | number
}
/**
 * Settings of azure-vnet; only with that plugin.
 */
export interface AzureSpec {
  /**
   * `executionMode` of azure-vnet. `v4swift` with pods in a subnet of the virtual network lets them reach DNS and metadata of Azure under an address of the node. Default: not written, which is `default`.
   */
  executionMode?: 'default' | 'v4swift'
  /**
   * `ipam.mode` of azure-vnet with azure-cns: pods have addresses of `cidrs.cluster` that only Azure routes. Default: not written, so that pods have addresses of the virtual network; `dualStackOverlay` where `cidrs.cluster` has an IPv6 prefix.
   */
  ipamMode?: 'v4overlay' | 'dualStackOverlay' | 'overlay'
  /**
   * How long azure-vnet waits for a call of HNS. Default: not written, which is for ever.
   */
  hnsTimeoutDurationInSeconds?: number
  /**
   * Keep pods from the configuration that Azure gives the node at 168.63.129.16, ports 80 and 32526. Default: true.
   */
  blockWireServer?: boolean
  /**
   * Keep pods from the metadata service of Azure at 169.254.169.254, port 80. Default: false.
   */
  blockMetadata?: boolean
}
/**
 * The CNI configuration file.
 */
export interface CniSpec {
  /**
   * A single plugin, or a list of plugins. Default: `conflist` with containerd, `conf` with dockershim.
   */
  form?: 'conf' | 'conflist'
  /**
   * `cniVersion` of the file. Default: 1.0.0, or 0.3.0 where a program of the node does not know that: CNI plugins before 1.0.1, the flannel CNI plugin before 1.0.0, dockershim, Kubernetes before 1.24.
   */
  version?: string | number
  /**
   * Name of the file. The first in the directory wins. Default: `10-<network name>.conflist`, or `.conf`.
   */
  fileName?: string
  /**
   * Directory that the runtime reads the file from. Default: `C:\Program Files\containerd\cni\conf` with containerd, `C:\k\cni\config` with dockershim.
   */
  confDirectory?: string
  /**
   * Directory of the CNI plugins. Default: `C:\Program Files\containerd\cni\bin` with containerd, `C:\k\cni` with dockershim.
   */
  binDirectory?: string
  /**
   * Who hands out pod addresses: host-local, HNS itself (`none`; win-bridge with `apiVersion: 1`, sdnbridge and nat), or what belongs to a plugin. Default: `host-local`, with sdnbridge and nat `none`, with calico `calico-ipam`, with azure-vnet `azure-vnet-ipam`.
   */
  ipam?: 'host-local' | 'none' | 'azure-vnet-ipam' | 'azure-cns' | 'calico-ipam'
}
/**
 * Where things lie on the node, as absolute Windows paths.
 */
export interface PathsSpec {
  /**
   * Directory of the node's programs and settings. Default: `C:\k`.
   */
  directory?: string
  /**
   * The kubelet. Default: `<directory>\kubelet.exe`.
   */
  kubelet?: string
  /**
   * kube-proxy. Default: `<directory>\kube-proxy.exe`.
   */
  kubeProxy?: string
  /**
   * flanneld; only with flannel. Default: `<directory>\flanneld.exe`.
   */
  flanneld?: string
  /**
   * nssm.exe, where the service script uses it: with `kubernetes.services: nssm`, and for flanneld. Default: `<directory>\nssm.exe`.
   */
  nssm?: string
  /**
   * kube-log-runner.exe, which keeps the log of a native service since Kubernetes 1.26. Default: `<directory>\kube-log-runner.exe`.
   */
  kubeLogRunner?: string
  /**
   * kubeconfig of kubelet, kube-proxy and flanneld. Default: `<directory>\config`.
   */
  kubeconfig?: string
  /**
   * Directory of the log files. Default: `<directory>\logs`.
   */
  logDirectory?: string
  /**
   * `--net-config-path` of flanneld; only with flannel. Default: `C:\etc\kube-flannel\net-conf.json`.
   */
  flannelNetConf?: string
  /**
   * `--subnet-file` of flanneld; only with flannel. Default: `C:\run\flannel\subnet.env`.
   */
  flannelSubnetFile?: string
  /**
   * kubeconfig of Calico; only with calico, as the plugin or as `network.policyEngine`. Default: `<cni.confDirectory>\calico-kubeconfig` with the plugin, else `C:\CalicoWindows\calico-kube-config`.
   */
  calicoKubeconfig?: string
}
/**
 * Proxy variables for the environment of the node's programs. Default: none is set.
 */
export interface ProxySpec {
  /**
   * `HTTP_PROXY`.
   */
  httpProxy?: string
  /**
   * `HTTPS_PROXY`.
   */
  httpsProxy?: string
  /**
   * `NO_PROXY`: hosts, domains and CIDRs with commas between them.
   */
  noProxy?: string
}
/**
 * One Windows node.
 */
export interface NodeSpec {
  /**
   * Name of the Node object: lower case.
   */
  name: string
  /**
   * IPv4 address of the node, in one of `cidrs.management`.
   */
  managementIP: string
  /**
   * Pod CIDR of the node, equal to `spec.podCIDR` of the Node object; for dual stack one of each family. Default: the subnet of `cidrs.cluster` that the management IP selects.
   */
  podCIDR?: string | string[]
  /**
   * Name of the network adapter that carries the management IP; only without flannel, and not with l2tunnel. Default: `windows.adapter`.
   */
  adapter?: string
  /**
   * Distributed router MAC address; only for overlay without flannel, where the other nodes need it.
   */
  drMAC?: string
}
/**
 * One accepted diagnostic.
 */
export interface IgnoreSpec {
  /**
   * Code or name of the diagnostic.
   */
  code: string
  /**
   * JSON pointer: only what lies at or below it is ignored. Default: the whole document.
   */
  at?: string
  /**
   * End of the path of a file that `hnsc validate --spec` checks: only there. Default: the spec, and without `at` every file.
   */
  file?: string
  /**
   * Why it is accepted.
   */
  reason: string
}
/**
 * What `--format json` prints: exactly one object, whatever there is to say.
 */
export interface DiagnosticReport {
  /**
   * Version of this format.
   */
  version: 1
  /**
   * Ordered by path, offset and code.
   */
  diagnostics: Diagnostic[]
  summary: Summary
}
/**
 * One finding at one place.
 */
export interface Diagnostic {
  /**
   * Stable identity of the kind of finding.
   */
  code: string
  /**
   * The same in words, in kebab case.
   */
  name: string
  /**
   * error: the node will not work, or not as the file says. warning: works, but by luck or not for long. info: worth knowing.
   */
  severity: 'error' | 'warning' | 'info'
  /**
   * What is wrong; makes sense alone.
   */
  message: string
  /**
   * What the machine does with it, in words for this place.
   */
  label?: string
  /**
   * What to do.
   */
  help?: string
  location: Location
  /**
   * Other places that take part.
   */
  related?: Related[]
  fix?: Fix
}
/**
 * A place in a file.
 */
export interface Location {
  /**
   * The file, as the user named it.
   */
  path: string
  /**
   * JSON pointer of the value; absent where the place is not a value of the document.
   */
  pointer?: string
  range: Range
}
/**
 * From the first character to the one after the last.
 */
export interface Range {
  start: TextPosition
  end: TextPosition
}
/**
 * A position in the decoded text, in UTF-16 units.
 */
export interface TextPosition {
  /**
   * Counted from 0.
   */
  offset: number
  /**
   * Counted from 1.
   */
  line: number
  /**
   * Counted from 1.
   */
  column: number
}
/**
 * Another place, and what it has to do with the finding.
 */
export interface Related {
  location: Location
  /**
   * What this place has to do with it.
   */
  message: string
}
/**
 * A change of the text that settles the finding.
 */
export interface Fix {
  /**
   * What the change does, as an imperative.
   */
  title: string
  /**
   * True when the program would then do what the file visibly asks for.
   */
  safe: boolean
  /**
   * Replacements, which do not overlap.
   */
  edits: TextEdit[]
}
/**
 * One replacement of text in the file of the diagnostic.
 */
export interface TextEdit {
  range: Range
  /**
   * What stands there afterwards.
   */
  newText: string
}
/**
 * How many diagnostics there are of each severity.
 */
export interface Summary {
  /**
   * Number of errors.
   */
  errors: number
  /**
   * Number of warnings.
   */
  warnings: number
  /**
   * Number of infos.
   */
  infos: number
}
/**
 * What `hnsc explain --format json` prints: exactly one object, also where nothing is known.
 */
export interface ExplanationReport {
  /**
   * Version of this format.
   */
  version: 1
  /**
   * What was found, best first; everything there is where nothing was asked.
   */
  subjects: ExplainedSubject[]
  /**
   * The code or name that was meant, where nothing was found and one is near.
   */
  meant?: string
}
/**
 * A diagnostic, or a topic that is none.
 */
export interface ExplainedSubject {
  /**
   * The code, or the name of the topic.
   */
  id: string
  /**
   * The name in words, in kebab case.
   */
  name: string
  /**
   * diagnostic: something that hnsc finds in files. topic: something that no file shows by itself.
   */
  kind: 'diagnostic' | 'topic'
  /**
   * Of a diagnostic, unless the finding says otherwise.
   */
  severity?: 'error' | 'warning' | 'info'
  /**
   * What is wrong or asked, in a few words.
   */
  title: string
  /**
   * What really happens.
   */
  why: string
  /**
   * Single facts that belong to it.
   */
  points: string[]
  /**
   * Texts that programs print; … stands for a part that varies.
   */
  symptoms: string[]
  /**
   * What to do, in the order in which to try.
   */
  steps: string[]
  /**
   * Diagnostics that find causes of it in files.
   */
  codes: string[]
  example?: ExplainedExample
  /**
   * Where the facts come from.
   */
  sources: ExplainedSource[]
}
/**
 * What a diagnostic looks like in a file, and how it is mended.
 */
export interface ExplainedExample {
  /**
   * The command line that finds it, without the name of the file.
   */
  command: string
  spec?: ExplainedFile
  bad: ExplainedFile
  good: ExplainedFile
  /**
   * What `--fix` makes of the bad file.
   */
  fixed?: string
  /**
   * There where the fix needs `--unsafe`.
   */
  unsafe?: true
  /**
   * What the command prints about the bad file.
   */
  printed: string
}
/**
 * A file of an example, decoded.
 */
export interface ExplainedFile {
  /**
   * The name of the file.
   */
  name: string
  /**
   * What stands in it.
   */
  text: string
}
/**
 * Where a fact comes from.
 */
export interface ExplainedSource {
  /**
   * code: read in the source. measured: the program was run. docs: documented. report: users say so.
   */
  evidence: 'code' | 'measured' | 'docs' | 'report'
  /**
   * Repository, path and version, or thread.
   */
  where: string
}
