import type { Finding } from '../../diagnostic/finding.ts'
import { parseGoIp } from '../../net/go-net.ts'
import type { Setting, Settings } from '../../programs/kubernetes/fault.ts'
import type { Path } from '../../text/tree.ts'
import type { Context } from '../context.ts'
import { dsrFinding } from './dsr-finding.ts'
import type { Minor } from './line-view.ts'
import { modeFindings } from './mode-findings.ts'
import { isOverlayName, patternFinding } from './network-findings.ts'
import { nodePortFinding } from './node-port.ts'
import { sourceVipFinding } from './source-vip.ts'

/** What kube-proxy on Windows makes of its file, beyond what its validation says. */
export function proxyConfigFindings(settings: Settings, minor: Minor, context: Context): Finding[] {
  const of = (field: string) => settings.get(field)
  const vip = of('winkernel.sourceVip')
  const name = of('winkernel.networkName')
  const dsr = of('winkernel.enableDSR')
  return [
    ...networkName(name),
    ...sourceVip(vip, name),
    ...(dsr?.text === 'true' ? dsrFinding(context, minor, { path: pathOf(dsr) }) : []),
    ...modeFindings(of('mode')?.text, minor, { path: ['mode'] }, 'set `mode: kernelspace`'),
    ...emptyAddresses(settings),
    ...windowsService(of('windowsRunAsService')),
    ...rootEndpoint(settings, minor),
    ...nodePortAddresses(settings, minor),
    ...bindAddress(of('bindAddress'), name),
  ]
}

function pathOf({ origin }: Setting): Path {
  return origin.from === 'file' ? origin.path : []
}

function networkName(name: Setting | undefined): Finding[] {
  if (name !== undefined && name.text !== '') return patternFinding(name.text, { path: pathOf(name) })
  return [
    {
      code: 'WIN433',
      message: 'the file does not name the HNS network',
      label:
        'kube-proxy exits when the environment has no `KUBE_NETWORK`; `--network-name` has no effect beside a file',
      help: 'set `winkernel.networkName`, or `KUBE_NETWORK` in the environment of the service',
      at: { path: name === undefined ? ['winkernel'] : pathOf(name) },
    },
  ]
}

function sourceVip(vip: Setting | undefined, name: Setting | undefined): Finding[] {
  if (vip !== undefined && vip.text !== '') {
    // What a script fills in later: `$sourceVip`, `{{ .VIP }}`.
    return /[$<{%]/.test(vip.text) ? [] : sourceVipFinding(vip.text, { path: pathOf(vip) })
  }
  if (!isOverlayName(name?.text ?? '')) return []
  return [
    {
      code: 'WIN435',
      message: `\`${name?.text ?? ''}\` is an overlay, and there is no source VIP`,
      label: 'kube-proxy exits: `unable to create proxier: source-vip flag not set`',
      help: 'reserve an address of the pod CIDR of this node and set `winkernel.sourceVip`',
      at: { path: vip === undefined ? ['winkernel'] : pathOf(vip) },
    },
  ]
}

function emptyAddresses(settings: Settings): Finding[] {
  return ['healthzBindAddress', 'metricsBindAddress'].flatMap((field): Finding[] => {
    const setting = settings.get(field)
    if (setting === undefined || setting.text !== '') return []
    return [
      {
        code: 'WIN449',
        message: `an empty \`${field}\` turns nothing off`,
        label: 'it becomes the default again',
        help: 'remove it, or write an address',
        at: { path: pathOf(setting) },
      },
    ]
  })
}

function windowsService(setting: Setting | undefined): Finding[] {
  if (setting?.text !== 'true') return []
  return [
    {
      code: 'WIN443',
      message: '`windowsRunAsService` makes no service of kube-proxy',
      label: 'it is read too late: only the flag counts',
      help: 'give `--windows-service`',
      at: { path: pathOf(setting) },
    },
  ]
}

/** Since 1.30 kube-proxy puts `cbr0` back (cmd/kube-proxy/app/server_windows.go platformApplyDefaults). */
function rootEndpoint(settings: Settings, minor: Minor): Finding[] {
  const forward = settings.get('winkernel.forwardHealthCheckVip')
  const root = settings.get('winkernel.rootHnsEndpointName')
  if (forward?.text !== 'true' || (root !== undefined && root.text !== '') || minor < 24 || minor > 29)
    return []
  return [
    {
      code: 'WIN444',
      message: 'health checks are forwarded, and `rootHnsEndpointName` is empty',
      label: 'the default `cbr0` is that of the flag and is lost with a file; no health check arrives',
      help: 'set `winkernel.rootHnsEndpointName` to the endpoint of the host',
      at: { path: pathOf(forward) },
    },
  ]
}

function nodePortAddresses(settings: Settings, minor: Minor): Finding[] {
  const list = settings.get('nodePortAddresses')
  if (list === undefined) return []
  return nodePortFinding(list.text.split(','), minor, (index) => ({ path: [...pathOf(list), index] }))
}

function bindAddress(setting: Setting | undefined, name: Setting | undefined): Finding[] {
  const address = parseGoIp(setting?.text ?? '')
  const loopback = address?.family === 4 && address.value >> 24n === 127n
  if (setting === undefined || !isOverlayName(name?.text ?? '') || (!loopback && address?.value !== 0n))
    return []
  return [
    {
      code: 'WIN442',
      message: `\`${setting.text}\` is the address of no adapter`,
      label: 'kube-proxy looks for the adapter of its address: `could not find host mac address for`',
      help: 'set `bindAddress` to the address of this node',
      at: { path: pathOf(setting) },
    },
  ]
}
