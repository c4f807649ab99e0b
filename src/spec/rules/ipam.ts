import type { Finding } from '../../diagnostic/finding.ts'
import type { Draft } from '../draft.ts'

/** `cni.ipam: none` where the plugin cannot do without an IPAM plugin. */
export function ipam({ cni, network, policies, given }: Draft): readonly Finding[] {
  if (cni.ipam !== 'none' || !given(['cni', 'ipam'])) return []
  const label = obstacle(network, policies.loopbackDSR)
  if (label === undefined) return []
  return [
    {
      code: 'WIN132',
      message: '`cni.ipam` is `none`, but the plugin needs host-local',
      label,
      help: 'remove `ipam`, or take win-bridge with `apiVersion: 1`',
      at: { path: ['cni', 'ipam'] },
    },
  ]
}

function obstacle({ plugin, apiVersion }: Draft['network'], loopback: boolean): string | undefined {
  if (plugin === 'flannel') return 'the flannel plugin overwrites `ipam` with host-local'
  if (plugin === 'win-overlay')
    return 'win-overlay stops: `no plugin name provided`, or asks HNS for no address at all'
  if (apiVersion === 2) return 'win-bridge would ask HCN for a route to `::/0` without a next hop'
  return loopback ? 'win-bridge would send "<nil>" as the destination of the DSR policy' : undefined
}
