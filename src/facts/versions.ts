/** A Kubernetes release line, such as 1.34, with the patch release where it was given. */
export interface KubernetesVersion {
  readonly major: number
  readonly minor: number
  readonly patch?: number
}

/** Reads `1.34`, `v1.34` or `1.34.2`; undefined for anything else. */
export function parseKubernetesVersion(text: string): KubernetesVersion | undefined {
  const match = /^v?(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?$/.exec(text)
  if (match === null) return undefined
  const [, major, minor, patch] = match
  const line = { major: Number(major), minor: Number(minor) }
  return patch === undefined ? line : { ...line, patch: Number(patch) }
}

export function formatKubernetesVersion(version: KubernetesVersion): string {
  return `${version.major}.${version.minor}`
}

/**
 * A release of a program with dotted numbers and an optional suffix: `1.9.1`, `v0.8.7`, `1.9.1-flannel1`,
 * `1.0.0-rc1`. `suffix` is what follows the first hyphen.
 */
export interface ProgramVersion {
  readonly numbers: readonly number[]
  readonly suffix: string
}

export function parseProgramVersion(text: string): ProgramVersion | undefined {
  const match = /^v?(\d{1,4}(?:\.\d{1,4}){1,3})(?:-([0-9A-Za-z.]+))?$/.exec(text)
  if (match === null) return undefined
  return { numbers: (match[1] ?? '').split('.').map(Number), suffix: match[2] ?? '' }
}

/** The release as its program prints it, without a `v`. */
export function formatProgramVersion({ numbers, suffix }: ProgramVersion): string {
  return suffix === '' ? numbers.join('.') : `${numbers.join('.')}-${suffix}`
}

/**
 * Orders releases by their numbers, missing ones counting as 0. A pre-release (`-rc…`, `-alpha…`, `-beta…`) comes
 * before the release itself; any other suffix (`-flannel1`) after it, in the order of the suffixes.
 */
export function compareProgramVersions(a: ProgramVersion, b: ProgramVersion): number {
  for (let i = 0; i < Math.max(a.numbers.length, b.numbers.length); i++) {
    const difference = (a.numbers[i] ?? 0) - (b.numbers[i] ?? 0)
    if (difference !== 0) return difference
  }
  const rank = suffixRank(a.suffix) - suffixRank(b.suffix)
  if (rank !== 0) return rank
  return a.suffix < b.suffix ? -1 : a.suffix > b.suffix ? 1 : 0
}

function suffixRank(suffix: string): number {
  if (suffix === '') return 0
  return /^(rc|alpha|beta)/.test(suffix) ? -1 : 1
}

/** True when `version` is `least` or later. `least` is a constant of ours and always parses. */
export function atLeast(version: ProgramVersion, least: string): boolean {
  const bound = constantVersion(least)
  return bound !== undefined && compareProgramVersions(version, bound) >= 0
}

/**
 * `parseProgramVersion` for texts that stand in our tables and code, each of which is read once: there are few of them, and
 * a model asks for them again and again.
 */
export function constantVersion(text: string): ProgramVersion | undefined {
  if (!CONSTANTS.has(text)) CONSTANTS.set(text, parseProgramVersion(text))
  return CONSTANTS.get(text)
}

const CONSTANTS = new Map<string, ProgramVersion | undefined>()
