import type { Finding } from '../../../diagnostic/finding.ts'
import { windowsHas } from '../../../facts/hns-features.ts'
import { DROPPED_PREFIX_LENGTH, dropsPrefixLengths } from '../../../facts/nat-exceptions.ts'
import { cidrText } from '../../cidr-text.ts'
import { field, itemsOf, textOf } from '../../field.ts'
import { policyRanges } from '../../policy-ranges.ts'
import { type HnsScope, keyOf, type PolicySubject } from '../subject.ts'
import { isMisplaced } from './policy-shape.ts'

/** The ranges of a policy: exceptions of translation, and what a route leads to; in the form of either dialect. */
export function policyPrefixes(
  { type, path, tree }: PolicySubject,
  { context, carrier }: HnsScope,
): Finding[] {
  const settings = field(tree, path, 'Settings') ?? { path, value: tree }
  return policyRanges({ type, settings: { path: settings.path, tree: settings.value } }, context, carrier)
}

/** One OutBoundNAT: what its exceptions are together. */
export function outboundNat(policy: PolicySubject, scope: HnsScope): Finding[] {
  if (policy.type.toLowerCase() !== 'outboundnat') return []
  return [...empty(policy, scope), ...families(policy, scope), ...sameAddress(policy, scope)]
}

/** Several OutBoundNAT policies of one family on one endpoint. */
export function outboundNatSet(policies: readonly PolicySubject[]): Finding[] {
  const seen = new Map<string, PolicySubject>()
  return policies.flatMap((policy) => {
    if (policy.type.toLowerCase() !== 'outboundnat' || keyOf(policy, 'Destinations') !== undefined) return []
    const family = exceptions(policy).some(({ text }) => text.includes(':')) ? 'IPv6' : 'IPv4'
    const before = seen.get(family)
    if (before === undefined) {
      seen.set(family, policy)
      return []
    }
    return [
      {
        code: 'WIN324' as const,
        message: `a second \`OutBoundNAT\` has exceptions of ${family}`,
        label: 'each translates what the other exempts',
        help: 'put all exceptions of one family into one policy',
        at: { path: policy.path },
        related: [{ at: { path: before.path }, message: 'the first' }],
      },
    ]
  })
}

function exceptions(policy: PolicySubject) {
  return ['Exceptions', 'ExceptionList'].flatMap((key) =>
    itemsOf(keyOf(policy, key)).map(({ path, value }) => ({ path, text: textOf(value) ?? '' })),
  )
}

function empty(policy: PolicySubject, scope: HnsScope): Finding[] {
  // Settings in the form of the other dialect are told as such.
  if (isMisplaced(policy, scope)) return []
  const { carrier } = scope
  const list =
    keyOf(policy, 'ExceptionList') ?? (carrier === 'azure' ? undefined : keyOf(policy, 'Exceptions'))
  const others = ['Destinations', 'VIP', 'VirtualIP'].some((key) => keyOf(policy, key) !== undefined)
  if (others || policy.keys?.kind !== 'object' || (list !== undefined && list.value.kind !== 'array'))
    return []
  if (exceptions(policy).length > 0 && (carrier !== 'azure' || list !== undefined)) return []
  // The plugins of containernetworking add exceptions of their own to a policy that has none.
  if (list === undefined && carrier === 'hns') return []
  return [
    {
      code: 'WIN325',
      ...(carrier === 'azure' ? { severity: 'error' as const } : {}),
      message: 'the `OutBoundNAT` policy exempts nothing',
      label:
        carrier === 'azure'
          ? 'azure-vnet stops: `OutBoundNAT policy not set`'
          : carrier === 'calico'
            ? 'Calico adds the IP pools alone: packets to Services are translated'
            : 'every destination is translated, also pods and Services',
      help: `list the ${carrier === 'calico' ? 'range of the Services' : 'ranges of pods and Services'} as exceptions`,
      at: { path: list?.path ?? policy.path },
    },
  ]
}

/** A build without IPv6 has nothing to translate there, so the exceptions of IPv6 are only superfluous. */
function families(policy: PolicySubject, { context }: HnsScope): Finding[] {
  const all = exceptions(policy)
  const six = all.find(({ text }) => text.includes(':'))
  if (six === undefined || all.every(({ text }) => text.includes(':'))) return []
  const noIpv6 = context.windows !== undefined && windowsHas(context.windows, 'IPv6DualStack') === false
  return [
    {
      code: 'WIN322',
      ...(noIpv6 ? { severity: 'info' as const } : {}),
      message: `the exceptions are of both families: \`${six.text}\` is IPv6`,
      label: 'HNS translates the other family as if it had no exceptions',
      help: 'write one `OutBoundNAT` policy for IPv4 and one for IPv6',
      at: { path: six.path },
    },
  ]
}

/** Exceptions that Windows does not tell from each other. */
function sameAddress(policy: PolicySubject, { context }: HnsScope): Finding[] {
  if (context.windows === undefined || !dropsPrefixLengths(context.windows)) return []
  const seen = new Map<string, string>()
  return exceptions(policy).flatMap(({ text, path }) => {
    const read = cidrText(text)
    const base = text.split('/')[0] ?? ''
    const before = seen.get(base)
    seen.set(base, before ?? text)
    if (before === undefined || before === text || read.kind !== 'cidr') return []
    return [
      {
        code: 'WIN323' as const,
        message: `\`${text}\` and \`${before}\` have the same address`,
        label: DROPPED_PREFIX_LENGTH,
        help: 'keep the wider of the two',
        at: { path },
      },
    ]
  })
}
