import type { Finding } from '../../diagnostic/finding.ts'
import { type Cidr, formatCidr } from '../../net/cidr.ts'
import type { Draft } from '../draft.ts'
import { LONGEST_NODE_MASK, LONGEST_NODE_MASK_IPV6 } from '../read-cidrs.ts'
import type { Placed } from '../reader.ts'

/** kubeadm and the IPv6 allocator of the controller manager refuse more than this between cluster CIDR and node mask. */
const MOST_BITS = 16

/** Node masks that do not fit the cluster CIDR, and cluster CIDRs too small to be divided at all. */
export function nodeMask({ cidrs, given }: Draft): readonly Finding[] {
  return cidrs.cluster.flatMap((cluster) => {
    const key = cluster.value.family === 4 ? 'nodeMask' : 'nodeMaskIPv6'
    const mask = cidrs[key]
    const longest = cluster.value.family === 4 ? LONGEST_NODE_MASK : LONGEST_NODE_MASK_IPV6
    if (mask === undefined) return []
    return given(['cidrs', key])
      ? givenMask(key, mask, longest, cluster)
      : defaultMask(longest, mask, cluster)
  })
}

function givenMask(key: string, mask: number, longest: number, cluster: Placed<Cidr>): Finding[] {
  const at = { path: ['cidrs', key] }
  const related = [{ at: cluster.at, message: 'cidrs.cluster' }]
  if (mask > longest || mask < 1) {
    return [
      {
        code: 'WIN117',
        message: `\`cidrs.${key}\` /${mask} leaves no room for pods`,
        label: 'network, gateway, bridge and broadcast address are taken',
        help: `take /${longest} or shorter`,
        at,
      },
    ]
  }
  if (mask < cluster.value.prefix) {
    return [
      {
        code: 'WIN117',
        message: `\`cidrs.${key}\` /${mask} is shorter than the cluster CIDR ${formatCidr(cluster.value)}`,
        label:
          'the controller manager exits: `mask size of cluster CIDR must be less than or equal to --node-cidr-mask-size`',
        help: `take a mask longer than /${cluster.value.prefix}`,
        at,
        related,
      },
    ]
  }
  return tooManySubnets(mask, cluster, at)
}

function defaultMask(longest: number, mask: number, cluster: Placed<Cidr>): Finding[] {
  if (cluster.value.prefix < longest) return tooManySubnets(mask, cluster, cluster.at)
  return [
    {
      code: 'WIN117',
      message: `\`cidrs.cluster\` ${formatCidr(cluster.value)} is too small to be divided among nodes`,
      label: `a node needs /${longest} or more`,
      help: `take a prefix shorter than /${longest}`,
      at: cluster.at,
    },
  ]
}

/** An error for IPv6, where the controller manager stops too; for IPv4 only kubeadm minds. */
function tooManySubnets(mask: number, cluster: Placed<Cidr>, at: Finding['at']): Finding[] {
  const { family, prefix } = cluster.value
  if (mask - prefix <= MOST_BITS) return []
  return [
    {
      code: 'WIN117',
      ...(family === 4 ? { severity: 'warning' } : {}),
      message: `more than ${MOST_BITS} bits lie between ${formatCidr(cluster.value)} and a node mask of /${mask}`,
      label:
        family === 4
          ? `kubeadm exits: \`pod subnet mask (${prefix}) and node-mask (${mask}) difference is greater than 16\``
          : 'the controller manager exits: `New CIDR set failed; the node CIDR size is too big`',
      help: `take a node mask of /${prefix + MOST_BITS} or shorter, or a longer cluster CIDR`,
      at,
    },
  ]
}
