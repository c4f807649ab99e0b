import type { FiveTuple, ProxyExceptions, TierRule } from './endpoint-policy.ts'
import { optional } from './optional.ts'
import type { HnsPolicy, Json, Loss } from './lowered.ts'
import { asObject, type ObjectReader, readObject } from './read-object.ts'
import { spellValue } from './spell-value.ts'

/** A policy in our own form, and what of the document it cannot hold; without `policy` it is none that is known. */
export interface Raised {
  readonly policy?: HnsPolicy
  readonly lost: readonly Loss[]
}

/** The policy that an object of HCN (v2) says. */
export function raiseFromV2(object: Json): Raised {
  const { Type, Settings, ...beside } = object
  const settings = readObject(asObject(Settings) ?? {})
  const inner: Loss[] = []
  const policy = typeof Type === 'string' ? policyOf(Type, settings, inner) : undefined
  const outside = Object.keys(beside).map((key) => ({ what: key, why: 'HCN (v2) reads `Settings` only' }))
  if (policy === undefined) {
    if (Type === undefined) return { lost: [{ what: 'policy', why: 'it has no `Type`' }] }
    return { lost: [{ what: spellValue(Type), why: 'it is no policy of HCN (v2) that hnsc knows' }] }
  }
  return { policy, lost: [...outside, ...settings.rest(), ...inner] }
}

function policyOf(type: string, s: ObjectReader, lost: Loss[]): HnsPolicy | undefined {
  switch (type) {
    case 'OutBoundNAT':
      return optional({
        kind: 'outbound-nat',
        virtualIp: s.text('VirtualIP'),
        exceptions: s.texts('Exceptions') ?? [],
        destinations: s.texts('Destinations'),
        flags: s.number('Flags'),
        maxPortPoolUsage: s.number('MaxPortPoolUsage'),
      })
    case 'SDNRoute':
      return optional({
        kind: 'route',
        destinationPrefix: s.text('DestinationPrefix') ?? '',
        nextHop: s.text('NextHop'),
        needEncap: s.boolean('NeedEncap') ?? false,
        automaticEndpointMonitor: s.boolean('AutomaticEndpointMonitor'),
      })
    case 'ProviderAddress':
      return { kind: 'provider-address', address: s.text('ProviderAddress') ?? '' }
    case 'PortMapping':
      return optional({
        kind: 'port-mapping',
        protocol: s.number('Protocol') ?? 0,
        internalPort: s.number('InternalPort') ?? 0,
        externalPort: s.number('ExternalPort') ?? 0,
        vip: s.text('VIP'),
        flags: s.number('Flags'),
      })
    case 'ACL':
      return optional({ kind: 'acl', ...aclOf(s) })
    case 'NetworkACL':
      return optional({ kind: 'network-acl', ...aclOf(s) })
    case 'QOS':
      return { kind: 'qos', maximumOutgoingBandwidth: s.number('MaximumOutgoingBandwidthInBytes') ?? 0 }
    case 'L2Driver':
      return { kind: 'l2-driver' }
    case 'L4Proxy':
      return l4Proxy(s, lost)
    case 'L4WFPPROXY':
      return optional({
        kind: 'l4-wfp-proxy',
        inboundProxyPort: s.text('InboundProxyPort'),
        outboundProxyPort: s.text('OutboundProxyPort'),
        filter: nested(s, 'FilterTuple', fiveTuple, lost),
        userSid: s.text('UserSID'),
        inboundExceptions: nested(s, 'InboundExceptions', proxyExceptions, lost),
        outboundExceptions: nested(s, 'OutboundExceptions', proxyExceptions, lost),
      })
    case 'PortName':
      return { kind: 'port-name', name: s.text('Name') ?? '' }
    case 'EncapOverhead':
      return { kind: 'encap-overhead', overhead: s.number('Overhead') ?? 0 }
    case 'Iov':
      return optional({
        kind: 'iov',
        offloadWeight: s.number('IovOffloadWeight'),
        queuePairsRequested: s.number('QueuePairsRequested'),
        interruptModeration: s.number('InterruptModeration'),
      })
    case 'InterfaceConstraint':
      return optional({
        kind: 'interface-constraint',
        guid: s.text('InterfaceGuid'),
        luid: s.number('InterfaceLuid'),
        index: s.number('InterfaceIndex'),
        mediaType: s.number('InterfaceMediaType'),
        alias: s.text('InterfaceAlias'),
        description: s.text('InterfaceDescription'),
      })
    case 'TierAcl':
      return {
        kind: 'tier-acl',
        name: s.text('Name') ?? '',
        direction: s.text('Direction') ?? '',
        order: s.number('Order') ?? 0,
        rules: s.objects('TierAclRules').map((rule) => sub(rule, tierRule, lost)),
      }
    case 'VLAN':
      return { kind: 'vlan', isolationId: s.number('IsolationId') ?? 0 }
    case 'VSID':
      return { kind: 'vsid', isolationId: s.number('IsolationId') ?? 0 }
    case 'SourceMacAddress':
      return { kind: 'source-mac', mac: s.text('SourceMacAddress') ?? '' }
    case 'NetAdapterName':
      return { kind: 'net-adapter-name', name: s.text('NetworkAdapterName') ?? '' }
    case 'VSwitchExtension':
      return {
        kind: 'vswitch-extension',
        extensionId: s.text('ExtensionID') ?? '',
        enable: s.boolean('Enable') ?? false,
      }
    case 'DrMacAddress':
      return { kind: 'dr-mac', mac: s.text('Address') ?? '' }
    case 'AutomaticDNS':
      return { kind: 'automatic-dns', enable: s.boolean('Enable') ?? false }
    case 'RemoteSubnetRoute':
      return {
        kind: 'remote-subnet-route',
        destinationPrefix: s.text('DestinationPrefix') ?? '',
        isolationId: s.number('IsolationId') ?? 0,
        providerAddress: s.text('ProviderAddress') ?? '',
        drMac: s.text('DistributedRouterMacAddress') ?? '',
      }
    case 'VxlanPort':
      return { kind: 'vxlan-port', port: s.number('Port') ?? 0 }
    case 'HostRoute':
      return { kind: 'host-route' }
    case 'SetPolicy':
      return {
        kind: 'set',
        id: s.text('Id') ?? '',
        name: s.text('Name') ?? '',
        setType: s.text('PolicyType') ?? '',
        values: s.commas('Values') ?? [],
      }
    case 'LayerConstraint':
      return { kind: 'layer-constraint', layerId: s.text('LayerId') ?? '' }
    default:
      return undefined
  }
}

