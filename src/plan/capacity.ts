import { bits } from '../net/family.ts'
import { type Cidr, cidrOf, firstAddress, subnetCount } from '../net/cidr.ts'
import { freeRanges } from '../net/free-ranges.ts'
import { mergeRanges } from '../net/ranges/merge.ts'
import { rangesOfCidrs, type RangeSet } from '../net/ranges/ranges.ts'
import { subtractSets } from '../net/ranges/set-operations.ts'
import { cidrsOf } from '../net/ranges/to-cidrs.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { AddressPlan } from './address-plan.ts'
import { planNode } from './plan-addresses.ts'

/** How the cluster CIDR of one family is divided among nodes. */
export interface FamilyCapacity {
  readonly cluster: Cidr
  /** Prefix length of each node's part. */
  readonly nodeMask: number
  /** How many nodes the cluster CIDR holds, and how many more still fit. */
  readonly nodes: bigint
  readonly free: bigint
  /** What is left of the cluster CIDR, as the fewest prefixes, and the node range that comes next. */
  readonly rest: readonly Cidr[]
  readonly next: Cidr | undefined
}

/** How much a plan holds. Pods are counted in IPv4, which every pod on Windows has. */
export interface Capacity {
  readonly families: readonly FamilyCapacity[]
  /** How many more nodes fit: as many as the family with the least room takes. */
  readonly nodesFree: bigint
  readonly podsPerNode: number
  readonly pods: number
  readonly podsWhenFull: bigint
}

/** How many nodes and pods a cluster has room for. */
export function capacityOf(cluster: Cluster, plan: AddressPlan): Capacity {
  const families = cluster.cidrs.cluster.map((cidr) => familyCapacity(cluster, cidr))
  const nodesFree = families.reduce<bigint | undefined>(
    (least, { free }) => (least === undefined || free < least ? free : least),
    undefined,
  )
  const pods = plan.nodes.reduce((total, { capacity }) => total + capacity, 0)
  const podsPerNode = plan.nodes[0]?.capacity ?? podsIn(cluster)
  return {
    families,
    nodesFree: nodesFree ?? 0n,
    podsPerNode,
    pods,
    podsWhenFull: BigInt(pods) + (nodesFree ?? 0n) * BigInt(podsIn(cluster)),
  }
}

function familyCapacity({ cidrs, nodes }: Cluster, cluster: Cidr): FamilyCapacity {
  const nodeMask = cluster.family === 4 ? cidrs.nodeMask : (cidrs.nodeMaskIPv6 ?? bits(6))
  const used = nodes.flatMap(({ podCIDRs }) => podCIDRs.filter(({ family }) => family === cluster.family))
  const [whole, taken] = [setOf(cluster.family, [cluster]), setOf(cluster.family, used)]
  const rest = cidrsOf(subtractSets(whole, taken))
  const free = rest.reduce((total, cidr) => total + subnetCount(cidr, nodeMask), 0n)
  const gaps = freeRanges(whole, taken, nodeMask).map(({ cidr }) => cidr)
  const next = gaps.reduce<Cidr | undefined>(
    (lowest, cidr) => (lowest === undefined || cidr.base < lowest.base ? cidr : lowest),
    undefined,
  )
  return { cluster, nodeMask, nodes: subnetCount(cluster, nodeMask), free, rest, next }
}

function setOf(family: Cidr['family'], cidrs: readonly Cidr[]): RangeSet {
  return mergeRanges(rangesOfCidrs(family, cidrs))
}

/** How many pods a node range of the node mask holds. */
function podsIn(cluster: Cluster): number {
  const [ipv4] = cluster.cidrs.cluster.filter(({ family }) => family === 4)
  if (ipv4 === undefined) return 0
  const podCIDR = cidrOf(firstAddress(ipv4), cluster.cidrs.nodeMask)
  const node = { name: 'next', managementIP: firstAddress(ipv4), podCIDRs: [podCIDR], adapter: 'Ethernet' }
  return planNode(cluster, node)?.capacity ?? 0
}
