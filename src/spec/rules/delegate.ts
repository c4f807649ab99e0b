import { type Address, formatAddress } from '../../net/address.ts'
import { type Cidr, formatCidr } from '../../net/cidr.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import type { Delegate } from '../cluster.ts'
import type { Draft } from '../draft.ts'
import { delegatesOf } from '../pairs.ts'
import { listed } from '../spell.ts'

/** A delegate of flannel that does not serve the driver, and subnets in which sdnbridge has no gateway for its pods. */
export function delegate(draft: Draft): readonly Finding[] {
  const { driver, delegate: name } = draft.network
  const known = delegatesOf(driver)
  // Of a pair that is refused anyway nothing more needs to be said.
  if (name === undefined || known.length === 0) return []
  if (known.includes(name)) return name === 'sdnbridge' ? gateways(draft) : []
  const other = driver === 'overlay' ? 'l2bridge' : 'overlay'
  return [
    {
      code: 'WIN119',
      message: `delegate \`${name}\` does not go with driver \`${driver}\``,
      label: `${OF_OTHER_NETWORKS[name]}; that of flanneld is ${driver === 'overlay' ? 'Overlay' : 'L2Bridge'}`,
      help: `take delegate ${listed(
        known.map((one) => `\`${one}\``),
        'or',
      )}, or driver ${other} with \`${name}\``,
      at: { path: ['network', 'delegate'] },
      related: [{ at: { path: ['network', 'driver'] }, message: 'the driver' }],
    },
  ]
}

/** What a delegate does with a network that is not its own. */
const OF_OTHER_NETWORKS: Readonly<Record<Delegate, string>> = {
  'win-bridge': 'win-bridge stops: `network ... is of unexpected type`',
  'win-overlay': 'win-overlay stops: `network ... is of an unexpected type`',
  sdnbridge: 'its `type` is that of an L2Bridge network',
  sdnoverlay: 'its `type` is that of an Overlay network',
}

/** The longest prefix whose subnets all begin at an octet. */
const LONGEST = 24

/**
 * flannel gives sdnbridge the subnet and no gateway, so host-local names network + 1, where no host is.
 * `forceBridgeGateway` puts 2 into the last octet, which is network + 2 where the subnet begins at an octet only.
 * Source: microsoft/windows-container-networking common/core/network.go allocateIpam b96345f.
 */
function gateways({ cidrs: { nodeMask }, nodes, given }: Draft): readonly Finding[] {
  const help = `take subnets that begin at an octet, such as a /${LONGEST}, or delegate \`win-bridge\``
  const label = 'flannel writes no gateway for it, and `forceBridgeGateway` puts 2 into the last octet'
  const related = [{ at: { path: ['network', 'delegate'] }, message: 'the delegate' }]
  if (nodeMask > LONGEST)
    return [
      {
        code: 'WIN232',
        severity: 'error',
        message: `subnets of /${nodeMask} do not all begin at an octet, and sdnbridge has no gateway for the others`,
        label,
        help,
        at: { path: ['cidrs', given(['cidrs', 'nodeMask']) ? 'nodeMask' : 'cluster'] },
        related,
      },
    ]
  return nodes.flatMap(({ podCIDRs }) =>
    podCIDRs.flatMap(({ value, at }): Finding[] => {
      const gateway = forced(value)
      if (value.family !== 4 || gateway.value === value.base + 2n) return []
      const message = `sdnbridge makes \`${formatAddress(gateway)}\` the gateway of \`${formatCidr(value)}\``
      return [{ code: 'WIN232', severity: 'error', message, label, help, at, related }]
    }),
  )
}

function forced({ base }: Cidr): Address {
  return { family: 4, value: (base & ~0xffn) | 2n }
}
