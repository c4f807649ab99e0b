import type { EndpointIntent } from '../plan/endpoint-intent.ts'
import type { EndpointPolicy, OutboundNat, Route } from '../policy/endpoint-policy.ts'
import { policyText } from '../policy/policy-text.ts'
import type { EndpointRequest } from './endpoint-request.ts'

/** The policies that nothing above speaks of: each that is wanted is asked for, in their order, and no other. */
export function otherFaults(intent: EndpointIntent, { others }: Pick<EndpointRequest, 'others'>): string[] {
  const wanted = intent.policies.filter((policy) => !isPlain(policy)).map(policyText)
  const missing = wanted.filter((policy) => !others.includes(policy))
  const strange = others.filter((policy) => !wanted.includes(policy))
  const moved = missing.length === 0 && strange.length === 0 && others.join() !== wanted.join()
  return [
    ...missing.map((policy) => `the policy \`${policy}\` is not asked for`),
    ...strange.map((policy) => `the policy \`${policy}\` is asked for`),
    ...(moved ? ['the policies are asked for in another order'] : []),
  ]
}

function isPlain(policy: EndpointPolicy): boolean {
  if (policy.kind === 'provider-address') return true
  if (policy.kind === 'route') return isPlainRoute(policy)
  return policy.kind === 'outbound-nat' && (policy.exceptions.length > 0 || isPlainNat(policy))
}

/** A route through the host that says no more. */
export function isPlainRoute({ needEncap, nextHop, automaticEndpointMonitor }: Route): boolean {
  return needEncap && nextHop === undefined && automaticEndpointMonitor === undefined
}

/** A translation that says nothing but for which destinations it is. */
export function isPlainNat({ exceptions, virtualIp, maxPortPoolUsage }: OutboundNat): boolean {
  return exceptions.length === 0 && virtualIp === undefined && maxPortPoolUsage === undefined
}

/** That an effect is not the one that is wanted; none where it is. */
export function differs(what: string, effect: string, wanted: string): string[] {
  return effect === wanted ? [] : [`${what}: \`${effect}\`, not \`${wanted}\``]
}
