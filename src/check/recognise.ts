import type { Tree } from '../text/tree.ts'
import { field, textOf } from './field.ts'
import type { Kind } from './kind.ts'

/** The kind of a document by what it holds; undefined where it looks like nothing that hnsc knows. */
export function recognise(tree: Tree): Kind | undefined {
  const has = (...keys: readonly string[]) => keys.some((key) => field(tree, [], key) !== undefined)
  const text = (key: string) => textOf(field(tree, [], key)?.value)
  if (tree.kind !== 'object') return undefined
  const kind = text('kind')
  if (kind === 'KubeProxyConfiguration') return 'kube-proxy-configuration'
  if (kind === 'KubeletConfiguration') return 'kubelet-configuration'
  if (kind === 'ClusterNetwork' || has('cidrs')) return 'cluster-network'
  if (has('plugins')) return 'cni-conflist'
  if (has('ips', 'ip4') && !has('type')) return 'source-vip-result'
  if (has('Network') && has('Backend', 'SubnetLen', 'EnableIPv4', 'IPv6Network')) return 'flannel-net-conf'
  if (has('Backend') && !has('type', 'cniVersion')) return 'flannel-net-conf'
  if (isHnsNetwork(tree)) return 'hns-network'
  if (has('HostComputeNetwork', 'VirtualNetwork', 'IpConfigurations')) return 'hns-endpoint'
  if (has('cniVersion', 'delegate', 'policies', 'AdditionalArgs', 'capabilities', 'ipam')) {
    return isSourceVip(tree) ? 'source-vip-request' : 'cni-conf'
  }
  if (has('ExceptionList', 'Exceptions', 'Settings', 'DestinationPrefix', 'NeedEncap')) return 'hns-policy'
  return has('type') ? 'cni-conf' : undefined
}

/** True for a text that has the lines of flanneld's subnet file. */
export function isSubnetEnv(text: string): boolean {
  return /^\uFEFF?\s*["']?(?:export\s+)?FLANNEL_\w+/m.test(text) && !/^\s*[{[]/.test(text)
}

/** An HNS network of either API: its driver in `Type`, and subnets. */
function isHnsNetwork(tree: Tree): boolean {
  const type = textOf(field(tree, [], 'Type')?.value)?.toLowerCase()
  const drivers = ['l2bridge', 'l2tunnel', 'overlay', 'transparent', 'nat', 'ics', 'internal', 'private']
  if (type === undefined || !drivers.includes(type) || field(tree, [], 'cniVersion') !== undefined)
    return false
  return field(tree, [], 'Subnets') !== undefined || field(tree, [], 'Ipams') !== undefined
}

/** What kube-proxy's start script hands to host-local: an `ipam` that nobody but host-local itself is called with. */
function isSourceVip(tree: Tree): boolean {
  const ipam = field(tree, [], 'ipam')
  const type = textOf(field(tree, [], 'type')?.value)
  const inner = textOf(field(ipam?.value, [], 'type')?.value)
  return inner === 'host-local' && (type === undefined || type === 'host-local')
}
