import { lowerToV2 } from '../policy/lower-v2.ts'
import type { HnsPolicy, Json } from '../policy/lowered.ts'

/**
 * A policy of HCN (v2) for a file that goes to HNS without hcsshim's types in between: what hcsshim and Microsoft's schema
 * spell differently stands there in both spellings, since it is not known which of them HNS reads.
 */
export function hcnPolicy(policy: HnsPolicy): Json {
  const { policy: lowered } = lowerToV2(policy)
  if (policy.kind !== 'l4-proxy') return lowered
  const { exceptions, outboundNat } = policy
  return {
    Type: lowered['Type'],
    Settings: {
      ...Object(lowered['Settings']),
      ...(exceptions === undefined ? {} : { ExceptionList: exceptions }),
      ...(outboundNat === undefined ? {} : { OutboundNat: outboundNat }),
    },
  }
}
