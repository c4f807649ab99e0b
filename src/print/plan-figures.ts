import type { ClusterReport } from '../check/cidr/map/cluster-report.ts'
import type { Anatomy } from '../check/cidr/map/address-map.ts'
import { type Address, formatAddress } from '../net/address.ts'
import { type Cidr, firstAddress, formatCidr } from '../net/cidr.ts'
import { counted, grouped } from './number.ts'

/** The figures of a plan in sentences, for the head of its picture and the foot of its table. */
export function planFigures({ capacity, plan }: ClusterReport): string[] {
  const families = capacity.families.map(
    ({ cluster, nodeMask, nodes, free, next }) =>
      `${formatCidr(cluster)} holds ${counted(nodes, 'node range')} of /${nodeMask}; ${grouped(free)} free` +
      `${next === undefined ? '' : `, the next is ${formatCidr(next)}`}`,
  )
  const each = `${grouped(capacity.podsPerNode)} pods each`
  const room =
    capacity.nodesFree === 0n
      ? 'no room for more nodes'
      : `room for ${counted(capacity.nodesFree, 'more node')}, ${counted(capacity.podsWhenFull, 'pod')} in all`
  const now =
    plan.nodes.length === 0
      ? `no nodes yet, ${each}`
      : `${counted(plan.nodes.length, 'node')} of ${each}, ${counted(capacity.pods, 'pod')}`
  return [...families, `${now}; ${room}`]
}

/** What happens to the addresses of the first node's pod CIDR; undefined for a cluster without nodes. */
export function anatomyOf({ plan }: ClusterReport): Anatomy | undefined {
  const [first] = plan.nodes
  if (first === undefined) return undefined
  const { subnet, node, networkGateway, hostEndpoint, sourceVip, rangeEnd, broadcast, podGateway } = first
  const second = hostEndpoint ?? sourceVip
  const kept = sourceVip === undefined ? 'host endpoint' : 'source VIP'
  const pods = podStart(first)
  return {
    title: `Pod CIDR of ${node.name}: ${formatCidr(subnet)}`,
    parts: [
      { name: 'network', addresses: formatAddress(firstAddress(subnet)) },
      {
        name: podGateway.value === networkGateway.value ? 'gateway' : 'HNS gateway',
        addresses: formatAddress(networkGateway),
      },
      ...(second === undefined ? [] : [{ name: kept, addresses: formatAddress(second) }]),
      {
        name: counted(first.capacity, 'pod'),
        addresses: `${formatAddress(pods)} to ${formatAddress(rangeEnd)}`,
      },
      { name: 'broadcast', addresses: formatAddress(broadcast) },
    ],
  }
}

/** The first address that a pod keeps: behind the host endpoint or the source VIP. */
export function podStart({
  rangeStart,
  hostEndpoint,
  sourceVip,
}: ClusterReport['plan']['nodes'][number]): Address {
  const kept = hostEndpoint ?? sourceVip
  if (kept === undefined || rangeStart.value > kept.value) return rangeStart
  return { family: kept.family, value: kept.value + 1n }
}

/** Prefixes in a row, the first few of many. */
export function someCidrs(cidrs: readonly Cidr[], most: number): string {
  const shown = cidrs.slice(0, most).map(formatCidr).join(', ')
  return cidrs.length > most ? `${shown} and ${cidrs.length - most} more` : shown
}
