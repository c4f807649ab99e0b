import { formatAddress } from '../net/address.ts'
import { formatCidr } from '../net/cidr.ts'
import type { NetworkLevelPolicy } from '../policy/network-policies.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { NodePlan } from './address-plan.ts'

/** What the HNS network of a node is to be, where hnsc writes it, in the words of neither dialect. */
export interface NetworkIntent {
  readonly policies: readonly NetworkLevelPolicy[]
  /** Of its one subnet. */
  readonly subnetPolicies: readonly NetworkLevelPolicy[]
}

/** The intent for the network of a node: its adapter, of an overlay what flanneld would add at run time, and what the spec adds. */
export function networkIntent({ network, nodes, policies }: Cluster, { node }: NodePlan): NetworkIntent {
  const vsid = network.vni
  const own = policies.network.filter(({ kind }) => kind !== 'vlan')
  return {
    policies: [
      { kind: 'net-adapter-name', name: node.adapter },
      ...(network.driver === 'overlay' && policies.hostRoute ? [{ kind: 'host-route' } as const] : []),
      ...(vsid === undefined
        ? []
        : nodes.flatMap((other) => (other.name === node.name ? [] : remoteRoute(other, vsid)))),
      ...own,
    ],
    subnetPolicies: [
      ...(vsid === undefined ? [] : [{ kind: 'vsid', isolationId: vsid } as const]),
      ...policies.network.filter(({ kind }) => kind === 'vlan'),
    ],
  }
}

/** The way to the pods of another node; unknown without the MAC address of its distributed router. */
function remoteRoute(
  { podCIDRs, managementIP, drMAC }: Cluster['nodes'][number],
  isolationId: number,
): NetworkLevelPolicy[] {
  const pods = podCIDRs.find(({ family }) => family === 4)
  if (drMAC === undefined || pods === undefined) return []
  return [
    {
      kind: 'remote-subnet-route',
      destinationPrefix: formatCidr(pods),
      isolationId,
      providerAddress: formatAddress(managementIP),
      drMac: drMAC,
    },
  ]
}
