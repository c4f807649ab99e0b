import * as go from '../../text/go-json.ts'
import type { Path } from '../../text/tree.ts'
import type { WindowsPlugin } from './net-conf.ts'

/**
 * Keys that are found in files for win-bridge and win-overlay and belong to something else.
 * Source: containernetworking/plugins, all tags; microsoft/windows-container-networking cni/cni.go b96345f.
 */
const FOREIGN: Readonly<Record<string, string>> = {
  AdditionalArgs: 'it belongs to nat, sdnbridge and sdnoverlay of microsoft/windows-container-networking',
  optionalFlags: 'it belongs to sdnbridge and sdnoverlay of microsoft/windows-container-networking',
  HcnPolicyArgs: 'from plugins v1.0.0 on `policies` is sent under every apiVersion',
  ApiVersion: 'this release does not know it',
  clusterNetworkPrefix: 'no release ever read it; `ipMasqNetwork` is the key that was meant',
  mtu: 'win-bridge and win-overlay set no MTU',
  bridge: 'it belongs to the Linux plugin `bridge`',
  isGateway: 'it belongs to the Linux plugin `bridge`',
  isDefaultGateway: 'it belongs to the Linux plugin `bridge`',
  hairpinMode: 'it belongs to the Linux plugin `bridge`',
  loopbackDSR: 'plugins know it from v0.8.2 on',
}

/** Why a plugin does not look at a top-level key, where more can be said than that it does not know it. */
export function foreignReason(path: Path, plugin: WindowsPlugin): string | undefined {
  if (path.length !== 1) return undefined
  const key = String(path[0])
  if (plugin === 'win-overlay' && go.equalFold(key, 'ipMasqNetwork'))
    return 'only win-bridge reads it; win-overlay has `ipMasq`'
  if (plugin === 'win-bridge' && go.equalFold(key, 'ipMasq'))
    return 'only win-overlay reads it; win-bridge has `ipMasqNetwork`'
  if (plugin === 'win-bridge' && go.equalFold(key, 'endpointMacPrefix')) return 'only win-overlay reads it'
  return Object.entries(FOREIGN).find(([name]) => go.equalFold(name, key))?.[1]
}
