import { KNOWN_RANGES, NAT_POOL } from '../../../facts/known-ranges.ts'
import type { Address } from '../../../net/address.ts'
import { type Cidr, formatCidr, overlap, parseCidr } from '../../../net/cidr.ts'
import type { AddressPlan } from '../../../plan/address-plan.ts'
import { type Capacity, capacityOf } from '../../../plan/capacity.ts'
import { type SizeRule, sizeRules } from '../../../plan/size-rules.ts'
import type { Cluster } from '../../../spec/cluster.ts'
import { spell } from '../../../spec/spell.ts'

/** A range of the cluster that holds addresses which something else uses. */
export interface KnownClash {
  readonly cidr: string
  readonly owner: string
  /** The ranges of the cluster that share addresses with it. */
  readonly within: readonly string[]
}

/** Everything about the addresses of a cluster: what `hnsc cidr plan` tells. */
export interface ClusterReport {
  readonly cluster: Cluster
  readonly plan: AddressPlan
  readonly capacity: Capacity
  readonly sizeRules: readonly SizeRule[]
  readonly known: readonly KnownClash[]
  /** The address of the API server's own Service: the first of each service CIDR. */
  readonly apiServices: readonly Address[]
}

/** The report on a cluster. */
export function clusterReport(cluster: Cluster, plan: AddressPlan): ClusterReport {
  return {
    cluster,
    plan,
    capacity: capacityOf(cluster, plan),
    sizeRules: sizeRules(cluster),
    known: knownClashes(cluster),
    apiServices: cluster.cidrs.service.map(({ family, base }) => ({ family, value: base + 1n })),
  }
}

function knownClashes({ cidrs }: Cluster): KnownClash[] {
  const own = (['cluster', 'service', 'management'] as const).flatMap((key) =>
    cidrs[key].map((cidr): readonly [Cidr, string] => [cidr, spell(['cidrs', key])]),
  )
  return [...KNOWN_RANGES, NAT_POOL].flatMap(({ cidr: text, owner }) => {
    const parsed = parseCidr(text)
    if (!parsed.ok) return []
    const within = own.flatMap(([cidr, name]) =>
      overlap(cidr, parsed.value) === undefined ? [] : [`${name} ${formatCidr(cidr)}`],
    )
    return [{ cidr: text, owner, within }]
  })
}
