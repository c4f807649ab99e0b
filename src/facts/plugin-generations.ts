import type { Source } from './evidence.ts'
import { atLeast, constantVersion, type ProgramVersion } from './versions.ts'

/**
 * One of the five behaviours that win-bridge, win-overlay and pkg/hns of containernetworking/plugins have had.
 * A: first release. B: loopbackDSR, L2Tunnel. C: port mappings. D: one list of policies for both APIs, which is only
 * ever appended to. E: win-overlay learns API v2.
 */
export type Generation = 'A' | 'B' | 'C' | 'D' | 'E'

/** What one release of containernetworking/plugins is and what it is built with; it holds until the next row. */
export interface PluginsRelease {
  readonly since: string
  readonly generation: Generation
  /** Release of containernetworking/cni: decides the checks before the plugin runs, and the forms of results. */
  readonly cni: string
  /** Release of microsoft/hcsshim: decides how a request is written as JSON. A commit where there was no release. */
  readonly hcsshim: string
  /** `cniVersion` values that win-bridge and win-overlay accept; host-local accepts all that its library knows. */
  readonly windows: 'to-0.3.0' | 'all'
  readonly source: Source
}

/**
 * The releases at which something changes, oldest first. A and its outcomes are read from source, the others are
 * measured too.
 */
export const PLUGINS_RELEASES = [
  row('0.8.0', 'A', '0.7.0', 'e44e499d', 'to-0.3.0', 'code'),
  row('0.8.2', 'B', '0.7.0', '0.8.6', 'to-0.3.0', 'measured'),
  row('0.8.3', 'B', '0.7.1', '0.8.6', 'to-0.3.0', 'measured'),
  row('0.8.6', 'C', '0.7.1', '0.8.6', 'to-0.3.0', 'measured'),
  row('0.8.7', 'C', '0.8.0', '0.8.6', 'to-0.3.0', 'measured'),
  row('0.9.1', 'C', '0.8.1', '0.8.6', 'to-0.3.0', 'measured'),
  row('1.0.0-rc1', 'C', '1.0.0', '0.8.16', 'to-0.3.0', 'code'),
  row('1.0.0', 'D', '1.0.0', '0.8.20', 'to-0.3.0', 'measured'),
  row('1.0.1', 'D', '1.0.1', '0.8.20', 'all', 'measured'),
  row('1.2.0', 'E', '1.1.2', '0.9.6', 'all', 'measured'),
  row('1.6.0', 'E', '1.2.3', '0.12.7', 'all', 'measured'),
  row('1.7.0', 'E', '1.3.0', '0.12.9', 'all', 'measured'),
  row('1.8.0', 'E', '1.3.0', '0.13.0', 'all', 'measured'),
] as const satisfies readonly PluginsRelease[]

/** The row that holds for a release; older releases had no Windows plugins and get the first row. */
export function pluginsRelease(version: ProgramVersion): PluginsRelease {
  const holds = PLUGINS_RELEASES.findLast(({ since }) => atLeast(version, since))
  return holds ?? PLUGINS_RELEASES[0]
}

/** True when the generation is this one or a later one. */
export function fromGeneration(release: PluginsRelease, least: Generation): boolean {
  return release.generation >= least
}

/** True when a release of containernetworking/cni is this one or later. */
export function cniAtLeast(cni: string, least: string): boolean {
  const version = constantVersion(cni)
  return version !== undefined && atLeast(version, least)
}

/** `cniVersion` values that the CNI library knows, by its first release. Source: containernetworking/cni pkg/version/version.go. */
const LIBRARY_VERSIONS: readonly (readonly [since: string, versions: readonly string[]])[] = [
  ['1.2.0', ['0.1.0', '0.2.0', '0.3.0', '0.3.1', '0.4.0', '1.0.0', '1.1.0']],
  ['1.0.0', ['0.1.0', '0.2.0', '0.3.0', '0.3.1', '0.4.0', '1.0.0']],
  ['0.7.0', ['0.1.0', '0.2.0', '0.3.0', '0.3.1', '0.4.0']],
  ['0.6.0', ['0.1.0', '0.2.0', '0.3.0', '0.3.1']],
]

/** The `cniVersion` values that a release of containernetworking/cni knows, oldest first. */
export function libraryVersions(cni: string | ProgramVersion): readonly string[] {
  const found = LIBRARY_VERSIONS.find(([since]) =>
    typeof cni === 'string' ? cniAtLeast(cni, since) : atLeast(cni, since),
  )
  return found?.[1] ?? []
}

/** The `cniVersion` values that win-bridge and win-overlay accept. Source: their main functions, `PluginSupports`. */
export function windowsVersions(release: PluginsRelease): readonly string[] {
  return release.windows === 'all' ? libraryVersions(release.cni) : ['0.1.0', '0.2.0', '0.3.0']
}

function row(
  since: string,
  generation: Generation,
  cni: string,
  hcsshim: string,
  windows: 'to-0.3.0' | 'all',
  evidence: 'code' | 'measured',
): PluginsRelease {
  const where = `containernetworking/plugins v${since} go.mod, pkg/hns, plugins/main/windows`
  return { since, generation, cni, hcsshim, windows, source: { evidence, where } }
}
