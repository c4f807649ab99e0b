import type { Source } from './evidence.ts'
import { holdsIn, type Minors } from './minors.ts'
import type { WindowsRelease } from './windows-support.ts'

/** A pause image and the Windows releases that its manifest list names. */
export interface PauseImage {
  readonly image: string
  readonly releases: readonly WindowsRelease[]
  readonly source: Source
}

const CHANGELOG: Source = { evidence: 'code', where: 'kubernetes/kubernetes build/pause/CHANGELOG.md' }
const MICROSOFT: Source = {
  evidence: 'code',
  where:
    'kubernetes/kubernetes v1.20.2 cmd/kubeadm/app/constants/constants_windows.go, CHANGELOG-1.20.md #95419',
}

/** Pause images for Windows, oldest first. Before 3.4 upstream had none: those are Microsoft's. */
export const PAUSE_IMAGES: readonly PauseImage[] = [
  {
    image: 'mcr.microsoft.com/k8s/core/pause:1.2.0',
    releases: ['ltsc2019'],
    source: { evidence: 'docs', where: 'kubernetes/website intro-windows-in-kubernetes.md, release-1.18' },
  },
  {
    image: 'mcr.microsoft.com/oss/kubernetes/pause:1.4.0',
    releases: ['ltsc2019', '1903', '1909', '2004'],
    source: MICROSOFT,
  },
  {
    image: 'registry.k8s.io/pause:3.4.1',
    releases: ['ltsc2019', '1903', '1909', '2004', '20H2'],
    source: CHANGELOG,
  },
  {
    image: 'registry.k8s.io/pause:3.6',
    releases: ['ltsc2019', '1903', '1909', '2004', '20H2', 'ltsc2022'],
    source: CHANGELOG,
  },
  { image: 'registry.k8s.io/pause:3.7', releases: ['ltsc2019', '20H2', 'ltsc2022'], source: CHANGELOG },
  { image: 'registry.k8s.io/pause:3.10', releases: ['ltsc2019', 'ltsc2022'], source: CHANGELOG },
  {
    image: 'registry.k8s.io/pause:3.10.1',
    releases: ['ltsc2019', 'ltsc2022'],
    source: { evidence: 'code', where: 'kubernetes/kubernetes#130713' },
  },
  {
    image: 'registry.k8s.io/pause:3.10.2',
    releases: ['ltsc2019', 'ltsc2022', 'ltsc2025'],
    source: { evidence: 'code', where: 'kubernetes/kubernetes#136960, kubernetes/kubernetes#138195' },
  },
]

interface PauseChoice extends Minors {
  readonly image: string
}

/** What kubeadm of each minor asks for, or on Windows would, where that has a Windows manifest. */
const BY_MINOR: readonly PauseChoice[] = [
  { until: 20, image: 'mcr.microsoft.com/oss/kubernetes/pause:1.4.0' },
  { since: 21, until: 22, image: 'registry.k8s.io/pause:3.4.1' },
  { since: 23, until: 23, image: 'registry.k8s.io/pause:3.6' },
  { since: 24, until: 30, image: 'registry.k8s.io/pause:3.7' },
  { since: 31, until: 33, image: 'registry.k8s.io/pause:3.10' },
  { since: 34, image: 'registry.k8s.io/pause:3.10.1' },
]

/** The pause image for a node: the release's own, or the first newer one that has a manifest for its Windows. */
export function pauseImage(minor: number, release: WindowsRelease): PauseImage | undefined {
  const wanted = BY_MINOR.find((choice) => holdsIn(choice, minor))?.image
  const from = PAUSE_IMAGES.findIndex(({ image }) => image === wanted)
  return PAUSE_IMAGES.slice(Math.max(from, 0)).find(({ releases }) => releases.includes(release))
}
