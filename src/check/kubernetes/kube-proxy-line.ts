import type { Finding } from '../../diagnostic/finding.ts'
import { flagDefault } from '../../facts/flag.ts'
import { findGate, gateStage } from '../../facts/feature-gates.ts'
import { KUBE_PROXY_FLAGS } from '../../facts/kube-proxy-flags.ts'
import { type KubeProxyStart, kubeProxyStart, lastUse } from '../../programs/kube-proxy.ts'
import { gatesOfFlag } from '../../programs/kubernetes/gate-uses.ts'
import type { ArgumentPlace, FlagUse, ParsedArguments } from '../../programs/pflag.ts'
import type { Context } from '../context.ts'
import { argumentFindings, lifecycleFindings } from './argument-findings.ts'
import { faultFindings } from './fault-findings.ts'
import { isMeant, swallowed } from './flag-advice.ts'
import { nodePortFinding } from './node-port.ts'
import { gateFindings } from './gate-findings.ts'
import { gateEditsOfFlag } from './gate-edits.ts'
import { isUnknown, type LineView, type Minor, spanOf, valueOf } from './line-view.ts'
import { headOf, repeatedFindings, serviceFindings } from './line-findings.ts'
import { modeFindings } from './mode-findings.ts'
import { hasUnknownGates, networkFindings } from './network-findings.ts'
import { isDetachedBool } from './stray-findings.ts'
import { flagNames, isInQuotes, valueFormFindings } from './value-form-findings.ts'

/** What is wrong with a command line of kube-proxy for a release. */
export function kubeProxyLine(view: LineView, minor: Minor, context: Context): Finding[] {
  const kubeNetwork = view.environment.findLast(({ name }) => name.toUpperCase() === 'KUBE_NETWORK')
  const start = kubeProxyStart({ args: view.args, minor })
  const { parsed, gates, eaten, faults } = start
  const live = parsed.uses.filter((use) => !eaten.includes(use))
  return [
    ...argumentFindings(view, parsed, KUBE_PROXY_FLAGS, minor),
    ...lifecycleFindings(view, parsed, minor),
    ...valueFormFindings(view, live, flagNames(KUBE_PROXY_FLAGS)),
    ...repeatedFindings(view, live),
    ...serviceFindings(view, parsed),
    ...eatenFindings(view, eaten, minor),
    ...gateFindings('kube-proxy', gates, minor, gateEditsOfFlag(view, parsed)),
    ...faultFindings(
      'kube-proxy',
      faults,
      ({ kind, origin }) => {
        if (kind === 'dsr-gate' && hasUnknownGates(view, parsed)) return undefined
        if (origin.from !== 'argument' || isUnknown(view, origin.at)) return undefined
        // What is wrong with the form of a value is reported as such, and once.
        if (isDetached(view, parsed, origin.at.argument) || isRefused(parsed, origin.at)) return undefined
        return isQuoted(view, start, origin.at.argument) ? undefined : { span: spanOf(view, origin.at) }
      },
      ({ origin }) => (origin.from === 'argument' ? spanOf(view, origin.at) : undefined),
    ),
    ...noEffectFindings(view, live),
    ...(lastUse(parsed, 'config') === undefined ? ownFindings(view, start, minor) : []),
    ...networkFindings(view, start, minor, kubeNetwork, context),
  ]
}

/** A boolean whose value stands behind a blank is reported as such. */
function isDetached(view: LineView, { uses }: ParsedArguments, argument: number): boolean {
  return uses.some((use) => use.argument === argument && isDetachedBool(view, use))
}

/** True for a value that no flag takes, or that runs into the next flag. */
function isRefused({ errors, uses }: ParsedArguments, { argument }: ArgumentPlace): boolean {
  return (
    errors.some(({ kind, at }) => kind === 'bad-value' && at.argument === argument) ||
    uses.some(({ value, valueAt }) => valueAt?.argument === argument && swallowed(value) !== undefined)
  )
}

/** A value in literal quotes is reported as such, and once. */
function isQuoted(view: LineView, { parsed }: KubeProxyStart, argument: number): boolean {
  const use = parsed.uses.find(({ valueAt }) => valueAt?.argument === argument)
  return isInQuotes(valueOf(view, { argument, from: use?.valueAt?.from ?? 0 }))
}

