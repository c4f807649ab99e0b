import type { ArtifactKind } from '../../emit/artifact.ts'
import type { ClaimReader } from './claim.ts'
import { cniConfigClaims } from './cni-config.ts'
import { containerdClaims } from './containerd-config.ts'
import {
  addressPlanClaims,
  hnsEndpointClaims,
  hnsNetworkClaims,
  linuxClaims,
  netConfClaims,
  sourceVipClaims,
} from './documents.ts'
import {
  flanneldEnvClaims,
  flanneldFlagClaims,
  kubeletConfigClaims,
  kubeletFlagClaims,
  kubeProxyConfigClaims,
  kubeProxyFlagClaims,
} from './programs.ts'

/** The readers of the kinds that say something which other files say too. */
export const CLAIM_READERS: Partial<Record<ArtifactKind, ClaimReader>> = {
  'address-plan': addressPlanClaims,
  'cni-config': cniConfigClaims,
  'containerd-config': containerdClaims,
  'flannel-net-conf': netConfClaims,
  'flanneld-env': flanneldEnvClaims,
  'flanneld-flags': flanneldFlagClaims,
  'kube-proxy-config': kubeProxyConfigClaims,
  'kube-proxy-config-flags': kubeProxyFlagClaims,
  'kube-proxy-flags': kubeProxyFlagClaims,
  'kubelet-config': kubeletConfigClaims,
  'kubelet-config-flags': kubeletFlagClaims,
  'kubelet-flags': kubeletFlagClaims,
  'hns-endpoint': hnsEndpointClaims,
  'hns-network': hnsNetworkClaims,
  'linux-requirements': linuxClaims,
  'source-vip-request': sourceVipClaims,
}
