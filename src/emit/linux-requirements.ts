import { formatCidr, type Cidr } from '../net/cidr.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { Artifact } from './artifact.ts'
import { calicoPolicyOnly } from './calico-policy-only.ts'
import { calicoRequirements } from './calico-requirements.ts'
import { networkOf } from './flannel-net-conf.ts'
import { ovnKubernetesRequirements } from './ovn-kubernetes-requirements.ts'
import { writeJson } from './write-json.ts'

/** What the Linux side of the cluster must be set to for the Windows nodes to fit. */
export function linuxRequirements(cluster: Cluster): Artifact[] {
  const { cidrs, dns, network } = cluster
  const podSubnet = list(cidrs.cluster)
  const serviceSubnet = list(cidrs.service)
  // The range of the spec is that of the pods of Windows nodes; those of Linux nodes have another, and ovnkube gives both.
  const hybrid = network.plugin === 'ovn-kubernetes'
  const requirements = {
    kubeadm: { networking: { dnsDomain: dns.domain, ...(hybrid ? {} : { podSubnet }), serviceSubnet } },
    'kube-apiserver': { 'service-cluster-ip-range': serviceSubnet },
    'kube-controller-manager': {
      ...(hybrid ? {} : { 'allocate-node-cidrs': true, 'cluster-cidr': podSubnet }),
      'service-cluster-ip-range': serviceSubnet,
      ...(hybrid ? {} : maskSizes(cluster)),
    },
    ...(hybrid ? { 'ovn-kubernetes': ovnKubernetesRequirements(cluster) } : {}),
    ...(network.plugin === 'flannel' ? { 'kube-flannel': { 'net-conf.json': netConf(cluster) } } : {}),
    ...(network.plugin === 'antrea' ? { 'antrea-agent': { 'antrea-agent.conf': antreaAgent(cluster) } } : {}),
    ...(network.plugin === 'calico' ? { calico: calicoRequirements(cluster) } : {}),
    ...(network.policyEngine === 'calico' ? { 'calico-policy-only': calicoPolicyOnly(cluster) } : {}),
  }
  return [{ path: 'linux/requirements.json', kind: 'linux-requirements', text: writeJson(requirements) }]
}

/**
 * With one family the plain flag, with two the flags of the families: the other is refused.
 * Source: kubernetes/kubernetes cmd/kube-controller-manager/app/core.go, v1.20.2.
 */
function maskSizes({ cidrs }: Cluster): Record<string, number> {
  const { nodeMask, nodeMaskIPv6 } = cidrs
  if (nodeMaskIPv6 === undefined) return { 'node-cidr-mask-size': nodeMask }
  return { 'node-cidr-mask-size-ipv4': nodeMask, 'node-cidr-mask-size-ipv6': nodeMaskIPv6 }
}

/**
 * VNI and port as on Windows, where flanneld on Linux would take 1 and 8472; it alone reads `MTU`.
 * Source: flannel-io/flannel pkg/backend/vxlan/vxlan.go, cdf76059.
 */
function netConf(cluster: Cluster): unknown {
  const { driver, vni, port, mtu } = cluster.network
  const Backend =
    driver === 'overlay'
      ? { Type: 'vxlan', VNI: vni, Port: port, ...(mtu === undefined ? {} : { MTU: mtu }) }
      : { Type: 'host-gw' }
  return { Network: networkOf(cluster), Backend }
}

/**
 * What the agents of Linux and Windows nodes must have alike; AntreaProxy takes the place of kube-proxy on Windows, and
 * then needs `kubeAPIServerOverride`, which a spec does not know.
 * Source: antrea-io/antrea build/charts/antrea-windows/conf/antrea-agent.conf, cmd/antrea-agent/options_windows.go fc70f2bb7037.
 */
function antreaAgent({ network: { mtu } }: Cluster): unknown {
  return {
    trafficEncapMode: 'encap',
    tunnelType: 'geneve',
    antreaProxy: { enable: true, proxyAll: true },
    ...(mtu === undefined ? {} : { defaultMTU: mtu }),
  }
}

function list(cidrs: readonly Cidr[]): string {
  return cidrs.map(formatCidr).join(',')
}
