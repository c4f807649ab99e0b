import { parseBool } from '../pflag/value-error.ts'
import type { Fault, FaultKind, Origin, Settings } from './fault.ts'
import { type GateUse, isGateOn } from './gates.ts'

/** What is known of the node beside the configuration. */
export interface WinkernelNode {
  readonly minor: number
  readonly kubeNetwork?: string
  readonly overlay?: boolean
}

/**
 * What the winkernel proxier refuses at its start: no network name; direct server return without its gate; on an
 * overlay no gate or no source VIP. A network that HNS does not have is no error: kube-proxy waits for it, for ever.
 * Source: kubernetes/kubernetes pkg/proxy/winkernel/proxier.go NewProxier, v1.14.0 to v1.34.0.
 */
export function winkernelFaults(settings: Settings, gates: readonly GateUse[], node: WinkernelNode): Fault[] {
  const { minor, kubeNetwork, overlay } = node
  const name = settings.get('winkernel.networkName')
  const dsr = settings.get('winkernel.enableDSR')
  const vip = settings.get('winkernel.sourceVip')
  const nowhere: Origin = { from: 'default' }
  const fault = (kind: FaultKind, about: string, origin: Origin, text: string): Fault => {
    return { kind, about, origin, text: `unable to create proxier: ${text}` }
  }
  return [
    ...((name === undefined || name.text === '') && kubeNetwork === ''
      ? [
          fault(
            'network-name',
            'network-name',
            name?.origin ?? nowhere,
            'Environment variable KUBE_NETWORK and network-flag not initialized',
          ),
        ]
      : []),
    ...(dsr !== undefined && parseBool(dsr.text) === true && isGateOn('WinDSR', gates, minor) === false
      ? [fault('dsr-gate', 'WinDSR', dsr.origin, 'WinDSR feature gate not enabled')]
      : []),
    ...(overlay === true && isGateOn('WinOverlay', gates, minor) === false
      ? [fault('overlay-gate', 'WinOverlay', nowhere, 'WinOverlay feature gate not enabled')]
      : []),
    ...(overlay === true && (vip === undefined || vip.text === '')
      ? [fault('source-vip', 'source-vip', vip?.origin ?? nowhere, 'source-vip flag not set')]
      : []),
  ]
}
