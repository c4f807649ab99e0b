import type { EndpointPolicy } from './endpoint-policy.ts'
import type { NetworkLevelPolicy } from './network-policies.ts'

export type Json = Readonly<Record<string, unknown>>

/** Any policy of HNS. */
export type HnsPolicy = EndpointPolicy | NetworkLevelPolicy

/** Something that a dialect has no place for. */
export interface Loss {
  /** The member of our own form, or the policy itself. */
  readonly what: string
  readonly why: string
}

/** A policy in a dialect, and what of it the dialect cannot hold; without `policy` it cannot hold it at all. */
export interface Lowered {
  readonly policy?: Json
  readonly lost: readonly Loss[]
}
