import type { Source } from './evidence.ts'
import type { PluginName } from './cni-plugins.ts'
import type { HnsFeatureName } from './hns-features.ts'
import type { ModeName } from './network-modes.ts'

/** Something that the network of Windows nodes does not do, or only from a release on. */
export interface NetworkLimit {
  /** What is missing, in a few words. */
  readonly title: string
  /** How it stands by release of Kubernetes, of Windows or of the program; sentences without a period. */
  readonly stands: readonly string[]
  /** The modes that it is about; absent: all. */
  readonly modes?: readonly ModeName[]
  /** The plugins that it is about; absent: all. */
  readonly plugins?: readonly PluginName[]
  /** The plugins that it is not about, in whatever mode. */
  readonly except?: readonly PluginName[]
  /** What lifts it, all of it together; absent: nothing does. */
  readonly lifted?: Lift
  /** What to do in its place. */
  readonly instead?: string
  /** By which values a spec runs into it, or why no spec shows it. */
  readonly spec: string
  /** Codes of diagnostics that tell where a spec or a file runs into it. */
  readonly codes?: readonly string[]
  readonly sources: readonly Source[]
}

/** From when on a limit is gone. */
export interface Lift {
  /** Least minor release of Kubernetes 1.x. */
  readonly kubernetes?: number
  /** What HNS must have. */
  readonly windows?: HnsFeatureName
  /** True where direct server return lifts it. */
  readonly dsr?: true
}

const SITE: Source = {
  evidence: 'docs',
  where:
    'kubernetes/website content/en/docs/concepts/services-networking/windows-networking.md 038a69be0aae, limitations',
}
const OLD_SITE: Source = {
  evidence: 'docs',
  where: 'kubernetes/website intro-windows-in-kubernetes.md, release-1.14 to release-1.18, limitations',
}
const DNS_SITE: Source = {
  evidence: 'docs',
  where: 'kubernetes/website content/en/docs/concepts/services-networking/dns-pod-service.md, Windows nodes',
}
const MICROSOFT: Source = {
  evidence: 'docs',
  where:
    'MicrosoftDocs/Virtualization-Documentation virtualization/windowscontainers/container-networking 77e0742a8029, architecture.md, advanced.md',
}
const GATES: Source = {
  evidence: 'code',
  where:
    'kubernetes/kubernetes test/compatibility_lifecycle/reference/versioned_feature_list.yaml fbba6b47ad98',
}
const code = (where: string): Source => ({ evidence: 'code', where })
const ANTREA: Source = {
  evidence: 'docs',
  where:
    'antrea-io/antrea docs/antrea-proxy.md, docs/windows.md, docs/design/ovs-pipeline.md fc70f2bb7037: proxyAll takes ClusterIP and NodePort traffic, wherever it comes from',
}

/** The modes that Kubernetes uses. */
const OF_CLUSTERS = ['l2bridge', 'l2tunnel', 'overlay', 'transparent'] as const

