import { hnsHas } from '../../facts/hns-features.ts'
import { formatAddress } from '../../net/address.ts'
import * as go from '../../text/go-json.ts'
import type { GoMembers } from '../cni/result.ts'
import { hcnEndpointPolicy } from '../hns/net-conf.ts'
import type { Note } from '../outcome.ts'
import { type AzurePolicy, otherMembers } from './policies.ts'
import { type ConversionScope, natExceptions } from './policies-v2.ts'
import { azurePolicyKind, Loopback } from './policy-type.ts'

/** A policy as HNS (v1) gets it, in JSON, and what is lost on the way. */
export interface SerializedPolicy {
  readonly json: go.GoJson
  readonly isOutBoundNat: boolean
  readonly dropped: readonly Note[]
}

/**
 * The policy of HNS (v1) that azure-vnet makes of one, as under dockershim: most go as they are, and what it cannot
 * write is left out without an error; then there is only a note.
 * Source: Azure/azure-container-networking network/policy/policy_windows.go SerializePolicies cbd7560, hcsshim v0.13.0.
 */
export function serializedPolicy(
  policy: AzurePolicy,
  scope: ConversionScope,
): SerializedPolicy | readonly Note[] {
  switch (azurePolicyKind(policy.text)) {
    case 'OutBoundNAT': {
      const exceptions = natExceptions(policy, scope.cnetAddressSpace)
      if (!exceptions.ok) return leftOut(policy, exceptions.error.text)
      const reason = 'azure-vnet hands on the exceptions of an OutBoundNAT, and nothing else of it'
      const dropped = otherMembers(policy, ['Type', 'ExceptionList']).map((path) => ({ path, reason }))
      return { json: { Type: 'OutBoundNAT', ExceptionList: exceptions.value }, isOutBoundNat: true, dropped }
    }
    case 'PortMapping':
      return natPolicy(policy)
    case 'LoopbackDSR': {
      if (!hnsHas(scope.hnsVersion, 'DSR')) return leftOut(policy, 'HNS has no direct server return')
      const { IPAddress } = go.unmarshal(policy.text, Loopback).value
      const destination = IPAddress === undefined ? '<nil>' : formatAddress(IPAddress)
      return { json: { Type: 'OutBoundNAT', Destinations: [destination] }, isOutBoundNat: false, dropped: [] }
    }
    default:
      return { json: policy.text === '' ? null : go.rawText(policy.text), isOutBoundNat: false, dropped: [] }
  }
}

/** `hcn.PortMappingPolicySetting` of hcsshim v0.13.0. */
const PortMapping = go.struct('hcn.PortMappingPolicySetting', {
  Protocol: go.uint32,
  InternalPort: go.uint16,
  ExternalPort: go.uint16,
  VIP: go.string,
  Flags: go.uint32,
})

const PROTOCOLS: ReadonlyMap<bigint, string> = new Map([
  [6n, 'TCP'],
  [17n, 'UDP'],
])

/** The mapping of ports of HCN (v2) as the `NAT` policy of HNS (v1). */
function natPolicy(policy: AzurePolicy): SerializedPolicy | readonly Note[] {
  const { Settings } = go.unmarshal(policy.text, hcnEndpointPolicy).value
  const { value, error } = go.unmarshal(Settings?.text ?? '', PortMapping)
  if (error !== undefined) return leftOut(policy, error.text)
  const protocol = PROTOCOLS.get(value.Protocol)
  const number = (name: string, port: bigint): GoMembers => (port === 0n ? {} : { [name]: port })
  const json = {
    Type: 'NAT',
    ...(protocol === undefined ? {} : { Protocol: protocol }),
    ...number('InternalPort', value.InternalPort),
    ...number('ExternalPort', value.ExternalPort),
  }
  return { json, isOutBoundNat: false, dropped: [] }
}

function leftOut({ origin }: AzurePolicy, why: string): readonly Note[] {
  return origin === undefined
    ? []
    : [{ path: origin.path, reason: `it is left out without an error: ${why}` }]
}
