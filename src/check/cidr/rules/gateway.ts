import type { Finding } from '../../../diagnostic/finding.ts'
import { formatAddress, sameAddress } from '../../../net/address.ts'
import { addressAt, containsAddress, formatCidr } from '../../../net/cidr.ts'
import { listed } from '../../../spec/spell.ts'
import {
  type AddressInRole,
  addressesIn,
  type AddressRoles,
  type RangeInRole,
  rangesIn,
} from '../address-roles.ts'
import type { RangeRole } from '../roles.ts'

/** Networks that a gateway belongs to, the most certain first: what HNS has, then what the plugin is told. */
const NETWORKS: readonly RangeRole[] = ['natHns', 'cniSubnet', 'podCIDR', 'subnet']
/** Networks that a gateway belongs to when none of the others is named; their gateway may be anywhere inside. */
const WIDER: readonly RangeRole[] = ['managementSubnet', 'vnet', 'clusterCIDR']

/** Gateways outside their network, or at an address in it that neither HNS nor a plugin uses as one. */
export function gateways(plan: AddressRoles): readonly Finding[] {
  return addressesIn(plan, 'gateway').flatMap((gateway) => {
    const networks = NETWORKS.map((role) => ofFamily(plan, role, gateway)).filter((list) => list.length > 0)
    const missed = networks.find((list) => homeOf(gateway, list) === undefined)
    if (missed !== undefined) return [outside(gateway, missed)]
    const [nearest] = networks.flatMap((list) => homeOf(gateway, list) ?? []).reverse()
    if (nearest !== undefined) return misplaced(gateway, nearest)
    const wider = WIDER.map((role) => ofFamily(plan, role, gateway)).find((list) => list.length > 0)
    return wider !== undefined && homeOf(gateway, wider) === undefined ? [outside(gateway, wider)] : []
  })
}

function ofFamily(plan: AddressRoles, role: RangeRole, gateway: AddressInRole): RangeInRole[] {
  return rangesIn(plan, role).filter(({ value }) => value.family === gateway.value.family)
}

function homeOf(address: AddressInRole, ranges: readonly RangeInRole[]): RangeInRole | undefined {
  return ranges.find(({ value }) => containsAddress(value, address.value))
}

function outside(gateway: AddressInRole, networks: readonly RangeInRole[]): Finding {
  const [network] = networks
  const ranges = listed(
    networks.map(({ name, value }) => `${name} \`${formatCidr(value)}\``),
    'and',
  )
  return {
    code: 'WIN158',
    message: `gateway \`${formatAddress(gateway.value)}\` lies outside ${ranges}`,
    label: 'no endpoint of the network can reach it',
    ...(network === undefined
      ? {}
      : {
          help: `write \`${formatAddress(addressAt(network.value, 1))}\`, the first address of the network`,
        }),
    at: gateway.at,
    related: networks.map(({ at, name }) => ({ at, message: name })),
  }
}

/** Host bits in the network make its first address a guess, so the place is judged only where there are none. */
function misplaced(gateway: AddressInRole, network: RangeInRole): Finding[] {
  const places = [1, 2].map((offset) => addressAt(network.value, offset))
  if (!network.sound || places.some((place) => sameAddress(place, gateway.value))) return []
  const [first, second] = places.map((place) => `\`${formatAddress(place)}\``)
  return [
    {
      code: 'WIN159',
      message: `gateway \`${formatAddress(gateway.value)}\` is neither the first nor the second address of ${network.name} \`${formatCidr(network.value)}\``,
      label: `HNS takes ${first}, and win-bridge ${second} whatever is written here`,
      help: `write ${second} for win-bridge, ${first} otherwise`,
      at: gateway.at,
      related: [{ at: network.at, message: network.name }],
    },
  ]
}
