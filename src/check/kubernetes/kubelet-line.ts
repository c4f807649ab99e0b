import type { Finding } from '../../diagnostic/finding.ts'
import { KUBELET_FLAGS } from '../../facts/kubelet-flags.ts'
import { kubeletStart } from '../../programs/kubelet.ts'
import { lastUse } from '../../programs/kube-proxy.ts'
import { CONTAINERD_PIPE } from '../../programs/kubernetes/kubelet-faults.ts'
import type { ParsedArguments } from '../../programs/pflag.ts'
import type { Context } from '../context.ts'
import { argumentFindings, lifecycleFindings } from './argument-findings.ts'
import { addArguments } from './edits.ts'
import { faultFindings } from './fault-findings.ts'
import { isMeant } from './flag-advice.ts'
import { gateEditsOfFlag } from './gate-edits.ts'
import { gateFindings } from './gate-findings.ts'
import { allocatableFindings } from './kubelet-allocatable.ts'
import { headOf, repeatedFindings, serviceFindings } from './line-findings.ts'
import { isUnknown, type LineView, type Minor, spanOf } from './line-view.ts'
import { pauseFindings } from './pause-findings.ts'
import { flagNames, valueFormFindings } from './value-form-findings.ts'

/** What is wrong with a command line of the kubelet for a release. */
export function kubeletLine(view: LineView, minor: Minor, context: Context): Finding[] {
  const start = kubeletStart({ args: view.args, minor })
  const { parsed, gates, complete } = start
  const whole = complete && !view.hasMore
  const isAnyMeant = (...names: readonly string[]) =>
    names.some((name) => isMeant(parsed, KUBELET_FLAGS, name))
  return [
    ...argumentFindings(view, parsed, KUBELET_FLAGS, minor),
    ...lifecycleFindings(view, parsed, minor),
    ...valueFormFindings(view, parsed.uses, flagNames(KUBELET_FLAGS)),
    ...repeatedFindings(view, parsed.uses),
    ...serviceFindings(view, parsed),
    ...gateFindings('kubelet', gates, minor, gateEditsOfFlag(view, parsed)),
    ...faultFindings(
      'kubelet',
      start.faults,
      ({ kind, origin }) => {
        if (kind === 'runtime-endpoint' && origin.from === 'default') return undefined
        if (origin.from !== 'argument' || isUnknown(view, origin.at)) return undefined
        return { span: spanOf(view, origin.at) }
      },
      () => undefined,
    ),
    ...allocatableFindings(view, start, whole),
    ...(whole && !isAnyMeant('container-runtime-endpoint') ? runtimeFindings(view, start.faults) : []),
    ...(view.hasMore || isAnyMeant('kubeconfig') ? [] : kubeconfigFindings(view, parsed)),
    ...resolvConfFindings(view, parsed, minor, whole && !isAnyMeant('resolv-conf')),
    ...remoteFindings(view, parsed, minor),
    ...pauseFindings(view, parsed, minor, context),
  ]
}

/** No word about the runtime. */
function runtimeFindings(view: LineView, faults: ReturnType<typeof kubeletStart>['faults']): Finding[] {
  const fault = faults.find(({ kind, origin }) => kind === 'runtime-endpoint' && origin.from === 'default')
  if (fault === undefined) return []
  const flag = `--container-runtime-endpoint=${CONTAINERD_PIPE}`
  const edits = addArguments(view, [flag])
  return [
    {
      code: 'WIN451',
      message: 'nothing says where the container runtime listens',
      label: `the kubelet exits: \`${fault.text}\``,
      help: `add \`${flag}\``,
      at: { span: headOf(view) },
      ...(edits === undefined ? {} : { fix: { title: `add \`${flag}\``, safe: true, edits } }),
    },
  ]
}

function kubeconfigFindings(view: LineView, parsed: ParsedArguments): Finding[] {
  const use = lastUse(parsed, 'kubeconfig')
  if (use !== undefined && use.value !== '') return []
  return [
    {
      code: 'WIN453',
      message: 'the kubelet is given no `--kubeconfig`',
      label: 'it runs alone and never registers its node',
      help: 'add `--kubeconfig` with the file of this node',
      at: { span: use === undefined ? headOf(view) : spanOf(view, { argument: use.argument, from: 0 }) },
    },
  ]
}

/** A file that no Windows has, unless somebody has made it. */
function resolvConfFindings(
  view: LineView,
  parsed: ParsedArguments,
  minor: Minor,
  whole: boolean,
): Finding[] {
  const use = lastUse(parsed, 'resolv-conf')
  if (use === undefined ? !whole : use.value === '' || (minor >= 27 && use.value === 'Host')) return []
  if (use?.valueAt !== undefined && isUnknown(view, use.valueAt)) return []
  const edits = use === undefined ? addArguments(view, ['--resolv-conf=']) : undefined
  return [
    {
      code: 'WIN452',
      message:
        use === undefined
          ? 'the kubelet reads `/etc/resolv.conf`, which is its default on Windows, too'
          : `the kubelet reads \`${use.value}\` for the DNS of the node`,
      label: 'where the file is missing no pod starts',
      help: minor >= 27 ? 'set it to `Host`, or to nothing' : 'set it to nothing: `--resolv-conf=`',
      at: { span: use?.valueAt === undefined ? headOf(view) : spanOf(view, use.valueAt) },
      ...(edits === undefined ? {} : { fix: { title: 'add `--resolv-conf=`', safe: true, edits } }),
    },
  ]
}

/** Directories that only dockershim looks into. */
function remoteFindings(view: LineView, parsed: ParsedArguments, minor: Minor): Finding[] {
  if (minor > 23 || lastUse(parsed, 'container-runtime')?.value !== 'remote') return []
  return parsed.uses
    .filter(({ flag }) => flag.name === 'cni-conf-dir' || flag.name === 'cni-bin-dir')
    .map(({ argument, spelled }) => ({
      code: 'WIN455',
      message: `\`--${spelled}\` has no effect with \`--container-runtime=remote\``,
      label: 'containerd takes the directory from its own configuration',
      help: `set \`${spelled === 'cni-bin-dir' ? 'bin_dir' : 'conf_dir'}\` in the configuration of containerd and remove the flag`,
      at: { span: spanOf(view, { argument, from: 0 }, 2 + spelled.length) },
    }))
}
