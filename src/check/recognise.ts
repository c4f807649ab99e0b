import type { ObjectTree, Tree } from '../text/tree.ts'
import { ENDPOINT_PLUGINS } from './cni/cni-document.ts'
import { field, fieldAt, textOf } from './field.ts'
import { hnsKind, hnsKindName } from './hns/hns-kind.ts'
import { meantPlugin } from './rules/plugin.ts'
import type { TreeKind } from './tree-kind.ts'

/** What a tree can be told to be. */
export type Recognised = TreeKind | 'cluster-network'

/**
 * The kind of a document by what it holds, or, where that tells nothing, by a name that only files of CNI have; undefined
 * where it looks like nothing that hnsc knows.
 */
export function recognise(tree: Tree, fileName?: string): Recognised | undefined {
  const kind = byContent(tree)
  // Nobody gives documents of HNS such a name, and a piece of a configuration may look like one.
  return kind === undefined || /^h(ns|cn)-/.test(kind) ? (byName(fileName) ?? kind) : kind
}

function byName(fileName: string | undefined): Recognised | undefined {
  if (fileName?.endsWith('.conflist') === true) return 'cni-conflist'
  return fileName?.endsWith('.conf') === true ? 'cni-conf' : undefined
}

function byContent(tree: Tree): Recognised | undefined {
  const has = (...keys: readonly string[]) => keys.some((key) => field(tree, [], key) !== undefined)
  const text = (key: string) => textOf(field(tree, [], key)?.value)
  if (tree.kind === 'array') {
    const [first] = tree.items
    const kind = first?.kind === 'object' ? byContent(first) : undefined
    if (kind === 'cni-conf' || kind === 'cni-conflist') return kind
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
  // Blanks of the line only: of a million empty lines each would look at all that follow.
  return /^\uFEFF?[ \t\u00a0]*["']?(?:export\s+)?FLANNEL_\w+/m.test(text) && !/^\s*[{[]/.test(text)
}

/** True where a key or the type tells that the document is for a CNI plugin: the keys of HNS begin with capitals. */
function isOfCni(tree: ObjectTree): boolean {
  const lowerCase = ['type', 'policies']
  const anyCase = [
    'cniversion',
    'delegate',
    'ipam',
    'capabilities',
    'apiversion',
    'optionalflags',
    'additionalargs',
  ]
  const byKey = tree.members.some(({ key }) => lowerCase.includes(key) || anyCase.includes(key.toLowerCase()))
  return byKey || isPlugin(textOf(field(tree, [], 'Type')?.value))
}

/** True for the name of a plugin, also misspelt, that is not that of a driver of HNS as well. */
function isPlugin(type: string | undefined): boolean {
  if (type === undefined || DRIVERS.includes(type.toLowerCase())) return false
  return ENDPOINT_PLUGINS.includes(type) || meantPlugin(type) !== undefined
}

const DRIVERS = ['nat', 'overlay', 'l2bridge', 'l2tunnel', 'transparent', 'ics', 'internal', 'private']

/** What kube-proxy's start script hands to host-local: an `ipam` that nobody but host-local itself is called with. */
function isSourceVip(tree: ObjectTree): boolean {
  const type = field(tree, [], 'type')
  const inner = textOf(fieldAt(tree, [], 'ipam', 'type')?.value)
  if (inner !== 'host-local') return false
  if (type !== undefined) return textOf(type.value) === 'host-local'
  // Without a type, keys of other plugins tell that the type is what is missing.
  return !OF_MAIN_PLUGINS.some((key) => field(tree, [], key) !== undefined)
}

const OF_MAIN_PLUGINS = [
  'policies',
  'AdditionalArgs',
  'apiVersion',
  'delegate',
  'capabilities',
  'dns',
  'optionalFlags',
]
