import type { Finding } from '../../diagnostic/finding.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { field, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/** The mode of IPv6 of azure-vnet. Source: Azure/azure-container-networking cni/network/network_windows.go cbd7560. */
export const azure: CniRule = ({ endpoints }) =>
  endpoints.flatMap((endpoint) => (endpoint.dialect === 'azure' ? ipv6Mode(endpoint) : []))

/** Only one mode is compared with. */
function ipv6Mode({ tree, path }: EndpointPlugin): Finding[] {
  const mode = field(tree, path, 'ipv6Mode')
  const text = textOf(mode?.value)
  if (mode === undefined || text === undefined || text === '' || text === 'ipv6nat') return []
  return [
    {
      code: 'WIN241',
      message: `\`ipv6Mode\` is \`${text}\`, and azure-vnet knows \`ipv6nat\` only`,
      label: 'it counts as absent: IPv6 of the pods is not translated',
      help: 'write `ipv6nat`, or remove it',
      at: { path: mode.path },
    },
  ]
}
