import type { Finding } from '../../../diagnostic/finding.ts'
import { aclFaults, type AclView } from '../../../policy/acl-faults.ts'
import { textOf } from '../../field.ts'
import { keyOf, type PolicySubject } from '../subject.ts'

/** The ACLs of one endpoint together: what they leave open, and which of two wins. */
export function aclSet(policies: readonly PolicySubject[]): Finding[] {
  const acls = policies.filter(({ type }) => /^ACL$/i.test(type))
  const allowAll = (direction: string) => `\`"Action": "Allow", "Direction": "${direction}"\``
  return aclFaults(acls.map(view), allowAll).flatMap(({ finding, rule, other }) => {
    const [policy, before] = [acls[rule], other === undefined ? undefined : acls[other]]
    if (policy === undefined) return []
    const priority = before === undefined ? undefined : keyOf(policy, 'Priority')
    return [
      {
        ...finding,
        at: { path: priority?.path ?? policy.path },
        ...(before === undefined ? {} : { related: [{ at: { path: before.path }, message: 'the other' }] }),
      },
    ]
  })
}

function view(policy: PolicySubject): AclView {
  const list = (key: string) =>
    value(policy, key)
      .split(',')
      .filter((part) => part !== '')
  const priority = keyOf(policy, 'Priority')
  return {
    action: value(policy, 'Action'),
    direction: value(policy, 'Direction'),
    ruleType: value(policy, 'RuleType'),
    ...(priority?.value.kind === 'number' ? { priority: Number(priority.value.raw) } : {}),
    protocols: list('Protocols'),
    localPorts: list('LocalPorts'),
    remotePorts: list('RemotePorts'),
    matchesAll: matchesAll(policy),
  }
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
