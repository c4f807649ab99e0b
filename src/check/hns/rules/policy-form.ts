import { windowsHas } from '../../../facts/hns-features.ts'
import { policyType, policyTypeNames, renamedType } from '../../../facts/hns-schema/api.ts'
import { type Api, API_NAMES, type PolicyPlace, type PolicyType } from '../../../facts/hns-schema/key.ts'
import { RENAMED_KEYS } from '../../../facts/hns-schema/other-api.ts'
import type { Finding } from '../../../diagnostic/finding.ts'
import { nearest } from '../../../text/nearest.ts'
import { checkKeys } from '../check-keys.ts'
import type { HnsScope, PolicySubject } from '../subject.ts'
import { wrongType } from '../wrong-type.ts'
import { entryOf } from '../../../text/entry-of.ts'

/** A policy against the table of its dialect: its type, whether it may stand here, its keys and their values. */
export function policyForm(policy: PolicySubject, scope: HnsScope): Finding[] {
  const { tree, path, typeField, type } = policy
  if (tree.kind !== 'object') return [wrongType(tree, path, 'a policy object', scope.api)]
  if (typeField === undefined || typeField.value.kind !== 'string') return [noType(policy)]
  const known = policyType(scope.api, type)
  const meant = known ?? policyType(scope.api, meantType(type, scope.api) ?? '')
  const found = known === undefined ? [unknownType(policy, scope)] : place(policy, known, scope.api)
  return [
    ...spelling(policy, scope.api),
    ...found,
    ...dialect(policy, scope),
    ...(meant === undefined || isRefused(meant, scope) ? [] : keys(policy, meant, scope)),
  ]
}

/** True where the build has no such policy at all: then its keys are no matter. */
function isRefused({ feature }: PolicyType, { context }: HnsScope): boolean {
  return (
    feature !== undefined && context.windows !== undefined && windowsHas(context.windows, feature) === false
  )
}

/** `Type` and `Settings` in another case. */
function spelling({ tree, path }: PolicySubject, api: Api): Finding[] {
  if (tree.kind !== 'object') return []
  const names = api === 2 ? ['Type', 'Settings'] : ['Type']
  return tree.members.flatMap(({ key, keySpan }) => {
    const name = names.find((own) => own !== key && own.toLowerCase() === key.toLowerCase())
    if (name === undefined) return []
    return [
      {
        code: 'WIN305' as const,
        message: `the key \`${key}\` is not spelt \`${name}\``,
        label: 'HNS compares keys as they are written and ignores this one',
        help: `write \`${name}\``,
        at: { path: [...path, key], part: 'key' as const },
        fix: {
          title: `write \`${name}\``,
          safe: true,
          edits: [{ at: keySpan, newText: JSON.stringify(name) }],
        },
      },
    ]
  })
}

/** The type that a policy was meant to have: in another case, or the name that the other dialect has for it. */
export function meantType(type: string, api: Api): string | undefined {
  const cased = policyTypeNames(api).find((name) => name.toLowerCase() === type.toLowerCase())
  return cased ?? renamedType(api, type)
}

function noType({ path, typeField }: PolicySubject): Finding {
  return {
    code: 'WIN303',
    message: typeField === undefined ? 'the policy has no `Type`' : 'the `Type` of the policy is no string',
    label: 'HNS refuses it: 0x803b000e, Invalid policy type',
    help: 'write the type of the policy',
    at: { path: typeField?.path ?? path },
  }
}

function unknownType({ type, typeField, path, place: where }: PolicySubject, { api }: HnsScope): Finding {
  const at = { path: typeField?.path ?? path }
  const all = policyTypeNames(api)
  const cased = all.find((name) => name.toLowerCase() === type.toLowerCase())
  const fixTo = (own: string) =>
    typeField === undefined
      ? {}
      : {
          fix: {
            title: `write \`${own}\``,
            safe: true,
            edits: [{ at: typeField.value, newText: JSON.stringify(own) }],
          },
        }
  if (cased !== undefined) {
    return {
      code: 'WIN305',
      message: `the policy type \`${type}\` is not spelt \`${cased}\``,
      label: 'programs compare the type as it is written',
      help: `write \`${cased}\``,
      at,
      ...fixTo(cased),
    }
  }
  const renamed = renamedType(api, type)
  const other = policyType(api === 1 ? 2 : 1, type)
  if (renamed !== undefined || other !== undefined) {
    return {
      code: 'WIN301',
      message: `\`${type}\` is no policy of ${API_NAMES[api]}`,
      label: 'HNS refuses it: 0x803b000e, Invalid policy type',
      help:
        renamed === undefined
          ? `remove it; ${API_NAMES[api]} has nothing like it`
          : `write \`${renamed}\`, as ${API_NAMES[api]} calls it`,
      at,
      ...(renamed === undefined ? {} : fixTo(renamed)),
    }
  }
  const near = nearest(type, policyTypeNames(api, where)) ?? nearest(type, all)
  return {
    code: 'WIN303',
    message: `\`${type}\` is no type of policy`,
    label: 'HNS refuses it: 0x803b000e, Invalid policy type',
    help:
      near === undefined
        ? `write one of ${policyTypeNames(api, where)
            .map((name) => `\`${name}\``)
            .join(', ')}`
        : `write \`${near}\``,
    at,
  }
}

