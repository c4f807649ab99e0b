import type { Finding } from '../../diagnostic/finding.ts'
import { findFlag } from '../../facts/flag.ts'
import { KUBE_PROXY_FLAGS } from '../../facts/kube-proxy-flags.ts'
import { KUBELET_FLAGS } from '../../facts/kubelet-flags.ts'
import { parseArguments, type ParsedArguments } from '../../programs/pflag.ts'
import { NEWEST_KUBERNETES } from '../../facts/windows-support.ts'
import { isUnknown, type LineView, spanOf } from './line-view.ts'

/** Programs of one document that are given different names of the node. */
export function nodeNameFindings(views: readonly LineView[]): Finding[] {
  const names = views.flatMap((view) => {
    const use = hostnameOf(view)
    if (use?.valueAt === undefined || isUnknown(view, use.valueAt)) return []
    // What is wrong with the text itself is reported on its own.
    if (/--|^['"]/.test(use.value)) return []
    return [{ view, name: use.value.trim().toLowerCase(), at: { span: spanOf(view, use.valueAt) } }]
  })
  const [first] = names
  return names.slice(1).flatMap(({ view, name, at }): Finding[] => {
    if (first === undefined || name === first.name || view.program === first.view.program) return []
    return [
      {
        code: 'WIN432',
        message: `${view.program} is told that its node is \`${name}\`, and ${first.view.program} that it is \`${first.name}\``,
        label: 'kube-proxy deletes the endpoints of pods that it takes for remote',
        help: 'give both the name of the Node object',
        at,
        related: [{ at: first.at, message: 'the other name' }],
      },
    ]
  })
}

function hostnameOf({ program, args }: LineView): ParsedArguments['uses'][number] | undefined {
  if (program === 'flanneld') return undefined
  const flags = program === 'kubelet' ? KUBELET_FLAGS : KUBE_PROXY_FLAGS
  const flag = findFlag(flags, 'hostname-override')
  return parseArguments(args, flags, NEWEST_KUBERNETES.minor).uses.findLast((use) => use.flag === flag)
}
