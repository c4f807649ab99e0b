import { KUBELET_FIELDS } from '../facts/kubelet-fields.ts'
import { KUBELET_FLAGS } from '../facts/kubelet-flags.ts'
import type { Tree } from '../text/tree.ts'
import { argumentFault, fieldOf, lastUse, settingOf } from './kube-proxy.ts'
import { type DecodedConfig, decodeConfig } from './kubernetes/decode-config.ts'
import type { Fault, Setting, Settings } from './kubernetes/fault.ts'
import { gatesOfField, gatesOfFlag } from './kubernetes/gate-uses.ts'
import { gateFaults, type GateUse } from './kubernetes/gates.ts'
import { kubeletFaults } from './kubernetes/kubelet-faults.ts'
import { positionalFaults } from './kubernetes/positional-fault.ts'
import { failure, type Note, type Outcome, success } from './outcome.ts'
import { type FlagUse, parseArguments, type ParsedArguments } from './pflag.ts'

/** One start of kubelet.exe. */
export interface KubeletInput {
  /** Without the program itself. */
  readonly args: readonly string[]
  /** The file that `--config` names, and its source. Absent: not known, or there is none. */
  readonly config?: { readonly tree: Tree; readonly text: string }
  /** Of Kubernetes 1.x. */
  readonly minor: number
}

/** What the kubelet ends up with. */
export interface KubeletStart {
  readonly parsed: ParsedArguments
  readonly settings: Settings
  readonly gates: readonly GateUse[]
  /** False where `--config` names a file that is not known, so that absent settings say nothing. */
  readonly complete: boolean
  /** Flags that stand in for a value of the file. */
  readonly beating: readonly FlagUse[]
  readonly decoded?: DecodedConfig
  /** Everything that ends the start, in the order in which the kubelet would say it. */
  readonly faults: readonly Fault[]
}

export const KUBELET_CONFIG = {
  kind: 'KubeletConfiguration',
  apiVersion: 'kubelet.config.k8s.io/v1beta1',
  fields: KUBELET_FIELDS,
} as const

/**
 * What the kubelet does with its command line on Windows: flags beat the file, and the gates of both count.
 * Source: kubernetes/kubernetes cmd/kubelet/app/server.go NewKubeletCommand, v1.14.0 to v1.37.0.
 */
export function kubelet(input: KubeletInput): Outcome<KubeletStart> {
  const start = kubeletStart(input)
  const [first] = start.faults
  const notes = {
    ignored: (start.decoded?.dropped ?? []).map(({ path, reason }): Note => ({
      path: ['config', ...path],
      reason: reason === 'unknown' ? 'the kubelet has no such field' : 'a later key of this name counts',
    })),
    overwritten: start.beating.map((use): Note => ({
      path: ['config', ...fieldOf(use).split('.')],
      reason: `\`--${use.flag.name}\` beats the file`,
    })),
  }
  return first === undefined ? success(start, notes) : failure(first.text, notes)
}

/** The same with every fault, not only the first. */
export function kubeletStart({ args, config, minor }: KubeletInput): KubeletStart {
  const parsed = parseArguments(args, KUBELET_FLAGS, minor)
  const decoded =
    config === undefined ? undefined : decodeConfig(config.tree, config.text, KUBELET_CONFIG, minor)
  const complete = lastUse(parsed, 'config') === undefined || decoded !== undefined
  const settings = new Map<string, Setting>(decoded?.settings)
  const beating = parsed.uses.filter((use) => decoded?.settings.has(fieldOf(use)) === true)
  for (const use of parsed.uses) settings.set(fieldOf(use), settingOf(use))
  const gates = [
    ...gatesOfField(decoded?.settings.get('featureGates')?.value),
    ...parsed.uses.filter(({ flag }) => flag.name === 'feature-gates').flatMap(gatesOfFlag),
  ]
  const faults = [
    ...parsed.errors.map(argumentFault).map((fault) => withPrefix(fault, minor)),
    ...positionalFaults('kubelet', parsed, args, minor),
    ...(decoded?.faults ?? []),
    ...gateFaults(gates, minor),
    ...kubeletFaults(settings, minor).filter(({ origin }) => complete || origin.from !== 'default'),
  ]
  return { parsed, settings, gates, complete, beating, faults, ...(decoded === undefined ? {} : { decoded }) }
}

/** Since 1.24 the kubelet says what it was doing; 1.21 to 1.23 log it in another form. */
function withPrefix(fault: Fault, minor: number): Fault {
  return minor < 24 ? fault : { ...fault, text: `failed to parse kubelet flag: ${fault.text}` }
}
