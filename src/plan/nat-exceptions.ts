import { type Cidr, contains, formatCidr, subtract } from '../net/cidr.ts'
import type { Cluster } from '../spec/cluster.ts'
import { oncePerCluster } from '../spec/once-per-cluster.ts'

/**
 * The IPv4 destinations that pods reach with their own address: cluster and service CIDRs, with a bridge the
 * management subnets, and what the spec adds; without what the spec wants translated. In that order.
 *
 * Cluster and service CIDRs always stand in the text of the spec in canonical form: win-bridge compares texts
 * (containernetworking/plugins pkg/hns/netconf_windows.go, v1.9.1). Anything else that another entry covers is left
 * out: 1809 forgets prefix lengths, and of two entries with one address it keeps either (Azure/AgentBaker
 * azurecnifunc.ps1, 06836ee).
 */
export const natExceptions: (cluster: Cluster) => readonly string[] = oncePerCluster(exceptionsOf)

function exceptionsOf({ cidrs, network, azure, outboundNat }: Cluster): readonly string[] {
  // Overlay encapsulates what goes to other nodes' pods; the node subnet itself is the outside world there.
  const overlay = network.driver === 'overlay' || azure?.ipamMode !== undefined
  const management = overlay ? [] : cidrs.management
  const needed = pieces([...cidrs.cluster, ...cidrs.service], outboundNat.reachable)
  const more = pieces([...management, ...outboundNat.exceptions], outboundNat.reachable)
  const kept = more.filter((cidr, i) => {
    const others = [
      ...needed,
      ...more.slice(0, i),
      ...more.slice(i + 1).filter((other) => other.prefix < cidr.prefix),
    ]
    return !others.some((other) => contains(other, cidr))
  })
  return [...needed, ...kept].map(formatCidr)
}

/** The IPv6 destinations of the same kind. Microsoft's own example of dual stack has them in a policy of their own. */
export const natExceptionsIPv6: (cluster: Cluster) => readonly string[] = oncePerCluster(({ cidrs }) =>
  [...cidrs.cluster, ...cidrs.service].filter(({ family }) => family === 6).map(formatCidr),
)

function pieces(cidrs: readonly Cidr[], holes: readonly Cidr[]): Cidr[] {
  const ipv4 = cidrs.filter(({ family }) => family === 4)
  return ipv4.flatMap((cidr) =>
    holes.reduce((rest, hole) => rest.flatMap((one) => subtract(one, hole)), [cidr]),
  )
}
