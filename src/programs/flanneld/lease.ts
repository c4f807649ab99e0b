import { atLeast, type ProgramVersion } from '../../facts/versions.ts'
import { maskGoIpNet, parseGoCidr } from '../../net/go-net.ts'
import { type Attempt, done, fail } from '../cni/failure.ts'
import type { NetConf } from './net-conf.ts'
import { containsNet, type FlannelNet, formatNet, isEmptyNet } from './net-types.ts'

/** The subnets that flanneld takes for its node; undefined for a family that the node has no podCIDR of. */
export interface Lease {
  readonly subnet: FlannelNet | undefined
  readonly ipv6Subnet: FlannelNet | undefined
}

/**
 * The lease that flanneld takes with `--kube-subnet-mgr`: the podCIDRs of the node object, which must lie in the network
 * from v0.18.0 on; an empty network holds nothing since v0.28.0 and everything before.
 * Source: flannel-io/flannel pkg/subnet/kube/kube.go `AcquireLease`, v0.15.0 to v0.28.9.
 */
export function acquireLease(
  conf: NetConf,
  podCIDRs: readonly string[],
  node: string,
  version: ProgramVersion,
): Attempt<Lease> {
  if (podCIDRs.length === 0 || podCIDRs[0] === '') return fail(`node "${node}" pod cidr not assigned`)
  if (podCIDRs.length > 2) return fail(`node "${node}" pod cidrs should be IPv4/IPv6 only or dualstack`)
  const byFamily = new Map<4 | 6, FlannelNet>()
  for (const text of podCIDRs) {
    const parsed = parseGoCidr(text)
    if (parsed === undefined) return fail(`invalid CIDR address: ${text}`)
    const { address, ones, maskBits } = maskGoIpNet(parsed)
    byFamily.set(maskBits === 32 ? 4 : 6, { family: address.family, ip: address.value, prefixLen: ones })
  }
  const subnet = conf.enableIPv4 ? byFamily.get(4) : undefined
  const ipv6Subnet = conf.enableIPv6 || !atLeast(version, '0.28.0') ? byFamily.get(6) : undefined
  if (subnet !== undefined && !holds(conf.network, subnet, version)) {
    return fail(outside(conf.network, subnet, 'PodCIDR', node))
  }
  if (ipv6Subnet !== undefined && !holds(conf.ipv6Network, ipv6Subnet, version)) {
    return fail(outside(conf.ipv6Network, ipv6Subnet, 'IPv6 PodCIDR', node))
  }
  return done({ subnet, ipv6Subnet })
}

function holds(network: FlannelNet, subnet: FlannelNet, version: ProgramVersion): boolean {
  if (!atLeast(version, '0.18.0')) return true
  if (isEmptyNet(network)) return !atLeast(version, '0.28.0')
  return network.family === subnet.family && containsNet(network, subnet)
}

function outside(network: FlannelNet, subnet: FlannelNet, what: string, node: string): string {
  const [outer, inner] = [formatNet(network), formatNet(subnet)]
  return `subnet "${outer}" specified in the flannel net config doesn't contain "${inner}" ${what} of the "${node}" node`
}
