import { policyType, structKeys } from '../facts/hns-schema/api.ts'
import type { FiveTuple, ProxyExceptions, TierRule } from './endpoint-policy.ts'
import type { HnsPolicy, Json, Lowered } from './lowered.ts'
import { writeObject } from './write-object.ts'

/** A policy as HCN (v2) takes it: `Type` and `Settings`. Source: microsoft/hcsshim hcn/hcnpolicy.go, v0.13.0. */
export function lowerToV2(policy: HnsPolicy): Lowered & { readonly policy: Json } {
  const [Type, values] = settings(policy)
  const type = policyType(2, Type)
  if (type === undefined) throw new Error(`HCN has no policy ${Type}`)
  const lost = 'serviceName' in policy && policy.serviceName !== undefined ? [SERVICE_NAME] : []
  const internal =
    'internalPort' in policy && policy.kind !== 'port-mapping' && policy.internalPort !== undefined
  const Settings = writeObject(2, type.keys, values)
  return {
    // hcsshim leaves out what it has not been given: these two have no settings, but HostRoute is sent with empty ones.
    policy: policy.kind === 'l2-driver' ? { Type } : { Type, Settings },
    lost: internal ? [...lost, INTERNAL_PORT] : lost,
  }
}

const SERVICE_NAME = { what: 'serviceName', why: 'an ACL of HCN (v2) has no service name' }
const INTERNAL_PORT = { what: 'internalPort', why: 'an ACL of HCN (v2) has no internal port' }

