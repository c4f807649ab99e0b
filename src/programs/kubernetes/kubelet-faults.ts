import * as go from '../../text/go-json.ts'
import { parseCsv } from '../pflag/csv.ts'
import { parseBool } from '../pflag/value-error.ts'
import type { Fault, FaultKind, Origin, Setting, Settings } from './fault.ts'

/**
 * What the kubelet's validation refuses on Windows: the defaults of two settings, up to 1.30; names that are not on the
 * lists; and, since 1.24, no address of the container runtime.
 * Source: kubernetes/kubernetes pkg/kubelet/apis/config/validation and cmd/kubelet/app, v1.14.0 to v1.37.0.
 */
export function kubeletFaults(settings: Settings, minor: number): Fault[] {
  return [
    ...allocatableFaults(settings, minor),
    ...runtimeFaults(settings.get('containerRuntimeEndpoint'), minor),
    ...hairpinFaults(settings.get('hairpinMode')),
    ...priorityFaults(settings.get('windows-priorityclass')),
    ...windowsOnly(settings),
  ]
}

function fault(kind: FaultKind, about: string, origin: Origin, text: string): Fault {
  return { kind, about, origin, text }
}

const NOWHERE: Origin = { from: 'default' }

/** Whether the kubelet puts pods into cgroups of their own: on unless said otherwise. */
function cgroupsPerQos(settings: Settings): boolean {
  return parseBool(settings.get('cgroupsPerQOS')?.text ?? 'true') ?? true
}

/** What `enforceNodeAllocatable` comes to; the default is pods. */
export function enforced(setting: Setting | undefined): readonly string[] {
  if (setting === undefined) return ['pods']
  const list = parseCsv(setting.text)
  return list.ok ? list.fields : []
}

function allocatableFaults(settings: Settings, minor: number): Fault[] {
  const qos = settings.get('cgroupsPerQOS')
  const enforce = settings.get('enforceNodeAllocatable')
  const keys = enforced(enforce)
  const onQos = cgroupsPerQos(settings)
  const of = (about: string, setting: Setting | undefined, text: string) =>
    fault('node-allocatable', about, setting?.origin ?? NOWHERE, `invalid configuration: ${text}`)
  if (minor <= 30) {
    return [
      ...(!onQos && keys.length > 0
        ? [
            of(
              'enforceNodeAllocatable',
              enforce,
              `${minor <= 19 ? 'EnforceNodeAllocatable' : 'enforceNodeAllocatable'} (--enforce-node-allocatable) is not supported unless ${minor <= 19 ? 'CgroupsPerQOS (--cgroups-per-qos) feature is turned on' : 'cgroupsPerQOS (--cgroups-per-qos) is set to true'}`,
            ),
          ]
        : []),
      ...keys
        .filter((key) => !ALLOCATABLE.includes(key))
        .map((key) => of('enforceNodeAllocatable', enforce, notAnOption(key))),
      ...(onQos
        ? [of('cgroupsPerQOS', qos, 'CgroupsPerQOS (--cgroups-per-qos) true is not supported on Windows')]
        : []),
      ...(keys.length > 0
        ? [
            of(
              'enforceNodeAllocatable',
              enforce,
              `EnforceNodeAllocatable (--enforce-node-allocatable) [${keys.join(' ')}] is not supported on Windows`,
            ),
          ]
        : []),
    ]
  }
  return keys.flatMap((key) => {
    if (key === 'none') return []
    if (!ALLOCATABLE.includes(key)) return [of('enforceNodeAllocatable', enforce, notAnOption(key))]
    if (onQos) return []
    const text = `cgroupsPerQOS (--cgroups-per-qos) must be set to true when ${go.quote(key)} contained in enforceNodeAllocatable (--enforce-node-allocatable)`
    return [of('enforceNodeAllocatable', enforce, text)]
  })
}

const ALLOCATABLE = [
  'pods',
  'system-reserved',
  'kube-reserved',
  'system-reserved-compressible',
  'kube-reserved-compressible',
  'none',
]

function notAnOption(key: string): string {
  return `option ${go.quote(key)} specified for enforceNodeAllocatable (--enforce-node-allocatable). Valid options are`
}

/** Where containerd listens on Windows (containerd/containerd defaults/defaults_windows.go, v1.7). */
export const CONTAINERD_PIPE = 'npipe:////./pipe/containerd-containerd'

/**
 * Up to 1.23 the default is dockershim's; since 1.27 it is a socket, which the kubelet on Windows refuses.
 * Source: kubernetes/kubernetes pkg/kubelet/util/util_windows.go parseEndpoint; v1beta1/defaults.go, v1.27.0.
 */
function runtimeFaults(endpoint: Setting | undefined, minor: number): Fault[] {
  if (minor <= 23) return []
  const origin = endpoint?.origin ?? NOWHERE
  const protocol = endpoint === undefined ? '' : (/^([a-z][a-z0-9+.-]*):/i.exec(endpoint.text)?.[1] ?? '')
  if (endpoint !== undefined && endpoint.text !== '') {
    if (protocol === '' || ['npipe', 'tcp'].includes(protocol)) return []
    return [
      fault(
        'runtime-endpoint',
        'containerRuntimeEndpoint',
        origin,
        `protocol ${go.quote(protocol)} not supported`,
      ),
    ]
  }
  const text =
    minor <= 26
      ? 'the container runtime endpoint address was not specified or empty, use --container-runtime-endpoint to set'
      : 'protocol "unix" not supported'
  return [fault('runtime-endpoint', 'containerRuntimeEndpoint', origin, text)]
}

function hairpinFaults(mode: Setting | undefined): Fault[] {
  if (mode === undefined || ['promiscuous-bridge', 'hairpin-veth', 'none', ''].includes(mode.text)) return []
  const text = `invalid configuration: option ${go.quote(mode.text)} specified for hairpinMode (--hairpin-mode). Valid options are "none", "hairpin-veth" or "promiscuous-bridge"`
  return [fault('hairpin-mode', 'hairpinMode', mode.origin, text)]
}

/** The priority classes of Windows (kubernetes/kubernetes cmd/kubelet/app/init_windows.go, v1.20.2). */
export const PRIORITY_CLASSES = ['IDLE', 'BELOW_NORMAL', 'NORMAL', 'ABOVE_NORMAL', 'HIGH', 'REALTIME'].map(
  (name) => `${name}_PRIORITY_CLASS`,
)

function priorityFaults(name: Setting | undefined): Fault[] {
  if (name === undefined || PRIORITY_CLASSES.includes(name.text)) return []
  const text = `failed OS init: unknown priority class ${name.text}, valid ones are available at`
  return [fault('priority-class', 'windows-priorityclass', name.origin, text)]
}

/** Settings that Windows refuses since they exist there. */
function windowsOnly(settings: Settings): Fault[] {
  return ['singleProcessOOMKill', 'userNamespaces'].flatMap((field) => {
    const setting = settings.get(field)
    if (setting === undefined) return []
    return [
      fault(
        'windows-only',
        field,
        setting.origin,
        `invalid configuration: ${field} is not supported on Windows`,
      ),
    ]
  })
}
