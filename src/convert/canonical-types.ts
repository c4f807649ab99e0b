import { policyTypeNames } from '../facts/hns-schema/api.ts'
import type { Api } from '../facts/hns-schema/key.ts'
import type { Json } from '../policy/lowered.ts'
import { asObject } from '../policy/read-object.ts'

/**
 * A document with the types of its policies spelt as their dialect has them: programs of Windows take them in any case.
 * So do the two keys of a policy of HCN (v2), which Go reads before HNS does.
 */
export function canonicalTypes(object: Json, api: Api): Json {
  const names = policyTypeNames(api)
  const inner = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inner)
    const members = asObject(value)
    return members === undefined ? value : own(members)
  }
  const own = (members: Json): Json =>
    Object.fromEntries(
      Object.entries(members).map(([written, value]) => {
        const key = api === 2 ? canonical(written, KEYS) : written
        return [key, key === 'Type' && typeof value === 'string' ? canonical(value, names) : inner(value)]
      }),
    )
  return own(object)
}

/** The keys of a policy of HCN (v2). Source: microsoft/hcsshim hcn/hcnpolicy.go, v0.13.0. */
const KEYS = ['Type', 'Settings']

function canonical(type: string, names: readonly string[]): string {
  return names.find((name) => name.toLowerCase() === type.toLowerCase()) ?? type
}
