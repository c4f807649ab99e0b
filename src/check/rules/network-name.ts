import type { Finding } from '../../diagnostic/finding.ts'
import type { Path } from '../../text/tree.ts'
import { field, textOf } from '../field.ts'
import { looksUnfilled } from '../cidr-text.ts'
import type { CniRule } from '../rule.ts'

/** The name of the network, which is that of the HNS network, too. */
export const networkName: CniRule = ({ tree }) => {
  const name = field(tree, [], 'name')
  const text = textOf(name?.value)
  if (name === undefined || text === undefined || text === '') return []
  if (isNetworkName(text)) return noDirectory(text, name.path)
  const why = looksUnfilled(text)
    ? ' and looks like a placeholder'
    : text.startsWith('-')
      ? ' and looks like an option of a command line'
      : ''
  return [
    {
      code: 'WIN224',
      message: `the network name \`${text}\` is none that CNI takes${why}`,
      label: 'libcni and the plugins stop: `invalid characters found in network name`',
      help: 'use letters, digits, `_`, `.` and `-`, beginning with a letter or digit',
      at: { path: name.path },
    },
  ]
}

/** True for what libcni takes as the name of a network. Source: containernetworking/cni pkg/utils/utils.go v1.3.0. */
export function isNetworkName(text: string): boolean {
  return /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(text)
}

/** host-local and the cache of libcni have a directory of this name. Source: Microsoft, Naming Files, Paths, and Namespaces. */
function noDirectory(text: string, path: Path): Finding[] {
  if (!text.endsWith('.') && !/^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i.test(text)) return []
  return [
    {
      code: 'WIN224',
      severity: 'warning',
      message: `\`${text}\` is no name that Windows takes for a directory`,
      label: 'host-local keeps its addresses in a directory of this name',
      help: text.endsWith('.') ? 'remove the `.` at its end' : 'take a name that is not one of a device',
      at: { path },
    },
  ]
}
