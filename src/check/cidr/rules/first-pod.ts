import type { Finding } from '../../../diagnostic/finding.ts'
import { formatAddress, sameAddress } from '../../../net/address.ts'
import { addressAt, containsAddress, formatCidr, lastAddress } from '../../../net/cidr.ts'
import {
  type AddressInRole,
  addressesIn,
  type AddressRoles,
  type RangeInRole,
  rangesIn,
} from '../address-roles.ts'

/** First pod addresses that are taken by the network, its gateway or its bridge, or lie outside the network. */
export function firstPod(plan: AddressRoles): readonly Finding[] {
  const gateways = addressesIn(plan, 'gateway')
  return addressesIn(plan, 'firstPodIP').flatMap((pod) => {
    const networks = rangesIn(plan, 'podCIDR', 'cniSubnet', 'subnet').filter(
      ({ value }) => value.family === pod.value.family,
    )
    const home = networks.find(({ value }) => containsAddress(value, pod.value))
    const gateway = gateways.find(({ value }) => sameAddress(value, pod.value))
    if (gateway !== undefined) return [isGateway(pod, gateway, home)]
    if (home !== undefined) return taken(pod, home, gateways)
    return networks.length === 0 ? [] : [outside(pod, networks)]
  })
}

function isGateway(pod: AddressInRole, gateway: AddressInRole, home: RangeInRole | undefined): Finding {
  return {
    code: 'WIN160',
    message: `first pod address \`${formatAddress(pod.value)}\` is the gateway`,
    label: 'the first pod gets the address of its own gateway, and the host endpoint fails with 0x1392',
    help: reserve(home),
    at: pod.at,
    related: [{ at: gateway.at, message: 'gateway' }],
  }
}

function taken(pod: AddressInRole, home: RangeInRole, gateways: readonly AddressInRole[]): Finding[] {
  const offset = Number(pod.value.value - home.value.base)
  // With the gateway at network + 1, as with win-overlay, network + 2 is free.
  const atFirst = gateways.some(({ value }) => sameAddress(value, addressAt(home.value, 1)))
  const owner =
    offset === 0
      ? 'the network address'
      : offset === 1
        ? 'the HNS gateway'
        : offset === 2 && !atFirst
          ? 'the win-bridge gateway'
          : sameAddress(pod.value, lastAddress(home.value)) && home.value.family === 4
            ? 'the broadcast address'
            : undefined
  if (owner === undefined) return []
  return [
    {
      code: 'WIN160',
      message: `first pod address \`${formatAddress(pod.value)}\` is ${owner} of ${home.name} \`${formatCidr(home.value)}\``,
      label: 'no pod can have it',
      help: reserve(home),
      at: pod.at,
      related: [{ at: home.at, message: home.name }],
    },
  ]
}

function outside(pod: AddressInRole, networks: readonly RangeInRole[]): Finding {
  return {
    code: 'WIN160',
    message: `first pod address \`${formatAddress(pod.value)}\` lies outside ${networks.map(({ name, value }) => `${name} \`${formatCidr(value)}\``).join(' and ')}`,
    label: 'HNS refuses an endpoint outside the subnet of its network',
    help: reserve(networks[0]),
    at: pod.at,
    related: networks.map(({ at, name }) => ({ at, message: name })),
  }
}

function reserve(home: RangeInRole | undefined): string {
  if (home === undefined) return 'reserve the first two addresses: `rangeStart` is network + 3'
  const [first, second, start] = [1, 2, 3].map((n) => formatAddress(addressAt(home.value, n)))
  return `reserve \`${first}\` and \`${second}\`: set \`rangeStart\` to \`${start}\`, network + 3`
}
