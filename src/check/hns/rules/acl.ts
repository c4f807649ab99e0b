import type { Finding } from '../../../diagnostic/finding.ts'
import { textOf } from '../../field.ts'
import { type HnsScope, keyOf, type PolicySubject } from '../subject.ts'

/** The priorities that HNS takes. Source: projectcalico/calico node/windows-packaging 87c15906 (65500 is the largest). */
const LEAST_PRIORITY = 100
const MOST_PRIORITY = 65500

/** One ACL: its priority, and what is lost of it on the way to HCN. */
export function acl(policy: PolicySubject, scope: HnsScope): Finding[] {
  if (!/^(ACL|NetworkACL)$/i.test(policy.type)) return []
  return [...priority(policy), ...dropped(policy, scope)]
}

function priority(policy: PolicySubject): Finding[] {
  const found = keyOf(policy, 'Priority')
  const host = textOf(keyOf(policy, 'RuleType')?.value) === 'Host'
  if (found === undefined) return []
  const number = found.value.kind === 'number' ? Number(found.value.raw) : NaN
  // Rules of the host need none, and programs write 0 there. Source: hcsshim AclNoHostRulePriority, HNS 7.2.
  if (Number.isNaN(number) || (host && number === 0)) return []
  if (number >= LEAST_PRIORITY && number <= MOST_PRIORITY) return []
  if (number > 0xffff || !Number.isInteger(number) || number < 0) return []
  return [
    {
      code: 'WIN318',
      message: `the priority \`${number}\` is outside ${LEAST_PRIORITY} to ${MOST_PRIORITY}`,
      label: 'HNS refuses the rule or ignores it',
      help: `write a number from ${LEAST_PRIORITY} to ${MOST_PRIORITY}; the smaller wins`,
      at: { path: found.path },
    },
  ]
}

/** Keys of HNS (v1) that no program hands on when it makes an HCN policy of it, and what to write instead. */
const SINGLE: readonly (readonly [key: string, instead: string])[] = [
  ['Protocol', 'Protocols'],
  ['LocalPort', 'LocalPorts'],
  ['RemotePort', 'RemotePorts'],
]

function dropped(policy: PolicySubject, { api, carrier }: HnsScope): Finding[] {
  if (api === 2 || carrier === 'hns' || carrier === 'calico') return []
  return SINGLE.flatMap(([key, instead]) => {
    const found = keyOf(policy, key)
    const number = found?.value.kind === 'number' ? Number(found.value.raw) : 0
    const any = number === 0 || (key === 'Protocol' && number === 256)
    if (found === undefined || any || keyOf(policy, instead) !== undefined) return []
    return [
      {
        code: 'WIN321',
        severity: carrier === 'azure' ? ('error' as const) : ('warning' as const),
        message: `\`${key}\` has no counterpart in HCN (v2)`,
        label: 'azure-vnet drops it on containerd, so that the rule matches every value',
        help: `write \`"${instead}": "${number}"\`, which both dialects have`,
        at: { path: found.path, part: 'key' },
        ...(/^[0-9]+$/.test(String(number))
          ? {
              fix: {
                title: `write \`${instead}\``,
                safe: true,
                edits: [
                  { at: found.member.keySpan, newText: JSON.stringify(instead) },
                  { at: found.value, newText: JSON.stringify(String(number)) },
                ],
              },
            }
          : {}),
      },
    ]
  })
}
