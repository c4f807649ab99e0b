import type { Source } from './evidence.ts'
import type { KubernetesVersion } from './versions.ts'
import type { WindowsTarget } from './windows-target.ts'

export type WindowsRelease = WindowsTarget['release']

/** Windows Server releases, oldest first, with their build. */
export const WINDOWS_BUILDS = {
  ltsc2019: 17763,
  '1903': 18362,
  '1909': 18363,
  '2004': 19041,
  '20H2': 19042,
  ltsc2022: 20348,
  ltsc2025: 26100,
} as const satisfies Record<WindowsRelease, number>

/** Which Windows releases a range of Kubernetes 1.x minors runs on, both ends included. */
export interface WindowsSupport {
  readonly from: number
  readonly to: number
  readonly releases: readonly WindowsRelease[]
  readonly sources: readonly Source[]
}

const INTRO: Source = {
  evidence: 'docs',
  where:
    'kubernetes/website content/en/docs/setup/production-environment/windows/intro-windows-in-kubernetes.md, release-1.14 to release-1.22',
}
const INTRO_NEW: Source = {
  evidence: 'docs',
  where: 'kubernetes/website content/en/docs/concepts/windows/intro.md 99538990b149',
}
const PAUSE: Source = { evidence: 'code', where: 'kubernetes/kubernetes build/pause/CHANGELOG.md' }

/** What Kubernetes says it runs on, oldest first; the pause image has a manifest for no other build. */
export const WINDOWS_SUPPORT = [
  { from: 14, to: 17, releases: ['ltsc2019'], sources: [INTRO] },
  { from: 18, to: 18, releases: ['ltsc2019', '1903', '1909'], sources: [INTRO] },
  { from: 19, to: 20, releases: ['ltsc2019', '1909', '2004'], sources: [INTRO] },
  { from: 21, to: 22, releases: ['ltsc2019', '2004', '20H2'], sources: [INTRO, PAUSE] },
  { from: 23, to: 24, releases: ['ltsc2019', '20H2', 'ltsc2022'], sources: [PAUSE] },
  { from: 25, to: 34, releases: ['ltsc2019', 'ltsc2022'], sources: [INTRO_NEW, PAUSE] },
  {
    from: 35,
    to: 37,
    releases: ['ltsc2022', 'ltsc2025'],
    sources: [PAUSE, { evidence: 'docs', where: 'kubernetes/website#53724, kubernetes/website#55103' }],
  },
] as const satisfies readonly WindowsSupport[]

/** The oldest and the newest Kubernetes release that hnsc knows. Source of the newest: k8s.io/kube-proxy v0.37.2. */
export const OLDEST_KUBERNETES = { major: 1, minor: 14 } as const satisfies KubernetesVersion
export const NEWEST_KUBERNETES = { major: 1, minor: 37 } as const satisfies KubernetesVersion

/** The Windows releases that a Kubernetes release supports; undefined for a release that hnsc does not know. */
export function windowsSupport(version: KubernetesVersion): WindowsSupport | undefined {
  if (version.major !== 1) return undefined
  return WINDOWS_SUPPORT.find(({ from, to }) => from <= version.minor && version.minor <= to)
}
