import type { HnsFeatureName } from '../hns-features.ts'
import type { ValueNames } from './names.ts'

/** What a JSON value of HNS holds, beyond its JSON type. */
export type Scalar =
  | 'text'
  | 'boolean'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  /** TCP or UDP port as a number, 1 to 65535. */
  | 'port'
  /** The same as a string. */
  | 'port-text'
  | 'guid'
  /** `AA-BB-CC-DD-EE-FF`. */
  | 'mac'
  | 'address'
  | 'prefix'
  | 'address-or-prefix'
  /** Addresses, prefixes or ids of sets, separated by commas. */
  | 'addresses'
  /** Numbers and ranges `a-b`, separated by commas. */
  | 'ports'
  /** IANA numbers, separated by commas. */
  | 'protocols'
  /** `TCP` or `UDP`. */
  | 'protocol-name'
  /** Texts separated by commas. */
  | 'comma-list'
  /** Policies of the dialect: judged by their type. */
  | 'policies'
  /** Anything. */
  | 'any'

/** One key of an object that HNS takes, in the order in which hcsshim writes it. */
export interface Key {
  readonly key: string
  readonly value: Scalar | { readonly names: ValueNames } | { readonly struct: string }
  /** A JSON list of such values. */
  readonly list?: true
  /** hcsshim writes it also when it is zero or empty. */
  readonly always?: true
  /** Only Microsoft's schema has it, hcsshim has no field; the schema version that it is new in. */
  readonly docs?: string
  /** The schema version that Microsoft says it is new in, where hcsshim asks for no feature. */
  readonly schema?: string
  /** HNS or the caller refuses the object without it. */
  readonly required?: true
  /** HNS sets it, nobody else. */
  readonly output?: true
}

/** Where a policy may stand. */
export type PolicyPlace = 'endpoint' | 'network' | 'subnet' | 'policy-list'

/** One type of policy in one dialect. */
export interface PolicyType {
  readonly places: readonly PolicyPlace[]
  readonly keys: readonly Key[]
  /** The feature of HNS that it needs; absent: as old as the dialect. */
  readonly feature?: HnsFeatureName
  /** Only Microsoft's schema names it; the schema version that it is new in. */
  readonly docs?: string
  /** The schema version that Microsoft says it is new in, where hcsshim asks for no feature. */
  readonly schema?: string
}

/** A dialect: HNS (v1) or HCN (v2). */
export type Api = 1 | 2

/** How texts for people call a dialect. */
export const API_NAMES: Readonly<Record<Api, string>> = { 1: 'HNS (v1)', 2: 'HCN (v2)' }
