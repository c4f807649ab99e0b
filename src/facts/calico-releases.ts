import type { Source } from './evidence.ts'
import { pluginsRelease, type PluginsRelease } from './plugin-generations.ts'
import { atLeast, parseProgramVersion, type ProgramVersion } from './versions.ts'

/** What one release of Calico is built with, and which keys its CNI plugin knows; it holds until the next row. */
export interface CalicoRelease {
  readonly since: string
  /** Release of containernetworking/plugins, whose pkg/hns makes the endpoints of pods. */
  readonly plugins: string
  /** Release of containernetworking/cni. */
  readonly cni: string
  /** Keys that are new. */
  readonly newKeys: readonly string[]
  /** True where the result names the pod's own interface beside that of the host. */
  readonly podInterface: boolean
  readonly source: Source
}

/**
 * The releases at which something changes for Windows, oldest first. v3.33 is the head of the repository (87c15906f20c,
 * August 2026), which had no tag. What decides the endpoint of a pod is the same in all.
 */
export const CALICO_RELEASES = [
  row('3.29', '1.1.1', '1.2.0', [], false, 'measured'),
  row('3.30', '1.6.2', '1.2.3', [], false, 'code'),
  row('3.31', '1.6.2', '1.2.3', ['require_mtu_file'], true, 'code'),
  row('3.32', '1.9.0', '1.3.0', ['qps', 'burst', 'calico_api_group'], true, 'code'),
  row('3.33', '1.9.1', '1.3.0', ['device_type'], true, 'code'),
] as const satisfies readonly CalicoRelease[]

/** `cniVersion` values that Calico accepts, whatever its CNI library knows. Source: cni-plugin/pkg/plugin/plugin.go Main. */
export const CALICO_VERSIONS: readonly string[] = ['0.1.0', '0.2.0', '0.3.0', '0.3.1', '0.4.0', '1.0.0']

/** The newest row. */
export const NEWEST_CALICO = CALICO_RELEASES[4]

/** The row that holds for a release; older releases get the first row. */
export function calicoRelease(version: ProgramVersion): CalicoRelease {
  return CALICO_RELEASES.findLast(({ since }) => atLeast(version, since)) ?? CALICO_RELEASES[0]
}

/** True when a release knows a key of the list of new ones. */
export function calicoKnows(release: CalicoRelease, key: string): boolean {
  const index = CALICO_RELEASES.findIndex(({ since }) => since === release.since)
  return CALICO_RELEASES.slice(0, index + 1).some(({ newKeys }) => newKeys.includes(key))
}

/** pkg/hns of containernetworking/plugins as it is in a release of Calico, with Calico's own CNI library. */
export function hnsOfCalico({ plugins, cni }: CalicoRelease): PluginsRelease {
  return { ...pluginsRelease(versionOf(plugins)), cni }
}

/** The release of containernetworking/plugins that a release of Calico is built with. */
export function pluginsOfCalico({ plugins }: CalicoRelease): ProgramVersion {
  return versionOf(plugins)
}

/** A release of the table, which always parses. */
function versionOf(text: string): ProgramVersion {
  return parseProgramVersion(text) ?? { numbers: [], suffix: '' }
}

function row(
  since: string,
  plugins: string,
  cni: string,
  newKeys: readonly string[],
  podInterface: boolean,
  evidence: 'code' | 'measured',
): CalicoRelease {
  const where = `projectcalico/calico v${since} go.mod, cni-plugin/pkg/types/types.go, cni-plugin/pkg/k8s/k8s.go`
  return { since, plugins, cni, newKeys, podInterface, source: { evidence, where } }
}
