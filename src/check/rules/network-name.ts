import { field, textOf } from '../field.ts'
import { looksUnfilled } from '../cidr-text.ts'
import type { CniRule } from '../rule.ts'

/** The name of the network, which is that of the HNS network, too. */
export const networkName: CniRule = ({ tree }) => {
  const name = field(tree, [], 'name')
  const text = textOf(name?.value)
  if (name === undefined || text === undefined || text === '' || /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(text))
    return []
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
