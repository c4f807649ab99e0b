import type { Finding, Target } from '../../diagnostic/finding.ts'
import { DSR_REVISION_2019 } from '../../facts/hns-versions.ts'
import type { Context } from '../context.ts'
import type { Minor } from './line-view.ts'

/** Direct server return that this Windows or this kube-proxy does not have, as far as the node is known. */
export function dsrFinding({ windows }: Context, minor: Minor, at: Target): Finding[] {
  if (windows?.release !== 'ltsc2019') return []
  const label = 'kube-proxy exits: `platform does not support feature Direct Server Return (DSR)`'
  if (windows.revision !== undefined && windows.revision < DSR_REVISION_2019) {
    return [
      {
        code: 'WIN503',
        message: `direct server return is not available on Windows Server 2019 \`${windows.build}.${windows.revision}\``,
        label,
        help: `update Windows to ${windows.build}.${DSR_REVISION_2019} (KB4571748) or newer, or leave it off`,
        at,
      },
    ]
  }
  // The newer range of HNS versions came with kubernetes/kubernetes#93080; whether 1.19 has it is disputed.
  if (minor >= 20) return []
  return [
    {
      code: 'WIN503',
      ...(minor === 19 ? { severity: 'warning' } : {}),
      message: 'kube-proxy before Kubernetes 1.20 finds no direct server return on Windows Server 2019',
      label,
      help: 'take Kubernetes 1.20 or newer, or leave it off',
      at,
    },
  ]
}
