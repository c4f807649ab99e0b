import type { Cluster, Plugin } from './cluster.ts'

type Network = Pick<Cluster['network'], 'plugin' | 'driver' | 'apiVersion'>

/** True where hnsc writes the HNS network: flanneld, the agents of OVN-Kubernetes and Antrea, Calico, azure-vnet and nat create their own, and an L2Tunnel network is Azure's. */
export function writesNetwork({ plugin, driver }: Omit<Network, 'apiVersion'>): boolean {
  return !MAKERS.includes(plugin) && driver !== 'l2tunnel' && driver !== 'nat'
}

const MAKERS: readonly Plugin[] = ['flannel', 'ovn-kubernetes', 'antrea', 'calico', 'azure-vnet']

/** True where that network is one of HCN (v2): what goes to the other nodes of an overlay has no form in HNS (v1). */
export function writesHcnNetwork(network: Network): boolean {
  return writesNetwork(network) && (network.driver === 'overlay' || network.apiVersion === 2)
}
