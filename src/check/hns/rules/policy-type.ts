import { policyType, policyTypeNames, renamedType } from '../../../facts/hns-schema/api.ts'
import { type Api, API_NAMES, type PolicyPlace, type PolicyType } from '../../../facts/hns-schema/key.ts'
import type { Code } from '../../../diagnostic/codes.ts'
import type { Finding } from '../../../diagnostic/finding.ts'
import { nearest } from '../../../text/nearest.ts'
import { typeNamesIn } from '../carrier.ts'
import type { HnsScope, PolicySubject } from '../subject.ts'

/** The type that a policy was meant to have: in another case, or the name that the other dialect has for it. */
export function meantType(type: string, api: Api): string | undefined {
  const cased = policyTypeNames(api).find((name) => name.toLowerCase() === type.toLowerCase())
  return cased ?? renamedType(api, type)
}

/** A policy without a type, or whose type is no text. */
export function noType({ path, typeField }: PolicySubject, { carrier }: HnsScope): Finding {
  return {
    code: carrier === undefined ? 'WIN303' : 'WIN213',
    ...(carrier === 'calico' ? { severity: 'error' as const } : {}),
    message:
      typeField === undefined || typeField.value.kind === 'string'
        ? 'the policy has no `Type`'
        : 'the `Type` of the policy is no string',
    label:
      carrier === 'calico'
        ? 'Calico panics: `interface conversion`'
        : 'HNS refuses it: 0x803b000e, Invalid policy type',
    help: 'write the type of the policy',
    at: { path: typeField?.path ?? path },
  }
}

/** A type that the dialect does not have: in another case, of the other dialect, or of none. */
export function unknownType(
  { type, typeField, path, place: where }: PolicySubject,
  { api, carrier, context }: HnsScope,
): Finding {
  const at = { path: typeField?.path ?? path }
  const all = typeNamesIn({ api, ...(carrier === undefined ? {} : { carrier }) })
  const code = (own: Code) => (carrier === undefined ? own : ('WIN213' as const))
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
  const cased = all.find((name) => name.toLowerCase() === type.toLowerCase())
  if (cased !== undefined) {
    // Plugins look for the policies that they add to themselves, Calico in any case.
    const stops = carrier === 'azure' && context.runtime !== 'dockershim'
    const doubled = carrier !== undefined && carrier !== 'calico' && !stops && cased === 'OutBoundNAT'
    return {
      code: code('WIN305'),
      ...(carrier === undefined || doubled ? {} : { severity: 'info' as const }),
      message: `the policy type \`${type}\` is not spelt \`${cased}\``,
      label: doubled
        ? 'the plugin looks for exactly `OutBoundNAT` and adds a second policy beside it'
        : 'programs compare the type as it is written',
      help: `write \`${cased}\``,
      at,
      ...fixTo(cased),
    }
  }
  const renamed = renamedType(api, type)
  const other = policyType(api === 1 ? 2 : 1, type)
  if (renamed !== undefined || other !== undefined) {
    return {
      code: code('WIN301'),
      message: `\`${type}\` is no policy of ${API_NAMES[api]}`,
      label:
        carrier === 'calico'
          ? `Calico hands it on as it is${context.runtime === undefined ? ', to HCN unless the runtime is dockershim' : ''}`
          : 'HNS refuses it: 0x803b000e, Invalid policy type',
      help:
        renamed === undefined
          ? `remove it; ${API_NAMES[api]} has nothing like it`
          : `write \`${renamed}\`, as ${API_NAMES[api]} calls it`,
      at,
      ...(renamed === undefined ? {} : fixTo(renamed)),
    }
  }
  const here = typeNamesIn({ api, ...(carrier === undefined ? {} : { carrier }) }, where)
  const near = nearest(type, here) ?? nearest(type, all)
  return {
    code: code('WIN303'),
    message: `\`${type}\` is no type of policy`,
    label: 'HNS refuses it: 0x803b000e, Invalid policy type',
    help:
      near === undefined
        ? `write one of ${here.map((name) => `\`${name}\``).join(', ')}`
        : `write \`${near}\``,
    at,
  }
}

/** A policy of a network on an endpoint, and the like. */
export function wrongPlace(
  { type, typeField, path, place: where }: PolicySubject,
  known: PolicyType,
  { api }: HnsScope,
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
