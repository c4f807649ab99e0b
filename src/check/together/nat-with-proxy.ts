import { cniDocument } from '../cni/cni-document.ts'
import { isScriptKind } from '../kubernetes/script-kinds.ts'
import type { TogetherFinding } from './check-together.ts'
import type { Claimed, TogetherDocument } from './claim.ts'

/**
 * kube-proxy beside pods that `nat` attaches: Kubernetes has no use for a NAT network, which an installer of containerd
 * leaves behind. Source: kubernetes/website windows-networking.md 038a69be0aae.
 */
export function natWithProxy(
  documents: readonly TogetherDocument[],
  claims: readonly Claimed[],
): TogetherFinding[] {
  const cni = documents.find(({ kind }) => kind === 'cni-conf' || kind === 'cni-conflist')
  const attached = cniDocument(cni?.tree)?.endpoints.some(({ type }) => ['nat', 'NAT'].includes(type))
  if (cni === undefined || attached !== true) return []
  return documents.flatMap((document): TogetherFinding[] => {
    const isProxy = document.kind === 'kube-proxy-configuration'
    if (!isProxy && !isScriptKind(document.kind)) return []
    const own = claims.filter((one) => one.document === document).map(({ claim }) => claim)
    const vip = own.find(({ subject }) => subject === 'source VIP')
    const network = own.find(({ subject, assumed }) => subject === 'network name' && assumed !== true)
    const said = vip ?? network
    if (!isProxy && said === undefined) return []
    return [
      {
        document,
        finding: {
          code: 'WIN299',
          message: `kube-proxy serves this node, whose pods \`${cni.name}\` puts into a NAT network`,
          label:
            vip === undefined
              ? 'no other node reaches a pod in a NAT network'
              : 'a source VIP is for overlay networks, and no other node reaches a pod in a NAT network',
          help: 'attach pods by flannel, win-overlay or win-bridge, and keep `nat` for machines without Kubernetes',
          at: said?.at ?? { path: [] },
        },
      },
    ]
  })
}
