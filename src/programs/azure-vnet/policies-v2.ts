import { HNS_FEATURES, hnsHas } from '../../facts/hns-features.ts'
import type { HnsVersion } from '../../facts/hns-versions.ts'
import { formatAddress } from '../../net/address.ts'
import * as go from '../../text/go-json.ts'
import { type Attempt, done, fail } from '../cni/failure.ts'
import type { GoMembers } from '../cni/result.ts'
import { hcnEndpointPolicy } from '../hns/net-conf.ts'
import type { Note } from '../outcome.ts'
import { type AzurePolicy, otherMembers } from './policies.ts'
import { AclSetting, azurePolicyKind, Loopback } from './policy-type.ts'

/** What a conversion depends on beside the policy. */
export interface ConversionScope {
  readonly hnsVersion: HnsVersion
  /** Ranges of the customer's network, which CNS adds to the exceptions with several tenants. */
  readonly cnetAddressSpace: readonly string[]
}

/** A policy as HCN gets it, and what is lost on the way. */
export interface ConvertedPolicy {
  readonly members: GoMembers
  readonly isOutBoundNat: boolean
  readonly dropped: readonly Note[]
}

/**
 * The policy of HCN (v2) that azure-vnet makes of one in its own, flat form, or the error that ends ADD.
 * Source: Azure/azure-container-networking network/policy/policy_windows.go GetHcnEndpointPolicies cbd7560, hcsshim v0.13.0.
 */
export function convertedPolicy(policy: AzurePolicy, scope: ConversionScope): Attempt<ConvertedPolicy> {
  switch (azurePolicyKind(policy.text)) {
    case 'OutBoundNAT':
      return outBoundNat(policy, scope)
    case 'ROUTE':
      return route(policy)
    case 'PortMapping':
      return portMapping(policy)
    case 'ACL':
      return acl(policy)
    case 'L4WFPPROXY':
      return proxy(policy)
    case 'LoopbackDSR':
      return loopback(policy, scope)
    case undefined:
      return refused(`Failed to set Policy: Type: ${policy.name}, Data: ${policy.text}`, policy)
  }
}

/** The forms of OutBoundNAT and ROUTE in which the members are decoded one by one. */
const RawOutBoundNat = go.struct('policy.KVPairOutBoundNAT', { Type: go.string, ExceptionList: go.raw })
const RawRoute = go.struct('policy.KVPairRoutePolicy', {
  Type: go.string,
  DestinationPrefix: go.raw,
  NeedEncap: go.raw,
})

/** The exceptions of an OutBoundNAT, or why there are none. Source: GetOutBoundNatExceptionList. */
export function natExceptions(
  policy: AzurePolicy,
  cnetAddressSpace: readonly string[],
): Attempt<readonly string[]> {
  const { ExceptionList } = go.unmarshal(policy.text, RawOutBoundNat).value
  const { value = [], error } = go.unmarshal(ExceptionList?.text ?? '', go.slice(go.string))
  if (error !== undefined) return refused(error.text, policy, 'ExceptionList')
  const exceptions = [...value, ...cnetAddressSpace]
  return exceptions.length > 0
    ? done(exceptions)
    : refused('OutBoundNAT policy not set', policy, 'ExceptionList')
}

function outBoundNat(policy: AzurePolicy, { cnetAddressSpace }: ConversionScope): Attempt<ConvertedPolicy> {
  const exceptions = natExceptions(policy, cnetAddressSpace)
  if (!exceptions.ok) return exceptions
  const reason = 'azure-vnet hands on the exceptions of an OutBoundNAT, and nothing else of it'
  return done({
    ...converted(
      'OutBoundNAT',
      { Exceptions: exceptions.value },
      lost(policy, ['Type', 'ExceptionList'], reason),
    ),
    isOutBoundNat: true,
  })
}

function route(policy: AzurePolicy): Attempt<ConvertedPolicy> {
  const { DestinationPrefix, NeedEncap } = go.unmarshal(policy.text, RawRoute).value
  const prefix = go.unmarshal(DestinationPrefix?.text ?? '', go.string)
  if (prefix.error !== undefined) return refused(prefix.error.text, policy, 'DestinationPrefix')
  const encap = go.unmarshal(NeedEncap?.text ?? '', go.bool)
  if (encap.error !== undefined) return refused(encap.error.text, policy, 'NeedEncap')
  const settings = {
    ...text('DestinationPrefix', prefix.value),
    ...(encap.value ? { NeedEncap: true } : {}),
  }
  const kept = ['Type', 'DestinationPrefix', 'NeedEncap']
  return done(
    converted('SDNRoute', settings, lost(policy, kept, 'azure-vnet makes a route without it of this policy')),
  )
}

