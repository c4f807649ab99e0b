import type { Finding } from '../../diagnostic/finding.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { field, fieldAt, itemsOf, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/** azure-vnet's own settings. Source: Azure/azure-container-networking cni/network/network_windows.go cbd7560. */
export const azure: CniRule = ({ endpoints }) =>
  endpoints.flatMap((endpoint) =>
    endpoint.dialect === 'azure' ? [...dns(endpoint), ...ipv6Mode(endpoint)] : [],
  )

/** Either both or none, unless the runtime passes settings of its own. */
function dns({ tree, path }: EndpointPlugin): Finding[] {
  const settings = field(tree, path, 'dns')
  const servers = itemsOf(fieldAt(tree, path, 'dns', 'nameservers')).length
  const search = itemsOf(fieldAt(tree, path, 'dns', 'search')).length
  if (settings === undefined || (servers === 0) === (search === 0)) return []
  const capability = fieldAt(tree, path, 'capabilities', 'dns')?.value
  const passed = capability?.kind === 'boolean' && capability.value
  const [there, missing] = servers > 0 ? ['Nameservers', 'Search'] : ['Search', 'Nameservers']
  return [
    {
      code: 'WIN241',
      ...(passed ? { severity: 'warning' as const } : {}),
      message: `\`dns\` has \`${there}\` and no \`${missing}\``,
      label: `azure-vnet stops: \`Wrong DNS configuration\`${passed ? ', where the runtime passes none' : ''}`,
      help: `write \`${missing}\` too, or remove \`${there}\``,
      at: { path: settings.path, part: 'key' },
    },
  ]
}

/** Only one mode is compared with. */
function ipv6Mode({ tree, path }: EndpointPlugin): Finding[] {
  const mode = field(tree, path, 'ipv6Mode')
  const text = textOf(mode?.value)
  if (mode === undefined || text === undefined || text === '' || text === 'ipv6nat') return []
  return [
    {
      code: 'WIN241',
      severity: 'warning',
      message: `\`ipv6Mode\` is \`${text}\`, and azure-vnet knows \`ipv6nat\` only`,
      label: 'it counts as absent: IPv6 of the pods is not translated',
      help: 'write `ipv6nat`, or remove it',
      at: { path: mode.path },
    },
  ]
}
