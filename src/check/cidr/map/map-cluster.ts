import { NETWORKS_OF_OTHERS } from '../../../facts/known-ranges.ts'
import type { Family } from '../../../net/family.ts'
import { type Cidr, parseCidr } from '../../../net/cidr.ts'
import { rangeOfCidr } from '../../../net/ranges/ranges.ts'
import type { Cluster } from '../../../spec/cluster.ts'
import type { AddressMap, MapKind, MappedRange } from './address-map.ts'

/** A cluster as a picture shows it: its ranges, those of its nodes, and those that HNS and clouds use. */
export function mapCluster(cluster: Cluster, remarks: readonly string[]): AddressMap {
  const { cidrs, nodes } = cluster
  const own = [
    ...named(cidrs.cluster, 'cluster CIDR', 'cluster'),
    ...named(cidrs.service, 'service CIDR', 'service'),
    ...named(cidrs.management, 'management subnet', 'management'),
  ]
  const pods = nodes.flatMap(({ name, podCIDRs }) => named(podCIDRs, name, 'node'))
  const { driver, plugin } = cluster.network
  return {
    title: `Address plan of ${cluster.name}: ${driver} with ${plugin}`,
    remarks,
    ranges: [...own, ...pods, ...knownRanges(4)],
    overlaps: [],
    overlapCount: 0,
  }
}

/** The networks of HNS and of clouds, which no plan may use, as ranges of a picture. */
function knownRanges(family: Family): MappedRange[] {
  return NETWORKS_OF_OTHERS.flatMap(({ cidr, title }) => {
    const parsed = parseCidr(cidr)
    return parsed.ok && parsed.value.family === family ? named([parsed.value], title, 'known') : []
  })
}

function named(cidrs: readonly Cidr[], name: string, kind: MapKind): MappedRange[] {
  return cidrs.map((cidr) => ({ range: rangeOfCidr(cidr), name, kind }))
}
