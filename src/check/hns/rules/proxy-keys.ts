import type { Finding } from '../../../diagnostic/finding.ts'
import { type HnsScope, keyOf, type PolicySubject } from '../subject.ts'

/** What hcsshim writes and what Microsoft's schema has. Source: microsoft/hcsshim hcn/hcnpolicy.go v0.13.0, HNS_Schema.md 77e0742a. */
const SPELLINGS = [
  ['Exceptions', 'ExceptionList'],
  ['OutboundNAT', 'OutboundNat'],
] as const

/** Keys of an L4Proxy that hcsshim and Microsoft's schema spell differently: only one of the two is read. */
export function proxyKeys(policy: PolicySubject, { api }: HnsScope): Finding[] {
  if (api === 1 || policy.type !== 'L4Proxy' || policy.keys?.kind !== 'object') return []
  const exactly = (key: string) =>
    policy.keys?.kind === 'object' && policy.keys.members.some((member) => member.key === key)
  return SPELLINGS.flatMap(([shim, docs]) => {
    const own = exactly(shim) ? shim : exactly(docs) ? docs : undefined
    const other = own === shim ? docs : shim
    if (own === undefined || exactly(other)) return []
    return [
      {
        code: 'WIN339' as const,
        message: `\`${own}\` is called \`${other}\` ${own === shim ? 'in the schema of Microsoft' : 'by hcsshim'}`,
        label: 'which of the two HNS reads is not known',
        help: `write both \`${shim}\` and \`${docs}\` with the same value`,
        at: { path: [...policy.keysPath, own], part: 'key' as const },
      },
    ]
  })
}

/** The UDP port of an overlay: every node and Linux must have the same, and flannel for Windows knows one only. */
export function vxlanPort(policy: PolicySubject): Finding[] {
  if (policy.type !== 'VxlanPort') return []
  const port = keyOf(policy, 'Port')
  if (port?.value.kind !== 'number' || ['0', '4789'].includes(port.value.raw)) return []
  return [
    {
      code: 'WIN346',
      message: `the VXLAN port is \`${port.value.raw}\`, not 4789`,
      label: 'flannel for Windows refuses any but 4789, and Linux nodes must use the same',
      help: 'write 4789, or see that every node of the cluster has this port',
      at: { path: port.path },
    },
  ]
}
