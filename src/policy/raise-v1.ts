import type { HnsPolicy, Json, Loss } from './lowered.ts'
import { optional } from './optional.ts'
import type { Raised } from './raise-v2.ts'
import { type ObjectReader, readObject } from './read-object.ts'
import { spellValue } from './spell-value.ts'

/** The policy that an object of HNS (v1) says. */
export function raiseFromV1(object: Json): Raised {
  const { Type, ...rest } = object
  const reader = readObject(rest)
  const lost: Loss[] = []
  const policy = typeof Type === 'string' ? policyOf(Type, reader, lost) : undefined
  if (policy === undefined) {
    if (Type === undefined) return { lost: [{ what: 'policy', why: 'it has no `Type`' }] }
    return { lost: [{ what: spellValue(Type), why: 'it is no policy of HNS (v1) that hnsc knows' }] }
  }
  return { policy, lost: [...reader.rest(), ...lost] }
}

function policyOf(type: string, o: ObjectReader, lost: Loss[]): HnsPolicy | undefined {
  switch (type) {
    case 'OutBoundNAT':
      return optional({
        kind: 'outbound-nat',
        virtualIp: o.text('VIP'),
        exceptions: o.texts('ExceptionList') ?? [],
        destinations: o.texts('Destinations'),
        maxPortPoolUsage: o.number('MaxPortPoolUsage'),
      })
    case 'ROUTE':
      return optional({
        kind: 'route',
        destinationPrefix: o.text('DestinationPrefix') ?? '',
        nextHop: o.text('NextHop'),
        needEncap: o.boolean('NeedEncap') ?? false,
      })
    case 'PA':
    case 'VNET':
      return { kind: 'provider-address', address: o.text('PA') ?? '' }
    case 'NAT':
      return optional({
        kind: 'port-mapping',
        protocol: protocolOf(o, lost),
        internalPort: o.number('InternalPort') ?? 0,
        externalPort: o.number('ExternalPort') ?? 0,
        flags: o.boolean('ExternalPortReserved') === true ? RESERVED : undefined,
      })
    case 'ACL':
      return acl(o, lost)
    case 'QOS':
      return { kind: 'qos', maximumOutgoingBandwidth: o.number('MaximumOutgoingBandwidthInBytes') ?? 0 }
    case 'L2Driver':
      return { kind: 'l2-driver' }
    case 'PROXY':
      return optional({
        kind: 'l4-proxy',
        ip: o.text('IP'),
        port: o.text('Port'),
        exceptions: o.texts('ExceptionList'),
        destination: o.text('Destination') ?? '',
        outboundNat: o.boolean('OutboundNat'),
      })
    case 'VLAN':
      return { kind: 'vlan', isolationId: o.number('VLAN') ?? 0 }
    case 'VSID':
      return { kind: 'vsid', isolationId: o.number('VSID') ?? 0 }
    case 'Isolation':
      return isolation(o, lost)
    default:
      return undefined
  }
}

/** The bit of `NatFlags` for which HNS (v1) has a key. Source: microsoft/SDN Kubernetes/windows/hns.v2.psm1 242fb0c3. */
const RESERVED = 4

const PROTOCOLS: Readonly<Record<string, number>> = { TCP: 6, UDP: 17 }

function protocolOf(o: ObjectReader, lost: Loss[]): number {
  const name = o.text('Protocol')
  const number = name === undefined ? 0 : PROTOCOLS[name.toUpperCase()]
  if (number === undefined) lost.push({ what: 'Protocol', why: `\`${name}\` is neither \`TCP\` nor \`UDP\`` })
  return number ?? 0
}

/** Any protocol is 256, and nothing, in HNS (v1). A single protocol or port is a list of one. */
function acl(o: ObjectReader, lost: Loss[]): HnsPolicy {
  const one = (key: string, list: readonly unknown[] | undefined): number | undefined => {
    const number = o.number(key) ?? 0
    if (number === 0 || (key === 'Protocol' && number === ANY_PROTOCOL)) return undefined
    if (list === undefined) return number
    if (!list.map(Number).includes(number))
      lost.push({ what: key, why: `the list beside it has not got ${number}` })
    return undefined
  }
  const [protocols, localPorts, remotePorts] = [
    o.numbers('Protocols'),
    o.commas('LocalPorts'),
    o.commas('RemotePorts'),
  ]
  const protocol = one('Protocol', protocols)
  const [localPort, remotePort] = [one('LocalPort', localPorts), one('RemotePort', remotePorts)]
  return optional({
    kind: 'acl',
    action: o.text('Action') ?? '',
    direction: o.text('Direction') ?? '',
    id: o.text('Id'),
    protocols: protocol === undefined ? protocols : [protocol],
    localAddresses: o.commas('LocalAddresses'),
    remoteAddresses: o.commas('RemoteAddresses'),
    localPorts: localPort === undefined ? localPorts : [String(localPort)],
    remotePorts: remotePort === undefined ? remotePorts : [String(remotePort)],
    ruleType: o.text('RuleType'),
    priority: o.number('Priority'),
    internalPort: o.number('InternalPort'),
    serviceName: o.text('ServiceName'),
  })
}

const ANY_PROTOCOL = 256

function isolation(o: ObjectReader, lost: Loss[]): HnsPolicy {
  const [vlan, vsid] = [o.number('VLAN') ?? 0, o.number('VSID') ?? 0]
  const byDefault = o.boolean('InDefaultIsolation') === true
  if (vlan !== 0 && vsid !== 0) lost.push({ what: 'VLAN', why: 'HCN (v2) has a VLAN or a VSID' })
  if (byDefault) lost.push({ what: 'InDefaultIsolation', why: 'HCN (v2) has no such member' })
  return vsid === 0 ? { kind: 'vlan', isolationId: vlan } : { kind: 'vsid', isolationId: vsid }
}
