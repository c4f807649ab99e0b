import { type Address, formatAddress } from '../net/address.ts'
import { cidrOf, contains, containsAddress, formatCidr } from '../net/cidr.ts'
import { bits } from '../net/family.ts'
import { specialRangeAround } from '../net/special-ranges.ts'
import type { NodePlan } from '../plan/address-plan.ts'
import type { Cluster } from '../spec/cluster.ts'

/** The texts by which the files of a node may differ from another's, always in the same order. */
export function nodeValues(plan: NodePlan): readonly string[] {
  const { node, hostEndpoint, sourceVip, ipv6 } = plan
  const text = (address: Address | undefined): string => (address === undefined ? '' : formatAddress(address))
  return [
    node.name,
    text(node.managementIP),
    formatCidr(plan.subnet),
    text(plan.networkGateway),
    text(plan.podGateway),
    text(hostEndpoint),
    text(sourceVip),
    text(plan.rangeStart),
    text(plan.rangeEnd),
    text(plan.broadcast),
    ...node.podCIDRs.map(formatCidr),
    text(ipv6?.networkGateway),
    text(ipv6?.podGateway),
  ]
}

/**
 * A text that is the same for nodes whose files may differ only in their values: for everything that makes or reads the
 * files, a value of one of them is as good as that of another. Undefined for a node whose name could be read as something else
 * than a name, such as `null` or `1e3`.
 */
export function likenessOf(
  { cidrs }: Cluster,
  { node, subnet }: NodePlan,
  values: readonly string[],
): string | undefined {
  if (!PLAIN_NAME.test(node.name)) return undefined
  const { family } = node.managementIP
  return JSON.stringify([
    node.adapter,
    // The others have a way to it.
    node.drMAC ?? '',
    specialRangeAround(cidrOf(node.managementIP, bits(family)))?.title ?? '',
    specialRangeAround(subnet)?.title ?? '',
    // flanneld refuses a lease outside of its network.
    cidrs.management.findIndex((cidr) => containsAddress(cidr, node.managementIP)),
    ...node.podCIDRs.map((pods) => cidrs.cluster.findIndex((cidr) => contains(cidr, pods))),
    ...node.podCIDRs.map((pods) => `${pods.family}/${pods.prefix}`),
    // Which of the values are the same: they stand for one another in a form.
    values.map((one) => values.indexOf(one)).join(),
  ])
}

/** Letters first, and a digit or a hyphen: no word of YAML, JSON or Go's flags looks so. */
const PLAIN_NAME = /^(?=.{1,63}$)[a-z]{2}[a-z0-9-]*[-0-9][a-z0-9-]*$/
