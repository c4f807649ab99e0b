import type { Finding } from '../../diagnostic/finding.ts'
import { formatAddress, sameAddress } from '../../net/address.ts'
import {
  compareCidrs,
  contains,
  containsAddress,
  firstAddress,
  formatCidr,
  lastAddress,
  overlap,
} from '../../net/cidr.ts'
import { LONGEST_NODE_MASK, LONGEST_NODE_MASK_IPV6, ofFamily } from '../read-cidrs.ts'
import type { Draft } from '../draft.ts'
import type { Placed } from '../reader.ts'
import { spell } from '../spell.ts'
import { overlapFinding } from './overlaps.ts'

/** Names and addresses that two nodes share, addresses outside their ranges, pod CIDRs that do not fit. */
export function nodes(draft: Draft): readonly Finding[] {
  const names = draft.nodes.flatMap(({ name }) => (name === undefined ? [] : [name]))
  const addresses = draft.nodes.flatMap(({ managementIP }) =>
    managementIP === undefined ? [] : [{ value: formatAddress(managementIP.value), at: managementIP.at }],
  )
  return [
    ...repeated('name', names),
    ...repeated('management IP', addresses),
    ...managementIPs(draft),
    ...podCIDRs(draft),
    ...podOverlaps(draft),
  ]
}

function repeated(what: string, values: readonly Placed<string>[]): Finding[] {
  const first = new Map<string, Placed<string>>()
  return values.flatMap((value): Finding[] => {
    const before = first.get(value.value)
    if (before === undefined) {
      first.set(value.value, value)
      return []
    }
    return [
      {
        code: 'WIN114',
        message: `two nodes have the ${what} \`${value.value}\``,
        label: 'the second',
        help: 'give each node its own',
        at: value.at,
        related: [{ at: before.at, message: 'the first' }],
      },
    ]
  })
}

function managementIPs({ nodes, cidrs: { management } }: Draft): Finding[] {
  if (management.length === 0) return []
  return nodes.flatMap(({ managementIP }): Finding[] => {
    if (managementIP === undefined || managementIP.value.family === 6) return []
    const { value, at } = managementIP
    const text = formatAddress(value)
    const home = management.find((subnet) => containsAddress(subnet.value, value))
    if (home === undefined) {
      return [
        {
          code: 'WIN108',
          message: `management IP \`${text}\` lies outside every management subnet`,
          label: 'exceptions and routes are made from the management subnets, without this node',
          help: 'correct the address, or add its subnet to `cidrs.management`',
          at,
          related: management.map((subnet) => ({ at: subnet.at, message: 'cidrs.management' })),
        },
      ]
    }
    const { value: subnet } = home
    if (subnet.prefix >= 31) return []
    const network = sameAddress(value, firstAddress(subnet))
    if (!network && !sameAddress(value, lastAddress(subnet))) return []
    return [
      {
        code: 'WIN109',
        message: `management IP \`${text}\` is the ${network ? 'network' : 'broadcast'} address of ${formatCidr(subnet)}`,
        label: 'no adapter can have it',
        help: 'write the address of the node',
        at,
      },
    ]
  })
}

function podCIDRs({ nodes, cidrs, network, given }: Draft): Finding[] {
  return nodes.flatMap(({ podCIDRs }) =>
    podCIDRs.flatMap(({ value, at }): Finding[] => {
      const cluster = ofFamily(cidrs.cluster, value.family)
      const longest = value.family === 4 ? LONGEST_NODE_MASK : LONGEST_NODE_MASK_IPV6
      const text = formatCidr(value)
      if (cluster === undefined) return []
      if (!contains(cluster, value)) {
        return [
          {
            code: 'WIN105',
            message: `pod CIDR \`${text}\` lies outside \`cidrs.cluster\` ${formatCidr(cluster)}`,
            label:
              network.plugin === 'flannel'
                ? `flanneld exits: \`subnet "${formatCidr(cluster)}" specified in the flannel net config doesn't contain "${text}" PodCIDR\``
                : 'no exception covers it, so what its pods send is translated',
            help: `take a subnet of ${formatCidr(cluster)}`,
            at,
            related: cidrs.cluster
              .filter((pods) => pods.value === cluster)
              .map((pods) => ({ at: pods.at, message: 'cidrs.cluster' })),
          },
        ]
      }
      if (value.prefix > longest) {
        return [
          {
            code: 'WIN106',
            message: `pod CIDR \`${text}\` is too small`,
            label: 'network, gateway, bridge and broadcast address leave nothing to pods',
            help: `take /${longest} or shorter`,
            at,
          },
        ]
      }
      const key = value.family === 4 ? 'nodeMask' : 'nodeMaskIPv6'
      const mask = cidrs[key]
      if (mask === undefined || mask === value.prefix || !given(['cidrs', key])) return []
      return [
        {
          code: 'WIN117',
          severity: 'warning',
          message: `pod CIDR \`${text}\` is not of the node mask /${mask}`,
          label: 'the controller manager hands out node masks only',
          help: 'give the pod CIDR that the Node object has',
          at,
          related: [{ at: { path: ['cidrs', key] }, message: `cidrs.${key}` }],
        },
      ]
    }),
  )
}

/** Given pod CIDRs that share addresses. Sorted, a prefix can only lie inside one before it. */
function podOverlaps({ nodes }: Draft): Finding[] {
  const all = nodes
    .flatMap(({ path, name, podCIDRs }) =>
      podCIDRs.map((cidr) => ({
        ...cidr,
        name: `the pod CIDR of \`${name?.value ?? spell(path)}\``,
      })),
    )
    .toSorted((a, b) => compareCidrs(a.value, b.value))
  const findings: Finding[] = []
  let widest = all[0]
  for (const cidr of all.slice(1)) {
    const common = widest === undefined ? undefined : overlap(widest.value, cidr.value)
    if (common === undefined || widest === undefined) widest = cidr
    else findings.push(overlapFinding(cidr, widest, common))
  }
  return findings
}
