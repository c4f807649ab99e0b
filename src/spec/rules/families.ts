import type { Finding } from '../../diagnostic/finding.ts'
import { type Cidr, formatCidr } from '../../net/cidr.ts'
import type { Draft } from '../draft.ts'
import type { Placed } from '../reader.ts'
import { spell } from '../spell.ts'

/** Which address families may stand together where, and where IPv6 has no place at all. */
export function families(draft: Draft): readonly Finding[] {
  const { cidrs, network, outboundNat, nodes } = draft
  // The ranges of a virtual network are as many as its owner likes, and pods are members of it.
  const others =
    network.plugin === 'azure-vnet'
      ? '; further ranges of the virtual network go into `outboundNat.exceptions`'
      : ''
  return [
    ...pair('cluster', cidrs.cluster, others),
    ...pair('service', cidrs.service, ''),
    ...serviceWithoutPods(draft),
    ...[...cidrs.management, ...outboundNat.exceptions, ...outboundNat.reachable].flatMap(onlyIPv4),
    ...(cidrs.clusterIsComplete ? nodes : []).flatMap((node) => podFamilies(node.podCIDRs, cidrs.cluster)),
    ...nodes.flatMap(({ managementIP }) =>
      managementIP?.value.family === 6 ? [ipv6Node(managementIP.at)] : [],
    ),
  ]
}

function pair(key: 'cluster' | 'service', list: readonly Placed<Cidr>[], others: string): Finding[] {
  const name = `\`cidrs.${key}\``
  const extra = list[2]
  if (extra !== undefined) {
    return [
      {
        code: 'WIN103',
        message: `${name} has ${list.length} prefixes`,
        label: 'the third',
        help: `keep one IPv4 prefix, and one IPv6 prefix for dual stack${others}`,
        at: extra.at,
      },
    ]
  }
  const [first, second] = list
  if (first === undefined) return []
  if (second !== undefined && first.value.family === second.value.family) {
    return [
      {
        code: 'WIN103',
        message: `${name} has two prefixes of IPv${second.value.family}`,
        label: `of the same family as \`${formatCidr(first.value)}\``,
        help: `keep one prefix of each family${others}`,
        at: second.at,
      },
    ]
  }
  if (list.some(({ value }) => value.family === 4)) return []
  return [
    {
      code: 'WIN112',
      message: `${name} has no IPv4 prefix`,
      label: 'Windows pods always have an IPv4 address',
      help: 'add an IPv4 prefix',
      at: first.at,
    },
  ]
}

/** Kubernetes gives Services no family that pods lack. */
function serviceWithoutPods({ cidrs: { cluster, clusterIsComplete, service } }: Draft): Finding[] {
  if (cluster.length === 0 || !clusterIsComplete) return []
  return service
    .filter(({ value }) => !cluster.some((pods) => pods.value.family === value.family))
    .map(({ value, at }) => ({
      code: 'WIN103',
      message: `\`cidrs.service\` has an IPv${value.family} prefix, but \`cidrs.cluster\` has none`,
      label: `Services of IPv${value.family} would have no pod behind them`,
      help: `add an IPv${value.family} prefix to \`cidrs.cluster\`, or remove \`${formatCidr(value)}\``,
      at,
    }))
}

function onlyIPv4({ value, at }: Placed<Cidr>): Finding[] {
  if (value.family === 4) return []
  const where = at.path === undefined ? 'this list' : `\`${spell(at.path.slice(0, 2))}\``
  return [
    {
      code: 'WIN112',
      message: `${where} has the IPv6 prefix \`${formatCidr(value)}\``,
      label: 'flannel, win-bridge and win-overlay reach nodes and outside hosts over IPv4 only',
      help: 'remove it',
      at,
    },
  ]
}

function podFamilies(given: readonly Placed<Cidr>[], cluster: readonly Placed<Cidr>[]): Finding[] {
  const [first] = given
  if (first === undefined || cluster.length === 0) return []
  const wanted = cluster.map(({ value }) => value.family).toSorted()
  const found = given.map(({ value }) => value.family).toSorted()
  if (wanted.join() === found.join()) return []
  const names = (list: readonly number[]) => list.map((family) => `IPv${family}`).join(' and ')
  return [
    {
      code: 'WIN103',
      message: `\`podCIDR\` is of ${names(found)}, but \`cidrs.cluster\` of ${names(wanted)}`,
      help: 'give one pod CIDR for each prefix of `cidrs.cluster`',
      at: first.at.path === undefined ? first.at : { path: first.at.path.slice(0, 3) },
    },
  ]
}

function ipv6Node(at: Finding['at']): Finding {
  return {
    code: 'WIN112',
    message: '`managementIP` is an IPv6 address',
    label: 'flanneld on Windows finds no adapter by it',
    help: 'write the IPv4 address of the node',
    at,
  }
}
