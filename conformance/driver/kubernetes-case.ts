import { FEATURE_GATES, gateStage } from '../../src/facts/feature-gates.ts'
import { type FlagFact, flagPresence } from '../../src/facts/flag.ts'
import { KUBE_PROXY_FLAGS } from '../../src/facts/kube-proxy-flags.ts'
import { KUBELET_FLAGS } from '../../src/facts/kubelet-flags.ts'

/** A configuration file, for Kubernetes' own decoders. */
export interface KubeConfigCase {
  readonly config: { readonly program: 'kube-proxy' | 'kubelet'; readonly document: string }
}

/** Arguments of a program, for pflag; the flags that the release has come from the facts. */
export interface PflagCase {
  readonly flags: { readonly program: 'kube-proxy' | 'kubelet'; readonly args: readonly string[] }
}

/** A value of `--feature-gates`, for component-base; the gates that the release knows come from the facts. */
export interface FeatureGatesCase {
  readonly gates: { readonly text: string }
}

export const FLAGS_OF: Readonly<Record<'kube-proxy' | 'kubelet', readonly FlagFact[]>> = {
  'kube-proxy': KUBE_PROXY_FLAGS,
  kubelet: KUBELET_FLAGS,
}

/** The minor release of Kubernetes that a version of its modules belongs to: 34 for `v0.34.0`. */
export function minorOf(version: string): number {
  return Number(/^v0\.(\d+)\./.exec(version)?.[1])
}

/** What the runner gets of arguments: with the flags of the release, as the facts have them. */
export function preparePflag(input: unknown, version: string): unknown {
  const { flags }: PflagCase = JSON.parse(JSON.stringify(input))
  const minor = minorOf(version)
  const known = FLAGS_OF[flags.program]
    .filter((flag) => flagPresence(flag, minor) !== 'no')
    .map(({ name, type }) => ({
      name,
      type: OF_COMPONENT_BASE.get(name) ?? type,
      ...(name === 'v' ? { short: 'v' } : name === 'help' ? { short: 'h' } : {}),
    }))
  return { flags: { args: flags.args, known } }
}

/** Flags that the help calls `mapStringString` and that are of another type (kubernetes/kubernetes cmd/kubelet/app/options). */
const OF_COMPONENT_BASE: ReadonlyMap<string, string> = new Map([
  ['eviction-hard', 'langle'],
  ['eviction-soft', 'langle'],
  ['node-labels', 'configuration-map'],
])

/** What the runner gets of gates: with those of the release, as the facts have them. */
export function prepareGates(input: unknown, version: string): unknown {
  const { gates }: FeatureGatesCase = JSON.parse(JSON.stringify(input))
  return { gates: { ...gates, known: gatesAt(minorOf(version)) } }
}

/** The gates that a minor release knows. */
export function gatesAt(minor: number) {
  return FEATURE_GATES.flatMap((gate) => {
    const stage = gateStage(gate, minor)
    if (stage === undefined) return []
    return [{ name: gate.name, stage: stage.stage, default: stage.default, locked: stage.locked === true }]
  })
}
