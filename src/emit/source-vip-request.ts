import { formatAddress } from '../net/address.ts'
import { formatCidr } from '../net/cidr.ts'
import type { NodePlan } from '../plan/address-plan.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { Artifact } from './artifact.ts'
import { nodePath } from './paths.ts'
import { writeJson } from './write-json.ts'

/**
 * The request that reserves the source VIP with host-local, under the network name of the pods so that no pod gets it.
 * `rangeStart` and `rangeEnd` leave host-local no other address to give.
 */
export function sourceVipRequest(
  { network, cni }: Cluster,
  { node, subnet, sourceVip }: NodePlan,
): Artifact[] {
  if (sourceVip === undefined) return []
  const address = formatAddress(sourceVip)
  const range = { subnet: formatCidr(subnet), rangeStart: address, rangeEnd: address }
  const text = writeJson({
    cniVersion: cni.version,
    name: network.name,
    ipam: { type: 'host-local', ranges: [[range]] },
  })
  return [
    {
      path: nodePath(node.name, 'source-vip-request.json'),
      kind: 'source-vip-request',
      node: node.name,
      text,
    },
  ]
}
