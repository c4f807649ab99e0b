import { newestModelled } from '../../facts/modelled-releases.ts'
import {
  compareProgramVersions,
  formatKubernetesVersion,
  formatProgramVersion,
} from '../../facts/versions.ts'
import { windowsSupport, type WindowsRelease } from '../../facts/windows-support.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import type { Draft } from '../draft.ts'
import { NEWEST_FLANNELD } from '../../facts/flanneld-releases.ts'
import { listed } from '../spell.ts'
import { windowsText } from '../windows-text.ts'

/** Releases of Kubernetes, Windows and the container runtime that do not go together, and releases newer than hnsc. */
export function releases(draft: Draft): readonly Finding[] {
  return [...windows(draft), ...runtime(draft), ...newer(draft)]
}

function windows({ kubernetes, windows, given }: Draft): Finding[] {
  const support = windowsSupport(kubernetes.version)
  const supported: readonly WindowsRelease[] = support?.releases ?? [windows.release]
  if (supported.includes(windows.release)) return []
  const version = formatKubernetesVersion(kubernetes.version)
  const newest = supported.at(-1)
  return [
    {
      code: 'WIN501',
      message: `Kubernetes ${version} does not run on Windows Server \`${windowsText(windows)}\``,
      label: `Kubernetes ${version} runs on ${listed(supported)}`,
      help: `take \`windows.version: ${newest}\`, or another Kubernetes`,
      at: { path: given(['windows', 'version']) ? ['windows', 'version'] : ['kubernetes', 'version'] },
      related: given(['kubernetes', 'version'])
        ? [{ at: { path: ['kubernetes', 'version'] }, message: 'the Kubernetes release' }]
        : [],
    },
  ]
}

function runtime({ kubernetes, runtime, given }: Draft): Finding[] {
  const { minor } = kubernetes.version
  const version = formatKubernetesVersion(kubernetes.version)
  const at = { path: ['runtime', 'name'] }
  if (runtime.name === 'dockershim' && minor >= 24) {
    return [
      {
        code: 'WIN504',
        message: `Kubernetes ${version} has no dockershim`,
        label: 'the kubelet exits: `failed to parse kubelet flag: unknown flag: --network-plugin`',
        help: 'take `containerd`, or Kubernetes 1.23 or older',
        at,
      },
    ]
  }
  if (runtime.name === 'containerd' && minor < 20 && given(['runtime', 'name'])) {
    return [
      {
        code: 'WIN504',
        severity: 'warning',
        message: `containerd is not stable on Windows with Kubernetes ${version}`,
        label: minor < 18 ? 'support begins with 1.18, as alpha' : 'support is alpha until 1.20',
        help: 'take `dockershim`, or Kubernetes 1.20 or newer',
        at,
      },
    ]
  }
  return []
}

/** What is newer than hnsc knows is treated as the newest that it knows. */
function newer({ runtime, network, given }: Draft): Finding[] {
  const programs = [
    {
      key: 'cniPlugins',
      name: 'CNI plugins',
      is: runtime.cniPlugins,
      newest: newestModelled('plugins'),
    },
    { key: 'flannel', name: 'flannel', is: runtime.flannel, newest: NEWEST_FLANNELD },
    {
      key: 'flannelCni',
      name: 'flannel CNI plugin',
      // Builds of one release differ in their suffix only.
      is: { ...runtime.flannelCni, suffix: '' },
      newest: { ...newestModelled('flannel'), suffix: '' },
    },
  ]
  return programs
    .filter(({ key }) => given(['runtime', key]) && (key === 'cniPlugins' || network.plugin === 'flannel'))
    .filter(({ is, newest }) => compareProgramVersions(is, newest) > 0)
    .map(({ key, name, is, newest }) => ({
      code: 'WIN511',
      message: `hnsc knows no ${name} as new as \`${formatProgramVersion(is)}\``,
      label: `treated as ${formatProgramVersion(newest)}`,
      help: 'look for a newer hnsc, or read the release notes for changes on Windows',
      at: { path: ['runtime', key] },
    }))
}
