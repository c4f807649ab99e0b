/**
 * Plugins of containernetworking/plugins that no release for Windows has.
 * Source: containernetworking/plugins plugins/windows_only.txt, plugins/linux_only.txt v0.8.0 to v1.9.1.
 */
const LINUX_ONLY_PLUGINS: readonly string[] = [
  'bandwidth',
  'bridge',
  'dhcp',
  'dummy',
  'firewall',
  'host-device',
  'ipvlan',
  'loopback',
  'macvlan',
  'portmap',
  'ptp',
  'sbr',
  'static',
  'tap',
  'tuning',
  'vlan',
  'vrf',
]

/** True for the name of a plugin that only Linux has. */
export function isLinuxOnly(name: string): boolean {
  return LINUX_ONLY_PLUGINS.includes(name)
}
