import * as go from '../../text/go-json.ts'
import { netIP } from '../cni/go-types.ts'
import { hcnEndpointPolicy } from '../hns/net-conf.ts'

/** What azure-vnet takes an entry for. */
export type AzurePolicyKind = 'OutBoundNAT' | 'ROUTE' | 'L4WFPPROXY' | 'PortMapping' | 'ACL' | 'LoopbackDSR'

const OutBoundNat = go.struct('policy.KVPairOutBoundNAT', { Type: go.string, ExceptionList: go.raw })
const Route = go.struct('policy.KVPairRoute', {
  Type: go.string,
  DestinationPrefix: go.string,
  NeedEncap: go.bool,
})
const L4Proxy = go.struct('policy.KVPairL4WfpProxyPolicy', {
  Type: go.string,
  OutboundProxyPort: go.string,
  InboundProxyPort: go.string,
  UserSID: go.string,
  FilterTuple: go.raw,
  InboundExceptions: go.raw,
  OutboundExceptions: go.raw,
})

/** `policy.LoopbackDSR`: the address of the pod, or another one that is to be reached untranslated. */
export const Loopback = go.struct('policy.LoopbackDSR', { Type: go.string, IPAddress: netIP })

/** `hcn.AclPolicySetting` of hcsshim v0.13.0, in the order in which it is written. */
export const AclSetting = go.struct('hcn.AclPolicySetting', {
  Protocols: go.string,
  Action: go.string,
  Direction: go.string,
  LocalAddresses: go.string,
  RemoteAddresses: go.string,
  LocalPorts: go.string,
  RemotePorts: go.string,
  RuleType: go.string,
  Priority: go.uint16,
})

/**
 * What azure-vnet takes a policy for; undefined: for nothing that it knows. It tries one form after the other, and
 * takes the first that decodes and has the right `Type`; of an ACL it wants an `Action`, whatever its type.
 * Source: Azure/azure-container-networking network/policy/policy_windows.go GetPolicyType cbd7560.
 */
export function azurePolicyKind(text: string): AzurePolicyKind | undefined {
  const typed = (form: go.GoType<{ readonly Type: string }>, type: string): boolean => {
    const { value, error } = go.unmarshal(text, form)
    return error === undefined && value.Type === type
  }
  if (typed(OutBoundNat, 'OutBoundNAT')) return 'OutBoundNAT'
  if (typed(Route, 'ROUTE')) return 'ROUTE'
  if (typed(L4Proxy, 'L4WFPPROXY')) return 'L4WFPPROXY'
  if (typed(hcnEndpointPolicy, 'PortMapping')) return 'PortMapping'
  const acl = go.unmarshal(text, AclSetting)
  if (acl.error === undefined && acl.value.Action !== '') return 'ACL'
  return typed(Loopback, 'LoopbackDSR') ? 'LoopbackDSR' : undefined
}