function place(
  { type, typeField, path, place: where }: PolicySubject,
  known: PolicyType,
  api: Api,
): Finding[] {
  if (known.places.includes(where)) return []
  return [
    {
      code: 'WIN313',
      message: `\`${type}\` is no policy of ${PLACES[where]}`,
      label: 'HNS refuses it: 0x803b000e, Invalid policy type',
      help: `put it on ${known.places.map((name) => PLACES[name]).join(' or ')} of ${API_NAMES[api]}`,
      at: { path: typeField?.path ?? path },
    },
  ]
}

const PLACES: Readonly<Record<PolicyPlace, string>> = {
  endpoint: 'an endpoint',
  network: 'a network',
  subnet: 'a subnet',
  'policy-list': 'a policy list',
}

/** Keys beside `Type` under HCN (v2), and a `Settings` under HNS (v1). */
function dialect({ tree, path, keys: own, type }: PolicySubject, { api }: HnsScope): Finding[] {
  if (tree.kind !== 'object') return []
  if (api === 2) {
    const beside = tree.members.find(({ key }) => !/^(type|settings)$/i.test(key))
    if (beside === undefined) return []
    return [
      {
        code: 'WIN302',
        message: `\`${beside.key}\` stands beside \`Type\`, but a policy of HCN (v2) is \`Type\` and \`Settings\``,
        label:
          own === undefined
            ? 'HCN reads `Settings` only, so the policy says nothing'
            : 'HCN reads `Settings` only and ignores it',
        help: `put it into \`Settings\`${renamedIn(type, beside.key)}`,
        at: { path: [...path, beside.key], part: 'key' },
      },
    ]
  }
  const settings = tree.members.find(({ key }) => key.toLowerCase() === 'settings')
  if (settings === undefined) return []
  return [
    {
      code: 'WIN302',
      message: '`Settings` belongs to HCN (v2); HNS (v1) reads the keys beside `Type`',
      label: 'HNS (v1) ignores it, so the policy says nothing',
      help: 'put the settings beside `Type`',
      at: { path: [...path, settings.key], part: 'key' },
    },
  ]
}

function renamedIn(type: string, key: string): string {
  const renamed = renamedKeys(meantType(type, 2) ?? type).find(
    ([v1]) => v1.toLowerCase() === key.toLowerCase(),
  )
  return renamed === undefined ? '' : ` as \`${renamed[1]}\``
}

function renamedKeys(type: string): readonly (readonly [v1: string, v2: string])[] {
  const all: Readonly<Record<string, readonly (readonly [v1: string, v2: string])[]>> = RENAMED_KEYS
  return entryOf(all, type) ?? []
}

/** Ranges are judged by the rules for exceptions, which know what is usual there. */
const RANGES = ['Exceptions', 'ExceptionList', 'DestinationPrefix']

function keys(policy: PolicySubject, known: PolicyType, { api, context }: HnsScope): Finding[] {
  const { keys: own, keysPath, type } = policy
  const pairs = [...renamedKeys(type), ...renamedKeys(renamedType(2, type) ?? '')]
  const renamed = pairs.map(([v1, v2]) => (api === 2 ? ([v1, v2] as const) : ([v2, v1] as const)))
  const present = own ?? { kind: 'object', members: [], start: policy.tree.start, end: policy.tree.start }
  if (own === undefined && known.keys.length === 0) return []
  // A policy with its keys in the wrong place is told once.
  if (misplaced(policy, api)) return []
  return checkKeys(present, own === undefined ? policy.path : keysPath, known.keys, {
    api,
    context,
    what: `the policy \`${type}\``,
    renamed: renamed.filter(([foreign]) => !known.keys.some(({ key }) => key === foreign)),
    besides:
      api === 1
        ? policy.tree.kind === 'object'
          ? policy.tree.members.map(({ key }) => key).filter((key) => /^(type|settings)$/i.test(key))
          : []
        : [],
    judgedElsewhere: RANGES,
  })
}

/** True where the keys stand in the form of the other dialect. */
function misplaced({ tree, keys: own }: PolicySubject, api: Api): boolean {
  if (tree.kind !== 'object') return true
  const others = tree.members.filter(({ key }) => !/^(type|settings)$/i.test(key))
  if (api === 2) return own === undefined && others.length > 0
  return others.length === 0 && tree.members.some(({ key }) => key.toLowerCase() === 'settings')
}
