import type { Finding } from '../../diagnostic/finding.ts'
import { KUBELET_FLAGS } from '../../facts/kubelet-flags.ts'
import { type KubeletStart } from '../../programs/kubelet.ts'
import { lastUse } from '../../programs/kube-proxy.ts'
import type { Fault } from '../../programs/kubernetes/fault.ts'
import { addArguments } from './edits.ts'
import { isMeant } from './flag-advice.ts'
import { headOf } from './line-findings.ts'
import { isUnknown, type LineView, spanOf } from './line-view.ts'
import { isDetachedBool } from './stray-findings.ts'
import { isInQuotes } from './value-form-findings.ts'

/** The two settings whose defaults Windows refuses, with what each must be. */
const MUST_BE = [
  { field: 'cgroupsPerQOS', flag: 'cgroups-per-qos', value: 'false' },
  { field: 'enforceNodeAllocatable', flag: 'enforce-node-allocatable', value: '' },
] as const

/** What a command line leaves of the two, one finding each. `whole`: no file and no unseen argument may set them. */
export function allocatableFindings(
  view: LineView,
  { parsed, faults }: KubeletStart,
  whole: boolean,
): Finding[] {
  return MUST_BE.flatMap(({ field, flag, value }): Finding[] => {
    const use = lastUse(parsed, flag)
    const fault = lastFault(faults, field)
    const place = use?.valueAt ?? (use === undefined ? undefined : { argument: use.argument, from: 0 })
    if (
      fault === undefined ||
      (use === undefined && (!whole || isMeant(parsed, KUBELET_FLAGS, flag))) ||
      (place !== undefined && isUnknown(view, place))
    )
      return []
    // Literal quotes, and a value behind a blank, are reported, and mended, on their own.
    if (use !== undefined && isDetachedBool(view, use)) return []
    if (use !== undefined && isInQuotes(use.value)) return []
    const wanted = `--${flag}=${value}`
    const edits =
      use === undefined
        ? addArguments(view, [wanted])
        : use.valueAt === undefined
          ? [{ at: spanOf(view, { argument: use.argument, from: 0 }), newText: wanted }]
          : use.valueAt.argument === use.argument
            ? [{ at: spanOf(view, use.valueAt), newText: value }]
            : undefined
    return [
      {
        code: 'WIN450',
        message:
          use === undefined
            ? `the default of \`--${flag}\` is refused on Windows`
            : `\`--${flag}=${use.value}\` is refused on Windows`,
        label: `the kubelet exits: \`${fault.text}\``,
        help: `set \`${wanted}\`; both this and \`--${flag === 'cgroups-per-qos' ? 'enforce-node-allocatable=' : 'cgroups-per-qos=false'}\` are needed`,
        at: { span: place === undefined ? headOf(view) : spanOf(view, place) },
        ...(edits === undefined ? {} : { fix: { title: `set \`${wanted}\``, safe: true, edits } }),
      },
    ]
  })
}

/** The plainest text about a setting: the one that names Windows, where there is one. */
export function lastFault(faults: readonly Fault[], field: string): Fault | undefined {
  return faults.findLast(({ kind, about }) => kind === 'node-allocatable' && about === field)
}
