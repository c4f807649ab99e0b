import { structKeys } from '../../facts/hns-schema/api.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import { parseAddress } from '../../net/address.ts'
import type { Path, Tree } from '../../text/tree.ts'
import { field, itemsOf, textOf } from '../field.ts'
import { checkKeys } from './check-keys.ts'
import { featureFinding } from './feature-finding.ts'
import { flagsOf, hasFlag } from './flags.ts'
import { reservedAddress } from './reserved-address.ts'
import { schemaVersion } from './rules/schema-version.ts'
import type { HnsScope } from './subject.ts'

/** A load balancer of HCN (v2). */
export function checkLoadBalancer(tree: Tree, path: Path, scope: HnsScope): Finding[] {
  return [
    ...checkKeys(tree, path, structKeys(2, 'HostComputeLoadBalancer'), {
      api: 2,
      context: scope.context,
      what: 'the load balancer',
      renamed: RENAMED,
    }),
    ...schemaVersion(tree, path, scope),
    ...sourceVip(tree, path),
    ...features(tree, path, scope),
    ...internalPorts(tree, path),
  ]
}

/** Keys of the ELB policy of HNS (v1). */
const RENAMED = [
  ['VIPs', 'FrontendVIPs'],
  ['References', 'HostComputeEndpoints'],
  ['IsDSR', 'Flags'],
  ['ILB', 'PortMappings'],
  ['Policies', 'PortMappings'],
  ['InternalPort', 'PortMappings'],
  ['ExternalPort', 'PortMappings'],
  ['Protocol', 'PortMappings'],
] as const

/** Whoever cuts the pod subnets out of the cluster range, their length on Windows is 24 unless told otherwise. */
const USUAL_LENGTH = 24

/** An address that HNS keeps for itself as the source of load-balanced traffic. */
export function sourceVip(tree: Tree, path: Path): Finding[] {
  const found = field(tree, path, 'SourceVIP')
  const address = parseAddress(textOf(found?.value) ?? '')
  if (found === undefined || address?.family !== 4) return []
  const reserved = reservedAddress(address, USUAL_LENGTH)
  if (reserved === undefined) return []
  return [
    {
      code: 'WIN337',
      message: `the source VIP \`${textOf(found.value)}\` is ${reserved}, if its subnet is a /${USUAL_LENGTH}`,
      label: 'HNS refuses the load balancer: 0x803b002f, the address is invalid or reserved',
      help: 'take an address from host-local that no pod has, from the third of the pod subnet on',
      at: { path: found.path },
    },
  ]
}

function features(tree: Tree, path: Path, { context }: HnsScope): Finding[] {
  const flags = field(tree, path, 'Flags')
  const flag = (name: string, feature: 'DSR' | 'IPv6DualStack', what: string) =>
    flags !== undefined && hasFlag(flags.value, 'LoadBalancerFlags', name)
      ? featureFinding(feature, what, { path: flags.path }, context)
      : []
  const affinity = itemsOf(field(tree, path, 'PortMappings')).flatMap((mapping) => {
    const found = field(mapping.value, mapping.path, 'DistributionType')
    return found !== undefined && (flagsOf(found.value, 'LoadBalancerDistribution') ?? 0) > 0
      ? featureFinding('SessionAffinity', 'session affinity', { path: found.path }, context)
      : []
  })
  return [
    ...flag('EnableDirectServerReturn', 'DSR', 'direct server return'),
    ...flag('IPv6', 'IPv6DualStack', 'load balancers of IPv6'),
    ...affinity,
  ]
}

/** All endpoints behind one load balancer listen on one port. */
function internalPorts(tree: Tree, path: Path): Finding[] {
  const ports = itemsOf(field(tree, path, 'PortMappings')).flatMap((mapping) => {
    const port = field(mapping.value, mapping.path, 'InternalPort')
    return port?.value.kind === 'number' ? [{ path: port.path, raw: port.value.raw }] : []
  })
  const other = ports.find(({ raw }) => raw !== ports[0]?.raw)
  if (other === undefined) return []
  return [
    {
      code: 'WIN307',
      severity: 'warning',
      message: `the load balancer has the internal ports \`${ports[0]?.raw}\` and \`${other.raw}\``,
      label: 'the endpoints behind one load balancer share one internal port',
      help: 'make a load balancer for each internal port',
      at: { path: other.path },
    },
  ]
}
