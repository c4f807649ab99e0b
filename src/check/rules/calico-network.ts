import { CALICO_NETWORKS, isVSwitchOfCalico } from '../../facts/calico-networks.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import type { CniDocument, EndpointPlugin } from '../cni/cni-document.ts'
import { field, textOf } from '../field.ts'
import { isVxlanMode } from './calico-mode.ts'
import { isNetworkName } from './network-name.ts'

/** A network of another name than the one that calico-node makes on every node before the first pod: `CALICO_NETWORKS`. */
export function calicoNetwork(endpoint: EndpointPlugin, { tree }: CniDocument): Finding[] {
  const found = field(tree, [], 'name')
  const text = textOf(found?.value) ?? ''
  if (found === undefined || text === CALICO_NETWORKS.pods || !isNetworkName(text)) return []
  const at = { path: found.path }
  const help = 'write `Calico`'
  if (isVSwitchOfCalico(text)) {
    return [
      {
        code: 'WIN242',
        message: `\`${text}\` is the network that Calico makes for its vSwitch`,
        label: CALICO_NETWORKS.takenByVSwitch,
        help,
        at,
      },
    ]
  }
  const isVxlan = isVxlanMode(endpoint)
  return [
    {
      code: 'WIN242',
      ...(isVxlan ? {} : { severity: 'info' as const }),
      message: `Calico makes the network \`Calico\` on every node, and \`${text}\` beside it`,
      label: isVxlan ? CALICO_NETWORKS.otherOverlay : CALICO_NETWORKS.otherL2Bridge,
      help,
      at,
    },
  ]
}
