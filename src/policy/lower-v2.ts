import type { EndpointPolicy } from './endpoint-policy.ts'

/** An endpoint policy as HCN (v2) takes it: `Type` and `Settings`. Source: microsoft/hcsshim hcn/hcnpolicy.go, v0.13.0. */
export function lowerToV2(policy: EndpointPolicy): {
  readonly Type: string
  readonly Settings: Record<string, unknown>
} {
  switch (policy.kind) {
    case 'outbound-nat':
      return { Type: 'OutBoundNAT', Settings: { Exceptions: policy.exceptions } }
    case 'route':
      return {
        Type: 'SDNRoute',
        Settings: { DestinationPrefix: policy.destinationPrefix, NeedEncap: policy.needEncap },
      }
    case 'provider-address':
      return { Type: 'ProviderAddress', Settings: { ProviderAddress: policy.address } }
  }
}
