import { ANTREA_SOURCE } from './antrea.ts'
import type { Source } from './evidence.ts'
import type { IpamName } from './ipam-options.ts'
import type { ModeName } from './network-modes.ts'

/** A CNI plugin for Windows nodes: which networks it serves, which IPAM it takes, who else has a hand in it. */
export interface CniPlugin {
  /** `type` in its CNI configuration; absent: that of the program itself. */
  readonly type?: string
  /** The repository that it comes from. */
  readonly from: string
  /** The networks that it serves. */
  readonly modes: readonly ModeName[]
  /** Networks that it served once, and until when. */
  readonly formerly?: Readonly<Partial<Record<ModeName, string>>>
  /** The IPAM that it takes, the usual one first. `none`: HNS gives addresses. */
  readonly ipam: readonly IpamName[]
  /** What of it the plugin takes in a mode, where that is less. */
  readonly ipamIn?: Readonly<Partial<Record<ModeName, readonly IpamName[]>>>
  /** What happens where the configuration names no IPAM plugin. */
  readonly withoutIpam: string
  /** Why hnsc has no example spec of it, where it compiles none. */
  readonly noExample?: string
  /** What it is good for, and what it leaves to others. */
  readonly use: string
  /** What belongs to a controller of the vendor, so that hnsc writes nothing of it. */
  readonly controller?: string
  readonly sources: readonly Source[]
}

const code = (where: string): Source => ({ evidence: 'code', where })
const measured = (where: string): Source => ({ evidence: 'measured', where })

const WCN = measured(
  'microsoft/windows-container-networking cni/cni.go, common/core/network.go, network/ v0.3.1, b96345f',
)
const WCN_WITHOUT =
  'HNS gives the address from the subnet of the network; the request has no address, no gateway but that of `ipam.subnet`, and no MAC address'

