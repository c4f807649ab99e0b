import type { Finding } from '../../diagnostic/finding.ts'
import type { Draft } from '../draft.ts'
import { ipamOf, isWcn, pairOf } from '../pairs.ts'
import { listed } from '../spell.ts'

/** `cni.ipam: none` where the plugin cannot do without an IPAM plugin. */
export function ipam({ cni, network, policies, given }: Draft): readonly Finding[] {
  if (cni.ipam === 'none' && isWcn(network.plugin) && policies.loopbackDSR)
    return [loopback(network.plugin, given)]
  if (cni.ipam !== 'none' || !given(['cni', 'ipam'])) return []
  if (pairOf(network.driver, network.plugin) === undefined) return []
  // Of a plugin that takes no host-local it is said which it takes.
  const taken = ipamOf(network.driver, network.plugin).filter((name) => name !== 'none')
  if (!taken.includes('host-local')) return []
  const label = obstacle(network, policies.loopbackDSR)
  if (label === undefined) return []
  return [
    {
      code: 'WIN132',
      message: `\`cni.ipam\` is \`none\`, but the plugin needs ${listed(taken, 'or')}`,
      label,
      help:
        network.driver === 'overlay' || network.driver === 'transparent'
          ? 'remove `ipam`'
          : 'remove `ipam`, or take win-bridge with `apiVersion: 1`',
      at: { path: ['cni', 'ipam'] },
    },
  ]
}

/** Without an IPAM plugin Microsoft's plugins know no address of the pod. */
function loopback(plugin: string, given: Draft['given']): Finding {
  const own = ['policies', 'endpoint', 'loopbackDSR']
  return {
    code: 'WIN132',
    message: `direct server return needs host-local, and ${plugin} leaves addresses to HNS`,
    label: `${plugin} would send "<nil>" as the destination of the DSR policy`,
    help: 'remove it, or take win-bridge with l2bridge',
    at: { path: given(own) ? own : ['network', 'dsr'] },
  }
}

function obstacle({ plugin, apiVersion }: Draft['network'], loopback: boolean): string | undefined {
  if (isWcn(plugin)) return undefined
  if (plugin === 'antrea') return 'its agent refuses it: `Network configuration does not support ipam/type=`'
  if (plugin === 'calico') return 'Calico stops: `no plugin name provided`'
  if (plugin === 'flannel') return 'the flannel plugin overwrites `ipam` with host-local'
  if (plugin === 'win-overlay' || plugin === 'ovn-kubernetes')
    return 'win-overlay stops: `no plugin name provided`, or asks HNS for no address at all'
  if (apiVersion === 2) return 'win-bridge would ask HCN for a route to `::/0` without a next hop'
  return loopback ? 'win-bridge would send "<nil>" as the destination of the DSR policy' : undefined
}
