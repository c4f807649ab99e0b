import type { Finding } from '../diagnostic/finding.ts'
import { type Address, formatAddress } from '../net/address.ts'
import { type Cidr, compareCidrs, formatCidr, overlap, subnetAt, subnetCount } from '../net/cidr.ts'
import type { CidrsDraft } from './read-cidrs.ts'
import type { NodeDraft } from './read-nodes.ts'
import type { Placed } from './reader.ts'

/** The pod CIDRs of every node, in the order of the nodes, and what stands in the way. */
export interface Allocation {
  readonly podCIDRs: readonly (readonly Cidr[])[]
  readonly findings: readonly Finding[]
}

/**
 * Gives every node without pod CIDRs the subnet that its management IP selects: the lowest bits of the address, as many
 * as there are bits between the cluster CIDR and the node mask, are the number of the subnet. So 10.127.130.38 gets
 * 10.244.38.0/24 of 10.244.0.0/16.
 *
 * A node's subnet depends on the node's own address, the cluster CIDR and the node mask, and on nothing else. So adding,
 * removing, renaming or reordering nodes moves no node. No scheme without memory can promise that and also fit any two
 * addresses: where two nodes select the same subnet, or one that another node is given, that is an error with a free
 * subnet to pin one of them to. Among nodes whose addresses lie in one aligned block as large as the number of subnets
 * (a /24, for 256 subnets) it cannot happen.
 */
export function allocatePodCidrs(nodes: readonly NodeDraft[], cidrs: CidrsDraft): Allocation {
  const perFamily = cidrs.cluster.map((cluster) =>
    allocateFamily(nodes, cluster, maskOf(cluster.value, cidrs)),
  )
  return {
    podCIDRs: nodes.map((_, i) => perFamily.flatMap(({ subnets }) => subnets[i] ?? [])),
    findings: perFamily.flatMap(({ findings }) => findings),
  }
}

/** The number of the subnet that an address selects among `count` subnets, a power of two. */
export function slotOf(address: Address, count: bigint): bigint {
  return address.value & (count - 1n)
}

function maskOf(cluster: Cidr, cidrs: CidrsDraft): number {
  return cluster.family === 4 ? cidrs.nodeMask : (cidrs.nodeMaskIPv6 ?? 64)
}

interface Wanted {
  readonly node: NodeDraft
  readonly address: Placed<Address>
  readonly subnet: Cidr
  /** True when the spec gives the subnet. */
  readonly given: boolean
}

function allocateFamily(nodes: readonly NodeDraft[], cluster: Placed<Cidr>, mask: number) {
  const count = subnetCount(cluster.value, mask)
  const given = nodes.map(
    (node) => node.podCIDRs.find(({ value }) => value.family === cluster.value.family)?.value,
  )
  const subnets = nodes.map((node, i) => given[i] ?? selected(node, cluster.value, mask, count))
  if (count > 0n && BigInt(nodes.length) > count)
    return { subnets, findings: [tooMany(nodes, cluster, mask, count)] }
  const wanted = nodes.flatMap((node, i): Wanted[] => {
    const subnet = subnets[i]
    if (subnet === undefined || node.managementIP === undefined) return []
    return [{ node, address: node.managementIP, subnet, given: given[i] !== undefined }]
  })
  return { subnets, findings: collisions(wanted, cluster.value, mask, count) }
}

function selected(node: NodeDraft, cluster: Cidr, mask: number, count: bigint): Cidr | undefined {
  if (node.podCIDRs.length > 0 || node.managementIP === undefined || count === 0n) return undefined
  return subnetAt(cluster, mask, slotOf(node.managementIP.value, count))
}

function tooMany(nodes: readonly NodeDraft[], cluster: Placed<Cidr>, mask: number, count: bigint): Finding {
  return {
    code: 'WIN113',
    message: `${nodes.length} nodes are more than \`cidrs.cluster\` ${formatCidr(cluster.value)} holds`,
    label: `${count} subnets of /${mask}`,
    help: 'take a shorter cluster CIDR or a longer node mask',
    at: cluster.at,
    related: [{ at: { path: ['nodes'], part: 'key' }, message: `${nodes.length} nodes` }],
  }
}

/**
 * The selected subnets that another node has. Given subnets come first, then the order of the names; overlaps between
 * two given ones are the business of another rule.
 */
function collisions(wanted: readonly Wanted[], cluster: Cidr, mask: number, count: bigint): Finding[] {
  const sorted = wanted.toSorted(
    (a, b) =>
      compareCidrs(a.subnet, b.subnet) || Number(b.given) - Number(a.given) || compareNames(a.node, b.node),
  )
  const clashes: { readonly node: Wanted; readonly other: Wanted }[] = []
  let holder = sorted[0]
  for (const node of sorted.slice(1)) {
    if (holder === undefined || overlap(holder.subnet, node.subnet) === undefined) holder = node
    else if (!node.given) clashes.push({ node, other: holder })
    else if (!holder.given) clashes.push({ node: holder, other: node })
  }
  const free = freeSubnets(sorted, cluster, mask, count)
  return clashes.map(({ node, other }) => clash(node, other, free.next().value))
}

function clash({ node, subnet, address }: Wanted, other: Wanted, free: Cidr | undefined): Finding {
  const name = node.name?.value ?? 'this node'
  const holder = other.node.name?.value ?? 'another node'
  return {
    code: 'WIN116',
    message: `\`${name}\` and \`${holder}\` both come to the pod CIDR ${formatCidr(subnet)}`,
    label: `${formatAddress(address.value)} selects ${formatCidr(subnet)}`,
    help:
      free === undefined
        ? `give \`${name}\` a \`podCIDR\` of its own`
        : `pin one of the two, the newer node: \`podCIDR: ${formatCidr(free)}\` is free`,
    at: address.at,
    related: [
      { at: other.address.at, message: other.given ? 'its pod CIDR is given' : 'so does this address' },
    ],
  }
}

/** The subnets that no node has or selects, from the last one down: the first ones are the likeliest on Linux nodes. */
function* freeSubnets(
  sorted: readonly Wanted[],
  cluster: Cidr,
  mask: number,
  count: bigint,
): Generator<Cidr, undefined> {
  let next = sorted.length - 1
  for (let slot = count - 1n; slot >= 0n; slot--) {
    const subnet = subnetAt(cluster, mask, slot)
    while (next >= 0 && isAfter(sorted[next]?.subnet, subnet)) next--
    const below = sorted[next]?.subnet
    if (below === undefined || overlap(below, subnet) === undefined) yield subnet
  }
  return undefined
}

function isAfter(a: Cidr | undefined, b: Cidr): boolean {
  return a !== undefined && overlap(a, b) === undefined && a.base > b.base
}

function compareNames(a: NodeDraft, b: NodeDraft): number {
  const [x, y] = [a.name?.value ?? '', b.name?.value ?? '']
  return x < y ? -1 : x > y ? 1 : 0
}
