import type { AddressMap } from '../check/cidr/map/address-map.ts'
import type { ClusterReport } from '../check/cidr/map/cluster-report.ts'
import { type Address, formatAddress } from '../net/address.ts'
import { formatCidr } from '../net/cidr.ts'
import { formatRange } from '../net/ranges/format-range.ts'
import { jsonText } from './json-text.ts'

/** The address plan of a cluster as data. Counts that may not fit a JSON number are texts. */
export function clusterPlanJson(report: ClusterReport, map: AddressMap): string {
  const { cluster, plan, capacity, known, sizeRules, apiServices } = report
  return write({
    ...mapData(map),
    name: cluster.name,
    dns: formatAddress(cluster.dns.server),
    apiServices: apiServices.map(formatAddress),
    nodes: plan.nodes.map((node) => ({
      name: node.node.name,
      managementIP: formatAddress(node.node.managementIP),
      podCIDRs: node.node.podCIDRs.map(formatCidr),
      networkGateway: formatAddress(node.networkGateway),
      podGateway: formatAddress(node.podGateway),
      ...optional('hostEndpoint', node.hostEndpoint),
      ...optional('sourceVip', node.sourceVip),
      rangeStart: formatAddress(node.rangeStart),
      rangeEnd: formatAddress(node.rangeEnd),
      broadcast: formatAddress(node.broadcast),
      capacity: node.capacity,
    })),
    capacity: {
      pods: capacity.pods,
      podsPerNode: capacity.podsPerNode,
      nodesFree: String(capacity.nodesFree),
      podsWhenFull: String(capacity.podsWhenFull),
      families: capacity.families.map(({ cluster: cidr, nodeMask, nodes, free, rest, next }) => ({
        cluster: formatCidr(cidr),
        nodeMask,
        nodes: String(nodes),
        free: String(free),
        freeCIDRs: rest.map(formatCidr),
        ...(next === undefined ? {} : { next: formatCidr(next) }),
      })),
    },
    usedByOthers: known,
    sizeRules,
  })
}

/** Ranges that are no cluster as data. */
export function mapJson(map: AddressMap): string {
  return write(mapData(map))
}

function mapData({ ranges, overlaps, overlapCount }: AddressMap) {
  return {
    version: 1,
    ranges: ranges.map(({ name, kind, range: { family, first, last } }) => ({
      name,
      kind,
      range: formatRange({ family, first, last }),
      first: formatAddress({ family, value: first }),
      last: formatAddress({ family, value: last }),
    })),
    overlaps: overlaps.map(({ text, common }) => ({ text, range: formatRange(common) })),
    overlapCount,
  }
}

function optional(name: string, address: Address | undefined) {
  return address === undefined ? {} : { [name]: formatAddress(address) }
}

function write(value: unknown): string {
  return jsonText(value)
}
