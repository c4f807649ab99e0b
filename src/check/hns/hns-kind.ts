import { policyType, policyTypeNames } from '../../facts/hns-schema/api.ts'
import type { Api } from '../../facts/hns-schema/key.ts'
import { VALUE_NAMES } from '../../facts/hns-schema/names.ts'
import { member, type Tree } from '../../text/tree.ts'
import { field, textOf } from '../field.ts'
import type { TreeKind } from '../tree-kind.ts'

/** What a document of HNS is about. */
export type HnsObject =
  'policy' | 'network' | 'endpoint' | 'policy-list' | 'load-balancer' | 'route' | 'request'

/** The kind of a document of HNS, as `--kind` has it. */
export function hnsKindName({ object, api }: { readonly object: HnsObject; readonly api: Api }): TreeKind {
  if (object === 'policy-list') return 'hns-policy-list'
  if (object === 'load-balancer') return 'hcn-load-balancer'
  if (object === 'route') return 'hcn-route'
  if (object === 'request') return 'hcn-request'
  return api === 1 ? `hns-${object}` : `hcn-${object}`
}

/** What a document is about, by its keys, and in which dialect; undefined for what is none of HNS. */
export function hnsKind(tree: Tree): { readonly object: HnsObject; readonly api: Api } | undefined {
  if (tree.kind === 'array') return tree.items[0] === undefined ? undefined : hnsKind(tree.items[0])
  if (tree.kind !== 'object') return undefined
  const object = hnsObject(tree)
  return object === undefined ? undefined : { object, api: apiOf(tree, object) }
}

/** What a document is about, where its dialect is known. */
export function hnsObject(tree: Tree): HnsObject | undefined {
  if (tree.kind === 'array') return tree.items[0] === undefined ? undefined : hnsObject(tree.items[0])
  const has = (...keys: readonly string[]) => keys.some((key) => field(tree, [], key) !== undefined)
  const type = textOf(field(tree, [], 'Type')?.value)
  if (has('RequestType')) return 'request'
  if (
    has(
      'IpConfigurations',
      'HostComputeNetwork',
      'VirtualNetwork',
      'VirtualNetworkName',
      'HostComputeNamespace',
    )
  ) {
    return has('HostComputeEndpoints', 'FrontendVIPs') ? 'load-balancer' : 'endpoint'
  }
  if (has('FrontendVIPs', 'PortMappings') || (has('SourceVIP') && type === undefined)) return 'load-balancer'
  if (has('HostComputeEndpoints')) return has('Setting', 'Routes') ? 'route' : 'load-balancer'
  if (has('References')) return 'policy-list'
  if (type !== undefined && isNetwork(tree, type)) return 'network'
  if (type !== undefined || has('Settings')) return 'policy'
  if (has('Ipams', 'Subnets', 'NetworkAdapterName', 'MacPool', 'MacPools', 'ManagementIP')) return 'network'
  if (has('IPAddress', 'IPv6Address', 'MacAddress', 'GatewayAddress', 'PrefixLength')) return 'endpoint'
  if (has('name') && has('value')) return 'policy'
  if (has('Policies')) return firstPolicyPlace(tree)
  // A name alone, in small letters, is that of a thousand other things.
  return has('SchemaVersion') || member(tree, 'Name') !== undefined ? 'network' : undefined
}

/** A type of networks; NAT is also the name of a policy of HNS (v1), which has ports. */
function isNetwork(tree: Tree, type: string): boolean {
  const named = Object.keys(VALUE_NAMES.NetworkType.names).some(
    (name) => name.toLowerCase() === type.toLowerCase(),
  )
  const ports = ['InternalPort', 'ExternalPort', 'Protocol'].some((key) => field(tree, [], key) !== undefined)
  const like = ['Ipams', 'Subnets', 'NetworkAdapterName', 'MacPools', 'SchemaVersion', 'Flags', 'Name'].some(
    (key) => field(tree, [], key) !== undefined,
  )
  return (named && !ports) || (like && policyType(1, type) === undefined && policyType(2, type) === undefined)
}

function firstPolicyPlace(tree: Tree): HnsObject {
  const list = field(tree, [], 'Policies')?.value
  const first = list?.kind === 'array' ? list.items[0] : undefined
  const type = textOf(field(first, [], 'Type')?.value) ?? ''
  const places = policyType(2, type)?.places ?? policyType(1, type)?.places
  return places?.[0] === 'network' ? 'network' : 'endpoint'
}

function apiOf(tree: Tree, object: HnsObject): Api {
  const has = (...keys: readonly string[]) => keys.some((key) => field(tree, [], key) !== undefined)
  switch (object) {
    case 'policy-list':
      return 1
    case 'load-balancer':
    case 'route':
    case 'request':
      return 2
    case 'network':
      return has('Ipams', 'SchemaVersion', 'MacPool', 'Dns', 'Flags') || nested(tree) ? 2 : 1
    case 'endpoint':
      return has('IpConfigurations', 'HostComputeNetwork', 'SchemaVersion', 'Routes', 'Dns', 'Flags') ||
        nested(tree)
        ? 2
        : 1
    case 'policy':
      return policyApi(tree)
  }
}

/** True where the policies of an object have the form of HCN (v2). */
function nested(tree: Tree): boolean {
  const list = field(tree, [], 'Policies')?.value
  return list?.kind === 'array' && list.items.some((item) => field(item, [], 'Settings') !== undefined)
}

function policyApi(tree: Tree): Api {
  const policy = field(tree, [], 'Type') === undefined ? (field(tree, [], 'value')?.value ?? tree) : tree
  if (field(policy, [], 'Settings') !== undefined) return 2
  const type = textOf(field(policy, [], 'Type')?.value) ?? ''
  return policyTypeNames(2).includes(type) && !policyTypeNames(1).includes(type) ? 2 : 1
}
