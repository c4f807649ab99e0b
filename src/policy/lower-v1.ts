import type { EndpointPolicy } from './endpoint-policy.ts'

/** An endpoint policy as HNS (v1) takes it: flat. Source: microsoft/hcsshim internal/hns/hnspolicy.go, v0.13.0. */
export function lowerToV1(policy: EndpointPolicy): Record<string, unknown> {
  switch (policy.kind) {
    case 'outbound-nat':
      return { Type: 'OutBoundNAT', ExceptionList: policy.exceptions }
    case 'route':
      return { Type: 'ROUTE', DestinationPrefix: policy.destinationPrefix, NeedEncap: policy.needEncap }
    case 'provider-address':
      return { Type: 'PA', PA: policy.address }
  }
}
