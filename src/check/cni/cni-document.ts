import type { ObjectTree, Path, Tree } from '../../text/tree.ts'
import { field, type Field, itemsOf, textOf } from '../field.ts'
import { entryOf } from '../../text/entry-of.ts'
import { nearest } from '../../text/nearest.ts'

/** Which keys carry a plugin's policies, and in which form. */
export type Dialect = 'hns' | 'wcn' | 'azure' | 'calico' | 'wincni' | 'vpc' | 'antrea' | 'unknown'

/** A plugin that makes the pod's endpoint: one of the configuration's own, or the delegate of flannel. */
export interface EndpointPlugin {
  readonly tree: ObjectTree
  readonly path: Path
  /** Without `.exe`; '' where there is none. */
  readonly type: string
  readonly typeField?: Field
  readonly dialect: Dialect
  /** The flannel configuration whose delegate it is. */
  readonly flannel?: { readonly tree: ObjectTree; readonly path: Path }
}

/** A CNI configuration as the rules look at it. */
export interface CniDocument {
  readonly tree: ObjectTree
  readonly isList: boolean
  /** The last part of the file's name; undefined for the standard input. */
  readonly fileName?: string
  /** The plugins that make endpoints; others (portmap, bandwidth…) are not among them. */
  readonly endpoints: readonly EndpointPlugin[]
  /** Every plugin as libcni sees it. */
  readonly plugins: readonly { readonly tree: ObjectTree; readonly path: Path; readonly type: string }[]
}

/** The CNI configuration that a tree holds; undefined where it is no object. */
export function cniDocument(tree: Tree | undefined, fileName?: string): CniDocument | undefined {
  if (tree?.kind !== 'object') return undefined
  const list = field(tree, [], 'plugins')
  const inList = itemsOf(list).flatMap(({ value, path }) =>
    value.kind === 'object' ? [{ tree: value, path }] : [],
  )
  const isList = list !== undefined
  const plugins = (isList ? inList : [{ tree, path: [] }]).map((plugin) => ({
    ...plugin,
    type: textOf(field(plugin.tree, [], 'type')?.value) ?? '',
  }))
  return {
    tree,
    isList,
    ...(fileName === undefined ? {} : { fileName }),
    plugins,
    endpoints: plugins.flatMap(({ tree: own, path }) => endpointOf(own, path)),
  }
}

const DIALECTS: Readonly<Record<string, Dialect>> = {
  'win-bridge': 'hns',
  'win-overlay': 'hns',
  sdnbridge: 'wcn',
  sdnoverlay: 'wcn',
  nat: 'wcn',
  'azure-vnet': 'azure',
  calico: 'calico',
  wincni: 'wincni',
  'vpc-bridge': 'vpc',
  antrea: 'antrea',
}

/** The dialect of the plugin of this name. */
export function dialectOfType(type: string): Dialect {
  return DIALECTS[type] ?? 'unknown'
}

/** Every plugin that makes endpoints on Windows. */
export const ENDPOINT_PLUGINS: readonly string[] = Object.keys(DIALECTS)

function endpointOf(tree: ObjectTree, path: Path): EndpointPlugin[] {
  const typeField = field(tree, path, 'type')
  const type = plain(textOf(typeField?.value) ?? '')
  if (type === 'flannel') {
    const delegate = field(tree, path, 'delegate') ?? misspelt(tree, path, 'delegate')
    const own = delegate?.value ?? { kind: 'object', members: [], start: tree.start, end: tree.start }
    if (own.kind !== 'object') return []
    const at = delegate?.path ?? path
    const inner = field(own, at, 'type')
    // The key is exact, and so is flannel's default. Source: flannel-io/cni-plugin flannel_windows.go v1.1.2.
    const isSeen = inner?.member.key === 'type'
    const named = plain((isSeen ? textOf(inner.value) : undefined) ?? 'win-bridge')
    return [view(own, at, named, inner ?? typeField, { tree, path })]
  }
  return CHAINED.has(type) ? [] : [view(tree, path, type, typeField)]
}

/** The object under a key that is nearly this one. That nobody reads it is told once; what is in it is judged as meant. */
function misspelt(tree: ObjectTree, path: Path, key: string): Field | undefined {
  const near = tree.members.find(({ key: own, value }) => value.kind === 'object' && isNear(own, key))
  return near === undefined ? undefined : field(tree, path, near.key)
}

function isNear(own: string, key: string): boolean {
  return nearest(own, [key], 2) !== undefined
}

/** Plugins of a list that make no endpoint of their own. */
const CHAINED = new Set(['portmap', 'bandwidth', 'tuning', 'firewall', 'sbr', 'host-local', 'multus'])

function view(
  tree: ObjectTree,
  path: Path,
  type: string,
  typeField: Field | undefined,
  flannel?: EndpointPlugin['flannel'],
): EndpointPlugin {
  return {
    tree,
    path,
    type,
    dialect: entryOf(DIALECTS, type) ?? (type === '' ? dialectOf(tree) : 'unknown'),
    ...(typeField === undefined ? {} : { typeField }),
    ...(flannel === undefined ? {} : { flannel }),
  }
}

/** Whose keys a piece of a configuration without a type has. */
function dialectOf(tree: ObjectTree): Dialect {
  if (field(tree, [], 'optionalFlags') !== undefined) return 'wcn'
  const flat = itemsOf(field(tree, [], 'AdditionalArgs')).map(({ value }) => field(value, [], 'Value')?.value)
  if (flat.length > 0)
    return flat.some((value) => field(value, [], 'Settings') !== undefined) ? 'wcn' : 'azure'
  const own = ['apiVersion', 'HcnPolicyArgs', 'endpointMacPrefix', 'loopbackDSR', 'ipMasqNetwork']
  return own.some((key) => field(tree, [], key) !== undefined) ? 'hns' : 'unknown'
}

/** `NAT` is HCN's own name of the network, which the plugin nat takes; Windows finds its program in any case. */
function plain(type: string): string {
  const name = type.replace(/\.exe$/i, '')
  return name === 'NAT' ? 'nat' : name
}