/** Microsoft's schema has other names for two of the keys; who wants to be read writes both. */
function l4Proxy(s: ObjectReader, lost: Loss[]): HnsPolicy {
  const [shim, docs] = [s.texts('Exceptions'), s.texts('ExceptionList')]
  const [nat, docsNat] = [s.boolean('OutboundNAT'), s.boolean('OutboundNat')]
  const differ = (a: unknown, b: unknown) => a !== undefined && b !== undefined && String(a) !== String(b)
  if (differ(shim, docs)) lost.push({ what: 'ExceptionList', why: '`Exceptions` beside it says otherwise' })
  if (differ(nat, docsNat)) lost.push({ what: 'OutboundNat', why: '`OutboundNAT` beside it says otherwise' })
  return optional({
    kind: 'l4-proxy',
    ip: s.text('IP'),
    port: s.text('Port'),
    protocol: s.number('Protocol'),
    exceptions: shim ?? docs,
    destination: s.text('Destination') ?? '',
    outboundNat: nat ?? docsNat,
  })
}

function aclOf(s: ObjectReader) {
  return {
    action: s.text('Action') ?? '',
    direction: s.text('Direction') ?? '',
    id: s.text('Id'),
    ...listsOf(s),
    ruleType: s.text('RuleType'),
    priority: s.number('Priority'),
  }
}

function listsOf(s: ObjectReader) {
  return {
    protocols: s.numbers('Protocols'),
    localAddresses: s.commas('LocalAddresses'),
    remoteAddresses: s.commas('RemoteAddresses'),
    localPorts: s.commas('LocalPorts'),
    remotePorts: s.commas('RemotePorts'),
  }
}

function fiveTuple(s: ObjectReader): FiveTuple {
  return optional({ ...listsOf(s), priority: s.number('Priority') })
}

function tierRule(s: ObjectReader): TierRule {
  return optional({
    id: s.text('Id'),
    action: s.text('TierAclRuleAction') ?? '',
    ...listsOf(s),
    priority: s.number('Priority'),
  })
}

function proxyExceptions(s: ObjectReader): ProxyExceptions {
  return optional({ addresses: s.texts('IpAddressExceptions'), ports: s.texts('PortExceptions') })
}

function nested<T>(
  s: ObjectReader,
  key: string,
  read: (inner: ObjectReader) => T,
  lost: Loss[],
): T | undefined {
  const object = s.object(key)
  return object === undefined || Object.keys(object).length === 0 ? undefined : sub(object, read, lost)
}

function sub<T>(object: Json, read: (inner: ObjectReader) => T, lost: Loss[]): T {
  const inner = readObject(object)
  const value = read(inner)
  lost.push(...inner.rest())
  return value
}
