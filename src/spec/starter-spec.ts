import type { Driver, Plugin } from './cluster.ts'
import { compiledPlugins, defaultPlugin, pairOf } from './pairs.ts'

/**
 * A commented spec to start from, valid as it is; undefined where hnsc does not compile the driver with the plugin.
 * Without a driver: overlay; without a plugin: the driver's usual one.
 */
export function starterSpec(
  driver: Driver = 'overlay',
  plugin: Plugin = defaultPlugin(driver),
): string | undefined {
  if (pairOf(driver, plugin) === undefined) return undefined
  return [
    '# The network of the Windows nodes of one cluster. Every value that is missing here has a default:',
    '# `hnsc spec FILE` prints them all, and why they are what they are.',
    'apiVersion: hnsc.dev/v1alpha1',
    'kind: ClusterNetwork',
    'metadata:',
    '  name: my-cluster',
    '',
    '# kubernetes:',
    '#   version: "1.34"',
    '# windows:',
    '#   version: ltsc2022          # or a build, such as 10.0.20348.2700',
    ...(driver === 'l2tunnel' || plugin === 'azure-vnet' ? ['platform: azure'] : []),
    '',
    'network:',
    `  driver: ${driver}`,
    `  plugin: ${plugin}${' '.repeat(Math.max(1, 19 - plugin.length))}# ${alternatives(driver)}`,
    ...networkLines(driver, plugin),
    '',
    '# No two of these ranges may share an address.',
    'cidrs:',
    '  cluster: 10.244.0.0/16       # --cluster-cidr of the controller manager',
    '  service: 10.96.0.0/12        # --service-cluster-ip-range of the API server',
    '  management: 10.127.130.0/24  # the subnet of the nodes; several as a list',
    '',
    '# Destinations outside the cluster that see the pods themselves, or only the node.',
    '# outboundNat:',
    '#   exceptions: [192.168.0.0/16]',
    '#   reachable: [10.127.130.64/26]',
    '',
    'nodes:',
    '  - name: win-1                # the Node object, in lower case',
    '    managementIP: 10.127.130.38',
    '    podCIDR: 10.244.1.0/24     # equal to spec.podCIDR of the Node object',
    ...drMac(driver, plugin, '01'),
    '  - name: win-2',
    '    managementIP: 10.127.130.39',
    '    podCIDR: 10.244.2.0/24',
    ...drMac(driver, plugin, '02'),
    '',
  ].join('\n')
}

function alternatives(driver: Driver): string {
  return `with ${driver}: ${compiledPlugins(driver).join(' or ')}`
}

function networkLines(driver: Driver, plugin: Plugin): string[] {
  const dsr = '  # dsr: true                  # direct server return'
  if (plugin === 'antrea') return []
  if (plugin === 'ovn-kubernetes' || plugin === 'azure-vnet') return [dsr]
  if (plugin === 'calico' && driver !== 'overlay') return [dsr]
  if (driver === 'overlay') {
    return ['  vni: 4096                    # the same on the Linux nodes, and port 4789 there too', dsr]
  }
  if (driver === 'l2tunnel')
    return ['  name: l2tunnel               # the L2Tunnel network that exists on the nodes', dsr]
  return plugin === 'flannel'
    ? [dsr]
    : ['  name: cbr0                   # the L2Bridge network on the nodes', dsr]
}

function drMac(driver: Driver, plugin: Plugin, last: string): string[] {
  if (driver !== 'overlay' || ['flannel', 'ovn-kubernetes', 'calico'].includes(plugin)) return []
  return [`    drMAC: 00-15-5d-00-00-${last}   # DrMacAddress of the node's HNS network`]
}
