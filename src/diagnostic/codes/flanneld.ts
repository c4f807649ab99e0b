import { codeTable } from '../code-meta.ts'
import { PROXY_OPTIONS, FLANNELD } from './kubernetes-sources.ts'

/** What flanneld makes of its flags and its environment. */
export const FLANNELD_CODES = codeTable({
  WIN431: {
    name: 'node-name-case',
    severity: 'error',
    title: 'flanneld is given the name of the node in upper case',
    why: 'Node objects have lower-case names. kube-proxy and kubelet lower theirs; flanneld looks for the very text.',
    sources: [FLANNELD, PROXY_OPTIONS],
  },
  WIN460: {
    name: 'flanneld-no-kube',
    severity: 'error',
    title: 'flanneld is not told to use Kubernetes',
    why: 'Without --kube-subnet-mgr flanneld looks for etcd on this very node.',
    sources: [FLANNELD],
  },
  WIN461: {
    name: 'flanneld-iface',
    severity: 'info',
    title: 'flanneld is not told which adapter to use',
    why: 'It asks PowerShell for the default route, and fails on a node that has two.',
    sources: [
      { evidence: 'report', where: 'flannel-io/flannel#1480, kubernetes-sigs/sig-windows-tools#300' },
    ],
  },
})
