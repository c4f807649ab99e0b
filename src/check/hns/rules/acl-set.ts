import type { Finding } from '../../../diagnostic/finding.ts'
import { textOf } from '../../field.ts'
import { keyOf, type PolicySubject } from '../subject.ts'

/** The ACLs of one endpoint together: what they leave open, and which of two wins. */
export function aclSet(policies: readonly PolicySubject[]): Finding[] {
  const acls = policies.filter(({ type }) => /^ACL$/i.test(type))
  return [...withoutAllow(acls), ...ties(acls)]
}

const DIRECTIONS = ['In', 'Out']

/** Any ACL makes the endpoint deny what no ACL allows, so a list that means to block one thing blocks all. */
function withoutAllow(acls: readonly PolicySubject[]): Finding[] {
  return DIRECTIONS.flatMap((direction) => {
    const own = acls.filter((policy) => value(policy, 'Direction') === direction && !isHostRule(policy))
    const blocking = own.find((policy) => value(policy, 'Action') === 'Block')
    if (blocking === undefined || own.some(matchesAll)) return []
    const allowed = own.some((policy) => value(policy, 'Action') === 'Allow')
    return [
      {
        code: 'WIN314' as const,
        message: `the ACLs of direction \`${direction}\` end without one that ${allowed ? 'decides about the rest' : 'allows the rest'}`,
        label: 'an endpoint with any ACL denies what none allows, so everything else is blocked too',
        help: `add an ACL with \`"Action": "Allow", "Direction": "${direction}"\` and a priority such as 65500, or with \`Block\` where that is meant`,
        at: { path: blocking.path },
      },
    ]
  })
}

/** Two rules of one priority and different actions: HNS does not take the first. */
function ties(acls: readonly PolicySubject[]): Finding[] {
  const seen = new Map<string, PolicySubject>()
  return acls.flatMap((policy) => {
    const priority = keyOf(policy, 'Priority')
    const number = priority?.value.kind === 'number' ? priority.value.raw : undefined
    if (priority === undefined || number === undefined || number === '0') return []
    const key = `${value(policy, 'Direction')} ${value(policy, 'RuleType') || 'Switch'} ${number}`
    const before = seen.get(key)
    if (before === undefined) {
      seen.set(key, policy)
      return []
    }
    if (value(before, 'Action') === value(policy, 'Action') || disjoint(before, policy)) return []
    return [
      {
        code: 'WIN319' as const,
        message: `two ACLs of priority \`${number}\` have different actions`,
        label: 'HNS does not decide between them by their order',
        help: 'give the one that is to win a smaller priority',
        at: { path: priority.path },
        related: [{ at: { path: before.path }, message: 'the other' }],
      },
    ]
  })
}

/** True where no packet can match both: they name different protocols, or different remote ports or addresses. */
function disjoint(a: PolicySubject, b: PolicySubject): boolean {
  return ['Protocols', 'LocalPorts', 'RemotePorts'].some((key) => {
    const [one, two] = [value(a, key), value(b, key)].map((text) =>
      text.split(',').filter((part) => part !== ''),
    )
    if (one === undefined || two === undefined || one.length === 0 || two.length === 0) return false
    return [...one, ...two].every((part) => /^\d+$/.test(part)) && !one.some((part) => two.includes(part))
  })
}

/** Rules of type `Host` open the firewall of the host and say nothing of the switch. */
function isHostRule(policy: PolicySubject): boolean {
  return value(policy, 'RuleType') === 'Host'
}

const RESTRICTIONS = [
  'LocalAddresses',
  'RemoteAddresses',
  'LocalPorts',
  'RemotePorts',
  'LocalPort',
  'RemotePort',
  'Protocols',
  'ServiceName',
]

function matchesAll(policy: PolicySubject): boolean {
  const protocol = keyOf(policy, 'Protocol')?.value
  const all = protocol === undefined || (protocol.kind === 'number' && ['0', '256'].includes(protocol.raw))
  return all && RESTRICTIONS.every((key) => ['', '0', '0.0.0.0/0'].includes(value(policy, key)))
}

/** A text or number under a key, as text; '' where there is none. */
function value(policy: PolicySubject, key: string): string {
  const found = keyOf(policy, key)?.value
  if (found?.kind === 'number') return found.raw
  return textOf(found) ?? ''
}
