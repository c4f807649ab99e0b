import type { Finding } from '../../diagnostic/finding.ts'
import { fieldAt, itemsOf, textOf } from '../field.ts'
import { looksUnfilled } from '../cidr-text.ts'
import type { CniRule } from '../rule.ts'

/** Search suffixes that are wrong for most pods. */
export const search: CniRule = ({ endpoints }) =>
  endpoints.flatMap(({ tree, path }) =>
    itemsOf(fieldAt(tree, path, 'dns', 'search')).flatMap(({ path: at, value }): Finding[] => {
      const text = textOf(value)
      if (text === undefined || text.startsWith('{%namespace%}')) return []
      const told = problem(text)
      return told === undefined ? [] : [{ code: 'WIN228', ...told, at: { path: at } }]
    }),
  )

function problem(text: string): Pick<Finding, 'message' | 'label' | 'help'> | undefined {
  if (looksUnfilled(text)) {
    return {
      message: `the search suffix \`${text}\` is a placeholder`,
      help: 'write the suffix, such as `svc.cluster.local`',
    }
  }
  const namespaced = /^([a-z0-9-]+)\.(svc\..+)$/.exec(text)
  if (namespaced !== null) {
    return {
      message: `the search suffix \`${text}\` names the namespace \`${namespaced[1]}\``,
      label: 'pods of other namespaces do not find the Services of their own',
      help: `write \`${namespaced[2]}\` and declare the capability \`dns\``,
    }
  }
  if (/^svc\.[a-z0-9-]+$/.test(text)) {
    return {
      message: `the search suffix \`${text}\` has a cluster domain of one label`,
      label: 'short names are looked up in a domain that the cluster does not serve',
      help: 'write `svc.` and the cluster domain, such as `svc.cluster.local`',
    }
  }
  return undefined
}
