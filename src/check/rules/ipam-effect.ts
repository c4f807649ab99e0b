import type { Finding } from '../../diagnostic/finding.ts'
import { formatAddress, parseAddress } from '../../net/address.ts'
import { addressAt, containsAddress } from '../../net/cidr.ts'
import { cidrText } from '../cidr-text.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { field, type Field, itemsOf, textOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/**
 * What win-bridge and win-overlay do not take from IPAM: they use the first address, and nothing else.
 * Source: containernetworking/plugins win-bridge, win-overlay v0.8.0 to v1.9.1, measured.
 */
export const ipamEffect: CniRule = ({ endpoints }) =>
  endpoints.flatMap((endpoint) => {
    const ipam = field(endpoint.tree, endpoint.path, 'ipam')
    if (endpoint.dialect !== 'hns' || endpoint.flannel !== undefined || ipam === undefined) return []
    return [...gateways(endpoint, ipam), ...unused(endpoint, ipam), ...secondSet(endpoint, ipam)]
  })

function gateways({ type }: EndpointPlugin, ipam: Field): Finding[] {
  return [ipam, ...rangesOf(ipam)].flatMap((range): Finding[] => {
    const gateway = field(range.value, range.path, 'gateway')
    const subnet = cidrText(textOf(field(range.value, range.path, 'subnet')?.value) ?? '')
    const address = parseAddress(textOf(gateway?.value) ?? '')
    if (gateway === undefined || address === undefined) return []
    const real = subnet.kind === 'cidr' ? addressAt(subnet.cidr, 2) : undefined
    if (subnet.kind === 'cidr' && !containsAddress(subnet.cidr, address)) {
      return [
        {
          code: 'WIN232',
          message: `the gateway \`${textOf(gateway.value) ?? ''}\` lies outside the subnet`,
          label:
            'host-local takes it without a word, keeps no address free for it, and gives the first one away',
          help: 'remove it, or write an address of the subnet',
          at: { path: gateway.path },
        },
      ]
    }
    if (type === 'win-bridge' && real !== undefined && address.value === real.value) return []
    const used =
      type === 'win-overlay'
        ? 'that of the HNS network'
        : `the second address of the subnet${real === undefined ? '' : `, \`${formatAddress(real)}\``}`
    return [
      {
        code: 'WIN248',
        message: `\`gateway\` of \`ipam\` is not the gateway that pods get from \`${type}\``,
        label: `it gives them ${used}`,
        help: 'remove it: it only keeps one address from being given to a pod',
        at: { path: gateway.path, part: 'key' },
      },
    ]
  })
}

/** What host-local answers besides addresses. */
function unused({ type }: EndpointPlugin, ipam: Field): Finding[] {
  return ['routes', 'resolvConf'].flatMap((key): Finding[] => {
    const found = field(ipam.value, ipam.path, key)
    if (found === undefined || (found.value.kind === 'array' && found.value.items.length === 0)) return []
    const text = textOf(found.value)
    if (text === '') return []
    return [
      {
        code: 'WIN248',
        message: `\`${found.member.key}\` of \`ipam\` has no effect with \`${type}\``,
        label:
          key === 'routes'
            ? 'the plugin writes the one default route itself'
            : 'the plugin does not look at it, and host-local fails when the file is missing',
        help: key === 'routes' ? 'remove it' : 'write the name servers into `dns`',
        at: { path: found.path, part: 'key' },
      },
    ]
  })
}

/** One address comes of each set; the plugin takes the first. */
function secondSet({ type }: EndpointPlugin, ipam: Field): Finding[] {
  const sets = itemsOf(field(ipam.value, ipam.path, 'ranges'))
  const own = textOf(field(ipam.value, ipam.path, 'subnet')?.value) !== undefined
  const second = own ? sets[0] : sets[1]
  if (second === undefined) return []
  return [
    {
      code: 'WIN248',
      message: `\`${type}\` takes the first address that IPAM gives, and this set is the second`,
      label: 'host-local keeps an address of it for every pod, and no pod gets it',
      help: 'remove the set; these plugins have no dual stack',
      at: { path: second.path },
    },
  ]
}

function rangesOf(ipam: Field): readonly Pick<Field, 'path' | 'value'>[] {
  return itemsOf(field(ipam.value, ipam.path, 'ranges')).flatMap(({ path, value }) =>
    value.kind === 'array' ? value.items.map((range, i) => ({ path: [...path, i], value: range })) : [],
  )
}
