import type { Source } from './evidence.ts'

/** Name of a flag's type as pflag prints it in the help. */
export type FlagType =
  | 'bool'
  | 'string'
  | 'strings'
  | 'int'
  | 'int32'
  | 'uint'
  | 'float'
  | 'float32'
  | 'duration'
  | 'quantity'
  | 'ip'
  | 'ipport'
  | 'port-range'
  | 'mapStringBool'
  | 'mapStringString'
  | 'colonSeparatedMultimapStringString'
  | 'reserved-memory'
  | '[]api.Taint'
  | 'LocalMode'
  | 'ProxyMode'
  | 'Level'
  | 'moduleSpec'
  | 'severity'
  | 'traceLocation'
  | 'version[=true]'

/** A command-line flag of kube-proxy or kubelet on Windows, by minor release of Kubernetes 1.x. */
export interface FlagFact {
  readonly name: string
  readonly type: FlagType
  /** Value without the flag, as text; absent: the type's zero value. Measured with 1.20.2. */
  readonly default?: string
  /** Defaults of later releases, oldest first. */
  readonly laterDefaults?: readonly { readonly since: number; readonly value: string }[]
  /** First minor that has the flag; absent: the oldest known or before. */
  readonly since?: number
  /** Oldest minor whose patch releases got the flag later. */
  readonly backportedTo?: number
  /** Last minor known to have the flag, with `gone`; absent: the newest has it. */
  readonly last?: number
  /** First minor known not to have the flag any more; `last + 1` where the release is known. */
  readonly gone?: number
  /** First minor known to call it deprecated. */
  readonly deprecated?: number
  /** First minor that takes the flag and does nothing with it. */
  readonly unusedSince?: number
  /** The help does not list it. */
  readonly hidden?: true
  /** What to use where it is gone or deprecated, if not the field. */
  readonly instead?: string
  /** Field of the configuration file with the same meaning. */
  readonly field?: string
  /** `windows`: only there; `linux`: accepted on Windows, without any effect there. */
  readonly os?: 'windows' | 'linux'
  /** kube-proxy: takes effect with `--config` too. (Every kubelet flag beats the file.) */
  readonly beatsConfig?: true
  readonly sources: readonly Source[]
}

/** Whether a minor release has a flag: `maybe` where only the years in between are known. */
export type FlagPresence = 'yes' | 'no' | 'maybe'

export function flagPresence(flag: FlagFact, minor: number): FlagPresence {
  const { since, backportedTo, last, gone } = flag
  if (since !== undefined && minor < since) {
    return backportedTo !== undefined && minor >= backportedTo ? 'maybe' : 'no'
  }
  if (gone !== undefined && minor >= gone) return 'no'
  return last !== undefined && minor > last ? 'maybe' : 'yes'
}

/** Text of a flag's value when it is not given, at a minor release. */
export function flagDefault(flag: FlagFact, minor: number): string | undefined {
  return flag.laterDefaults?.findLast(({ since }) => since <= minor)?.value ?? flag.default
}

/** A flag by its name; `_` counts as `-`, as in every Kubernetes program. */
export function findFlag(flags: readonly FlagFact[], name: string): FlagFact | undefined {
  const normal = name.replaceAll('_', '-')
  return flags.find((flag) => flag.name === normal)
}

/** Rows that share their sources, and whatever else they have in common. */
export function known(
  sources: readonly Source[],
  flags: readonly Omit<FlagFact, 'sources'>[],
  common: Partial<FlagFact> = {},
): FlagFact[] {
  return flags.map((flag) => ({ ...flag, ...common, sources }))
}
