import type { AddressPlan, NodePlan } from '../plan/address-plan.ts'
import { writesKubeProxy } from '../spec/writes-kube-proxy.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { Artifact } from './artifact.ts'
import { addressPlan } from './address-plan.ts'
import { cniConfig } from './cni-config.ts'
import { containerdConfig } from './containerd-config.ts'
import { flannelNetConf } from './flannel-net-conf.ts'
import { flanneld } from './flanneld.ts'
import { hnsNetwork } from './hns-network.ts'
import { kubeProxy } from './kube-proxy.ts'
import { kubelet } from './kubelet.ts'
import { linuxRequirements } from './linux-requirements.ts'
import { nodeRoutes } from './node-routes.ts'
import { serviceScript } from './service-script.ts'
import { sourceVipRequest } from './source-vip-request.ts'

type ClusterEmitter = (cluster: Cluster, plan: AddressPlan) => Artifact[]
type NodeEmitter = (cluster: Cluster, plan: NodePlan) => Artifact[]

/** What makes files for the whole cluster. A NAT network is no network of Kubernetes, so its programs get no files. */
export function clusterEmitters({ network }: Cluster): readonly ClusterEmitter[] {
  return network.driver === 'nat' ? [addressPlan, containerdConfig] : CLUSTER_EMITTERS
}

/** What makes files for one node. */
export function nodeEmitters(cluster: Cluster): readonly NodeEmitter[] {
  if (cluster.network.driver === 'nat') return [cniConfig]
  return writesKubeProxy(cluster) ? NODE_EMITTERS : NODE_EMITTERS.filter((emit) => emit !== kubeProxy)
}

const CLUSTER_EMITTERS: readonly ClusterEmitter[] = [
  addressPlan,
  containerdConfig,
  flannelNetConf,
  linuxRequirements,
  nodeRoutes,
]

const NODE_EMITTERS: readonly NodeEmitter[] = [
  cniConfig,
  flanneld,
  hnsNetwork,
  kubeProxy,
  kubelet,
  serviceScript,
  sourceVipRequest,
]
