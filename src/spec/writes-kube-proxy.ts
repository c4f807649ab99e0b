import type { Cluster } from './cluster.ts'
import { replacesKubeProxy } from './pairs.ts'

/**
 * True where kube-proxy runs with what is known before. With the VXLAN of Calico its source VIP is the address of the
 * endpoint `Calico_ep`, which is known on the node only, and not before its first pod: linux/requirements.json names it.
 */
export function writesKubeProxy({
  network: { plugin, driver },
}: {
  readonly network: Pick<Cluster['network'], 'plugin' | 'driver'>
}): boolean {
  return !replacesKubeProxy(plugin) && (plugin !== 'calico' || driver !== 'overlay')
}
