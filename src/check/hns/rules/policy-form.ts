import { windowsHas } from '../../../facts/hns-features.ts'
import { policyType, renamedType } from '../../../facts/hns-schema/api.ts'
import type { Key, PolicyType } from '../../../facts/hns-schema/key.ts'
import type { Finding } from '../../../diagnostic/finding.ts'
import { typeIn } from '../carrier.ts'
import { checkKeys } from '../check-keys.ts'
import { type HnsScope, isFlat, type PolicySubject } from '../subject.ts'
import { wrongType } from '../wrong-type.ts'
import { isMisplaced, policyShape, renamedKeys } from './policy-shape.ts'
import { meantType, noType, unknownType, wrongPlace } from './policy-type.ts'

/** A policy against the table of its dialect: its type, whether it may stand here, its keys and their values. */
export function policyForm(policy: PolicySubject, scope: HnsScope): Finding[] {
  const { tree, path, typeField, type } = policy
  if (tree.kind !== 'object') return [wrongType(tree, path, 'a policy object', scope.api)]
  // Calico looks for the exact key.
  const isSeen = scope.carrier !== 'calico' || typeField?.member.key === 'Type'
  if (typeField?.value.kind !== 'string' || !isSeen) return [noType(policy, scope)]
  const known = typeIn(scope, type)
  const meant = known ?? policyType(scope.api, meantType(type, scope.api) ?? '')
  return [
    ...spelling(policy, scope),
    ...(known === undefined ? [unknownType(policy, scope)] : wrongPlace(policy, known, scope)),
    ...policyShape(policy, scope),
    ...(meant === undefined || isRefused(meant, scope) ? [] : keys(policy, meant, scope)),
  ]
}

/** True where the build has no such policy at all: then its keys are no matter. */
function isRefused({ feature }: PolicyType, { context }: HnsScope): boolean {
  return (
    feature !== undefined && context.windows !== undefined && windowsHas(context.windows, feature) === false
  )
}

/** Types that the plugins look for by the exact key. Source: containernetworking/plugins pkg/hns/netconf_windows.go v1.9.1. */
const LOOKED_FOR = ['OutBoundNAT', 'PA', 'ProviderAddress']

/** `Type` and `Settings` in another case; plugins that write the policy again mend that. */
function spelling({ tree, path, type }: PolicySubject, scope: HnsScope): Finding[] {
  if (tree.kind !== 'object') return []
  const { carrier } = scope
  const names = isFlat(scope) ? ['Type'] : ['Type', 'Settings']
  return tree.members.flatMap(({ key, keySpan }): Finding[] => {
    const name = names.find((own) => own !== key && own.toLowerCase() === key.toLowerCase())
    if (name === undefined) return []
    const finding = {
      message: `the key \`${key}\` is not spelt \`${name}\``,
      help: `write \`${name}\``,
      at: { path: [...path, key], part: 'key' } as const,
      fix: {
        title: `write \`${name}\``,
        safe: true,
        edits: [{ at: keySpan, newText: JSON.stringify(name) }],
      },
    }
    if (!isWrittenAgain(scope)) {
      const label = 'HNS compares keys as they are written and ignores this one'
      return [{ code: 'WIN305', label, ...finding }]
    }
    if (carrier !== 'hns' || name !== 'Type' || !LOOKED_FOR.includes(type)) return []
    const label = `the plugin does not see that there is an \`${type}\` already, and may add another`
    return [{ code: 'WIN213', severity: 'info', label, ...finding }]
  })
}

/** True where the carrier decodes `Type` and `Settings` as Go does, in any case, and writes them as HNS has them. */
function isWrittenAgain({ api, carrier, context }: HnsScope): boolean {
  if (carrier === 'azure') return context.runtime !== 'dockershim'
  return carrier !== undefined && carrier !== 'calico' && api === 2
}

/** Keys whose values other rules judge: ranges, of which they know what is usual there; for carriers also addresses of nodes. */
const RANGES = ['Exceptions', 'ExceptionList', 'DestinationPrefix']
const JUDGED_FOR_CARRIERS = [...RANGES, 'NeedEncap', 'PA', 'ProviderAddress']

function keys(policy: PolicySubject, known: PolicyType, scope: HnsScope): Finding[] {
  const { keys: own, keysPath, type } = policy
  const { api, context, carrier } = scope
  const pairs = [...renamedKeys(type), ...renamedKeys(renamedType(2, type) ?? '')]
  const renamed = pairs.map(([v1, v2]) => (api === 2 ? ([v1, v2] as const) : ([v2, v1] as const)))
  const present = own ?? { kind: 'object', members: [], start: policy.tree.start, end: policy.tree.start }
  if (own === undefined && known.keys.length === 0) return []
  // A policy with its keys in the wrong place is told once.
  if (isMisplaced(policy, scope)) return []
  const table =
    carrier === undefined ? known.keys : known.keys.map((key) => asCarried(withoutAddress(key), type, scope))
  return checkKeys(present, own === undefined ? policy.path : keysPath, table, {
    api,
    context,
    what: `the policy \`${type}\``,
    renamed: renamed.filter(([foreign]) => !table.some(({ key }) => key === foreign)),
    ...(carrier === undefined ? {} : { foreignCode: 'WIN235' as const }),
    anyCase: carrier === 'azure' && isWrittenAgain(scope),
    besides: besides(policy, scope),
    judgedElsewhere: carrier === undefined ? RANGES : JUDGED_FOR_CARRIERS,
  })
}

/** What stands beside the keys in HNS (v1); and what Calico writes itself, which its own rule tells. */
function besides({ tree, type }: PolicySubject, scope: HnsScope): readonly string[] {
  if (!isFlat(scope) || tree.kind !== 'object') return []
  const own = tree.members.map(({ key }) => key).filter((key) => /^(type|settings)$/i.test(key))
  return scope.carrier === 'calico' && isNat(type) ? [...own, 'Exceptions'] : own
}

/** Calico reads the exceptions under the name of HNS (v1) for either API, and writes them under that of HCN (v2). */
function asCarried(key: Key, type: string, { carrier }: HnsScope): Key {
  const renames = carrier === 'calico' && isNat(type) && key.key === 'Exceptions'
  return renames ? { ...key, key: 'ExceptionList' } : key
}

function isNat(type: string): boolean {
  return type.toLowerCase() === 'outboundnat'
}

/** An address of a node that is missing is told by the rule for its value. */
function withoutAddress(key: Key): Key {
  if (key.key !== 'PA' && key.key !== 'ProviderAddress') return key
  const { required: _, ...rest } = key
  return rest
}
