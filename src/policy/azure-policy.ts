import type { EndpointPolicy } from './endpoint-policy.ts'
import { lowerToV2 } from './lower-v2.ts'
import type { Json } from './lowered.ts'

/**
 * A policy in the form that azure-vnet converts for HCN (v2): flat as in HNS (v1), with the keys of HCN in ACLs and
 * proxies. undefined: it would stop at it, or lose a part of it.
 * Source: Azure/azure-container-networking network/policy/policy_windows.go cbd7560.
 */
export function azurePolicy(policy: EndpointPolicy): Json | undefined {
  const { policy: lowered, lost } = lowerToV2(policy)
  const settings: object = Object(lowered['Settings'])
  switch (policy.kind) {
    case 'outbound-nat': {
      const { kind: _, exceptions, destinations = [], ...more } = policy
      if (Object.values(more).some((value) => value !== undefined)) return undefined
      const [only, ...others] = destinations
      if (exceptions.length > 0 && only === undefined)
        return { Type: 'OutBoundNAT', ExceptionList: exceptions }
      return exceptions.length === 0 && only !== undefined && others.length === 0 && !only.includes('/')
        ? { Type: 'LoopbackDSR', IPAddress: only }
        : undefined
    }
    case 'route': {
      const { destinationPrefix, needEncap, nextHop, automaticEndpointMonitor } = policy
      if (nextHop !== undefined || automaticEndpointMonitor !== undefined) return undefined
      return { Type: 'ROUTE', DestinationPrefix: destinationPrefix, NeedEncap: needEncap }
    }
    case 'acl':
    case 'l4-wfp-proxy':
      return lost.length > 0 || 'Id' in settings ? undefined : { Type: lowered['Type'], ...settings }
    case 'port-mapping':
      return lost.length > 0 ? undefined : lowered
    default:
      return undefined
  }
}