/** The plugins, the reference ones first. */
export const CNI_PLUGINS = {
  flannel: {
    from: 'flannel-io/cni-plugin',
    modes: ['l2bridge', 'overlay'],
    ipam: ['host-local'],
    withoutIpam: 'it writes host-local with the subnet of `subnet.env` into the delegate, whatever is there',
    use: 'flanneld gives nodes their subnets and creates the HNS network: host-gw (l2bridge) or vxlan (overlay); the plugin hands on to win-bridge or sdnbridge, win-overlay or sdnoverlay',
    sources: [measured('flannel-io/cni-plugin flannel.go v1.9.1-flannel1')],
  },
  'win-bridge': {
    from: 'containernetworking/plugins',
    modes: ['l2bridge', 'l2tunnel'],
    ipam: ['host-local', 'none'],
    withoutIpam:
      'under `apiVersion: 1` HNS gives the address; under 2 the request has an empty IP configuration and a route to `::/0` without a next hop',
    use: 'the network is there before; each pod CIDR needs a route to its node',
    sources: [measured('containernetworking/plugins plugins/main/windows/win-bridge v1.9.1')],
  },
  'win-overlay': {
    from: 'containernetworking/plugins',
    modes: ['overlay'],
    ipam: ['host-local'],
    withoutIpam:
      'under `apiVersion: 1` it stops: "no plugin name provided"; under 2 the request has neither address nor MAC address',
    use: 'the network is there before, with a route to the subnet of each other node',
    sources: [measured('containernetworking/plugins plugins/main/windows/win-overlay v1.9.1')],
  },
  sdnbridge: {
    from: 'microsoft/windows-container-networking',
    modes: ['l2bridge'],
    ipam: ['host-local', 'none'],
    withoutIpam: WCN_WITHOUT,
    use: 'as win-bridge, by Microsoft: HCN (v2) only, creates a missing network itself, has dual stack; of Google Compute Engine',
    sources: [WCN],
  },
  sdnoverlay: {
    from: 'microsoft/windows-container-networking',
    modes: ['overlay'],
    ipam: ['host-local', 'none'],
    withoutIpam: WCN_WITHOUT,
    use: 'as win-overlay, by Microsoft: HCN (v2) only; the provider address must stand in the configuration',
    sources: [WCN],
  },
  nat: {
    from: 'microsoft/windows-container-networking',
    modes: ['nat'],
    ipam: ['none', 'host-local'],
    withoutIpam: WCN_WITHOUT,
    use: 'single machines; creates the NAT network where there is none of its name',
    sources: [WCN],
  },
  'azure-vnet': {
    from: 'Azure/azure-container-networking',
    modes: ['l2bridge', 'l2tunnel'],
    ipam: ['azure-vnet-ipam', 'azure-cns'],
    withoutIpam: 'it stops: an empty type names no IPAM plugin',
    use: 'pods of Azure virtual machines get addresses of the virtual network, or of an overlay that Azure routes; creates the network itself',
    sources: [
      code('Azure/azure-container-networking cni/netconfig.go, cni/network, network/, ipam/azure.go cbd7560'),
    ],
  },
  'ovn-kubernetes': {
    type: 'win-overlay',
    from: 'ovn-kubernetes/ovn-kubernetes; openshift/windows-machine-config-operator',
    modes: ['overlay'],
    formerly: {
      transparent:
        'gone: until July 2020, with Open vSwitch on Windows itself and GENEVE between the nodes; today OVN-Kubernetes has an overlay network there',
    },
    ipam: ['host-local'],
    withoutIpam: 'as win-overlay',
    use: 'hybrid overlay: its node agent creates the HNS overlay network `OVNKubernetesHybridOverlayNetwork`, Linux nodes reach it by VXLAN; pods are attached by win-overlay',
    controller:
      'hybrid-overlay-node makes the HNS network `OVNKubernetesHybridOverlayNetwork` (VNI 4097; UDP 4789 unless `--hybrid-overlay-vxlan-port` says otherwise) and its routes to other nodes, by the annotations `k8s.ovn.org/hybrid-overlay-node-subnet` and `k8s.ovn.org/hybrid-overlay-distributed-router-gateway-mac` of the nodes; ovnkube on Linux needs `--enable-hybrid-overlay`',
    sources: [
      code('openshift/windows-machine-config-operator pkg/nodeconfig/payload/payload.go 0be4b9c'),
      { evidence: 'docs', where: 'kubernetes/website windows-networking.md 038a69be0aae: transparent' },
      code(
        'ovn-kubernetes/ovn-kubernetes go-controller/hybrid-overlay/pkg/controller/ho_node_windows.go 182f29e99d95',
      ),
      { evidence: 'report', where: 'ovn-kubernetes/ovn-kubernetes#1534: native Windows support removed' },
    ],
  },
  calico: {
    from: 'projectcalico/calico',
    modes: ['l2bridge', 'overlay'],
    ipam: ['calico-ipam', 'host-local'],
    ipamIn: { overlay: ['calico-ipam'] },
    withoutIpam: 'it stops: no IPAM plugin of an empty name is found',
    use: 'mode `vxlan` (overlay) or `windows-bgp` (l2bridge), or policies alone beside another plugin; Felix programs the ACLs',
    sources: [
      code(
        'projectcalico/calico cni-plugin/pkg/dataplane/windows/dataplane_windows.go, cni-plugin/pkg/install/install_windows.go 87c15906f20c',
      ),
    ],
  },
  antrea: {
    from: 'antrea-io/antrea',
    modes: ['transparent'],
    ipam: ['host-local'],
    withoutIpam: 'its agent asks host-local itself',
    use: 'network policies and Services by Open vSwitch; its plugin only calls the agent on the node, and kube-proxy must not run',
    controller:
      'antrea-agent makes the Transparent HNS network `antrea-hnsnetwork` of the pod CIDR, puts the extension of Open vSwitch into it, asks HNS for the endpoints of pods, keeps the ways to other nodes, and does what kube-proxy does (`antreaProxy.proxyAll`, with `kubeAPIServerOverride`)',
    sources: [ANTREA_SOURCE],
  },
  'vpc-bridge': {
    from: 'aws/amazon-vpc-cni-plugins',
    modes: ['l2bridge'],
    ipam: ['none'],
    noExample:
      'none: its configuration has the MAC and IP addresses of one network interface, which no spec has',
    withoutIpam: 'addresses stand in `ipAddresses`, or come from the controller of EKS',
    use: 'pods of Windows nodes of EKS get addresses of the VPC; creates the network `vpcbr` with the MAC address of the interface',
    sources: [code('aws/amazon-vpc-cni-plugins plugins/vpc-bridge be52143')],
  },
  wincni: {
    type: 'wincni.exe',
    from: 'microsoft/SDN',
    modes: ['l2bridge', 'l2tunnel', 'overlay', 'transparent', 'nat'],
    ipam: ['none', 'azure-vnet-ipam'],
    noExample: 'none: its own repository calls it legacy code',
    withoutIpam: 'HNS gives the address',
    use: 'clusters of the years before win-bridge: it makes a network whose type is its name, over HNS v1, and tells almost no failure; take win-bridge or sdnbridge in its place',
    sources: [
      code('microsoft/SDN Kubernetes/wincni/cni/cni.go, cni/network/network.go, example/ 242fb0c3190d'),
      { evidence: 'report', where: 'microsoft/SDN#238; microsoft/windows-container-networking#45' },
    ],
  },
} as const satisfies Readonly<Record<string, CniPlugin>>

/** The name of a plugin, as a spec has it under `network.plugin`. */
export type PluginName = keyof typeof CNI_PLUGINS
