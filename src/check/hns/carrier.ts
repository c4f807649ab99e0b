import { policyType, policyTypeNames } from '../../facts/hns-schema/api.ts'
import { AZURE_POLICIES } from '../../facts/hns-schema/azure.ts'
import type { Api, PolicyPlace, PolicyType } from '../../facts/hns-schema/key.ts'
import { entryOf } from '../../text/entry-of.ts'

/** Whose plugin hands policies on to HNS, where it is known: it decides what survives. */
export type Carrier = 'hns' | 'wcn' | 'azure' | 'calico' | 'wincni'

/** What decides which types of policies there are. */
interface TypeScope {
  readonly api: Api
  readonly carrier?: Carrier
}

/** The policy of exactly this type, as HNS gets it or as the plugin takes it; undefined where there is none. */
export function typeIn({ api, carrier }: TypeScope, name: string): PolicyType | undefined {
  const own = policyType(api, name)
  if (own !== undefined) return own
  if (carrier === 'azure') return entryOf<PolicyType>(AZURE_POLICIES, name)
  // Calico hands types on as they are written, and for HCN its installers write this one so.
  return carrier === 'calico' && api === 2 && name === 'SDNROUTE' ? policyType(2, 'SDNRoute') : undefined
}

/** The names of all types that there are, or of those that may stand in a place. */
export function typeNamesIn({ api, carrier }: TypeScope, place?: PolicyPlace): readonly string[] {
  const own = policyTypeNames(api, place)
  return carrier === 'azure' ? [...own, ...Object.keys(AZURE_POLICIES)] : own
}
