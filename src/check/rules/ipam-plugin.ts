import type { Finding } from '../../diagnostic/finding.ts'
import { IPAM_OPTIONS } from '../../facts/ipam-options.ts'
import { entryOf } from '../../text/entry-of.ts'
import { nearest } from '../../text/nearest.ts'
import type { Path } from '../../text/tree.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { field, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'
import { isLinuxOnly } from '../../facts/linux-only-plugins.ts'

/** Names of the IPAM plugins of plugins that take any: misspelt, of another plugin, or of ones that hnsc has no model of. */
export const ipamPlugin: CniRule = ({ endpoints }) => endpoints.flatMap(nameOf)

function nameOf({ tree, path, type, dialect, flannel }: EndpointPlugin): Finding[] {
  if ((dialect !== 'hns' && dialect !== 'wcn') || flannel !== undefined) return []
  const ipam = field(tree, path, 'ipam')
  const place = field(ipam?.value, ipam?.path ?? path, 'type')
  const written = textOf(place?.value) ?? ''
  const name = written.replace(/\.exe$/i, '')
  if (place === undefined || name === '' || name.toLowerCase() === MODELLED || isLinuxOnly(name)) return []
  if (/[/\\]/.test(name)) return []
  const owner = entryOf(OWNERS, name.toLowerCase())
  if (owner !== undefined) return [ofAnother({ name, type, ...owner }, place.path)]
  if (nearest(name, [MODELLED]) === undefined) {
    return [
      {
        code: 'WIN207',
        message: `hnsc has no model of the IPAM plugin \`${written}\``,
        help: 'run it once to be sure that it gives one IPv4 address first: the rest is checked as if it did',
        at: { path: place.path },
      },
    ]
  }
  return [
    {
      code: 'WIN221',
      message: `no plugin is called \`${written}\``,
      label: `the plugin looks for \`${name}.exe\` and finds none`,
      help: `write \`${MODELLED}\``,
      at: { path: place.path },
      fix: {
        title: `write \`${MODELLED}\``,
        safe: false,
        edits: [{ at: place.value, newText: JSON.stringify(MODELLED) }],
      },
    },
  ]
}

const MODELLED = 'host-local'

/** Whose the IPAM plugins of vendors are. */
const OWNERS: Readonly<Record<string, { readonly owner: string; readonly isProgram: boolean }>> = {
  'azure-cns': { owner: 'azure-vnet', isProgram: false },
  'azure-vnet-ipam': { owner: 'azure-vnet', isProgram: true },
  'calico-ipam': { owner: 'calico', isProgram: true },
}

/** Sources: Azure/azure-container-networking cni/network/network.go cbd7560: azure-cns is a word; `IPAM_OPTIONS`. */
function ofAnother(
  {
    name,
    type,
    owner,
    isProgram,
  }: { readonly name: string; readonly type: string; readonly owner: string; readonly isProgram: boolean },
  path: Path,
): Finding {
  const what = entryOf<{ readonly what: string }>(IPAM_OPTIONS, name.toLowerCase())?.what
  return {
    code: isProgram ? 'WIN207' : 'WIN221',
    ...(isProgram ? { severity: 'warning' as const } : {}),
    message: `the IPAM \`${name}\` belongs to \`${owner}\`, and the plugin is \`${type}\``,
    label: isProgram
      ? `it ${what ?? ''}`
      : `no program is called so: \`failed to find plugin "${name}" in path\``,
    help: `take \`${owner}\`, or write \`${MODELLED}\``,
    at: { path },
  }
}
