import type { Severity } from '../../diagnostic/code-meta.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import { type Cidr, formatCidr, overlap, parseCidr } from '../../net/cidr.ts'
import type { Draft } from '../draft.ts'
import { pairOf } from '../pairs.ts'
import type { Placed } from '../reader.ts'

/**
 * What stands in the way of the networks that Calico makes on every node before the first pod: `External` for its vSwitch,
 * and `Calico`, whatever the configuration of its plugin says. Source: projectcalico/calico
 * node/windows-packaging/CalicoWindows/node/node-service.ps1, node/pkg/lifecycle/startup/startup_windows.go,
 * cni-plugin/pkg/dataplane/windows/dataplane_windows.go, felix/dataplane/windows/win_dataplane.go 87c15906f20c.
 */
export function calicoNetworks(draft: Draft): readonly Finding[] {
  const { driver, plugin } = draft.network
  // Of a pair that is refused anyway nothing more needs to be said.
  if (plugin !== 'calico' || pairOf(driver, plugin) === undefined) return []
  return [...name(draft), ...ranges(draft)]
}

/** Of the vSwitch; PowerShell does not look at case. */
const EXTERNAL = { name: 'external', range: '192.168.255.0/30' } as const

function name({ network: { name: given, driver } }: Draft): Finding[] {
  const at = { path: ['network', 'name'] }
  const help = 'remove it, or write `Calico`'
  if (given.toLowerCase() === EXTERNAL.name) {
    return [
      {
        code: 'WIN140',
        message: `\`${given}\` is the network that Calico makes for its vSwitch`,
        label: 'the plugin deletes a network of its own name that has another subnet',
        help,
        at,
      },
    ]
  }
  if (given === 'Calico') return []
  return [
    {
      code: 'WIN140',
      ...(driver === 'overlay' ? {} : { severity: 'warning' }),
      message: `Calico makes the network \`Calico\` on every node, and \`${given}\` beside it`,
      label:
        driver === 'overlay'
          ? 'Felix writes the routes to other nodes into the network `Calico`, so that pods reach none of them'
          : 'both have the subnet of the node, and an endpoint at its second address',
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
  const own = parseCidr(EXTERNAL.range)
  if (!own.ok || overlap(value, own.value) === undefined) return []
  return [
    {
      code: 'WIN140',
      severity,
      message: `\`${formatCidr(value)}\` of ${owner} holds \`${EXTERNAL.range}\`, which Calico takes itself`,
      label: 'on every node it makes a network with this subnet for its vSwitch',
      help:
        severity === 'info'
          ? 'see that no Windows node gets the block with this range'
          : `choose a range without \`${EXTERNAL.range}\``,
      at,
    },
  ]
}
