import { setOfAddresses, prefixTexts } from './address-set.ts'
import type { Acl } from './acl.ts'
import { type Inventory, type Pod, PROTOCOL_NUMBER } from './inventory.ts'
import { type Block, minimise } from './minimise.ts'
import type { NetworkPolicy } from './network-policy.ts'
import { portTexts } from './port-set.ts'
import { selectionOf } from './selection.ts'
import { type NamedTerm, type Origin, type RuleTerms, type Term, termsOf } from './terms.ts'

/** An ACL and where it came from. */
export interface ExplainedAcl {
  readonly acl: Acl
  /** The rules that it carries out; empty for what every isolated pod gets. */
  readonly origins: readonly Origin[]
  /** What it is for, where no rule is behind it. */
  readonly purpose?: 'own-node' | 'default-deny' | 'not-isolated'
}

/** What one pod's endpoint is given. No ACL at all for a pod that no policy selects. */
export interface PodAcls {
  readonly pod: Pod
  readonly acls: readonly ExplainedAcl[]
  /** What HNS cannot say, left out: the pod allows less than its policies do. */
  readonly omitted: readonly Omission[]
}

/** Something that a policy allows and that the ACLs do not. */
export interface Omission {
  readonly origin: Origin
  readonly reason: 'sctp' | 'no-such-port'
  /** The port name, for `no-such-port`. */
  readonly name?: string
}

/**
 * How many entries one list of an ACL may have. Microsoft recommends 'a few thousand' at the most (report); Felix takes
 * this number (projectcalico/calico felix/dataplane/windows/policysets/policysets.go, 87c15906).
 */
export const MOST_LIST_ENTRIES = 4000

/** Before every other rule: the pod's own node and itself, which no policy can shut out. */
const PRIORITY_OWN_NODE = 200
/** What policies allow: all of one action, so one priority is enough and their order does not matter. */
const PRIORITY_ALLOW = 1000
/** The explicit last rule of each direction. Calico's default deny lies at 65500, the largest that works. */
const PRIORITY_LAST = 65000

/**
 * The ACLs of every pod, one after the other. Policies only add, and exceptions of an ipBlock are cut out of its prefix,
 * so a list is: the own node, what is allowed, one last rule. Both directions always end in an explicit rule, so the
 * result does not depend on what HNS does with unmatched packets.
 */
export function* compileAcls(policies: readonly NetworkPolicy[], inventory: Inventory): Generator<PodAcls> {
  const selection = selectionOf(inventory)
  const selecting = new Map<Pod, NetworkPolicy[]>()
  for (const policy of policies) {
    for (const pod of selection.inNamespace(policy.namespace, policy.podSelector)) {
      const known = selecting.get(pod) ?? []
      selecting.set(pod, known)
      known.push(policy)
    }
  }
  const nodes = new Map(inventory.nodes.map((node) => [node.name, node.addresses]))
  const termsByPolicy = new Map<NetworkPolicy, PolicyTerms>()
  const numbers = new Map(policies.map((policy, i) => [policy, i]))
  const compiled = new Map<string, Omit<PodAcls, 'pod'>>()

  for (const pod of inventory.pods) {
    const own = selecting.get(pod)
    if (own === undefined) {
      yield { pod, acls: [], omitted: [] }
      continue
    }
    const terms = own.map((policy) => {
      const known = termsByPolicy.get(policy) ?? policyTerms(policy, inventory, selection)
      termsByPolicy.set(policy, known)
      return known
    })
    const key = `${own.map((policy) => numbers.get(policy)).join()} ${portsKey(terms, pod)}`
    const shared = compiled.get(key) ?? compileShared(terms, pod)
    compiled.set(key, shared)
    const nodeLocal = setOfAddresses([...(nodes.get(pod.node ?? '') ?? []), ...pod.addresses])
    yield { pod, acls: [...ownNode(nodeLocal), ...shared.acls], omitted: shared.omitted }
  }
}

/** The terms of one policy by direction; absent where the policy leaves a direction alone. */
interface PolicyTerms {
  readonly In?: RuleTerms
  readonly Out?: RuleTerms
}

function policyTerms(
  policy: NetworkPolicy,
  inventory: Inventory,
  selection: ReturnType<typeof selectionOf>,
): PolicyTerms {
  const direction = (of: 'In' | 'Out'): RuleTerms | undefined => {
    const rules = of === 'In' ? policy.ingress : policy.egress
    if (rules === undefined) return undefined
    const all = rules.map((rule, i) =>
      termsOf(rule, { policy, direction: of, rule: i }, selection, inventory.pods),
    )
    return { fixed: all.flatMap(({ fixed }) => fixed), named: all.flatMap(({ named }) => named) }
  }
  const [ingress, egress] = [direction('In'), direction('Out')]
  return {
    ...(ingress === undefined ? {} : { In: ingress }),
    ...(egress === undefined ? {} : { Out: egress }),
  }
}

