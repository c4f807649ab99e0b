import type { Source } from './evidence.ts'
import { compareProgramVersions, constantVersion, type ProgramVersion } from './versions.ts'

/** What a release of containerd has built in for CNI; it holds until the next row. */
export interface ContainerdRelease {
  readonly since: string
  /** Release of containernetworking/cni. */
  readonly libcni: string
  /** Release of containerd/go-cni; STATUS is called from 1.1.11 on. */
  readonly goCni: string
  readonly source: Source
}

/** The releases at which containerd changed its CNI libraries, oldest first. */
export const CONTAINERD_RELEASES = [
  row('1.5.0', '0.8.1', '1.0.2'),
  row('1.6.0', '1.0.1', '1.1.3'),
  row('1.7.0', '1.1.2', '1.1.9'),
  row('2.0.0', '1.2.3', '1.1.10'),
  row('2.1.0', '1.3.0', '1.1.12'),
] as const satisfies readonly ContainerdRelease[]

/** The row that holds for a release; older ones get the first row. */
export function containerdRelease(version: ProgramVersion): ContainerdRelease {
  const holds = CONTAINERD_RELEASES.findLast(({ since }) => {
    const bound = constantVersion(since)
    return bound !== undefined && compareProgramVersions(version, bound) >= 0
  })
  return holds ?? CONTAINERD_RELEASES[0]
}

/**
 * Where containerd looks on Windows, in every release from 1.5 to 2.3: below `%ProgramFiles%`, which is `C:\Program Files`
 * unless somebody has moved it.
 * Source: containerd/containerd internal/cri/config (pkg/cri/config before 2.0).
 */
export const CONTAINERD_WINDOWS_DIRS = {
  bin: 'C:\\Program Files\\containerd\\cni\\bin',
  conf: 'C:\\Program Files\\containerd\\cni\\conf',
} as const

function row(since: string, libcni: string, goCni: string): ContainerdRelease {
  return {
    since,
    libcni,
    goCni,
    source: { evidence: 'code', where: `containerd/containerd v${since} go.mod` },
  }
}
