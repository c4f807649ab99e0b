import { compareProgramVersions, constantVersion, type ProgramVersion } from './versions.ts'

/** A program of the chain down to HNS whose releases differ. */
export type ReleasedProgram = 'containerd' | 'plugins' | 'flannel'

/**
 * The first and the last release that the models know, by program; a last one without a patch release stands for all of
 * its line. Sources: `CONTAINERD_RELEASES`, `PLUGINS_RELEASES`, `FLANNEL_CNI_RELEASES`, and the tags of
 * their repositories: containernetworking/plugins of 2026-02-19, flannel-io/cni-plugin of 2026-04-15.
 */
export const MODELLED_RELEASES = {
  containerd: { oldest: '1.5.0', newest: '2.3' },
  plugins: { oldest: '0.8.0', newest: '1.9.1' },
  flannel: { oldest: '0.1', newest: '1.9.1-flannel1' },
} as const satisfies Readonly<Record<ReleasedProgram, { readonly oldest: string; readonly newest: string }>>

/** The last release that the models know. */
export function newestModelled(program: ReleasedProgram): ProgramVersion {
  return known(MODELLED_RELEASES[program].newest)
}

/** The release itself, or the nearest one that the models know. */
export function nearestModelled(program: ReleasedProgram, version: ProgramVersion): ProgramVersion {
  const first = known(MODELLED_RELEASES[program].oldest)
  const last = newestModelled(program)
  if (compareProgramVersions(version, first) < 0) return first
  return compareProgramVersions(asExactAs(last, version), last) > 0 ? last : version
}

/** A release of the table, which always parses. */
function known(text: string): ProgramVersion {
  return constantVersion(text) ?? { numbers: [], suffix: '' }
}

/** A release without the numbers that another one leaves open. */
function asExactAs({ numbers }: ProgramVersion, version: ProgramVersion): ProgramVersion {
  if (version.numbers.length <= numbers.length) return version
  return { numbers: version.numbers.slice(0, numbers.length), suffix: '' }
}
