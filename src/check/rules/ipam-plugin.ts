import type { Finding } from '../../diagnostic/finding.ts'
import { nearest } from '../../text/nearest.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { field, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'
import { isLinuxOnly } from './linux-plugins.ts'

/** Names of the IPAM plugins of win-bridge and win-overlay: misspelt, or of ones that hnsc has no model of. */
export const ipamPlugin: CniRule = ({ endpoints }) => endpoints.flatMap(nameOf)

function nameOf({ tree, path, type, flannel }: EndpointPlugin): Finding[] {
  if ((type !== 'win-bridge' && type !== 'win-overlay') || flannel !== undefined) return []
  const ipam = field(tree, path, 'ipam')
  const place = field(ipam?.value, ipam?.path ?? path, 'type')
  const written = textOf(place?.value) ?? ''
  const name = written.replace(/\.exe$/i, '')
  if (place === undefined || name === '' || name.toLowerCase() === MODELLED || isLinuxOnly(name)) return []
  if (/[/\\]/.test(name)) return []
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
