import { ANTREA } from '../facts/antrea.ts'
import { formatAddress } from '../net/address.ts'
import { addressAt, formatCidr } from '../net/cidr.ts'
import type { Artifact } from '../emit/artifact.ts'
import type { NodePlan } from '../plan/address-plan.ts'
import { flanneld } from '../programs/flanneld.ts'
import type { HnsNetwork } from '../programs/hns/node.ts'
import type { Cluster } from '../spec/cluster.ts'
import { traceOfCluster } from '../trace/of-cluster.ts'
import { traceConf } from '../trace/trace-conf.ts'
import type { Trace, TraceInput } from '../trace/trace.ts'

/**
 * What the first pod of a node asks HNS for, traced from the emitted files through the program models: flanneld's
 * network and subnet.env from net-conf.json, then the CNI configuration down to HNS.
 */
export function podEffect(
  cluster: Cluster,
  plan: NodePlan,
  conf: Artifact,
  netConf: string | undefined,
): Trace {
  const source = { kind: 'file', name: cluster.cni.fileName, bytes: conf.text } as const
  const input: TraceInput = { source, command: 'ADD', ...traceOfCluster(cluster), tersely: true }
  return traceConf({ ...input, ...nodeOf(cluster, plan, netConf, input.calico) })
}

type NodeFacts = Pick<TraceInput, 'networks' | 'subnetEnv' | 'podAddress' | 'calico'>

/** The node as it is when its first pod starts. */
function nodeOf(
  cluster: Cluster,
  plan: NodePlan,
  netConf: string | undefined,
  calico: TraceInput['calico'],
): NodeFacts {
  const { network, paths } = cluster
  if (network.plugin === 'calico') return nodeOfCalico(cluster, plan, calico)
  // It makes its network itself.
  if (network.plugin === 'azure-vnet') return { networks: [] }
  if (network.plugin !== 'flannel' || netConf === undefined) {
    const name = network.plugin === 'antrea' ? ANTREA.hnsNetwork : network.name
    const networks = [networkOf(plan, name, network.driver)]
    // The source VIP, network + 2, is reserved before; sdnoverlay leaves host-local no other first address.
    return network.plugin === 'sdnoverlay'
      ? { networks, podAddress: addressAt(plan.subnet, 3) }
      : { networks }
  }
  const { result } = flanneld({
    netConf,
    version: cluster.runtime.flannel,
    node: plan.node.name,
    podCIDRs: plan.node.podCIDRs.map(formatCidr),
    ipMasq: network.ipMasq,
    interfaceMtu: network.mtu ?? ETHERNET_MTU,
  })
  if (!result.ok) return { networks: [] }
  const { backend, subnetEnv } = result.value
  if (backend.kind !== 'vxlan' && backend.kind !== 'host-gw') return { networks: [] }
  const type = backend.kind === 'vxlan' ? 'overlay' : 'l2bridge'
  return {
    networks: [networkOf(plan, backend.name, type)],
    subnetEnv: { path: paths.flannelSubnetFile, bytes: subnetEnv },
    // network + 2 is taken before: by the host endpoint of l2bridge, or by the reserved source VIP.
    podAddress: addressAt(plan.subnet, 3),
  }
}

/** With calico-ipam the block of a node is taken to be its subnet of the plan: which it is, changes addresses alone. */
function nodeOfCalico({ network }: Cluster, plan: NodePlan, calico: TraceInput['calico']): NodeFacts {
  const type = network.driver === 'overlay' ? 'Overlay' : 'L2Bridge'
  return {
    networks: [networkOf(plan, network.name, type)],
    calico: { ...calico, podCidrs: plan.node.podCIDRs.map(formatCidr) },
  }
}

const ETHERNET_MTU = 1500

function networkOf(plan: NodePlan, name: string, type: string): HnsNetwork {
  return {
    id: NETWORK_ID,
    name,
    type,
    subnets: [plan, ...(plan.ipv6 === undefined ? [] : [plan.ipv6])].map((one) => ({
      addressPrefix: formatCidr(one.subnet),
      gatewayAddress: formatAddress(one.networkGateway),
    })),
    managementIP: formatAddress(plan.node.managementIP),
  }
}

/** The ID of the one network of the node; HNS makes one up. */
export const NETWORK_ID = '00000000-0000-0000-0000-000000000001'
