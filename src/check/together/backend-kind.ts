import type { Finding } from '../../diagnostic/finding.ts'
import { cniDocument } from '../cni/cni-document.ts'
import { fieldAt, textOf } from '../field.ts'
import type { TogetherFinding } from './check-together.ts'
import type { TogetherDocument } from './claim.ts'

/**
 * The backend of flanneld against the plugin that the CNI configuration hands pods to, and what only one kind needs.
 * Source: flannel-io/flannel pkg/backend, containernetworking/plugins win-bridge and win-overlay, measured.
 */
export function backendRules(documents: readonly TogetherDocument[]): TogetherFinding[] {
  const netConf = documents.find(({ kind }) => kind === 'flannel-net-conf')
  const cni = documents.find(({ kind }) => kind === 'cni-conf' || kind === 'cni-conflist')
  const vip = documents.find(({ kind }) => kind === 'source-vip-result' || kind === 'source-vip-request')
  const backend = textOf(fieldAt(netConf?.tree, [], 'Backend', 'Type')?.value)?.toLowerCase()
  const wanted = backend === undefined ? undefined : DELEGATES[backend]
  if (netConf === undefined || wanted === undefined || backend === undefined) return []
  const found: TogetherFinding[] = []
  const endpoint = cniDocument(cni?.tree)?.endpoints.find(({ flannel }) => flannel !== undefined)
  if (cni !== undefined && endpoint !== undefined && OTHERS.includes(endpoint.type)) {
    if (!wanted.includes(endpoint.type)) {
      const finding: Finding = {
        code: 'WIN295',
        message: `the delegate is \`${endpoint.type}\`, and the backend of \`${netConf.name}\` is \`${backend}\``,
        label: `no pod starts: \`network is of unexpected type\``,
        help: `delegate to \`${wanted[0] ?? ''}\`, or change the backend`,
        at: { path: endpoint.typeField?.path ?? endpoint.path },
      }
      found.push({ document: cni, finding })
    }
  }
  if (vip !== undefined && backend === 'host-gw') {
    found.push({
      document: vip,
      finding: {
        code: 'WIN295',
        severity: 'info',
        message: `there is a source VIP, and the backend of \`${netConf.name}\` is \`host-gw\``,
        label: 'kube-proxy needs one on overlay networks only',
        help: 'remove the file, and `--source-vip`',
        at: { path: [] },
      },
    })
  }
  return found
}

/** The plugins that fit a backend; the first is the one to name. */
const DELEGATES: Readonly<Record<string, readonly string[]>> = {
  vxlan: ['win-overlay', 'sdnoverlay'],
  'host-gw': ['win-bridge', 'sdnbridge'],
}
const OTHERS = Object.values(DELEGATES).flat()