/** Pods of the same policies share their ACLs when the port names that these use mean the same in both. */
function portsKey(terms: readonly PolicyTerms[], pod: Pod): string {
  const named = terms.flatMap((of) => of.In?.named ?? [])
  return named.map((term) => portNumbers(term, pod).join('+')).join()
}

function portNumbers(term: NamedTerm, pod: Pod): readonly number[] {
  return pod.ports.filter((p) => p.name === term.name && p.protocol === term.protocol).map((p) => p.port)
}

function compileShared(terms: readonly PolicyTerms[], pod: Pod): Omit<PodAcls, 'pod'> {
  const omitted: Omission[] = []
  const acls = (['In', 'Out'] as const).flatMap((direction) => {
    const isolating = terms.flatMap((of) => of[direction] ?? [])
    if (isolating.length === 0) return [lastRule(direction, 'Allow', 'not-isolated')]
    const all = isolating.flatMap(({ fixed, named }) => [
      ...fixed,
      ...named.flatMap((t) => resolveName(t, pod, omitted)),
    ])
    const expressible = all.filter((term) => {
      if (term.protocol === 'SCTP') omitted.push({ origin: term.origin, reason: 'sctp' })
      return term.protocol !== 'SCTP'
    })
    const allowed = minimise(expressible).flatMap((block) => blockAcls(block, direction))
    return [...number(allowed, direction), lastRule(direction, 'Block', 'default-deny')]
  })
  return { acls, omitted }
}

function resolveName(term: NamedTerm, pod: Pod, omitted: Omission[]): Term[] {
  const ports = portNumbers(term, pod)
  if (ports.length === 0) omitted.push({ origin: term.origin, reason: 'no-such-port', name: term.name })
  const { peers, protocol, origin } = term
  return ports.map((port) => ({ peers, protocol, ports: [{ first: port, last: port }], origin }))
}

/** The ACLs of one block: a family and a chunk of each list at a time. */
function blockAcls(block: Block, direction: 'In' | 'Out'): ExplainedAcl[] {
  const addresses =
    block.peers === 'any' ? [undefined] : Object.values(prefixTexts(block.peers)).flatMap(chunks)
  const ports = block.ports === 'any' ? [undefined] : chunks(portTexts(block.ports))
  const protocols =
    block.protocols === 'any' ? undefined : block.protocols.map((name) => PROTOCOL_NUMBER[name])
  return addresses.flatMap((remoteAddresses) =>
    ports.map((list) => ({
      acl: {
        action: 'Allow' as const,
        direction,
        priority: PRIORITY_ALLOW,
        ruleType: 'Switch' as const,
        ...(protocols === undefined ? {} : { protocols }),
        ...(remoteAddresses === undefined ? {} : { remoteAddresses }),
        ...(list === undefined ? {} : direction === 'In' ? { localPorts: list } : { remotePorts: list }),
      },
      origins: block.origins,
    })),
  )
}

function chunks(list: readonly string[]): (readonly string[])[] {
  const out: (readonly string[])[] = []
  for (let i = 0; i < list.length; i += MOST_LIST_ENTRIES) out.push(list.slice(i, i + MOST_LIST_ENTRIES))
  return out
}

/** Ids that are unique within an endpoint and the same in every run. */
function number(acls: readonly ExplainedAcl[], direction: 'In' | 'Out'): ExplainedAcl[] {
  return acls.map(({ acl, ...rest }, i) => {
    const { policy } = rest.origins[0] ?? {}
    const name = policy === undefined ? '' : `${policy.namespace}/${policy.name}/`
    return { ...rest, acl: { ...acl, id: `${name}${direction === 'In' ? 'ingress' : 'egress'}-${i}` } }
  })
}

function ownNode(addresses: ReturnType<typeof setOfAddresses>): ExplainedAcl[] {
  const lists = Object.values(prefixTexts(addresses)).flatMap(chunks)
  return (['In', 'Out'] as const).flatMap((direction) =>
    lists.map((remoteAddresses, i) => ({
      acl: {
        action: 'Allow' as const,
        direction,
        priority: PRIORITY_OWN_NODE,
        ruleType: 'Switch' as const,
        remoteAddresses,
        id: `own-node-${direction.toLowerCase()}-${i}`,
      },
      origins: [],
      purpose: 'own-node' as const,
    })),
  )
}

function lastRule(
  direction: 'In' | 'Out',
  action: 'Allow' | 'Block',
  purpose: 'default-deny' | 'not-isolated',
): ExplainedAcl {
  const id = `${purpose}-${direction.toLowerCase()}`
  return { acl: { action, direction, priority: PRIORITY_LAST, ruleType: 'Switch', id }, origins: [], purpose }
}
