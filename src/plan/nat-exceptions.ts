import { type Cidr, contains, formatCidr, sameCidr, subtract } from '../net/cidr.ts'
import type { Cluster } from '../spec/cluster.ts'

/**
 * The IPv4 destinations that pods reach with their own address: cluster and service CIDRs, with a bridge the
 * management subnets, and what the spec adds; without what the spec wants translated. In that order, each once.
 *
 * A CIDR that nothing is cut out of stays the text of the spec in canonical form: win-bridge compares texts
 * (containernetworking/plugins pkg/hns/netconf_windows.go, v1.9.1).
 */
export function natExceptions({ cidrs, network, outboundNat }: Cluster): readonly string[] {
  // Overlay encapsulates what goes to other nodes' pods; the node subnet itself is the outside world there.
  const management = network.driver === 'overlay' ? [] : cidrs.management
  const wanted = [...cidrs.cluster, ...cidrs.service, ...management, ...outboundNat.exceptions]
  const holes = outboundNat.reachable
  const kept: Cidr[] = []
  for (const cidr of wanted) {
    if (cidr.family !== 4) continue
    for (const piece of holes.reduce((pieces, hole) => pieces.flatMap((p) => without(p, hole)), [cidr])) {
      if (!kept.some((known) => sameCidr(known, piece))) kept.push(piece)
    }
  }
  return kept.map(formatCidr)
}

function without(cidr: Cidr, hole: Cidr): Cidr[] {
  return contains(cidr, hole) || contains(hole, cidr) ? subtract(cidr, hole) : [cidr]
}
