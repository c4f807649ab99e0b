import type { AddressMap } from '../check/cidr/map/address-map.ts'
import type { ClusterReport } from '../check/cidr/map/cluster-report.ts'
import { type Address, formatAddress } from '../net/address.ts'
import { formatCidr, size } from '../net/cidr.ts'
import { rangeSize } from '../net/ranges/ranges.ts'
import { formatRange } from '../net/ranges/format-range.ts'
import { align } from './align.ts'
import { counted, grouped } from './number.ts'
import { planFigures, podStart, someCidrs } from './plan-figures.ts'

/** The address plan of a cluster for people. */
export function printClusterPlan(report: ClusterReport): string {
  const { cluster, plan, known, sizeRules } = report
  const blocks = [
    [`Address plan of ${cluster.name}: ${cluster.network.driver} with ${cluster.network.plugin}`],
    align([['range', 'CIDR', 'addresses', 'holds'], ...rangeRows(report)]),
    plan.nodes.length === 0 ? ['no nodes'] : align([NODE_HEAD, ...plan.nodes.map(nodeRow)]),
    planFigures(report),
    align([
      ['used by others', '', ''],
      ...known.map(({ cidr, owner, within }) => [
        cidr,
        within.length === 0 ? 'clear' : `in ${within.join(' and ')}`,
        owner,
      ]),
    ]),
    align([
      ['limits of Kubernetes', 'here', 'limit', ''],
      ...sizeRules.map(({ rule, value, limit, holds }) => [rule, value, limit, holds ? 'holds' : 'BROKEN']),
    ]),
  ]
  return blocks.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n')
}

function rangeRows({ cluster, plan, capacity, apiServices }: ClusterReport): string[][] {
  const { cidrs, dns } = cluster
  const row = (name: string, cidr: (typeof cidrs.cluster)[number], holds: string) => [
    name,
    formatCidr(cidr),
    grouped(size(cidr)),
    holds,
  ]
  return [
    ...capacity.families.map(({ cluster: cidr, nodes, nodeMask, rest }) =>
      row(
        'cluster',
        cidr,
        `${counted(nodes, 'node range')} of /${nodeMask}; free: ${rest.length === 0 ? 'none' : someCidrs(rest, 4)}`,
      ),
    ),
    ...cidrs.service.map((cidr, i) => {
      const api = apiServices[i]
      const server =
        dns.server.family === cidr.family && !dns.external ? `, DNS ${formatAddress(dns.server)}` : ''
      return row('service', cidr, `API server ${api === undefined ? '' : formatAddress(api)}${server}`)
    }),
    ...cidrs.management.map((cidr) => row('management', cidr, counted(plan.nodes.length, 'Windows node'))),
  ]
}

const NODE_HEAD = [
  'node',
  'management IP',
  'pod CIDR',
  'gateway',
  '.2',
  'pods from',
  'to',
  'pods',
  'broadcast',
]

function nodeRow(node: ClusterReport['plan']['nodes'][number]): string[] {
  const second = node.sourceVip ?? node.hostEndpoint
  return [
    node.node.name,
    formatAddress(node.node.managementIP),
    node.node.podCIDRs.map(formatCidr).join(' '),
    formatAddress(node.podGateway),
    second === undefined
      ? ''
      : `${node.sourceVip === undefined ? 'host endpoint' : 'source VIP'} ${formatAddress(second)}`,
    formatAddress(podStart(node)),
    formatAddress(node.rangeEnd),
    grouped(node.capacity),
    formatAddress(node.broadcast),
  ]
}

/** Ranges that are no cluster for people: each with its size, and the overlaps. */
export function printMap({ ranges, overlaps, overlapCount }: AddressMap): string {
  const rows = ranges.map(({ name, range }) => [
    name === formatRange(range) ? '' : name,
    formatRange(range),
    text(range.family, range.first),
    text(range.family, range.last),
    grouped(rangeSize(range)),
  ])
  const shared = overlaps.map(({ text: words, common }) => `${words}: both hold ${formatRange(common)}`)
  const more =
    overlapCount > overlaps.length ? [`... and ${grouped(overlapCount - overlaps.length)} more overlaps`] : []
  const blocks = [
    align([['name', 'range', 'first', 'last', 'addresses'], ...rows]),
    [...shared, ...more],
    [`${counted(ranges.length, 'range')}, ${counted(overlapCount, 'overlap')}`],
  ]
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line}\n`).join(''))
    .join('\n')
}

function text(family: Address['family'], value: bigint): string {
  return formatAddress({ family, value })
}
