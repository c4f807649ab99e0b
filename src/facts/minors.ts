import type { KubernetesVersion } from './versions.ts'
import { NEWEST_KUBERNETES, OLDEST_KUBERNETES } from './windows-support.ts'

/**
 * Minor releases of Kubernetes 1.x in which something holds, both ends included. Absent `since`: in the oldest
 * release that hnsc knows or before; absent `until`: in the newest too.
 */
export interface Minors {
  readonly since?: number
  readonly until?: number
}

/** True where a minor release lies in a range. */
export function holdsIn({ since, until }: Minors, minor: number): boolean {
  return (since === undefined || since <= minor) && (until === undefined || minor <= until)
}

/** The nearest release that the tables know. */
export function clampKubernetes(version: KubernetesVersion): KubernetesVersion {
  if (version.major < 1 || (version.major === 1 && version.minor < OLDEST_KUBERNETES.minor))
    return OLDEST_KUBERNETES
  if (version.major > 1 || version.minor > NEWEST_KUBERNETES.minor) return NEWEST_KUBERNETES
  return version
}

/** Every minor release that the tables know, oldest first. */
export const KNOWN_MINORS: readonly number[] = Array.from(
  { length: NEWEST_KUBERNETES.minor - OLDEST_KUBERNETES.minor + 1 },
  (_, i) => OLDEST_KUBERNETES.minor + i,
)
