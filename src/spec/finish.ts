import type { Cidr } from '../net/cidr.ts'
import { pointer } from '../text/tree.ts'
import type { Cluster, Node } from './cluster.ts'
import type { Draft } from './draft.ts'
import type { NodeDraft } from './read-nodes.ts'
import type { Origin, Origins } from './reader.ts'
import { DEFAULT_ADAPTER, namesAdapter } from './read-windows.ts'

/** The cluster of a draft without errors, and the origins with the nodes in the cluster's order. */
export function finish(
  draft: Draft,
  podCIDRs: readonly (readonly Cidr[])[],
  origins: Origins,
): { readonly cluster: Cluster; readonly origins: () => Origins } {
  const {
    name,
    kubernetes,
    windows,
    network,
    cidrs,
    dns,
    outboundNat,
    policies,
    runtime,
    cni,
    paths,
    proxy,
  } = draft
  const nodes = draft.nodes
    .flatMap((node, i) => finishNode(node, podCIDRs[i] ?? [], adapterOf(draft, node)))
    .toSorted((a, b) => (a.node.name < b.node.name ? -1 : 1))
  const cluster: Cluster = {
    name,
    kubernetes,
    windows,
    ...(draft.platform === undefined ? {} : { platform: draft.platform }),
    network,
    cidrs: {
      cluster: cidrs.cluster.map(({ value }) => value),
      service: cidrs.service.map(({ value }) => value),
      management: cidrs.management.map(({ value }) => value),
      nodeMask: cidrs.nodeMask,
      ...(cidrs.nodeMaskIPv6 === undefined ? {} : { nodeMaskIPv6: cidrs.nodeMaskIPv6 }),
    },
    dns,
    outboundNat: {
      exceptions: outboundNat.exceptions.map(({ value }) => value),
      reachable: outboundNat.reachable.map(({ value }) => value),
    },
    policies: {
      endpoint: policies.endpoint.map(({ value }) => value),
      loopbackDSR: policies.loopbackDSR,
      network: policies.network.map(({ value }) => value),
      hostRoute: policies.hostRoute,
    },
    runtime,
    ...(draft.azure === undefined ? {} : { azure: draft.azure }),
    cni,
    paths,
    proxy,
    nodes: nodes.map(({ node }) => node),
  }
  return { cluster, origins: () => sortedOrigins(nodes, origins, namesAdapter(network)) }
}

interface Finished {
  readonly draft: NodeDraft
  readonly node: Node
}

/** Where no file names the adapter, what the spec says of it means nothing. */
function adapterOf({ network, adapter }: Draft, node: NodeDraft): string {
  return namesAdapter(network) ? (node.adapter ?? adapter) : DEFAULT_ADAPTER
}

function finishNode(draft: NodeDraft, podCIDRs: readonly Cidr[], adapter: string): Finished[] {
  const { name, managementIP, drMAC } = draft
  if (name === undefined || managementIP === undefined) return []
  const node: Node = {
    name: name.value,
    managementIP: managementIP.value,
    podCIDRs,
    adapter,
    ...(drMAC === undefined ? {} : { drMAC }),
  }
  return [{ draft, node }]
}

/** The origins with `/nodes/N` counted in the order of the names. */
function sortedOrigins(nodes: readonly Finished[], origins: Origins, named: boolean): Origins {
  const sorted = new Map([...origins].filter(([at]) => !at.startsWith('/nodes/')))
  nodes.forEach(({ draft }, i) => {
    const set = (key: string, otherwise: Origin) =>
      sorted.set(pointer(['nodes', i, key]), origins.get(pointer([...draft.path, key])) ?? otherwise)
    sorted.set(pointer(['nodes', i, 'name']), GIVEN)
    sorted.set(pointer(['nodes', i, 'managementIP']), GIVEN)
    sorted.set(pointer(['nodes', i, 'podCIDR']), draft.podCIDRs.length > 0 ? GIVEN : SELECTED)
    if (named) set('adapter', { kind: 'default', why: '`windows.adapter`' })
    if (draft.drMAC !== undefined) set('drMAC', GIVEN)
  })
  return sorted
}

const GIVEN: Origin = { kind: 'given' }
const SELECTED: Origin = { kind: 'default', why: 'the subnet that the management IP selects' }
