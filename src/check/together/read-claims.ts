import type { Kind } from '../kind.ts'
import type { ClaimReader } from './claim.ts'
import { cniClaims } from './cni-claims.ts'
import { netConfClaims, subnetEnvClaims } from './flannel-claims.ts'
import { kubeletClaims, kubeProxyClaims } from './kubernetes-claims.ts'
import { networkClaims } from './network-claims.ts'
import { scriptClaims } from './script-claims.ts'
import { sourceVipRequestClaims, sourceVipResultClaims } from './source-vip-claims.ts'

/** Who reads the claims of which kind of document. */
export const CLAIM_READERS: { readonly [K in Kind]?: ClaimReader } = {
  'flannel-net-conf': ({ tree }, { flannel }) => netConfClaims(tree, flannel),
  'subnet-env': ({ text }) => subnetEnvClaims(text),
  'hns-network': ({ tree }) => networkClaims(tree, 1),
  'hcn-network': ({ tree }) => networkClaims(tree, 2),
  'cni-conf': ({ tree }) => cniClaims(tree),
  'cni-conflist': ({ tree }) => cniClaims(tree),
  'source-vip-request': ({ tree }) => sourceVipRequestClaims(tree),
  'source-vip-result': ({ tree }) => sourceVipResultClaims(tree),
  'kube-proxy-configuration': ({ tree }) => kubeProxyClaims(tree),
  'kubelet-configuration': ({ tree }) => kubeletClaims(tree),
  'command-line': scriptClaims,
  powershell: scriptClaims,
  batch: scriptClaims,
  'flags-file': scriptClaims,
  manifest: scriptClaims,
}
