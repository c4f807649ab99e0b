import type { ArtifactKind } from '../../emit/artifact.ts'
import type { ClaimReader } from './claim.ts'
import { cniConfigClaims } from './cni-config.ts'
import { containerdClaims } from './containerd-config.ts'
import {
  addressPlanClaims,
  hnsEndpointClaims,
  linuxClaims,
  netConfClaims,
  sourceVipClaims,
} from './documents.ts'
import { hnsNetworkClaims } from './hns-network.ts'
import { nodeRouteClaims } from './node-routes.ts'
import {
  flanneldEnvClaims,
  flanneldFlagClaims,
  kubeletConfigClaims,
  kubeletFlagClaims,
  kubeletRestClaims,
  kubeProxyConfigClaims,
  kubeProxyFlagClaims,
} from './programs.ts'
import { serviceScriptClaims } from './service-script.ts'

/** The readers of the kinds that say something which other files say too. */
export const CLAIM_READERS: Partial<Record<ArtifactKind, ClaimReader>> = {
  'address-plan': addressPlanClaims,
  'cni-config': cniConfigClaims,
  'containerd-config': containerdClaims,
  'flannel-net-conf': netConfClaims,
  'flanneld-env': flanneldEnvClaims,
  'flanneld-flags': flanneldFlagClaims,
  'kube-proxy-config': kubeProxyConfigClaims,
  'kube-proxy-flags': kubeProxyFlagClaims,
  'kubelet-config': kubeletConfigClaims,
  'kubelet-config-flags': kubeletRestClaims,
  'kubelet-flags': kubeletFlagClaims,
  'hns-endpoint': hnsEndpointClaims,
  'hns-network': hnsNetworkClaims,
  'linux-requirements': linuxClaims,
  'node-routes': nodeRouteClaims,
  'service-script': serviceScriptClaims,
  'source-vip-request': sourceVipClaims,
}
