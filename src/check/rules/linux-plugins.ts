import type { Finding } from '../../diagnostic/finding.ts'
import { isLinuxOnly } from '../../facts/linux-only-plugins.ts'
import { field, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/** Plugins in a list, or behind `ipam`, that only Linux has. */
export const linuxPlugins: CniRule = ({ plugins, endpoints }) => [
  ...plugins.flatMap(({ tree, path, type }) => {
    const place = field(tree, path, 'type')
    // `bridge` alone is more likely another name for win-bridge: that is told by the rule for names.
    return place === undefined || type === 'bridge'
      ? []
      : missing(type, place.path, 'remove it from the list')
  }),
  ...endpoints.flatMap(({ tree, path, flannel, dialect }) => {
    const ipam = field(tree, path, 'ipam')
    const type = field(ipam?.value, ipam?.path ?? path, 'type')
    if (flannel !== undefined || type === undefined) return []
    const own = dialect === 'calico' ? 'calico-ipam' : 'host-local'
    return missing(textOf(type.value) ?? '', type.path, `use \`${own}\``)
  }),
]

function missing(type: string, path: readonly (string | number)[], help: string): Finding[] {
  const name = type.replace(/\.exe$/i, '')
  if (!isLinuxOnly(name)) return []
  return [
    {
      code: 'WIN247',
      message: `\`${name}\` exists on Linux only`,
      label: `no pod starts: \`failed to find plugin "${type}" in path\``,
      help,
      at: { path },
    },
  ]
}
