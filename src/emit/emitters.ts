import type { AddressPlan, NodePlan } from '../plan/address-plan.ts'
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

/** What makes files for the whole cluster. */
export const CLUSTER_EMITTERS: readonly ((cluster: Cluster, plan: AddressPlan) => Artifact[])[] = [
  addressPlan,
  containerdConfig,
  flannelNetConf,
  linuxRequirements,
  nodeRoutes,
]

/** What makes files for one node. */
export const NODE_EMITTERS: readonly ((cluster: Cluster, plan: NodePlan) => Artifact[])[] = [
  cniConfig,
  flanneld,
  hnsNetwork,
  kubeProxy,
  kubelet,
  serviceScript,
  sourceVipRequest,
]
