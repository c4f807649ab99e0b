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

/** The readers of the kinds that say something which other files say too. */
export const CLAIM_READERS: Partial<Record<ArtifactKind, ClaimReader>> = {
  'address-plan': addressPlanClaims,
  'cni-config': cniConfigClaims,
  'containerd-config': containerdClaims,
  'flannel-net-conf': netConfClaims,
  'hns-endpoint': hnsEndpointClaims,
  'hns-network': hnsNetworkClaims,
  'linux-requirements': linuxClaims,
  'source-vip-request': sourceVipClaims,
}