/** The type of a policy and its settings, in any order. */
function settings(policy: HnsPolicy): readonly [type: string, settings: Json] {
  switch (policy.kind) {
    case 'outbound-nat': {
      const { virtualIp, exceptions, destinations, flags, maxPortPoolUsage } = policy
      return [
        'OutBoundNAT',
        {
          VirtualIP: virtualIp,
          Exceptions: exceptions,
          Destinations: destinations,
          Flags: flags,
          MaxPortPoolUsage: maxPortPoolUsage,
        },
      ]
    }
    case 'route': {
      const { destinationPrefix, nextHop, needEncap, automaticEndpointMonitor } = policy
      return [
        'SDNRoute',
        {
          DestinationPrefix: destinationPrefix,
          NextHop: nextHop,
          NeedEncap: needEncap,
          AutomaticEndpointMonitor: automaticEndpointMonitor,
        },
      ]
    }
    case 'provider-address':
      return ['ProviderAddress', { ProviderAddress: policy.address }]
    case 'port-mapping': {
      const { protocol, internalPort, externalPort, vip, flags } = policy
      return [
        'PortMapping',
        {
          Protocol: protocol,
          InternalPort: internalPort,
          ExternalPort: externalPort,
          VIP: vip,
          Flags: flags,
        },
      ]
    }
    case 'acl':
    case 'network-acl': {
      const { action, direction, id, ruleType, priority } = policy
      return [
        policy.kind === 'acl' ? 'ACL' : 'NetworkACL',
        {
          ...fiveTuple(policy),
          Action: action,
          Direction: direction,
          RuleType: ruleType,
          Priority: priority,
          Id: id,
        },
      ]
    }
    case 'qos':
      return ['QOS', { MaximumOutgoingBandwidthInBytes: policy.maximumOutgoingBandwidth }]
    case 'l2-driver':
      return ['L2Driver', {}]
    case 'l4-proxy': {
      const { ip, port, protocol, exceptions, destination, outboundNat } = policy
      return [
        'L4Proxy',
        {
          IP: ip,
          Port: port,
          Protocol: protocol,
          Exceptions: exceptions,
          Destination: destination,
          OutboundNAT: outboundNat,
        },
      ]
    }
    case 'l4-wfp-proxy': {
      const { inboundProxyPort, outboundProxyPort, filter, userSid, inboundExceptions, outboundExceptions } =
        policy
      return [
        'L4WFPPROXY',
        {
          InboundProxyPort: inboundProxyPort,
          OutboundProxyPort: outboundProxyPort,
          FilterTuple: filter && struct('FiveTuple', { ...fiveTuple(filter), Priority: filter.priority }),
          UserSID: userSid,
          InboundExceptions: inboundExceptions && proxyExceptions(inboundExceptions),
          OutboundExceptions: outboundExceptions && proxyExceptions(outboundExceptions),
        },
      ]
    }
    case 'port-name':
      return ['PortName', { Name: policy.name }]
    case 'encap-overhead':
      return ['EncapOverhead', { Overhead: policy.overhead }]
    case 'iov': {
      const { offloadWeight, queuePairsRequested, interruptModeration } = policy
      return [
        'Iov',
        {
          IovOffloadWeight: offloadWeight,
          QueuePairsRequested: queuePairsRequested,
          InterruptModeration: interruptModeration,
        },
      ]
    }
    case 'interface-constraint': {
      const { guid, luid, index, mediaType, alias, description } = policy
      return [
        'InterfaceConstraint',
        {
          InterfaceGuid: guid,
          InterfaceLuid: luid,
          InterfaceIndex: index,
          InterfaceMediaType: mediaType,
          InterfaceAlias: alias,
          InterfaceDescription: description,
        },
      ]
    }
    case 'tier-acl': {
      const { name, direction, order, rules } = policy
      return [
        'TierAcl',
        { Name: name, Direction: direction, Order: order, TierAclRules: rules.map(tierRule) },
      ]
    }
    case 'vlan':
      return ['VLAN', { IsolationId: policy.isolationId }]
    case 'vsid':
      return ['VSID', { IsolationId: policy.isolationId }]
    case 'source-mac':
      return ['SourceMacAddress', { SourceMacAddress: policy.mac }]
    case 'net-adapter-name':
      return ['NetAdapterName', { NetworkAdapterName: policy.name }]
    case 'vswitch-extension':
      return ['VSwitchExtension', { ExtensionID: policy.extensionId, Enable: policy.enable }]
    case 'dr-mac':
      return ['DrMacAddress', { Address: policy.mac }]
    case 'automatic-dns':
      return ['AutomaticDNS', { Enable: policy.enable }]
    case 'remote-subnet-route': {
      const { destinationPrefix, isolationId, providerAddress, drMac } = policy
      return [
        'RemoteSubnetRoute',
        {
          DestinationPrefix: destinationPrefix,
          IsolationId: isolationId,
          ProviderAddress: providerAddress,
          DistributedRouterMacAddress: drMac,
        },
      ]
    }
    case 'vxlan-port':
      return ['VxlanPort', { Port: policy.port }]
    case 'host-route':
      return ['HostRoute', {}]
    case 'set': {
      const { id, name, setType, values } = policy
      return ['SetPolicy', { Id: id, Name: name, PolicyType: setType, Values: values.join() }]
    }
    case 'layer-constraint':
      return ['LayerConstraint', { LayerId: policy.layerId }]
  }
}

function tierRule(rule: TierRule): Json {
  const { id, action, priority } = rule
  return struct('TierAclRule', { Id: id, ...fiveTuple(rule), TierAclRuleAction: action, Priority: priority })
}

/** The lists of a rule as HNS has them: one text each. */
function fiveTuple(tuple: FiveTuple): Json {
  const { protocols, localAddresses, remoteAddresses, localPorts, remotePorts } = tuple
  return {
    Protocols: protocols?.join(),
    LocalAddresses: localAddresses?.join(),
    RemoteAddresses: remoteAddresses?.join(),
    LocalPorts: localPorts?.join(),
    RemotePorts: remotePorts?.join(),
  }
}

function proxyExceptions({ addresses, ports }: ProxyExceptions): Json {
  return struct('ProxyExceptions', { IpAddressExceptions: addresses, PortExceptions: ports })
}

function struct(name: string, values: Json): Json {
  return writeObject(2, structKeys(2, name), values)
}
