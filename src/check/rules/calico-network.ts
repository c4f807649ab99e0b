import type { Finding } from '../../diagnostic/finding.ts'
import type { CniDocument, EndpointPlugin } from '../cni/cni-document.ts'
import { field, textOf } from '../field.ts'
import { isVxlanMode } from './calico-mode.ts'
import { isNetworkName } from './network-name.ts'

/**
 * A network of another name than `Calico`, which calico-node makes on every node before the first pod.
 * Source: projectcalico/calico node/pkg/lifecycle/startup/startup_windows.go, felix/dataplane/windows/win_dataplane.go,
 * node/windows-packaging/CalicoWindows/node/node-service.ps1 87c15906f20c.
 */
export function calicoNetwork(endpoint: EndpointPlugin, { tree }: CniDocument): Finding[] {
  const found = field(tree, [], 'name')
  const text = textOf(found?.value) ?? ''
  if (found === undefined || text === 'Calico' || !isNetworkName(text)) return []
  const at = { path: found.path }
  const help = 'write `Calico`'
  // PowerShell looks for it in any case.
  if (text.toLowerCase() === 'external') {
    return [
      {
        code: 'WIN242',
        message: `\`${text}\` is the network that Calico makes for its vSwitch`,
        label: 'the plugin deletes a network of its own name that has another subnet',
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
      label: isVxlan
        ? 'Felix writes the routes to other nodes into the network `Calico`, so that pods reach none of them'
        : 'both have the subnet of the node, and an endpoint at its second address',
      help,
      at,
    },
  ]
}