function portMapping(policy: AzurePolicy): Attempt<ConvertedPolicy> {
  const { Settings } = go.unmarshal(policy.text, hcnEndpointPolicy).value
  const members = {
    Type: 'PortMapping',
    ...(Settings === undefined ? {} : { Settings: go.rawText(Settings.text) }),
  }
  const dropped = lost(policy, ['Type', 'Settings'], 'only Type and Settings of a PortMapping are kept')
  return done({ members, isOutBoundNat: false, dropped })
}

function acl(policy: AzurePolicy): Attempt<ConvertedPolicy> {
  const { value } = go.unmarshal(policy.text, AclSetting)
  const { Protocols, Action, Direction, LocalAddresses, RemoteAddresses, LocalPorts, RemotePorts } = value
  const settings = {
    ...text('Protocols', Protocols),
    Action,
    Direction,
    ...text('LocalAddresses', LocalAddresses),
    ...text('RemoteAddresses', RemoteAddresses),
    ...text('LocalPorts', LocalPorts),
    ...text('RemotePorts', RemotePorts),
    ...text('RuleType', value.RuleType),
    ...number('Priority', value.Priority),
  }
  const reason = 'an ACL of HCN (v2) has no such key, so the rule matches without it'
  return done(converted('ACL', settings, lost(policy, ['Type', ...Object.keys(AclSetting.fields)], reason)))
}

const strings = go.slice(go.string)
const Exceptions = go.struct('hcn.ProxyExceptions', { IpAddressExceptions: strings, PortExceptions: strings })

/** `hcn.L4WfpProxyPolicySetting` of hcsshim v0.13.0. */
const ProxySetting = go.struct('hcn.L4WfpProxyPolicySetting', {
  InboundProxyPort: go.string,
  OutboundProxyPort: go.string,
  FilterTuple: go.struct('hcn.FiveTuple', {
    Protocols: go.string,
    LocalAddresses: go.string,
    RemoteAddresses: go.string,
    LocalPorts: go.string,
    RemotePorts: go.string,
    Priority: go.uint16,
  }),
  UserSID: go.string,
  InboundExceptions: Exceptions,
  OutboundExceptions: Exceptions,
})

function proxy(policy: AzurePolicy): Attempt<ConvertedPolicy> {
  const { value, error } = go.unmarshal(policy.text, ProxySetting)
  if (error !== undefined) return refused(error.text, policy, ...error.path)
  const { Priority, ...tuple } = value.FilterTuple
  const settings = {
    ...text('InboundProxyPort', value.InboundProxyPort),
    ...text('OutboundProxyPort', value.OutboundProxyPort),
    FilterTuple: {
      ...Object.fromEntries(Object.entries(tuple).filter(([, member]) => member !== '')),
      ...number('Priority', Priority),
    },
    ...text('UserSID', value.UserSID),
    InboundExceptions: proxyExceptions(value.InboundExceptions),
    OutboundExceptions: proxyExceptions(value.OutboundExceptions),
  }
  const kept = ['Type', ...Object.keys(ProxySetting.fields)]
  return done(converted('L4WFPPROXY', settings, lost(policy, kept, 'this policy has no such key')))
}

function proxyExceptions({
  IpAddressExceptions = [],
  PortExceptions = [],
}: go.GoValue<typeof Exceptions>): GoMembers {
  return {
    ...(IpAddressExceptions.length > 0 ? { IpAddressExceptions } : {}),
    ...(PortExceptions.length > 0 ? { PortExceptions } : {}),
  }
}

function loopback(policy: AzurePolicy, { hnsVersion }: ConversionScope): Attempt<ConvertedPolicy> {
  if (!hnsHas(hnsVersion, 'DSR')) return refused(`hcn doesn't support DSR: ${HNS_FEATURES.DSR.error}`, policy)
  const { IPAddress } = go.unmarshal(policy.text, Loopback).value
  const destination = IPAddress === undefined ? '<nil>' : formatAddress(IPAddress)
  const dropped = lost(policy, ['Type', 'IPAddress'], 'only the address of a LoopbackDSR is used')
  return done(converted('OutBoundNAT', { Destinations: [destination] }, dropped))
}

function converted(Type: string, Settings: GoMembers, dropped: readonly Note[]): ConvertedPolicy {
  return { members: { Type, Settings }, isOutBoundNat: false, dropped }
}

function lost(policy: AzurePolicy, kept: readonly string[], reason: string): readonly Note[] {
  return otherMembers(policy, kept).map((path) => ({ path, reason }))
}

/** An error about a policy, or about a member of it. */
function refused(message: string, { origin }: AzurePolicy, ...member: readonly (string | number)[]) {
  return fail(message, origin === undefined ? undefined : [...origin.path, ...member])
}

function text(name: string, value: string): GoMembers {
  return value === '' ? {} : { [name]: value }
}

function number(name: string, value: bigint): GoMembers {
  return value === 0n ? {} : { [name]: value }
}
