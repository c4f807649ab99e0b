import { KUBE_PROXY_FIELDS } from '../facts/kube-proxy-fields.ts'
import { KUBE_PROXY_FLAGS } from '../facts/kube-proxy-flags.ts'
import type { Tree } from '../text/tree.ts'
import { type DecodedConfig, decodeConfig } from './kubernetes/decode-config.ts'
import type { Fault, Setting, Settings } from './kubernetes/fault.ts'
import { gatesOfField, gatesOfFlag } from './kubernetes/gate-uses.ts'
import { gateFaults, type GateUse } from './kubernetes/gates.ts'
import { positionalFaults } from './kubernetes/positional-fault.ts'
import { proxyFaults } from './kubernetes/proxy-faults.ts'
import { winkernelFaults } from './kubernetes/winkernel-faults.ts'
import { failure, type Note, type Outcome, success } from './outcome.ts'
import { type FlagUse, parseArguments, type ParsedArguments } from './pflag.ts'

/** One start of kube-proxy.exe. */
export interface KubeProxyInput {
  /** Without the program itself. */
  readonly args: readonly string[]
  /** The file that `--config` names, and its source. Absent: not known, or there is none. */
  readonly config?: { readonly tree: Tree; readonly text: string }
  /** Of Kubernetes 1.x. */
  readonly minor: number
  /** `KUBE_NETWORK`; undefined: not known. */
  readonly kubeNetwork?: string
  /** Whether HNS calls the network that kube-proxy finds an overlay; undefined: not known. */
  readonly overlay?: boolean
}

/** What kube-proxy ends up with. */
export interface KubeProxyStart {
  readonly parsed: ParsedArguments
  readonly settings: Settings
  readonly gates: readonly GateUse[]
  /** Flags that `--config` makes void. */
  readonly eaten: readonly FlagUse[]
  readonly decoded?: DecodedConfig
  /** Everything that ends the start, in the order in which kube-proxy would say it. */
  readonly faults: readonly Fault[]
}

export const KUBE_PROXY_CONFIG = {
  kind: 'KubeProxyConfiguration',
  apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
  fields: KUBE_PROXY_FIELDS,
} as const

/**
 * What kube-proxy does with its command line on Windows. With `--config` the file replaces every flag that has a field,
 * but for those of the log and `--hostname-override`; without, the flags are the configuration.
 * Source: kubernetes/kubernetes cmd/kube-proxy/app Options.Complete and Validate, v1.14.0 to v1.37.0.
 */
export function kubeProxy(input: KubeProxyInput): Outcome<KubeProxyStart> {
  const start = kubeProxyStart(input)
  const [first] = start.faults
  const notes = {
    ignored: (start.decoded?.dropped ?? []).map(({ path, reason }): Note => ({
      path: ['config', ...path],
      reason: reason === 'unknown' ? 'kube-proxy has no such field' : 'a later key of this name counts',
    })),
    overwritten: start.eaten.map(({ argument }): Note => ({
      path: ['args', argument],
      reason: 'the file of --config replaces it',
    })),
  }
  return first === undefined ? success(start, notes) : failure(first.text, notes)
}

/** The same with every fault, not only the first. */
export function kubeProxyStart(input: KubeProxyInput): KubeProxyStart {
  const { args, config, minor } = input
  const parsed = parseArguments(args, KUBE_PROXY_FLAGS, minor)
  const named = lastUse(parsed, 'config')
  const decoded =
    config === undefined ? undefined : decodeConfig(config.tree, config.text, KUBE_PROXY_CONFIG, minor)
  const hasFile = named !== undefined || decoded !== undefined
  const eaten = hasFile ? parsed.uses.filter(({ flag }) => flag.beatsConfig !== true) : []
  const live = parsed.uses.filter((use) => !eaten.includes(use))
  const settings = new Map<string, Setting>(decoded?.settings)
  for (const use of live) settings.set(fieldOf(use), settingOf(use))
  const gates = hasFile
    ? gatesOfField(decoded?.settings.get('featureGates')?.value)
    : parsed.uses.filter(({ flag }) => flag.name === 'feature-gates').flatMap(gatesOfFlag)
  const complete = !hasFile || decoded !== undefined
  const faults = [
    ...parsed.errors.map(argumentFault),
    ...positionalFaults('kube-proxy', parsed, args, minor),
    ...(decoded?.faults ?? []),
    ...hostnameFaults(settings),
    ...gateFaults(gates, minor),
    ...proxyFaults(settings, parsed, minor, hasFile),
    ...(complete ? winkernelFaults(settings, gates, input) : []),
  ]
  return { parsed, settings, gates, eaten, faults, ...(decoded === undefined ? {} : { decoded }) }
}

/** The last use of a flag, which is the one that counts. */
export function lastUse({ uses }: ParsedArguments, name: string): FlagUse | undefined {
  return uses.findLast(({ flag }) => flag.name === name)
}

/** The field that a flag sets; its own name where it has none. */
export function fieldOf({ flag }: FlagUse): string {
  return flag.field ?? flag.name
}

/** A flag as a setting. */
export function settingOf({ value, argument, valueAt }: FlagUse): Setting {
  return { text: value, origin: { from: 'argument', at: valueAt ?? { argument, from: 0 } } }
}

export function argumentFault({ text, at, name }: ParsedArguments['errors'][number]): Fault {
  return { kind: 'argument', text, origin: { from: 'argument', at }, about: name }
}

function hostnameFaults(settings: Settings): Fault[] {
  const name = settings.get('hostnameOverride')
  if (name === undefined || name.origin.from !== 'argument' || name.text === '' || name.text.trim() !== '')
    return []
  return [
    {
      kind: 'hostname',
      text: 'empty hostname-override is invalid',
      origin: name.origin,
      about: 'hostname-override',
    },
  ]
}
