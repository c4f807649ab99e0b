import type { Finding } from '../../diagnostic/finding.ts'
import type { KubeletStart } from '../../programs/kubelet.ts'
import { CONTAINERD_PIPE } from '../../programs/kubernetes/kubelet-faults.ts'
import type { Setting } from '../../programs/kubernetes/fault.ts'
import type { Path } from '../../text/tree.ts'
import { lastFault } from './kubelet-allocatable.ts'
import type { Minor } from './line-view.ts'

/** What the kubelet on Windows makes of its file. What the file leaves out a flag may say: that is a warning. */
export function kubeletConfigFindings(start: KubeletStart, minor: Minor): Finding[] {
  return [
    ...allocatable(start, minor),
    ...runtime(start),
    ...resolvConf(start.settings.get('resolvConf'), minor),
  ]
}

function pathOf(setting: Setting | undefined, otherwise: Path): Path {
  return setting?.origin.from === 'file' ? setting.origin.path : otherwise
}

const MUST_BE = [
  { field: 'cgroupsPerQOS', value: 'false' },
  { field: 'enforceNodeAllocatable', value: '[]' },
] as const

function allocatable({ settings, faults }: KubeletStart, minor: Minor): Finding[] {
  return MUST_BE.flatMap(({ field, value }): Finding[] => {
    const fault = lastFault(faults, field)
    if (fault === undefined) return []
    const setting = settings.get(field)
    const absent = setting === undefined
    const other = field === 'cgroupsPerQOS' ? 'enforceNodeAllocatable' : 'cgroupsPerQOS'
    // From 1.31 on the defaults are allowed together: only the other one, changed alone, is wrong.
    const alone = absent && minor >= 31
    return [
      {
        code: 'WIN450',
        ...(absent ? { severity: 'warning' } : {}),
        message: absent
          ? `the default of \`${field}\` is refused on Windows${alone ? ` beside this \`${other}\`` : ''}`
          : `this value of \`${field}\` is refused on Windows`,
        label: `the kubelet exits${absent ? ', unless a flag says otherwise' : ''}: \`${fault.text}\``,
        help: `set \`${field}: ${value}\``,
        at: { path: pathOf(setting, alone ? [other] : [field]) },
      },
    ]
  })
}

function runtime({ faults }: KubeletStart): Finding[] {
  const fault = faults.find(({ kind, origin }) => kind === 'runtime-endpoint' && origin.from === 'default')
  if (fault === undefined) return []
  return [
    {
      code: 'WIN451',
      severity: 'warning',
      message: 'the file does not say where the container runtime listens',
      label: `the kubelet exits, unless a flag says it: \`${fault.text}\``,
      help: `set \`containerRuntimeEndpoint: ${CONTAINERD_PIPE}\`, or the flag before 1.27`,
      at: { path: ['containerRuntimeEndpoint'] },
    },
  ]
}

function resolvConf(setting: Setting | undefined, minor: Minor): Finding[] {
  if (setting !== undefined && setting.text === '' && minor <= 22) {
    return [
      {
        code: 'WIN449',
        message: 'an empty `resolvConf` becomes `/etc/resolv.conf` again up to Kubernetes 1.22',
        label: 'where the file is missing no pod starts',
        help: 'give the flag `--resolv-conf=`',
        at: { path: pathOf(setting, []) },
      },
    ]
  }
  if (setting !== undefined && (setting.text === '' || (minor >= 27 && setting.text === 'Host'))) return []
  return [
    {
      code: 'WIN452',
      message:
        setting === undefined
          ? 'the file leaves `resolvConf` at `/etc/resolv.conf`, which is the default on Windows, too'
          : `the kubelet reads \`${setting.text}\` for the DNS of the node`,
      label: 'where the file is missing no pod starts',
      help:
        minor >= 27
          ? 'set `resolvConf: Host`, or `""`'
          : minor >= 23
            ? 'set `resolvConf: ""`'
            : 'give the flag `--resolv-conf=`',
      at: { path: pathOf(setting, ['resolvConf']) },
    },
  ]
}
