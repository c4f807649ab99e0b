import {
  type AddressSet,
  isEmpty,
  NO_ADDRESS,
  setOfAddresses,
  setOfCidrs,
  union,
  without,
} from './address-set.ts'
import type { Pod } from './inventory.ts'
import type { NetworkPolicy, Peer, PodPeer, PolicyPort, PolicyRule } from './network-policy.ts'
import type { PortSet } from './port-set.ts'
import type { Selection } from './selection.ts'

/** One thing that a rule of a policy allows: these peers, this protocol, these ports. */
export interface Term {
  readonly peers: AddressSet
  readonly protocol: PolicyPort['protocol'] | 'any'
  readonly ports: PortSet
  readonly origin: Origin
}

/** Which rule of which policy something comes from. */
export interface Origin {
  readonly policy: NetworkPolicy
  readonly direction: 'In' | 'Out'
  /** Index in `ingress` or `egress`. */
  readonly rule: number
}

/** What a rule allows, where the ports that it names still depend on the pod that it protects. */
export interface RuleTerms {
  readonly fixed: readonly Term[]
  /** Ingress ports given by name: each pod has its own number for it, or none. */
  readonly named: readonly NamedTerm[]
}

export interface NamedTerm {
  readonly peers: AddressSet
  readonly protocol: PolicyPort['protocol']
  readonly name: string
  readonly origin: Origin
}

/** The terms of one rule. Egress ports given by name are worked out here, from the pods that the rule leads to. */
export function termsOf(
  rule: PolicyRule,
  origin: Origin,
  selection: Selection,
  allPods: readonly Pod[],
): RuleTerms {
  const peers = rule.peers === undefined ? 'any' : peersOf(rule.peers, origin.policy, selection)
  if (isEmpty(peers)) return { fixed: [], named: [] }
  if (rule.ports === undefined)
    return { fixed: [{ peers, protocol: 'any', ports: 'any', origin }], named: [] }
  const fixed: Term[] = []
  const named: NamedTerm[] = []
  for (const port of rule.ports) {
    const { protocol } = port
    if (typeof port.port !== 'string')
      fixed.push({ peers, protocol, ports: numbered(port.port, port.endPort), origin })
    else if (origin.direction === 'In') named.push({ peers, protocol, name: port.port, origin })
    else fixed.push(...namedEgress(port.port, protocol, peers, origin, allPods))
  }
  return { fixed, named }
}

function numbered(port: number | undefined, endPort: number | undefined): PortSet {
  return port === undefined ? 'any' : [{ first: port, last: endPort ?? port }]
}

/** For each number that the name stands for among the pods: the peers whose container port has that number. */
function namedEgress(
  name: string,
  protocol: PolicyPort['protocol'],
  peers: AddressSet,
  origin: Origin,
  allPods: readonly Pod[],
): Term[] {
  const holders = new Map<number, Pod[]>()
  for (const pod of allPods) {
    for (const port of pod.ports) {
      if (port.name !== name || port.protocol !== protocol) continue
      const sharing = holders.get(port.port) ?? []
      holders.set(port.port, sharing)
      sharing.push(pod)
    }
  }
  return [...holders].flatMap(([port, pods]) => {
    const reached = intersect(peers, setOfAddresses(pods.flatMap(({ addresses }) => addresses)))
    return isEmpty(reached)
      ? []
      : [{ peers: reached, protocol, ports: [{ first: port, last: port }], origin }]
  })
}

function intersect(a: AddressSet, b: AddressSet): AddressSet {
  if (a === 'any') return b
  if (b === 'any') return a
  return without(a, without(a, b))
}

function peersOf(peers: readonly Peer[], policy: NetworkPolicy, selection: Selection): AddressSet {
  return peers.reduce<AddressSet>((set, peer) => union(set, peerOf(peer, policy, selection)), NO_ADDRESS)
}

function peerOf(peer: Peer, policy: NetworkPolicy, selection: Selection): AddressSet {
  if (peer.kind === 'pods')
    return setOfAddresses(podsOf(peer, policy, selection).flatMap((pod) => pod.addresses))
  const whole = setOfCidrs([peer.cidr])
  const holes = setOfCidrs(peer.except)
  return whole === 'any' || holes === 'any' ? NO_ADDRESS : without(whole, holes)
}

function podsOf(peer: PodPeer, policy: NetworkPolicy, selection: Selection): readonly Pod[] {
  const { namespaceSelector, podSelector } = peer
  return namespaceSelector === undefined
    ? selection.inNamespace(policy.namespace, podSelector)
    : selection.acrossNamespaces(namespaceSelector, podSelector)
}
