import { proxyModes } from '../../facts/proxy-modes.ts'
import { parseGoCidr, parseGoIp } from '../../net/go-net.ts'
import { splitHostPort } from '../../net/host-port.ts'
import * as go from '../../text/go-json.ts'
import type { ParsedArguments } from '../pflag.ts'
import { parseBool } from '../pflag/value-error.ts'
import type { Fault, FaultKind, Setting, Settings } from './fault.ts'

/**
 * What kube-proxy's validation says of its configuration on Windows; nothing under `winkernel` is looked at.
 * Source: kubernetes/kubernetes pkg/proxy/apis/config/validation/validation.go, v1.14.0 to v1.37.0.
 */
export function proxyFaults(
  settings: Settings,
  parsed: ParsedArguments,
  minor: number,
  hasFile: boolean,
): Fault[] {
  const of = (field: string) => settings.get(field)
  return [
    ...modeFaults(of('mode'), minor),
    ...bindAddressFaults(of('bindAddress')),
    ...hostPortFaults(of('healthzBindAddress'), 'HealthzBindAddress', 'healthzBindAddress'),
    ...(hasFile ? [] : metricsPortFaults(parsed)),
    ...hostPortFaults(of('metricsBindAddress'), 'MetricsBindAddress', 'metricsBindAddress'),
    ...clusterCidrFaults(of('clusterCIDR'), minor),
    ...notImplemented(of('cleanup'), of('init-only'), minor),
  ]
}

function fault(kind: FaultKind, about: string, { origin }: Setting, text: string): Fault {
  return { kind, about, origin, text }
}

/** The modes of each release on Windows, as the error lists them. */
function modeFaults(mode: Setting | undefined, minor: number): Fault[] {
  const modes = proxyModes(minor).map(({ name }) => name)
  if (mode === undefined || mode.text === '' || modes.includes(mode.text)) return []
  const now =
    minor <= 24
      ? 'userspace'
      : minor === 25
        ? "userspace(will be 'kernelspace' in a future release)"
        : "'kernelspace'"
  const must = `must be ${modes.join()} or blank (blank means the most-available proxy [currently ${now}])`
  return [
    fault(
      'mode',
      'mode',
      mode,
      `KubeProxyConfiguration.Mode.ProxyMode: Invalid value: ${go.quote(mode.text)}: ${must}`,
    ),
  ]
}

function bindAddressFaults(address: Setting | undefined): Fault[] {
  if (address === undefined || address.text === '' || parseGoIp(address.text) !== undefined) return []
  const text = `KubeProxyConfiguration.BindAddress: Invalid value: ${go.quote(address.text)}: not a valid textual representation of an IP address`
  return [fault('address', 'bindAddress', address, text)]
}

/** An empty address becomes the default, and a bare one gets the default port. */
function hostPortFaults(setting: Setting | undefined, name: string, about: string): Fault[] {
  if (setting === undefined || setting.text === '' || parseGoIp(setting.text) !== undefined) return []
  const split = splitHostPort(setting.text)
  const says = (value: string, what: string) =>
    fault(
      'address',
      about,
      setting,
      `KubeProxyConfiguration.${name}: Invalid value: ${go.quote(value)}: ${what}`,
    )
  if (!split.ok) return [says(setting.text, 'must be IP:port')]
  const port = /^[+-]?\d+$/.test(split.port) ? Number(split.port) : 0
  return [
    ...(parseGoIp(split.host) === undefined ? [says(split.host, 'must be a valid IP')] : []),
    ...(port < 1 || port > 65_535 ? [says(split.port, 'must be a valid port')] : []),
  ]
}

/** `--metrics-port=0` leaves no address, which the help promises to be allowed and the validation refuses. */
function metricsPortFaults({ uses }: ParsedArguments): Fault[] {
  const use = uses.findLast(({ flag }) => flag.name === 'metrics-port')
  if (use === undefined || Number(use.value) !== 0) return []
  const text = 'KubeProxyConfiguration.MetricsBindAddress: Invalid value: "": must be IP:port'
  const at = use.valueAt ?? { argument: use.argument, from: 0 }
  return [{ kind: 'metrics-off', about: 'metrics-port', origin: { from: 'argument', at }, text }]
}

const EXAMPLES = '10.100.0.0/16 or fde4:8dba:82e1::/48'

function clusterCidrFaults(setting: Setting | undefined, minor: number): Fault[] {
  if (setting === undefined || setting.text === '') return []
  const parts = setting.text.split(',')
  const cidrs = parts.map(parseGoCidr)
  const families = new Set(cidrs.map((cidr) => cidr?.address.family))
  const name = minor >= 31 ? 'DetectLocalConfiguration.ClusterCIDRs' : 'ClusterCIDR'
  const says = (what: string) =>
    fault(
      'cluster-cidr',
      'clusterCIDR',
      setting,
      `KubeProxyConfiguration.${name}: Invalid value: ${go.quote(setting.text)}: ${what}`,
    )
  if (cidrs.includes(undefined)) return [says(`must be a valid CIDR block (e.g. ${EXAMPLES})`)]
  if (parts.length > 2 || (parts.length === 2 && families.size === 1)) {
    return [
      says(
        minor >= 31
          ? 'must be a either a single CIDR or dual-stack pair of CIDRs (e.g. [10.100.0.0/16, fde4:8dba:82e1::/48]'
          : 'only one CIDR allowed or a valid DualStack CIDR (e.g. 10.100.0.0/16,fde4:8dba:82e1::/48)',
      ),
    ]
  }
  return []
}

/**
 * What nothing does on Windows. Up to 1.25 kube-proxy makes a server without anything in it for the clean-up, which then
 * asks for the iptables of Linux and stumbles: it was run with 1.20.2, and the code is the same from 1.18.0 to 1.25.0.
 * Source: kubernetes/kubernetes cmd/kube-proxy/app server.go CleanupAndExit, server_windows.go newProxyServer v1.14.0 to
 * v1.25.0, cleanupAndExit and platformCleanup v1.26.0 to v1.34.0, createProxier v1.30.0 and v1.34.0.
 */
function notImplemented(cleanup: Setting | undefined, initOnly: Setting | undefined, minor: number): Fault[] {
  const on = (setting: Setting | undefined) => setting !== undefined && parseBool(setting.text) === true
  const noCleanup =
    minor <= 25
      ? 'panic: runtime error: invalid memory address or nil pointer dereference'
      : '--cleanup-and-exit is not implemented on Windows'
  return [
    ...(cleanup !== undefined && on(cleanup)
      ? [fault('not-implemented', 'cleanup', cleanup, noCleanup)]
      : []),
    ...(initOnly !== undefined && on(initOnly)
      ? [fault('not-implemented', 'init-only', initOnly, '--init-only is not implemented on Windows')]
      : []),
  ]
}
