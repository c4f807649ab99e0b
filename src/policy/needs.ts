import { VALUE_NAMES } from '../facts/hns-schema/names.ts'
import { policyType } from '../facts/hns-schema/api.ts'
import type { Api } from '../facts/hns-schema/key.ts'
import type { HnsFeatureName } from '../facts/hns-features.ts'
import { asObject } from './read-object.ts'
import { lowerToV1 } from './lower-v1.ts'
import { lowerToV2 } from './lower-v2.ts'
import type { HnsPolicy } from './lowered.ts'

/** Something of HNS that a policy cannot do without, and what to call it. */
export interface Need {
  readonly what: string
  readonly feature?: HnsFeatureName
  /** The version of Microsoft's schema that is the first to have it. */
  readonly schema?: string
}

/** What a policy needs in a dialect, from the tables of its type and keys and from what its values ask for. */
export function policyNeeds(policy: HnsPolicy, api: Api): readonly Need[] {
  const lowered = api === 1 ? lowerToV1(policy).policy : lowerToV2(policy).policy
  const name = String(lowered?.['Type'])
  const type = policyType(api, name)
  const values = (api === 1 ? lowered : asObject(lowered?.['Settings'])) ?? {}
  const what = `\`${name}\` policies`
  const version = type?.docs ?? type?.schema
  return [
    ...(type?.feature === undefined ? [] : [{ what, feature: type.feature }]),
    ...(version === undefined ? [] : [{ what: `policy of type \`${name}\``, schema: version }]),
    ...(type?.keys ?? []).flatMap(({ key, docs, schema = docs }) =>
      schema === undefined || isEmpty(values[key]) ? [] : [{ what: `\`${key}\` in \`${name}\``, schema }],
    ),
    ...ofValues(policy),
  ]
}

function ofValues(policy: HnsPolicy): Need[] {
  switch (policy.kind) {
    case 'outbound-nat': {
      // Microsoft's own addresses are translated for tenants; a pod's own is the loopback of direct server return.
      const own = policy.destinations?.some((text) => !/^(168\.63\.|169\.254\.)/.test(text)) === true
      return own ? [{ what: '`Destinations` of direct server return', feature: 'DSR' }] : []
    }
    case 'port-mapping':
      return ((policy.flags ?? 0) & VALUE_NAMES.NatFlags.names.IPv6) === 0
        ? []
        : [{ what: 'port mappings of IPv6', feature: 'IPv6DualStack' }]
    case 'set':
      return policy.setType === 'NESTEDIPSET' ? [{ what: 'nested sets', feature: 'NestedIpSet' }] : []
    case 'acl':
    case 'network-acl': {
      const { protocols = [], localAddresses = [], remoteAddresses = [] } = policy
      const sets = [...localAddresses, ...remoteAddresses].some(isSetId)
      return [
        ...(protocols.includes(252)
          ? [{ what: 'ACLs of protocol 252', feature: 'AclSupportForProtocol252' } as const]
          : []),
        ...(sets ? [{ what: 'sets of addresses', feature: 'SetPolicy' } as const] : []),
      ]
    }
    default:
      return []
  }
}

/**
 * True for what names a set of addresses, where an address may stand too. Their makers choose the ids; Azure's begin with
 * `azure-npm-` and end in a number, which no word for any address and no name of a host without a domain does.
 */
export function isSetId(text: string): boolean {
  return /^[A-Za-z][\w-]*-[\w-]*\d[\w-]*$/.test(text)
}

function isEmpty(value: unknown): boolean {
  return value === undefined || Object.keys(asObject(value) ?? { some: value }).length === 0
}