/** Flags that the file replaces; of no consequence where they say what is the default anyway. */
function eatenFindings(view: LineView, eaten: readonly FlagUse[], minor: Minor): Finding[] {
  return eaten.map((use): Finding => {
    const { flag, argument, spelled } = use
    const idle = flag.os === 'linux' || saysDefault(use, minor)
    return {
      code: 'WIN410',
      ...(idle ? { severity: flag.name === 'feature-gates' ? 'warning' : 'info' } : {}),
      message: `\`--${spelled}\` has no effect beside \`--config\``,
      label: 'the file replaces it, whether it says something else or nothing',
      help: flag.field === undefined ? 'remove it' : `set \`${flag.field}\` in the file and remove the flag`,
      at: { span: spanOf(view, { argument, from: 0 }, 2 + spelled.length) },
    }
  })
}

function saysDefault(use: FlagUse, minor: Minor): boolean {
  const { flag, value } = use
  if (flag.name === 'feature-gates') {
    return gatesOfFlag(use).every(({ name, value: on }) => {
      const gate = findGate(name)
      const stage = gate === undefined ? undefined : gateStage(gate, minor)
      return stage !== undefined && stage.default === on
    })
  }
  return value === (flagDefault(flag, minor) ?? (flag.type === 'bool' ? 'false' : ''))
}

/** Flags for Linux. The cluster CIDR is checked, and people want it on every node: nothing is said of it. */
function noEffectFindings(view: LineView, uses: readonly FlagUse[]): Finding[] {
  return uses
    .filter(
      ({ flag }) => flag.os === 'linux' && !['cluster-cidr', 'cleanup', 'init-only'].includes(flag.name),
    )
    .map(({ argument, spelled }) => ({
      code: 'WIN409',
      message: `\`--${spelled}\` has no effect on Windows`,
      label: 'kube-proxy takes the flag, and its Windows proxier never looks at it',
      help: 'remove it',
      at: { span: spanOf(view, { argument, from: 0 }, 2 + spelled.length) },
    }))
}

/** What a line that is the whole configuration leaves out. */
function ownFindings(view: LineView, { parsed }: KubeProxyStart, minor: Minor): Finding[] {
  if (view.hasMore) return []
  const name = lastUse(parsed, 'hostname-override')
  const mode = lastUse(parsed, 'proxy-mode')
  return [
    ...((name === undefined || name.value === '') && !isMeant(parsed, KUBE_PROXY_FLAGS, 'hostname-override')
      ? [
          {
            code: 'WIN430',
            message: 'kube-proxy is not told the name of its node',
            label: 'where the host has another name, the endpoints of the pods of this node are deleted',
            help: 'give `--hostname-override` with the name of the Node object',
            at: { span: headOf(view) },
          } as const,
        ]
      : []),
    ...inClusterFindings(view, parsed),
    ...nodePortFindings(view, parsed, minor),
    ...modeFindings(
      mode?.value,
      minor,
      { span: mode === undefined ? headOf(view) : spanOf(view, { argument: mode.argument, from: 0 }) },
      'give `--proxy-mode=kernelspace`',
    ),
  ]
}

/** No word about the cluster: only a pod has an account of its own. */
function inClusterFindings(view: LineView, parsed: ParsedArguments): Finding[] {
  const { launch } = view.line
  const isTold = ['kubeconfig', 'master'].some(
    (flag) => (lastUse(parsed, flag)?.value ?? '') !== '' || isMeant(parsed, KUBE_PROXY_FLAGS, flag),
  )
  const isPod =
    launch === 'container' || view.environment.some(({ name }) => name === 'KUBERNETES_SERVICE_HOST')
  if (isTold || isPod) return []
  const use = lastUse(parsed, 'kubeconfig')
  return [
    {
      code: 'WIN468',
      // A service is started outside of any pod.
      ...(launch === 'sc' || launch === 'nssm' ? { severity: 'error' } : {}),
      message: 'kube-proxy is given neither `--kubeconfig` nor `--master`',
      label:
        'outside of a pod it exits: `unable to load in-cluster configuration, KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT must be defined`',
      help: 'add `--kubeconfig` with the file of this node',
      at: { span: use === undefined ? headOf(view) : spanOf(view, { argument: use.argument, from: 0 }) },
    },
  ]
}

function nodePortFindings(view: LineView, parsed: ParsedArguments, minor: Minor): Finding[] {
  const use = lastUse(parsed, 'nodeport-addresses')
  if (use?.valueAt === undefined || isUnknown(view, use.valueAt)) return []
  const { valueAt } = use
  return nodePortFinding(use.value.split(','), minor, () => ({ span: spanOf(view, valueAt) }))
}
