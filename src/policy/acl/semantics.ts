import { type Address, sameAddress } from '../../net/address.ts'
import { containsAddress } from '../../net/cidr.ts'
import { type Inventory, type Pod, PROTOCOL_NUMBER } from './inventory.ts'
import { type NetworkPolicy, type Peer, type PolicyPort, type PolicyRule, selects } from './network-policy.ts'

/** The first packet of a connection, as one pod sees it. */
export interface Packet {
  readonly direction: 'In' | 'Out'
  /** The other end. */
  readonly remote: Address
  /** IANA number. */
  readonly protocol: number
  /** Destination port; 0 where the protocol has none. */
  readonly port: number
}

/** Why a packet passes or not, by the words of the API. */
export type Decision =
  | { readonly allowed: true; readonly because: 'same-node' | 'itself' | 'not-isolated' }
  | {
      readonly allowed: true
      readonly because: 'rule'
      readonly policy: NetworkPolicy
      readonly rule: number
    }
  | { readonly allowed: false; readonly because: 'isolated'; readonly policies: readonly NetworkPolicy[] }

/**
 * Whether a pod's policies let a packet pass, read straight off the API's documentation and independent of the compiler:
 * policies only add; a pod that none selects in a direction is open there; a pod cannot block itself, nor the node that it
 * runs on. Replies belong to their connection and are not asked for.
 * Source: kubernetes/website content/en/docs/concepts/services-networking/network-policies.md.
 */
export function decide(
  policies: readonly NetworkPolicy[],
  inventory: Inventory,
  pod: Pod,
  packet: Packet,
): Decision {
  if (pod.addresses.some((own) => sameAddress(own, packet.remote)))
    return { allowed: true, because: 'itself' }
  const node = inventory.nodes.find((n) => n.name === pod.node)
  if (node?.addresses.some((own) => sameAddress(own, packet.remote)) === true) {
    return { allowed: true, because: 'same-node' }
  }
  const selecting = policies.filter((policy) => {
    return (
      rulesOf(policy, packet) !== undefined &&
      policy.namespace === pod.namespace &&
      selects(policy.podSelector, pod.labels)
    )
  })
  if (selecting.length === 0) return { allowed: true, because: 'not-isolated' }
  for (const policy of selecting) {
    const rule = (rulesOf(policy, packet) ?? []).findIndex((r) =>
      ruleAllows(r, policy, inventory, pod, packet),
    )
    if (rule >= 0) return { allowed: true, because: 'rule', policy, rule }
  }
  return { allowed: false, because: 'isolated', policies: selecting }
}

function rulesOf(policy: NetworkPolicy, packet: Packet): readonly PolicyRule[] | undefined {
  return packet.direction === 'In' ? policy.ingress : policy.egress
}

function ruleAllows(
  rule: PolicyRule,
  policy: NetworkPolicy,
  inventory: Inventory,
  pod: Pod,
  packet: Packet,
): boolean {
  const remotePods = inventory.pods.filter((p) => p.addresses.some((own) => sameAddress(own, packet.remote)))
  const peerMatches =
    rule.peers === undefined ||
    rule.peers.some((peer) => peerIs(peer, policy, inventory, remotePods, packet.remote))
  if (!peerMatches) return false
  const destinations = packet.direction === 'In' ? [pod] : remotePods
  return rule.ports === undefined || rule.ports.some((port) => portIs(port, destinations, packet))
}

function peerIs(
  peer: Peer,
  policy: NetworkPolicy,
  inventory: Inventory,
  remotePods: readonly Pod[],
  remote: Address,
): boolean {
  if (peer.kind === 'ip-block') {
    return containsAddress(peer.cidr, remote) && !peer.except.some((hole) => containsAddress(hole, remote))
  }
  const { namespaceSelector, podSelector } = peer
  return remotePods.some((pod) => {
    if (!selects(podSelector, pod.labels)) return false
    if (namespaceSelector === undefined) return pod.namespace === policy.namespace
    const namespace = inventory.namespaces.find((n) => n.name === pod.namespace)
    return namespace !== undefined && selects(namespaceSelector, namespace.labels)
  })
}

function portIs(port: PolicyPort, destinations: readonly Pod[], packet: Packet): boolean {
  if (PROTOCOL_NUMBER[port.protocol] !== packet.protocol) return false
  const wanted = port.port
  if (wanted === undefined) return true
  if (typeof wanted === 'number') return packet.port >= wanted && packet.port <= (port.endPort ?? wanted)
  return destinations.some((pod) => {
    return pod.ports.some((p) => p.name === wanted && p.protocol === port.protocol && p.port === packet.port)
  })
}
