import type { CniDocument } from '../check/cni/cni-document.ts'
import { field } from '../check/field.ts'
import type { Finding } from '../diagnostic/finding.ts'
import type { Trace } from '../trace/trace.ts'

/**
 * An OutBoundNAT that the plugin appends to that of the file. Under flannel it depends on subnet.env, which is assumed
 * here, and so is only worth knowing.
 */
export function secondNat({ endpoints }: CniDocument, { requests }: Trace): Finding[] {
  const [endpoint] = endpoints
  const doubled = requests
    .flatMap(({ policies }) => policies)
    .find(
      ({ type, added, warning }) =>
        type === 'OutBoundNAT' && added !== undefined && warning?.startsWith('a second') === true,
    )
  if (endpoint === undefined || doubled === undefined) return []
  const policies = field(endpoint.tree, endpoint.path, 'policies')
  const overlay = endpoint.type === 'win-overlay'
  const exempt = overlay ? "the subnet of the node's HNS network" : 'the range of the pods'
  const depends = endpoint.flannel === undefined ? '' : ', unless flanneld runs without `--ip-masq`'
  return [
    {
      code: 'WIN206',
      ...(endpoint.flannel === undefined ? {} : { severity: 'info' as const }),
      message: `\`${endpoint.type}\` appends an \`OutBoundNAT\` policy of its own to that of the file`,
      label: `${doubled.added}${depends}: \`${doubled.json}\``,
      help: `list ${exempt} among the exceptions, in exactly the spelling that the plugin compares`,
      at: { path: policies?.path ?? endpoint.path, part: 'key' },
    },
  ]
}
