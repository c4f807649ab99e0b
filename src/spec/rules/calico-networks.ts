import type { Severity } from '../../diagnostic/code-meta.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import { CALICO_NETWORKS, isVSwitchOfCalico } from '../../facts/calico-networks.ts'
import { type Cidr, formatCidr, overlap, parseCidr } from '../../net/cidr.ts'
import type { Draft } from '../draft.ts'
import { pairOf } from '../pairs.ts'
import type { Placed } from '../reader.ts'

/** What stands in the way of the networks that Calico makes on every node before the first pod: `CALICO_NETWORKS`. */
export function calicoNetworks(draft: Draft): readonly Finding[] {
  const { driver, plugin } = draft.network
  // Of a pair that is refused anyway nothing more needs to be said.
  if (plugin !== 'calico' || pairOf(driver, plugin) === undefined) return []
  return [...name(draft), ...ranges(draft)]
}

function name({ network: { name: given, driver } }: Draft): Finding[] {
  const at = { path: ['network', 'name'] }
  const help = 'remove it, or write `Calico`'
  if (isVSwitchOfCalico(given)) {
    return [
      {
        code: 'WIN140',
        message: `\`${given}\` is the network that Calico makes for its vSwitch`,
        label: CALICO_NETWORKS.takenByVSwitch,
        help,
        at,
      },
    ]
  }
  if (given === CALICO_NETWORKS.pods) return []
  return [
    {
      code: 'WIN140',
      ...(driver === 'overlay' ? {} : { severity: 'warning' }),
      message: `Calico makes the network \`Calico\` on every node, and \`${given}\` beside it`,
      label: driver === 'overlay' ? CALICO_NETWORKS.otherOverlay : CALICO_NETWORKS.otherL2Bridge,
      help,
      at,
    },
  ]
}

/** Which block a node gets from calico-ipam, Calico decides; subnets that the spec gives to nodes are sure. */
function ranges({ cidrs, nodes }: Draft): Finding[] {
  const sure = nodes.flatMap(({ podCIDRs }) => podCIDRs)
  const taken = sure.flatMap((cidr) => inTheWay('a node', cidr, 'warning'))
  return [
    ...taken,
    ...(taken.length > 0 ? [] : cidrs.cluster.flatMap((cidr) => inTheWay('`cidrs.cluster`', cidr, 'info'))),
    ...cidrs.service.flatMap((cidr) => inTheWay('`cidrs.service`', cidr, 'warning')),
    ...cidrs.management.flatMap((cidr) => inTheWay('`cidrs.management`', cidr, 'warning')),
  ]
}

function inTheWay(owner: string, { value, at }: Placed<Cidr>, severity: Severity): Finding[] {
  const own = parseCidr(CALICO_NETWORKS.vSwitch.range)
  if (!own.ok || overlap(value, own.value) === undefined) return []
  return [
    {
      code: 'WIN140',
      severity,
      message: `\`${formatCidr(value)}\` of ${owner} holds \`${CALICO_NETWORKS.vSwitch.range}\`, which Calico takes itself`,
      label: 'on every node it makes a network with this subnet for its vSwitch',
      help:
        severity === 'info'
          ? 'see that no Windows node gets the block with this range'
          : `choose a range without \`${CALICO_NETWORKS.vSwitch.range}\``,
      at,
    },
  ]
}
