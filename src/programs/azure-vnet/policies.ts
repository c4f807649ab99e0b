import * as go from '../../text/go-json.ts'
import type { Path } from '../../text/tree.ts'
import type { AzureConf } from './conf.ts'

/** A policy on its way to HNS: one of `AdditionalArgs`, or one that azure-vnet makes itself. */
export interface AzurePolicy {
  /** The name of its entry: `EndpointPolicy`, or any other that contains `Policy`. */
  readonly name: string
  /** The value of the entry, verbatim; '' where it has none. */
  readonly text: string
  /** The value with its place, where it stands in the configuration. */
  readonly origin?: go.GoRaw
  /** Why azure-vnet adds it; absent for one of the configuration. */
  readonly added?: string
}

/** The name that entries for endpoints have. */
export const ENDPOINT_POLICY = 'EndpointPolicy'

/** The entries of `AdditionalArgs` whose name contains `Policy`. Source: cni/netconfig.go GetPoliciesFromNwCfg cbd7560. */
export function configuredPolicies({ AdditionalArgs = [] }: AzureConf): readonly AzurePolicy[] {
  return AdditionalArgs.flatMap(({ name, value }) => {
    if (!name.includes('Policy')) return []
    return [{ name, text: value?.text ?? '', ...(value === undefined ? {} : { origin: value }) }]
  })
}

/** A policy that azure-vnet makes of a setting. */
export function ownPolicy(members: { readonly [member: string]: go.GoJson }, added: string): AzurePolicy {
  const printed = go.marshal(members)
  return { name: ENDPOINT_POLICY, text: printed.ok ? printed.text : '', added }
}

/** The places of the members of a policy that are none of these, in any case. */
export function otherMembers({ origin }: AzurePolicy, kept: readonly string[]): readonly Path[] {
  const tree = origin?.document?.tree
  if (origin === undefined || tree?.kind !== 'object') return []
  return tree.members
    .filter(({ key }) => !kept.some((name) => go.equalFold(name, key)))
    .map(({ key }) => [...origin.path, key])
}
