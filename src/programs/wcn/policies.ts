import * as go from '../../text/go-json.ts'
import type { Path } from '../../text/tree.ts'
import { type Attempt, crash, done, fail } from '../cni/failure.ts'
import type { GoMembers } from '../cni/result.ts'
import { hcnEndpointPolicy } from '../hns/net-conf.ts'
import { protocolNumber } from '../hns/protocol-number.ts'
import type { Note } from '../outcome.ts'
import type { PortMapping, WcnConf } from './conf.ts'

/** A policy on its way to HCN, and why, where the plugin adds it. */
export interface SentPolicy {
  readonly members: GoMembers
  readonly added?: string
}

/** `hcn.NatFlags`. */
const LOCAL_ROUTED_VIP = 1
const IPV6 = 2
/** Of the ACL beside a port mapping. Source: cni/cni.go GetEndpointInfo. */
const ACL_PRIORITY = 1000

/**
 * The policies for the host ports that the runtime asks for; an unknown protocol is an error. Ports are cut to 16 bits.
 * Source: microsoft/windows-container-networking cni/cni.go GetEndpointInfo, network/policy.go b96345f.
 */
export function portPolicies({ runtimeConfig, optionalFlags }: WcnConf): Attempt<readonly SentPolicy[]> {
  const { localRoutedPortMapping, enableDualStack, allowAclPortMapping } = optionalFlags
  const flags = localRoutedPortMapping ? LOCAL_ROUTED_VIP : 0
  const sent: SentPolicy[] = []
  for (const [index, mapping] of (runtimeConfig.portMappings ?? []).entries()) {
    const protocol = protocolNumber(mapping.protocol)
    if (protocol === undefined) {
      return fail(
        'failed during GetEndpointInfo from netconf: invalid protocol supplied to port mapping policy',
        ['runtimeConfig', 'portMappings', index, 'protocol'],
      )
    }
    sent.push(portMapping(mapping, protocol, mapping.hostIP, flags))
    if (enableDualStack) sent.push(portMapping(mapping, protocol, '', flags | IPV6))
    if (allowAclPortMapping) sent.push(acl(mapping, protocol))
  }
  return done(sent)
}

function portMapping(mapping: PortMapping, protocol: number, vip: string, flags: number): SentPolicy {
  const Settings = {
    ...number('Protocol', protocol),
    ...number('InternalPort', uint16(mapping.containerPort)),
    ...number('ExternalPort', uint16(mapping.hostPort)),
    ...(vip === '' ? {} : { VIP: vip }),
    ...number('Flags', flags),
  }
  return { members: { Type: 'PortMapping', Settings }, added: 'the runtime asks for this host port' }
}

function acl({ containerPort }: PortMapping, protocol: number): SentPolicy {
  const Settings = {
    Protocols: String(protocol),
    Action: 'Allow',
    Direction: 'In',
    LocalPorts: String(containerPort),
    Priority: ACL_PRIORITY,
  }
  return { members: { Type: 'ACL', Settings }, added: '`allowAclPortMapping` lets this host port in' }
}

function uint16(value: bigint): number {
  return Number(BigInt.asUintN(16, value))
}

/** A member that Go leaves out when it is zero. */
function number(name: string, value: number): GoMembers {
  return value === 0 ? {} : { [name]: value }
}

/** `loopbackDSR`: the pod's own address as a destination that is not translated; `<nil>` without one. */
export function loopbackPolicy(address: string): SentPolicy {
  return {
    members: { Type: 'OutBoundNAT', Settings: { Destinations: [address] } },
    added: '`loopbackDSR` lets the pod reach itself through a service',
  }
}

/** The entries of `AdditionalArgs` of one name, as HCN gets them, and what becomes of the others. */
export interface OwnPolicies {
  readonly sent: readonly SentPolicy[]
  readonly dropped: readonly Note[]
}

/**
 * The policies of `AdditionalArgs` whose name is this one, with its case. A value that is no `{Type, Settings}` crashes
 * the plugin. Source: network/endpoint.go GetHostComputeEndpointPolicies, network/network.go GetHostComputeNetworkPolicies.
 */
export function ownPolicies({ AdditionalArgs = [] }: WcnConf, wanted: string): Attempt<OwnPolicies> {
  const sent: SentPolicy[] = []
  const dropped: Note[] = []
  for (const { name, value } of AdditionalArgs) {
    if (name !== wanted) continue
    const { value: policy, error } = go.unmarshal(value?.text ?? '', hcnEndpointPolicy)
    if (error !== undefined) return crash(error.text)
    const { Type, Settings } = policy
    sent.push({
      members: { Type, ...(Settings === undefined ? {} : { Settings: go.rawText(Settings.text) }) },
    })
    if (value !== undefined) dropped.push(...otherMembers(value))
  }
  return done({ sent, dropped })
}

function otherMembers({ text, path }: go.GoRaw): Note[] {
  const scanned = go.scan(text)
  if (!scanned.ok || scanned.value.tree.kind !== 'object') return []
  return scanned.value.tree.members
    .filter(({ key }) => !go.equalFold(key, 'Type') && !go.equalFold(key, 'Settings'))
    .map(({ key }) => ({ path: [...path, key], reason: 'only Type and Settings of a policy are kept' }))
}

/** Entries of `AdditionalArgs` that reach neither the endpoint nor the network; `networkExists`: also those for the network. */
export function unusedPolicies({ AdditionalArgs = [] }: WcnConf, networkExists: boolean): readonly Note[] {
  return AdditionalArgs.flatMap(({ name, value }): Note[] => {
    const path: Path | undefined = value?.path.slice(0, 2)
    if (path === undefined || name === 'EndpointPolicy') return []
    if (name !== 'NetworkPolicy')
      return [
        { path, reason: 'only entries named `EndpointPolicy` or `NetworkPolicy`, in this case, are used' },
      ]
    return networkExists ? [{ path, reason: 'the network is there already, and is taken as it is' }] : []
  })
}
