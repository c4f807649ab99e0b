import { WINDOWS_BUILDS, type WindowsRelease, windowsSupport } from '../facts/windows-support.ts'
import { formatKubernetesVersion, type KubernetesVersion } from '../facts/versions.ts'
import type { WindowsTarget } from '../facts/windows-target.ts'
import type { Cluster } from './cluster.ts'
import { asLine, refuse, writeNearest } from './parse.ts'
import { type Default, type Parse, read, type Reader } from './reader.ts'
import { writesNetwork } from './writes-network.ts'

/** `windows.version`: the default is ltsc2022, or ltsc2019 where Kubernetes does not run on that. */
export function readWindows(reader: Reader, kubernetes: KubernetesVersion): WindowsTarget {
  return read(reader, ['windows', 'version'], asWindowsTarget, defaultTarget(kubernetes))
}

export const DEFAULT_ADAPTER = 'Ethernet'

/** True where a file names the adapter: it stands in the HNS network. */
export function namesAdapter(network: Pick<Cluster['network'], 'driver' | 'plugin'>): boolean {
  return writesNetwork(network)
}

/** `windows.adapter`: the name that a node's adapter has unless the node says otherwise. */
export function readAdapter(reader: Reader): string {
  return read(reader, ['windows', 'adapter'], asLine('the adapter name'), {
    value: DEFAULT_ADAPTER,
    why: 'what Windows calls the first adapter',
  })
}

function defaultTarget(kubernetes: KubernetesVersion): Default<WindowsTarget> {
  const releases: readonly WindowsRelease[] | undefined = windowsSupport(kubernetes)?.releases
  if (releases === undefined || releases.includes('ltsc2022')) {
    return { value: target('ltsc2022'), why: 'the release most in use' }
  }
  return {
    value: target('ltsc2019'),
    why: `Kubernetes ${formatKubernetesVersion(kubernetes)} does not run on ltsc2022`,
  }
}

function target(release: WindowsRelease): WindowsTarget {
  return { release, build: WINDOWS_BUILDS[release] }
}

const RELEASES: readonly WindowsRelease[] = [
  'ltsc2019',
  '1903',
  '1909',
  '2004',
  '20H2',
  'ltsc2022',
  'ltsc2025',
]

/** A release by its name, or a build such as `10.0.20348.2700`. */
export const asWindowsTarget: Parse<WindowsTarget> = (text) => {
  const named = RELEASES.find((release) => release === text)
  if (named !== undefined) return { ok: true, value: target(named) }
  const match = /^(?:10\.0\.)?(\d{5})(?:\.(\d{1,6}))?$/.exec(text)
  const build = Number(match?.[1])
  const release = RELEASES.find((name) => WINDOWS_BUILDS[name] === build)
  if (match === null || release === undefined) return refuse(unknown(text, match === null))
  const revision = match[2]
  return {
    ok: true,
    value: { release, build, ...(revision === undefined ? {} : { revision: Number(revision) }) },
  }
}

function unknown(text: string, word: boolean) {
  const builds = RELEASES.map((release) => `${WINDOWS_BUILDS[release]} (${release})`).join(', ')
  return {
    code: 'WIN510',
    label: 'what HNS can do depends on the build',
    message: word
      ? `\`${text}\` is no Windows Server release`
      : `\`${text}\` is no build of a Windows Server release`,
    help: word
      ? writeNearest(/^20(19|22|25)$/.test(text) ? `ltsc${text}` : text, RELEASES)
      : `write one of the builds ${builds}`,
  } as const
}
