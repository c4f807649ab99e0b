import type { Source } from '../../facts/evidence.ts'
import type { Topic } from '../topic.ts'

const WINKERNEL: Source = {
  evidence: 'code',
  where: 'kubernetes/kubernetes pkg/proxy/winkernel/proxier.go v1.20.2 and v1.30.0',
}
const FLAGS: Source = {
  evidence: 'measured',
  where: 'kubernetes/kubernetes kube-proxy and kubelet 1.20.2 for Windows',
}

/** kube-proxy and kubelet. */
export const KUBE_TOPICS: readonly Topic[] = [
  {
    name: 'no-source-vip',
    title: 'kube-proxy has no source VIP, or one that HNS does not take',
    why: 'On an overlay network kube-proxy needs an address of the pod CIDR of its node that no pod has. It exits when it is given none, and checks nothing else of the value. At every sync it makes an HNS endpoint with the address; when HNS refuses that, the sync ends there, and no Service works on the node.',
    steps: [
      'let host-local reserve one under the name of the pod network; `hnsc compile` writes the request',
      'give it as `--source-vip` or `winkernel.sourceVip`: one IPv4 address without a length, not the network address, the gateway or the broadcast address',
      'look whether a pod has the address already: then it was not reserved',
    ],
    symptoms: [
      'unable to create proxier: source-vip flag not set',
      'source-vip flag not set',
      'Source Vip endpoint creation failed … An address provided is invalid or reserved. (0x803b002f)',
      'Source Vip endpoint creation failed',
    ],
    asked: ['no service works with overlay source vip', 'what is the source vip'],
    codes: ['WIN434', 'WIN435', 'WIN270', 'WIN271', 'WIN292'],
    sources: [
      WINKERNEL,
      { evidence: 'report', where: 'kubernetes/kubernetes#78338, #96996, #100962, #123014' },
    ],
  },
  {
    name: 'kube-proxy-network-not-found',
    title: 'kube-proxy does not find the HNS network',
    why: 'The name of the CNI configuration, of `Backend.Name` of flannel, of the HNS network and of `--network-name` or `KUBE_NETWORK` must be one, letter by letter. kube-proxy asks once a second, for ever.',
    steps: [
      'run `Get-HnsNetwork | select Name, Type`, and write that name everywhere',
      'let `hnsc compile` write all of them from `network.name`',
      'start kube-proxy after the network has been made',
    ],
    symptoms: [
      'Unable to find HNS Network specified by …. Please check network name and CNI deployment',
      'Unable to find HNS Network specified, please check network name and CNI deployment',
      'could not find HNS network …',
      'Network Id … not found',
      'The HNS network is not present or has changed since the last sync, please check the CNI deployment',
      'The HNS network … is not present or has changed since the last sync. Please check the CNI deployment',
    ],
    codes: ['WIN290', 'WIN433', 'WIN466'],
    sources: [WINKERNEL, { evidence: 'report', where: 'kubernetes/kubernetes#79515, #74435' }],
  },
  {
    name: 'host-mac-not-found',
    title: 'kube-proxy finds no MAC address for the address of the node',
    why: 'With overlay it looks for the adapter that has the node address. The address is on no adapter, or it is 0.0.0.0: Kubernetes 1.21.0 lost it with overlay.',
    steps: ['give `--bind-address` the IPv4 address of the node', 'take another patch release than 1.21.0'],
    codes: ['WIN442'],
    symptoms: [
      'could not find host mac address for …',
      'Failed to find an ip. You may need set the --bind-address flag',
    ],
    sources: [WINKERNEL, { evidence: 'report', where: 'kubernetes/kubernetes#100966, #101047' }],
  },
  {
    name: 'service-unreachable',
    title: 'a Windows pod reaches no Service',
    why: 'A connection to the address of a Service is translated by HNS, as kube-proxy of the node tells it. A connection that times out means that kube-proxy has not, or that the Service range is translated to the address of the node before.',
    steps: [
      'read the log of kube-proxy: it waits without an end for its HNS network, and gives up a sync when HNS refuses the source VIP; give its lines to `hnsc explain`',
      'run `Get-HnsPolicyList | ConvertTo-Json -Depth 9` on the node: the address of the Service must be there',
      'list the Service range among the NAT exceptions, and on an overlay route it with `NeedEncap`',
      'test from a pod, not from the node: see `hnsc explain service-ip-from-node`',
    ],
    symptoms: [
      'dial tcp …: connectex: A connection attempt failed because the connected party did not properly respond after a period of time',
      'dial tcp …: i/o timeout',
      'Could not find provider address, assuming it is a public IP',
      'Could not find provider address for …. Assuming it is a public IP',
      'Local endpoint not found',
    ],
    asked: ['pods cannot reach services by cluster ip', 'service ip times out from a pod'],
    codes: ['WIN215', 'WIN222', 'WIN434', 'WIN290'],
    sources: [WINKERNEL],
  },
  {
    name: 'feature-gate',
    title: 'a feature gate is not enabled, not known, or locked',
    why: 'WinOverlay and WinDSR were gates until they became stable and were locked; a gate that a release no longer has ends the program.',
    steps: [
      'let `hnsc compile` write the gates for your `kubernetes.version`',
      'remove gates that have become stable: from Kubernetes 1.34 on WinOverlay and WinDSR',
      'write `--feature-gates=WinOverlay=true` without quotes that become part of the value',
    ],
    symptoms: [
      'WinOverlay feature gate not enabled',
      'WinDSR feature gate not enabled',
      'unrecognized feature gate: …',
      'cannot set feature gate … to false, feature is locked to true',
      'unable to create proxier: platform does not support feature Direct Server Return (DSR)',
    ],
    codes: ['WIN503'],
    sources: [FLAGS, WINKERNEL],
  },
  {
    name: 'unknown-flag',
    title: 'kubelet or kube-proxy does not know a flag',
    why: 'Flags were removed over time: those of dockershim and CNI with Kubernetes 1.24, `--container-runtime` with 1.27, logging flags with 1.26.',
    steps: [
      'let `hnsc compile` write the command lines for your `kubernetes.version`',
      'look for the last release that had the flag in the changelog of Kubernetes, and for what took its place: mostly a field of the configuration file',
    ],
    symptoms: [
      'failed to parse kubelet flag: unknown flag: …',
      'unknown flag: …',
      'unknown shorthand flag: …',
    ],
    asked: ['flags for kubernetes 1.24', 'which flags were removed with an upgrade'],
    codes: ['WIN401', 'WIN402', 'WIN403'],
    sources: [FLAGS, { evidence: 'report', where: 'kubernetes-sigs/sig-windows-tools#218' }],
  },
  {
    name: 'kubelet-cgroups',
    title: 'kubelet ends because of cgroups or node allocatable',
    why: 'The defaults of these are those of Linux. Up to Kubernetes 1.30 both must be switched off on Windows; an empty list written as `""` that keeps its quotes is not empty.',
    steps: [
      'give `--cgroups-per-qos=false --enforce-node-allocatable=`, or `cgroupsPerQOS: false` and `enforceNodeAllocatable: []`',
    ],
    symptoms: [
      'invalid configuration: CgroupsPerQOS (--cgroups-per-qos) true is not supported on Windows',
      'invalid configuration: EnforceNodeAllocatable (--enforce-node-allocatable) … is not supported on Windows',
      'option "" specified for enforceNodeAllocatable …',
    ],
    sources: [FLAGS],
  },
  {
    name: 'in-cluster-config',
    title: 'kube-proxy or flanneld looks for a configuration inside the cluster',
    why: 'It was given no kubeconfig. A blank is missing before `--kubeconfig`, so that the text became part of the flag before it; a published example for nssm has exactly this slip.',
    steps: [
      'write a blank before every flag',
      'give `--kubeconfig` (flanneld: `--kubeconfig-file`) a path that is there',
    ],
    symptoms: [
      'Neither kubeconfig file nor master URL was specified. Falling back to in-cluster config.',
      'unable to load in-cluster configuration, KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT must be defined',
    ],
    sources: [FLAGS],
  },
  {
    name: 'kubelet-elevated',
    title: 'kubelet wants more rights',
    why: 'Newer releases of kubelet check at the start whether they run elevated.',
    steps: ['run it as a service of LocalSystem, or from an elevated shell'],
    symptoms: ['kubelet needs to run with elevated permissions!'],
    sources: [WINKERNEL],
  },
  {
    name: 'etc-resolv-conf',
    title: 'kubelet does not find /etc/resolv.conf',
    why: 'The default is the path of Linux on Windows too, and the file is opened for every pod.',
    steps: [
      'give `--resolv-conf=` without a value; from Kubernetes 1.23 on `resolvConf: ""`, from 1.27 on `Host` to use the adapters of Windows',
    ],
    symptoms: ['open /etc/resolv.conf: The system cannot find the path specified.'],
    sources: [
      {
        evidence: 'code',
        where: 'kubernetes/kubernetes pkg/kubelet/network/dns/dns.go v1.20.2, #110566, #116800',
      },
    ],
  },
]
