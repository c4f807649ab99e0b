import * as go from '../../text/go-json.ts'
import { looseElements, looseGet } from '../../text/jsonparser.ts'
import { addedPolicy, isEndpointPolicy, type Policy, type PortMapping } from './policy.ts'

/*
 * What pkg/hns does to the list `policies` before plugins v1.0.0: it rewrites the first entry that it recognises, always
 * in the form of API v1, and appends only where there is none. Values are put between quotes unescaped.
 *
 * Source: containernetworking/plugins pkg/hns/netconf_windows.go v0.8.0, v0.8.6.
 */

type Policies = readonly Policy[]

/**
 * The policies after `ApplyOutboundNatPolicy`: the first OutBoundNAT is replaced as a whole by its exceptions and this
 * one, at the end; whatever else it held is lost.
 */
export function mergeOutboundNat(policies: Policies, exception: string, why: string): Policies {
  const first = policies.findIndex((policy) => {
    return isEndpointPolicy(policy) && go.equalFold(looseGet(policy.value, 'Type').raw, 'OutBoundNAT')
  })
  const kept = looseGet(policies[first]?.value ?? '', 'ExceptionList')
  const others = kept.kind === 'array' ? looseElements(kept.raw) : []
  const list = others
    .filter((e) => e.kind === 'string' && e.raw !== '' && e.raw !== exception)
    .map((e) => `"${e.raw}",`)
  const value = `{"Type": "OutBoundNAT", "ExceptionList": [${list.join('')}"${exception}"]}`
  const isThere = others.some((e) => e.kind === 'string' && e.raw === exception)
  const old = policies[first]
  if (!isThere || old === undefined || holdsMore(old.value))
    return replaceOrAppend(policies, first, value, why)
  // In another order the exceptions are the same.
  return policies.with(first, { ...old, name: 'EndpointPolicy', value })
}

/** True for an OutBoundNAT with more than its exceptions. */
function holdsMore(value: string): boolean {
  const keys = [...(go.unmarshal(value, go.map(go.raw)).value ?? new Map<string, unknown>()).keys()]
  return keys.some((key) => key !== 'Type' && key !== 'ExceptionList')
}

/** The policies after `ApplyDefaultPAPolicy`: a member `PA` with a text stays, whatever its Type; an empty one is replaced. */
export function mergeProviderAddress(policies: Policies, address: string, why: string): Policies {
  const first = policies.findIndex((policy) => {
    return isEndpointPolicy(policy) && looseGet(policy.value, 'PA').kind !== 'not-exist'
  })
  const found = looseGet(policies[first]?.value ?? '', 'PA')
  if (found.kind === 'string' && found.raw !== '') return policies
  return replaceOrAppend(policies, first, `{"Type": "PA", "PA": "${address}"}`, why)
}

/** The policies after `ApplyPortMappingPolicy`: one NAT for each mapping, its protocol unchecked. */
export function mergePortMappings(policies: Policies, mappings: readonly PortMapping[]): Policies {
  const added = mappings.map(({ containerPort, hostPort, protocol }) =>
    addedPolicy(
      `{"Type": "NAT", "InternalPort": ${containerPort}, "ExternalPort": ${hostPort}, "Protocol": "${protocol}"}`,
      'the runtime asks for a host port in runtimeConfig.portMappings',
    ),
  )
  return [...policies, ...added]
}

/** The policies after `ApplyLoopbackDSR` with API v1: always one more. */
export function mergeLoopbackDsr(policies: Policies, ip: string, why: string): Policies {
  return [...policies, addedPolicy(`{"Type": "OutBoundNAT", "Destinations" : ["${ip}"]}`, why)]
}

function replaceOrAppend(policies: Policies, at: number, value: string, why: string): Policies {
  const old = policies[at]
  if (old === undefined) return [...policies, addedPolicy(value, why)]
  const origin = old.origin.kind === 'configured' ? { ...old.origin, rewritten: why } : old.origin
  return policies.with(at, { name: 'EndpointPolicy', value, origin })
}