/** The limits, those of every mode first. */
export const NETWORK_LIMITS = {
  'icmp-outbound': {
    title: 'no ping from a pod to outside the cluster network',
    stands: [
      'VFP translates TCP and UDP, not ICMP: so in every release of Windows and Kubernetes',
      'ICMP between pods works, since nothing translates it',
    ],
    modes: ['l2bridge', 'l2tunnel', 'overlay'],
    instead: 'test with TCP: `curl`, `Test-NetConnection ADDRESS -Port 443`',
    spec: 'an ACL of `policies.endpoint` that allows ICMP to addresses outside of the cluster',
    codes: ['WIN145'],
    sources: [SITE, MICROSOFT],
  },
  'nodeport-from-node': {
    title: 'a node does not reach a NodePort of its own',
    stands: [
      'so in every release; other nodes and clients outside reach it',
      'AntreaProxy with `proxyAll` takes NodePort traffic of the node, too',
    ],
    modes: OF_CLUSTERS,
    except: ['antrea'],
    instead: 'ask another node; build no health probe on it',
    spec: 'none: a spec has no NodePorts, and does not say who asks for one',
    sources: [SITE, ANTREA],
  },
  'service-vip-from-node': {
    title: 'a node does not reach the cluster IP of a Service',
    stands: [
      'Kubernetes 1.14 to 1.18 list it as a limit that a later Windows Server lifts',
      'later documentation does not list it; none says from which build on it works',
      'AntreaProxy with `proxyAll` takes what the node asks, too',
    ],
    modes: OF_CLUSTERS,
    except: ['antrea'],
    instead: 'ask from a pod, or by the address of an endpoint',
    spec: 'a `proxy` for the programs of the node whose host is an address of `cidrs.service`',
    codes: ['WIN145'],
    sources: [OLD_SITE, SITE, ANTREA],
  },
  'host-network': {
    title: 'no pod in the network of the node',
    stands: [
      'the gate WindowsHostNetwork of Kubernetes 1.26 to 1.32 (alpha) and 1.33 to 1.37 (deprecated, off) brought it nowhere: Windows has no support',
      'HostProcess containers (beta in 1.23, stable in 1.26) run in the network of the node; they are processes of the host',
    ],
    instead: 'run what needs the network of the node as a HostProcess container',
    spec: 'none: `hostNetwork` stands in pods',
    sources: [SITE, GATES],
  },
  'cluster-first-with-host-net': {
    title: 'no `dnsPolicy: ClusterFirstWithHostNet`',
    stands: ['so in every release, since pods are never in the network of the node'],
    spec: 'none: `dnsPolicy` stands in pods',
    sources: [DNS_SITE],
  },
  'one-dns-suffix': {
    title: 'one DNS suffix, that of the namespace of the pod',
    stands: [
      'a name with a dot is taken for complete and gets no suffix: `kubernetes` and `kubernetes.default.svc.cluster.local` resolve, `kubernetes.default` does not; so in every release',
    ],
    instead: 'write names in full; leave the suffix to the runtime by `capabilities: { "dns": true }`',
    spec: 'more than one suffix under `dns.search`',
    codes: ['WIN145', 'WIN228'],
    sources: [DNS_SITE],
  },
  ipv6: {
    title: 'IPv6 in few modes, never alone',
    stands: [
      'overlay and nat have none: kube-proxy falls back to IPv4 with an overlay; transparent has neither addresses from HNS nor ACLs and load balancing for it',
      'l2bridge has dual stack from Windows build 19041.610 (HNS 11.10) and Kubernetes 1.21 on',
      'win-bridge gives pods one address only; sdnbridge and azure-vnet give both',
    ],
    spec: 'IPv6 prefixes',
    codes: ['WIN112', 'WIN509'],
    sources: [SITE, MICROSOFT, code('microsoft/hcsshim hcn/hcnglobals.go 7c9ff7f48138')],
  },
  'local-traffic-policy': {
    title: '`externalTrafficPolicy: Local` and the source address of clients only with DSR',
    stands: [
      'DSR needs build 17763.1432 (KB4571748) or 18317 and later',
      'kube-proxy has it since 1.14 behind the gate WinDSR: alpha to 1.32, beta in 1.33, stable in 1.34; `--enable-dsr` asks for it',
      'Antrea runs without kube-proxy: Open vSwitch keeps to the policy',
    ],
    modes: OF_CLUSTERS,
    except: ['antrea'],
    instead:
      'set `network.dsr: true`; with sdnbridge, which leaves addresses to HNS, hnsc refuses that: take win-bridge there',
    lifted: { windows: 'DSR', dsr: true },
    spec: '`network.dsr: true` where Windows or Kubernetes has no direct server return; who asks for the policy is a Service',
    codes: ['WIN503'],
    sources: [SITE, GATES, ANTREA],
  },
  'session-affinity': {
    title: 'no session affinity before Windows Server 2022 and Kubernetes 1.19',
    stands: [
      'HNS has it from 12.0 on: Windows Server 2022',
      'kube-proxy asks for it from 1.19 on; before, it ignores `sessionAffinity` without a word',
      'Antrea runs without kube-proxy: Open vSwitch has session affinity of its own',
    ],
    modes: OF_CLUSTERS,
    except: ['antrea'],
    lifted: { kubernetes: 19, windows: 'SessionAffinity' },
    spec: 'none: a spec has no Services',
    sources: [
      SITE,
      code('microsoft/hcsshim hcn/hcnglobals.go 7c9ff7f48138'),
      code('kubernetes/kubernetes pkg/proxy/winkernel/proxier.go, since #91701 (1.19)'),
      ANTREA,
    ],
  },
  'service-backends': {
    title: 'a bound on the pods behind one Service',
    stands: ['1024 by the documentation of today; 64 by that of older releases'],
    modes: OF_CLUSTERS,
    except: ['antrea'],
    spec: 'none: a spec has no Services',
    sources: [SITE],
  },
  'host-port': {
    title: 'hostPort depends on the plugin',
    stands: [
      'win-overlay ignores `runtimeConfig.portMappings` in every release',
      'win-bridge maps it without the flag LocalRoutedVip, so the node and its pods do not reach it; sdnbridge sets the flag with `localRoutedPortMapping`, azure-vnet always',
    ],
    spec: 'port mappings under `policies.endpoint`; whether a pod has a hostPort no spec says',
    codes: ['WIN246', 'WIN326', 'WIN327'],
    sources: [
      code('containernetworking/plugins plugins/main/windows v1.9.1'),
      code('microsoft/windows-container-networking cni/cni.go b96345f'),
      code('Azure/azure-container-networking cni/network/network_windows.go cbd7560'),
    ],
  },
  'cni-check': {
    title: 'CHECK checks nothing',
    stands: [
      'win-bridge and win-overlay v0.8.0 to v1.9.1 return without looking; so do nat, sdnbridge and sdnoverlay',
      'the agent of Antrea looks at the address and the interface',
    ],
    except: ['antrea'],
    spec: 'none: nothing in a spec asks for CHECK',
    sources: [
      code('containernetworking/plugins plugins/main/windows v1.9.1, cmdCheck'),
      code('microsoft/windows-container-networking common/core/network.go b96345f, Check'),
      code('antrea-io/antrea pkg/agent/cniserver/server.go fc70f2bb7037, CmdCheck'),
    ],
  },
  'port-forward': {
    title: '`kubectl port-forward` needs wincat',
    stands: ['from Kubernetes 1.15 on; with dockershim the pause image must hold wincat.exe'],
    lifted: { kubernetes: 15 },
    spec: 'none: nothing in a spec asks for it',
    sources: [OLD_SITE],
  },
  'overlay-support': {
    title: 'overlay came late',
    stands: [
      'Windows Server 2019 needs KB4489899 (17763.379): HNS 9.2',
      'the gate WinOverlay of kube-proxy: alpha in 1.14 (off), beta in 1.20 (on), stable in 1.34',
    ],
    modes: ['overlay'],
    lifted: { windows: 'RemoteSubnet' },
    spec: '`driver: overlay` on a build without it; the gate is written for every release that has it off',
    codes: ['WIN512'],
    sources: [SITE, GATES],
  },
  'vxlan-vni-port': {
    title: 'VXLAN with VNI 4096 and more, and UDP port 4789 only',
    stands: [
      'flanneld on Windows took VNI 4096 alone once; today from 4096 on, in 16 bits, and the port 4789',
      'HNS can use another port from 10.3 on, never on Windows Server 2019; flanneld does not ask for it',
    ],
    modes: ['overlay'],
    instead: 'set VNI and port for the Linux nodes, too: their default port is 8472',
    spec: 'other values under `network.vni` and `network.port`',
    codes: ['WIN110', 'WIN111', 'WIN252', 'WIN253'],
    sources: [
      { evidence: 'measured', where: 'flannel-io/flannel pkg/backend/vxlan/vxlan_windows.go cdf76059' },
      code('microsoft/hcsshim hcn/hcnglobals.go 7c9ff7f48138'),
    ],
  },
  'node-to-pod-vxlan': {
    title: 'with flannel vxlan a node reaches only pods of its own',
    stands: [
      'before flannel 0.12.0 not even those',
      'HNS needs the HostRoute policy for it, which builds before 18321 may refuse; flanneld then only logs that',
    ],
    modes: ['overlay'],
    instead: 'reach pods of other nodes from a pod, or by a Service',
    plugins: ['flannel'],
    spec: 'flannel before 0.12.0 under `runtime.flannel`',
    codes: ['WIN145'],
    sources: [
      SITE,
      code('flannel-io/flannel pkg/backend/vxlan/device_windows.go cdf76059'),
      { evidence: 'report', where: 'flannel-io/flannel#1096' },
    ],
  },
  'no-dhcp': {
    title: 'no DHCP in l2bridge',
    stands: ['so in every release: addresses come from an IPAM plugin or from HNS'],
    modes: ['l2bridge', 'l2tunnel'],
    spec: 'none: `cni.ipam` takes no DHCP, so only a file can ask for it',
    codes: ['WIN247'],
    sources: [MICROSOFT],
  },
  'nat-not-kept': {
    title: 'NAT networks are gone after a restart',
    stands: ['from Windows Server 2019 on; the nat plugin creates the network anew at the next pod'],
    modes: ['nat'],
    spec: 'none: the plugin sees to it',
    sources: [MICROSOFT, code('microsoft/windows-container-networking common/core/network.go b96345f')],
  },
} as const satisfies Readonly<Record<string, NetworkLimit>>

export type LimitName = keyof typeof NETWORK_LIMITS

/** The limits of a mode: those about it and those about all. */
export function limitsOf(mode: ModeName): readonly LimitName[] {
  return LIMIT_NAMES.filter((name) => {
    const { modes }: NetworkLimit = NETWORK_LIMITS[name]
    return modes === undefined || modes.includes(mode)
  })
}

/** The names of all limits, in the order of the table. */
export const LIMIT_NAMES: readonly LimitName[] = Object.keys(NETWORK_LIMITS).filter(
  (name): name is LimitName => Object.hasOwn(NETWORK_LIMITS, name),
)
