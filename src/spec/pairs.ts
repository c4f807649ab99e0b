import { CNI_PLUGINS, type CniPlugin } from '../facts/cni-plugins.ts'
import type { IpamName } from '../facts/ipam-options.ts'
import type { Delegate, Driver, Plugin } from './cluster.ts'

/** A driver and a plugin that go together. */
export interface Pair {
  readonly driver: Driver
  readonly plugin: Plugin
  /** The IPAM that hnsc writes for both, the usual one first, where it is less than the plugin takes. */
  readonly ipam?: readonly IpamName[]
}

/**
 * Every driver with the plugins that serve it, the default first. What is here passes the spec.
 */
export const PAIRS = [
  { driver: 'l2bridge', plugin: 'flannel' },
  { driver: 'l2bridge', plugin: 'win-bridge' },
  { driver: 'overlay', plugin: 'flannel' },
  { driver: 'overlay', plugin: 'win-overlay' },
  { driver: 'l2tunnel', plugin: 'win-bridge' },
  { driver: 'l2bridge', plugin: 'sdnbridge', ipam: ['none'] },
  { driver: 'l2bridge', plugin: 'azure-vnet' },
  { driver: 'l2bridge', plugin: 'calico' },
  { driver: 'overlay', plugin: 'sdnoverlay', ipam: ['host-local'] },
  { driver: 'overlay', plugin: 'ovn-kubernetes' },
  { driver: 'overlay', plugin: 'calico' },
  { driver: 'l2tunnel', plugin: 'azure-vnet' },
  { driver: 'transparent', plugin: 'antrea' },
  { driver: 'nat', plugin: 'nat', ipam: ['none'] },
] as const satisfies readonly Pair[]

/** The pair, or undefined where the plugin does not serve the driver. */
export function pairOf(driver: Driver, plugin: Plugin): Pair | undefined {
  return PAIRS.find((pair) => pair.driver === driver && pair.plugin === plugin)
}

/** True for what works on virtual machines of Azure only. */
export function needsAzure({ driver, plugin }: Pick<Pair, 'driver' | 'plugin'>): boolean {
  return driver === 'l2tunnel' || plugin === 'azure-vnet'
}

/** The plugin that a driver gets when the spec names none. */
export function defaultPlugin(driver: Driver): Plugin {
  return PAIRS.find((pair) => pair.driver === driver)?.plugin ?? 'flannel'
}

/**
 * The plugins that flannel can hand pods on to with a driver, the usual one first. flannel takes any name; the type of the
 * network that flanneld makes decides. Source: flannel-io/cni-plugin flannel_windows.go v1.9.1-flannel1.
 */
export function delegatesOf(driver: Driver): readonly Delegate[] {
  if (driver === 'l2bridge') return ['win-bridge', 'sdnbridge']
  return driver === 'overlay' ? ['win-overlay', 'sdnoverlay'] : []
}

/** The plugin that asks HNS for the endpoints of pods: with flannel its delegate. */
export function endpointPlugin({
  plugin,
  delegate,
}: {
  readonly plugin: Plugin
  readonly delegate?: Delegate
}): Plugin {
  return delegate ?? plugin
}

/** The plugins of microsoft/windows-container-networking. */
export type Wcn = 'nat' | 'sdnbridge' | 'sdnoverlay'

/** True for the plugins of microsoft/windows-container-networking, which have keys of their own and HCN (v2) only. */
export function isWcn(plugin: Plugin): plugin is Wcn {
  return plugin === 'nat' || plugin === 'sdnbridge' || plugin === 'sdnoverlay'
}

/** True where a program of the vendor does what kube-proxy does, so that kube-proxy must not run. */
export function replacesKubeProxy(plugin: Plugin): plugin is 'antrea' {
  return plugin === 'antrea'
}

/** The IPAM that a plugin takes with a driver, the usual one first. */
export function ipamOf(driver: Driver, plugin: Plugin): readonly IpamName[] {
  const { ipam, ipamIn }: CniPlugin = CNI_PLUGINS[plugin]
  return pairOf(driver, plugin)?.ipam ?? ipamIn?.[driver] ?? ipam
}

/** The plugins that hnsc compiles for a driver. */
export function compiledPlugins(driver: Driver): readonly Plugin[] {
  return PAIRS.filter((pair) => pair.driver === driver).map(({ plugin }) => plugin)
}

/** The drivers that hnsc compiles a plugin for; with a plugin those that it compiles for that one. */
export function compiledDrivers(plugin?: Plugin): readonly Driver[] {
  const compiled = PAIRS.filter((pair) => plugin === undefined || pair.plugin === plugin)
  return [...new Set(compiled.map(({ driver }) => driver))]
}
