import { VALUE_NAMES } from '../../facts/hns-schema/names.ts'
import type {
  AclPolicy,
  EndpointPolicy,
  FiveTuple,
  InterfaceConstraint,
  Iov,
  L4Proxy,
  L4WfpProxy,
  OutboundNat,
  PortMapping,
  ProxyExceptions,
  Qos,
  Route,
  TierAcl,
  TierRule,
} from '../../policy/endpoint-policy.ts'
import { optional } from '../../policy/optional.ts'
import type { ApiVersion } from '../cluster.ts'
import type { Placed, Reader } from '../reader.ts'
import { type Members, membersAt } from './members.ts'
import {
  asAddressOrPrefix,
  asAddressText,
  asGuid,
  asPeer,
  asPortRange,
  asPortText,
  asPrefixText,
  asProtocol,
} from './parse-policy.ts'

/** The policies of `policies.endpoint`, in the order in which they are asked for. */
export function readEndpointPolicies(reader: Reader, api: ApiVersion): readonly Placed<EndpointPolicy>[] {
  const m = membersAt(reader, ['policies', 'endpoint'])
  const at = (key: string) => ({ path: [...m.path, key] })
  const one = (key: string, value: EndpointPolicy | undefined): Placed<EndpointPolicy>[] =>
    value === undefined ? [] : [{ value, at: at(key) }]
  const portName = m.line('portName')
  const overhead = m.number('encapOverhead')
  const vlan = m.number('vlan')
  return [
    ...m.objects('outboundNat', outboundNat),
    ...m.objects('portMappings', (mapping) => portMapping(mapping, api)),
    ...m.objects('routes', route),
    ...m.objects('acls', acl),
    ...one('qos', m.object('qos', qos)),
    ...one('l2Driver', m.flag('l2Driver') === true ? { kind: 'l2-driver' } : undefined),
    ...m.objects('l4Proxies', l4Proxy),
    ...m.objects('l4WfpProxies', l4WfpProxy),
    ...one('portName', portName === undefined ? undefined : { kind: 'port-name', name: portName }),
    ...one('encapOverhead', overhead === undefined ? undefined : { kind: 'encap-overhead', overhead }),
    ...one('iov', m.object('iov', iov)),
    ...one('interfaceConstraint', m.object('interfaceConstraint', interfaceConstraint)),
    ...m.objects('tierAcls', tierAcl),
    ...one('vlan', vlan === undefined ? undefined : { kind: 'vlan', isolationId: vlan }),
  ]
}

function outboundNat(m: Members): OutboundNat {
  return optional({
    kind: 'outbound-nat',
    exceptions: [],
    destinations: m.values('destinations', asAddressOrPrefix),
    virtualIp: m.value('virtualIP', asAddressText),
    maxPortPoolUsage: m.number('maxPortPoolUsage'),
  })
}

const { LocalRoutedVip, IPv6, ExternalPortReserved } = VALUE_NAMES.NatFlags.names

/** Where the API has the flags, the node itself reaches the port too, and HNS is told of which family the address is. */
function portMapping(m: Members, api: ApiVersion): PortMapping {
  const local = m.flag('localRoutedVip') ?? api === 2
  const vip = m.value('vip', asAddressText)
  const flags =
    (local ? LocalRoutedVip : 0) |
    (api === 2 && vip?.includes(':') === true ? IPv6 : 0) |
    (m.flag('externalPortReserved') === true ? ExternalPortReserved : 0)
  return optional({
    kind: 'port-mapping',
    protocol: m.value('protocol', asProtocol) ?? VALUE_NAMES.ProtocolType.names.TCP,
    internalPort: m.number('internalPort') ?? 0,
    externalPort: m.number('externalPort') ?? 0,
    vip,
    flags: flags === 0 ? undefined : flags,
  })
}

function route(m: Members): Route | undefined {
  const destinationPrefix = m.value('destinationPrefix', asPrefixText)
  if (destinationPrefix === undefined) return undefined
  return optional({
    kind: 'route',
    destinationPrefix,
    nextHop: m.value('nextHop', asAddressText),
    needEncap: m.flag('needEncap') ?? true,
    automaticEndpointMonitor: m.flag('automaticEndpointMonitor') === true ? true : undefined,
  })
}

