import type { Api, Key, PolicyPlace, PolicyType } from './key.ts'
import { RENAMED_TYPES } from './other-api.ts'
import { V1_POLICIES, V1_STRUCTS } from './v1.ts'
import { V2_POLICIES, V2_STRUCTS } from './v2.ts'

const POLICIES: Readonly<Record<Api, Readonly<Record<string, PolicyType>>>> = {
  1: V1_POLICIES,
  2: V2_POLICIES,
}
const STRUCTS: Readonly<Record<Api, Readonly<Record<string, readonly Key[]>>>> = {
  1: V1_STRUCTS,
  2: V2_STRUCTS,
}

/** A type of policy by its exact name; undefined where the dialect has none. */
export function policyType(api: Api, name: string): PolicyType | undefined {
  const types = POLICIES[api]
  return Object.hasOwn(types, name) ? types[name] : undefined
}

/** The names of the policies of a dialect that may stand in a place. */
export function policyTypeNames(api: Api, place?: PolicyPlace): readonly string[] {
  return Object.entries(POLICIES[api])
    .filter(([, type]) => place === undefined || type.places.includes(place))
    .map(([name]) => name)
}

/** The keys of an object of a dialect. */
export function structKeys(api: Api, name: string): readonly Key[] {
  return STRUCTS[api][name] ?? []
}

/** The names of the objects of a dialect. */
export function structNames(api: Api): readonly string[] {
  return Object.keys(STRUCTS[api])
}

/** What the other dialect calls a type of this dialect; undefined where it has no such policy under another name. */
export function renamedType(to: Api, name: string): string | undefined {
  const found = RENAMED_TYPES.find((pair) => pair[to === 2 ? 0 : 1].toLowerCase() === name.toLowerCase())
  return found?.[to === 2 ? 1 : 0]
}
