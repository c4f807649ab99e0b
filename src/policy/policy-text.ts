import type { Api } from '../facts/hns-schema/key.ts'
import type { HnsPolicy, Json } from './lowered.ts'
import { asObject } from './read-object.ts'
import { raiseFromV1 } from './raise-v1.ts'
import { raiseFromV2 } from './raise-v2.ts'

/** A policy as a text that is the same for the same policy, whatever the order of its members. */
export function policyText(policy: HnsPolicy): string {
  return JSON.stringify(policy, (_, value: unknown) =>
    asObject(value) === undefined ? value : Object.fromEntries(Object.entries(Object(value)).toSorted()),
  )
}

/** What an object of a dialect says as far as our own form holds it, as a text; of none that is known the object itself. */
export function raisedText(object: Json, api: Api): string {
  const { policy } = (api === 1 ? raiseFromV1 : raiseFromV2)(object)
  return policy === undefined ? JSON.stringify(object) : policyText(policy)
}

/** What an object of a dialect says, in our own form; where that cannot hold it, the object itself. */
export function writtenPolicyText(object: unknown, api: Api): string {
  const { policy, lost } = (api === 1 ? raiseFromV1 : raiseFromV2)(asObject(object) ?? {})
  return policy === undefined || lost.length > 0 ? JSON.stringify(object) : policyText(policy)
}