/** One rule of an access control list, of a pod or of a network. */
export function aclMembers(m: Members): Omit<AclPolicy, 'kind'> {
  return optional({
    id: m.line('id'),
    action: m.choice('action', ['Allow', 'Block']) ?? '',
    direction: m.choice('direction', DIRECTIONS) ?? '',
    ...fiveTuple(m),
    ruleType: m.choice('ruleType', ['Switch', 'Host']),
    serviceName: m.line('serviceName'),
  })
}

const DIRECTIONS = ['In', 'Out'] as const

function acl(m: Members): AclPolicy {
  return { kind: 'acl', ...aclMembers(m) }
}

function fiveTuple(m: Members): FiveTuple {
  return optional({
    protocols: m.values('protocols', asProtocol),
    localAddresses: m.values('localAddresses', asPeer),
    remoteAddresses: m.values('remoteAddresses', asPeer),
    localPorts: m.values('localPorts', asPortRange),
    remotePorts: m.values('remotePorts', asPortRange),
    priority: m.number('priority'),
  })
}

function qos(m: Members): Qos {
  return { kind: 'qos', maximumOutgoingBandwidth: m.number('maximumOutgoingBandwidth') ?? 0 }
}

function l4Proxy(m: Members): L4Proxy {
  return optional({
    kind: 'l4-proxy',
    ip: m.value('ip', asAddressText),
    port: m.value('port', asPortText),
    protocol: m.value('protocol', asProtocol),
    exceptions: m.values('exceptions', asPrefixText),
    destination: m.value('destination', asPrefixText) ?? '',
    outboundNat: m.flag('outboundNat') === true ? true : undefined,
  })
}

function l4WfpProxy(m: Members): L4WfpProxy {
  return optional({
    kind: 'l4-wfp-proxy',
    inboundProxyPort: m.value('inboundProxyPort', asPortText),
    outboundProxyPort: m.value('outboundProxyPort', asPortText),
    filter: m.object('filter', fiveTuple),
    userSid: m.line('userSID'),
    inboundExceptions: m.object('inboundExceptions', proxyExceptions),
    outboundExceptions: m.object('outboundExceptions', proxyExceptions),
  })
}

function proxyExceptions(m: Members): ProxyExceptions {
  return optional({
    addresses: m.values('addresses', asAddressOrPrefix),
    ports: m.values('ports', asPortText),
  })
}

/** How a spec names the values of `InterruptModeration`. */
export const INTERRUPT_MODERATION: Readonly<Record<string, number>> = {
  default: VALUE_NAMES.InterruptModeration.names.IovInterruptModerationDefault,
  adaptive: VALUE_NAMES.InterruptModeration.names.IovInterruptModerationAdaptive,
  off: VALUE_NAMES.InterruptModeration.names.IovInterruptModerationOff,
  low: VALUE_NAMES.InterruptModeration.names.IovInterruptModerationLow,
  medium: VALUE_NAMES.InterruptModeration.names.IovInterruptModerationMedium,
  high: VALUE_NAMES.InterruptModeration.names.IovInterruptModerationHigh,
}

function iov(m: Members): Iov {
  const moderation = m.choice('interruptModeration', Object.keys(INTERRUPT_MODERATION))
  return optional({
    kind: 'iov',
    offloadWeight: nonZero(m.number('offloadWeight')),
    queuePairsRequested: nonZero(m.number('queuePairsRequested')),
    interruptModeration: nonZero(moderation === undefined ? undefined : INTERRUPT_MODERATION[moderation]),
  })
}

/** An absent member is the zero value. */
function nonZero(number: number | undefined): number | undefined {
  return number === 0 ? undefined : number
}

/** The interface of the host that an endpoint or a network is bound to. */
export function interfaceConstraint(m: Members): InterfaceConstraint {
  return optional({
    kind: 'interface-constraint',
    guid: m.value('guid', asGuid),
    luid: m.number('luid'),
    index: m.number('index'),
    mediaType: m.number('mediaType'),
    alias: m.line('alias'),
    description: m.line('description'),
  })
}

function tierAcl(m: Members): TierAcl {
  return {
    kind: 'tier-acl',
    name: m.line('name') ?? '',
    direction: m.choice('direction', DIRECTIONS) ?? '',
    order: m.number('order') ?? 0,
    rules: m.objects('rules', tierRule).map(({ value }) => value),
  }
}

function tierRule(m: Members): TierRule {
  return optional({
    id: m.line('id'),
    action: m.choice('action', ['Allow', 'Block', 'Pass']) ?? '',
    ...fiveTuple(m),
  })
}
