import { CNI_PLUGINS, type CniPlugin } from '../../facts/cni-plugins.ts'
import type { IpamName } from '../../facts/ipam-options.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import type { Driver, Plugin } from '../cluster.ts'
import type { Draft } from '../draft.ts'
import { ipamOf, isWcn, needsAzure, pairOf, PAIRS } from '../pairs.ts'
import { listed } from '../spell.ts'

/** A plugin that does not serve the driver. */
export function pair({ network: { driver, plugin }, platform, given }: Draft): readonly Finding[] {
  const at = { path: ['network', given(['network', 'plugin']) ? 'plugin' : 'driver'] }
  if (pairOf(driver, plugin) !== undefined) return []
  const help = nearest(driver, plugin, platform)
  return [
    {
      code: 'WIN119',
      message: `plugin \`${plugin}\` does not go with driver \`${driver}\``,
      label: reason(driver, plugin),
      help,
      at,
      related: [{ at: { path: ['network', 'driver'] }, message: 'the driver' }],
    },
  ]
}

/** An IPAM that the plugin does not take with this driver. What goes wrong without any is a rule of its own. */
export function ipamPlugin({
  network: { driver, plugin, apiVersion },
  cni,
  given,
}: Draft): readonly Finding[] {
  const taken = ipamOf(driver, plugin)
  if (!given(['cni', 'ipam']) || taken.includes(cni.ipam)) return []
  // Of a pair that is refused anyway nothing more needs to be said.
  if (pairOf(driver, plugin) === undefined) return []
  // Whether HNS can give the addresses is a question of the plugin and its API.
  if (cni.ipam === 'none' && !isWcn(plugin) && taken.includes('host-local')) return []
  return [
    {
      code: 'WIN136',
      message: `plugin \`${plugin}\` with driver \`${driver}\` does not take IPAM \`${cni.ipam}\``,
      label: ipamReason(plugin, driver, cni.ipam),
      help: `write ${listed(
        taken
          .filter((name) => name !== 'none' || apiVersion === 1 || isWcn(plugin))
          .map((name) => `\`ipam: ${name}\``),
        'or',
      )}, or remove it`,
      at: { path: ['cni', 'ipam'] },
      related: [{ at: { path: ['network'], part: 'key' }, message: 'the driver and the plugin' }],
    },
  ]
}

function ipamReason(plugin: Plugin, driver: Driver, ipam: IpamName): string {
  if (plugin === 'calico' && driver === 'overlay')
    return `Calico stops: \`Calico VXLAN requires IPAM type calico-ipam, not ${ipam}\``
  if (plugin === 'sdnbridge' && ipam === 'host-local')
    return 'it does not pass `rangeStart` on, so that the first pod gets the address of its gateway'
  if (plugin === 'sdnoverlay' && ipam === 'none')
    return 'HNS would give a pod the source VIP of kube-proxy, which is kept with host-local'
  const { ipam: known }: CniPlugin = CNI_PLUGINS[plugin]
  const plugins = ipamOf(driver, plugin).filter((name) => name !== 'none')
  const own = plugins.length === 0 ? 'leaves addresses to HNS' : `takes ${listed(plugins, 'or')}`
  if (known.includes(ipam)) return `hnsc writes \`${plugin}\` so that it ${own}`
  const [owner, ...others] = new Set(
    PAIRS.filter((one) => ipamOf(one.driver, one.plugin).includes(ipam)).map((one) => one.plugin),
  )
  return owner === undefined || others.length > 0
    ? `\`${plugin}\` ${own}`
    : `it belongs to \`${owner}\`, and \`${plugin}\` ${own}`
}

/** The pairs that work where the nodes are and have most in common with one that does not. */
function nearest(driver: Driver, plugin: Plugin, platform: Draft['platform']): string {
  const works = PAIRS.filter((one) => platform === undefined || platform === 'azure' || !needsAzure(one))
  const plugins = works.filter((one) => one.driver === driver).map((one) => one.plugin)
  const sibling = plugins.find((name) => SIBLINGS[plugin] === name)
  const others = sibling === undefined ? plugins : [sibling]
  const drivers = works.filter((one) => one.plugin === plugin).map((one) => one.driver)
  const ways = [
    ...(others.length === 0 ? [] : [`${choice(others)} with ${driver}`]),
    ...(drivers.length === 0 ? [] : [`driver ${listed(drivers, 'or')} with \`${plugin}\``]),
  ]
  if (ways.length > 0) return `take ${ways.join(', or ')}`
  const kin = works.filter((one) => one.plugin === 'win-bridge' || one.plugin === 'win-overlay')
  return `take ${listed(
    kin.map((one) => `\`${one.plugin}\` with ${one.driver}`),
    'or',
  )}`
}

function choice(names: readonly string[]): string {
  return listed(
    names.map((name) => `\`${name}\``),
    'or',
  )
}

/** Plugins of one kind for another network. */
const SIBLINGS: Partial<Readonly<Record<Plugin, Plugin>>> = {
  'win-bridge': 'win-overlay',
  'win-overlay': 'win-bridge',
  sdnbridge: 'sdnoverlay',
  sdnoverlay: 'sdnbridge',
}

/** What a plugin does with a network that is not its own. */
function reason(driver: Driver, plugin: Plugin): string {
  if (driver === 'nat')
    return 'a NAT network has no way to the pods of other nodes: only the nat plugin uses it'
  if (plugin === 'flannel' && driver === 'l2tunnel') {
    return 'flanneld exits: `unknown backend type: l2tunnel`; its host-gw always makes an L2Bridge network'
  }
  if (plugin === 'ovn-kubernetes' && driver === 'transparent') {
    return 'OVN-Kubernetes dropped Open vSwitch on Windows in 2020; its node agent makes an Overlay network'
  }
  return REASONS[plugin]
}

const REASONS: Readonly<Record<Plugin, string>> = {
  flannel: 'flanneld on Windows has the backends host-gw (l2bridge) and vxlan (overlay)',
  'win-bridge': 'win-bridge stops: `network ... is of unexpected type`',
  'win-overlay': 'win-overlay stops: `network ... is of an unexpected type`',
  sdnbridge: 'its `type` is that of the network that it makes: L2Bridge',
  sdnoverlay: 'its `type` is that of the network that it makes: Overlay',
  'azure-vnet':
    'it makes an L2Bridge network, in releases before November 2024 an L2Tunnel network in mode `tunnel`',
  'ovn-kubernetes': 'its node agent makes an Overlay network, `OVNKubernetesHybridOverlayNetwork`',
  nat: 'it makes a NAT network, in which kube-proxy finds no pods of other nodes',
  antrea: 'its agent makes a Transparent network, `antrea-hnsnetwork`, for Open vSwitch',
  calico: 'Calico on Windows has the modes vxlan (overlay) and windows-bgp (l2bridge)',
}
