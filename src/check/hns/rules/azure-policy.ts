import type { Finding } from '../../../diagnostic/finding.ts'
import { textOf } from '../../field.ts'
import { type HnsScope, keyOf, type PolicySubject } from '../subject.ts'

/** What azure-vnet makes HCN policies of. Source: Azure/azure-container-networking network/policy/policy_windows.go cbd7560c. */
const CONVERTED = ['OutBoundNAT', 'ROUTE', 'L4WFPPROXY', 'PortMapping', 'LoopbackDSR', 'ACL']

/** A policy that azure-vnet is to hand on: with containerd it converts a few types and stops at all others. */
export function azurePolicy(policy: PolicySubject, { carrier, context }: HnsScope): Finding[] {
  if (carrier !== 'azure' || context.runtime === 'dockershim') return []
  const { type, typeField, path } = policy
  const action = textOf(keyOf(policy, 'Action')?.value) ?? ''
  const stops = (message: string, help: string, error = 'Failed to set Policy'): Finding[] => [
    {
      code: 'WIN341',
      message,
      label: `azure-vnet stops on containerd: \`${error}\``,
      help,
      at: { path: typeField?.path ?? path },
    },
  ]
  if (type === 'ROUTE' && keyOf(policy, 'NeedEncap') === undefined) {
    return stops(
      '`ROUTE` has no `NeedEncap` that is a boolean',
      'write `"NeedEncap": true` without quotation marks',
      'unexpected end of JSON input',
    )
  }
  if (type === 'ACL' && action === '') return stops('`ACL` has no `Action`', 'write `Allow` or `Block`')
  if (CONVERTED.includes(type) || action !== '') return []
  return stops(
    `azure-vnet converts no policy of type \`${type}\``,
    `use one of ${CONVERTED.map((name) => `\`${name}\``).join(', ')}`,
  )
}
