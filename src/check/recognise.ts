import type { ObjectTree, Tree } from '../text/tree.ts'
import { field, textOf } from './field.ts'
import { hnsKind, hnsKindName } from './hns/hns-kind.ts'
import type { Kind } from './kind.ts'

/** The kind of a document by what it holds; undefined where it looks like nothing that hnsc knows. */
export function recognise(tree: Tree): Kind | undefined {
  const has = (...keys: readonly string[]) => keys.some((key) => field(tree, [], key) !== undefined)
  const text = (key: string) => textOf(field(tree, [], key)?.value)
  if (tree.kind === 'array') {
    const hns = hnsKind(tree)
    return hns === undefined ? undefined : hnsKindName(hns)
  }
  if (tree.kind !== 'object') return undefined
  const kind = text('kind')
  if (kind === 'KubeProxyConfiguration') return 'kube-proxy-configuration'
  if (kind === 'KubeletConfiguration') return 'kubelet-configuration'
  if (kind === 'ClusterNetwork' || has('cidrs')) return 'cluster-network'
  if (has('plugins')) return 'cni-conflist'
  if ((has('ips', 'ip4') || (has('code') && has('msg'))) && !has('type')) return 'source-vip-result'
  if (has('Network') && has('Backend', 'SubnetLen', 'EnableIPv4', 'IPv6Network')) return 'flannel-net-conf'
  if (has('Backend') && !has('type', 'cniVersion')) return 'flannel-net-conf'
  const hns = isOfCni(tree) ? undefined : hnsKind(tree)
  if (hns !== undefined) return hnsKindName(hns)
  if (has('cniVersion', 'delegate', 'policies', 'AdditionalArgs', 'capabilities', 'ipam')) {
    return isSourceVip(tree) ? 'source-vip-request' : 'cni-conf'
  }
  return has('type') ? 'cni-conf' : undefined
}

/** True for a text that has the lines of flanneld's subnet file. */
export function isSubnetEnv(text: string): boolean {
  return /^\uFEFF?\s*["']?(?:export\s+)?FLANNEL_\w+/m.test(text) && !/^\s*[{[]/.test(text)
}

/** True where a key tells that the document is for a CNI plugin: those of HNS begin with capitals. */
function isOfCni(tree: ObjectTree): boolean {
  const keys = [
    'cniVersion',
    'type',
    'policies',
    'delegate',
    'ipam',
    'capabilities',
    'apiVersion',
    'optionalFlags',
  ]
  return tree.members.some(({ key }) => keys.includes(key) || key.toLowerCase() === 'additionalargs')
}

/** What kube-proxy's start script hands to host-local: an `ipam` that nobody but host-local itself is called with. */
function isSourceVip(tree: Tree): boolean {
  const ipam = field(tree, [], 'ipam')
  const type = textOf(field(tree, [], 'type')?.value)
  const inner = textOf(field(ipam?.value, [], 'type')?.value)
  return inner === 'host-local' && (type === undefined || type === 'host-local')
}
