import type { Finding } from '../../diagnostic/finding.ts'
import { parseAddress } from '../../net/address.ts'
import { parseCidr } from '../../net/cidr.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { fieldAt, itemsOf, textOf } from '../field.ts'

/**
 * What calico-ipam is told of pools and families. Source: projectcalico/calico cni-plugin/pkg/ipamplugin/ipam_plugin.go,
 * cni-plugin/internal/pkg/utils/utils.go ResolvePools 87c15906f20c.
 */
export function calicoIpam(endpoint: EndpointPlugin): Finding[] {
  const { tree, path } = endpoint
  if (textOf(fieldAt(tree, path, 'ipam', 'type')?.value) !== 'calico-ipam') return []
  return [...noIpv4(endpoint), ...pools(endpoint, 'ipv4_pools', 4), ...pools(endpoint, 'ipv6_pools', 6)]
}

/** Windows makes its networks of the IPv4 address that comes first. */
function noIpv4({ tree, path }: EndpointPlugin): Finding[] {
  const found = fieldAt(tree, path, 'ipam', 'assign_ipv4')
  if (found === undefined || textOf(found.value) !== 'false') return []
  const six = textOf(fieldAt(tree, path, 'ipam', 'assign_ipv6')?.value) === 'true'
  return [
    {
      code: 'WIN261',
      message: '`assign_ipv4` is `false`, and Calico on Windows needs an IPv4 address',
      label: `no pod starts: \`${six ? 'Calico CNI panicked during ADD' : 'IPAM plugin returned missing IP config'}\``,
      help: 'remove it: the default is an IPv4 address',
      at: { path: found.path },
    },
  ]
}

/** What is no prefix is the name of a pool. */
function pools({ tree, path }: EndpointPlugin, key: string, family: 4 | 6): Finding[] {
  return itemsOf(fieldAt(tree, path, 'ipam', key)).flatMap(({ value, path: at }): Finding[] => {
    const text = textOf(value) ?? ''
    const cidr = parseCidr(text)
    if (cidr.ok && cidr.value.family !== family) {
      return [
        {
          code: 'WIN261',
          message: `the pool \`${text}\` is of IPv${cidr.value.family}, and stands in \`${key}\``,
          label: `no pod starts: \`isn't a IPv${family} address\``,
          help: `put it into \`ipv${cidr.value.family}_pools\``,
          at: { path: at },
        },
      ]
    }
    if (parseAddress(text) === undefined) return []
    return [
      {
        code: 'WIN261',
        severity: 'warning',
        message: `the pool \`${text}\` has no prefix length`,
        label: `Calico looks for an IP pool of this name, and else stops: \`error parsing pool "${text}"\``,
        help: 'write the prefix of the pool, such as `10.244.0.0/16`, or its name',
        at: { path: at },
      },
    ]
  })
}
