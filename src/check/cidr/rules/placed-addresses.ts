import type { Finding } from '../../../diagnostic/finding.ts'
import { formatAddress, sameAddress } from '../../../net/address.ts'
import { addressAt, containsAddress, firstAddress, formatCidr, lastAddress, size } from '../../../net/cidr.ts'
import { listed } from '../../../spec/spell.ts'
import { type AddressInRole, addressesIn, type AddressRoles, rangesIn } from '../address-roles.ts'

/** DNS servers outside the Service range, or at an address of it that no Service can have. */
export function dnsServers(plan: AddressRoles): readonly Finding[] {
  return addressesIn(plan, 'dns').flatMap((dns): Finding[] => {
    const services = rangesIn(plan, 'serviceCIDR').filter(({ value }) => value.family === dns.value.family)
    const home = services.find(({ value }) => containsAddress(value, dns.value))
    const text = formatAddress(dns.value)
    if (home === undefined) {
      if (services.length === 0) return []
      const [service] = services
      return [
        {
          code: 'WIN107',
          message: `DNS server \`${text}\` lies outside serviceCIDR ${listed(services.map(({ value }) => `\`${formatCidr(value)}\``))}`,
          label: 'no Service can have it, so no name resolves',
          ...(service !== undefined && service.sound && size(service.value) > 10n
            ? { help: `write the 10th Service address, \`${formatAddress(addressAt(service.value, 10))}\`` }
            : {}),
          at: dns.at,
          related: services.map(({ at, name }) => ({ at, message: name })),
        },
      ]
    }
    const owner = [0, 1].find((offset) => sameAddress(addressAt(home.value, offset), dns.value))
    if (owner === undefined || !home.sound) return []
    return [
      {
        code: 'WIN107',
        message: `DNS server \`${text}\` is ${owner === 0 ? 'the network address of serviceCIDR' : 'the address of the `kubernetes` Service'}`,
        label: 'the DNS Service cannot have it',
        help: `write the 10th Service address, \`${formatAddress(addressAt(home.value, 10))}\``,
        at: dns.at,
        related: [{ at: home.at, message: home.name }],
      },
    ]
  })
}

/** Management IPs outside every management subnet, at an address that no host can have, or among pods or Services. */
export function managementIPs(plan: AddressRoles): readonly Finding[] {
  return addressesIn(plan, 'mgmtIP').flatMap((ip): Finding[] => {
    const text = formatAddress(ip.value)
    const subnets = rangesIn(plan, 'managementSubnet')
    const homes = (subnets.length > 0 ? subnets : rangesIn(plan, 'vnet')).filter(
      ({ value }) => value.family === ip.value.family,
    )
    const home = homes.find(({ value }) => containsAddress(value, ip.value))
    if (home === undefined && homes.length > 0) {
      const ranges = listed(
        homes.map(({ name, value }) => `${name} \`${formatCidr(value)}\``),
        'and',
      )
      return [
        {
          code: 'WIN108',
          message: `management IP \`${text}\` lies outside ${ranges}`,
          label: 'routes and exceptions made from the subnet do not cover the node',
          help: 'add the subnet of the node, or correct the address',
          at: ip.at,
          related: homes.map(({ at, name }) => ({ at, message: name })),
        },
      ]
    }
    if (home !== undefined) return noHost(ip, home)
    return amongOthers(plan, ip)
  })
}

function noHost(ip: AddressInRole, home: ReturnType<typeof rangesIn>[number]): Finding[] {
  const last = lastAddress(home.value)
  const isFirst = sameAddress(ip.value, firstAddress(home.value))
  const edge = home.value.family === 4 && home.value.prefix <= 30 && home.sound
  if (!edge || (!isFirst && !sameAddress(ip.value, last))) return []
  return [
    {
      code: 'WIN109',
      message: `management IP \`${formatAddress(ip.value)}\` is the ${isFirst ? 'network' : 'broadcast'} address of ${home.name} \`${formatCidr(home.value)}\``,
      label: 'no adapter can have it',
      help: 'write the address of the node',
      at: ip.at,
      related: [{ at: home.at, message: home.name }],
    },
  ]
}

function amongOthers(plan: AddressRoles, ip: AddressInRole): Finding[] {
  const taken = rangesIn(plan, 'clusterCIDR', 'serviceCIDR', 'podCIDR').find(({ value }) =>
    containsAddress(value, ip.value),
  )
  if (taken === undefined) return []
  return [
    {
      code: 'WIN104',
      message: `management IP \`${formatAddress(ip.value)}\` lies inside ${taken.name} \`${formatCidr(taken.value)}\``,
      label: 'a pod or Service may get the address of the node',
      help: `take a ${taken.name} that does not hold the nodes`,
      at: ip.at,
      related: [{ at: taken.at, message: taken.name }],
    },
  ]
}
