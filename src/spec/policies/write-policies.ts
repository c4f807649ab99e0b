import { VALUE_NAMES } from '../../facts/hns-schema/names.ts'
import type { EndpointPolicy, FiveTuple } from '../../policy/endpoint-policy.ts'
import type { NetworkLevelPolicy } from '../../policy/network-policies.ts'
import type { SpecObject, SpecScalar, SpecValue } from '../spec-value.ts'
import { INTERRUPT_MODERATION } from './endpoint-policies.ts'
import { PROTOCOL_NAMES } from './parse-policy.ts'

/** How a spec states a policy: under which key, and what stands there; `many` where the key has a list of them. */
export interface SpecPolicy {
  readonly key: string
  readonly one?: SpecValue
  readonly many?: SpecObject
}

/** The form of a policy in `policies.endpoint`; undefined for what follows from the rest of a spec. */
export function endpointPolicyForm(policy: EndpointPolicy): SpecPolicy | undefined {
  switch (policy.kind) {
    case 'outbound-nat': {
      const { destinations, virtualIp, maxPortPoolUsage } = policy
      return { key: 'outboundNat', many: { destinations, virtualIP: virtualIp, maxPortPoolUsage } }
    }
    case 'port-mapping': {
      const { protocol, internalPort, externalPort, vip, flags = 0 } = policy
      const { LocalRoutedVip, ExternalPortReserved } = VALUE_NAMES.NatFlags.names
      return {
        key: 'portMappings',
        many: {
          protocol: protocolName(protocol),
          internalPort,
          externalPort,
          vip,
          localRoutedVip: (flags & LocalRoutedVip) !== 0,
          externalPortReserved: (flags & ExternalPortReserved) !== 0,
        },
      }
    }
    case 'route': {
      const { destinationPrefix, nextHop, needEncap, automaticEndpointMonitor } = policy
      return { key: 'routes', many: { destinationPrefix, nextHop, needEncap, automaticEndpointMonitor } }
    }
    case 'acl': {
      const { id, action, direction, ruleType, serviceName } = policy
      return { key: 'acls', many: { id, action, direction, ...fiveTuple(policy), ruleType, serviceName } }
    }
    case 'qos':
      return { key: 'qos', one: { maximumOutgoingBandwidth: policy.maximumOutgoingBandwidth } }
    case 'l2-driver':
      return { key: 'l2Driver', one: true }
    case 'l4-proxy': {
      const { ip, port, protocol, exceptions, destination, outboundNat } = policy
      return {
        key: 'l4Proxies',
        many: {
          ip,
          port: number(port),
          protocol: protocol === undefined ? undefined : protocolName(protocol),
          exceptions,
          destination,
          outboundNat,
        },
      }
    }
    case 'l4-wfp-proxy': {
      const { inboundProxyPort, outboundProxyPort, filter, userSid, inboundExceptions, outboundExceptions } =
        policy
      return {
        key: 'l4WfpProxies',
        many: {
          inboundProxyPort: number(inboundProxyPort),
          outboundProxyPort: number(outboundProxyPort),
          filter: filter && fiveTuple(filter),
          userSID: userSid,
          inboundExceptions: inboundExceptions && { ...inboundExceptions },
          outboundExceptions: outboundExceptions && { ...outboundExceptions },
        },
      }
    }
    case 'port-name':
      return { key: 'portName', one: policy.name }
    case 'encap-overhead':
      return { key: 'encapOverhead', one: policy.overhead }
    case 'iov': {
      const { offloadWeight, queuePairsRequested, interruptModeration = 0 } = policy
      const moderation = nameOf(INTERRUPT_MODERATION, interruptModeration)
      return { key: 'iov', one: { offloadWeight, queuePairsRequested, interruptModeration: moderation } }
    }
    case 'interface-constraint':
      return constraint(policy)
    case 'tier-acl': {
      const { name, direction, order, rules } = policy
      const written = rules.map((rule) => ({ id: rule.id, action: rule.action, ...fiveTuple(rule) }))
      return { key: 'tierAcls', many: { name, direction, order, rules: written } }
    }
    case 'vlan':
      return { key: 'vlan', one: policy.isolationId }
    case 'vsid':
    case 'provider-address':
      return undefined
  }
}

/** The form of a policy in `policies.network`; undefined for what follows from the rest of a spec. */
export function networkPolicyForm(policy: NetworkLevelPolicy): SpecPolicy | undefined {
  switch (policy.kind) {
    case 'source-mac':
      return { key: 'sourceMac', one: policy.mac }
    case 'automatic-dns':
      return { key: 'automaticDNS', one: policy.enable }
    case 'vxlan-port':
      return { key: 'vxlanPort', one: policy.port }
    case 'vlan':
      return { key: 'vlan', one: policy.isolationId }
    case 'set': {
      const { id, name, setType, values } = policy
      return { key: 'sets', many: { id, name, type: setType, values } }
    }
    case 'network-acl': {
      const { id, action, direction, ruleType, serviceName } = policy
      return { key: 'acls', many: { id, action, direction, ...fiveTuple(policy), ruleType, serviceName } }
    }
    case 'remote-subnet-route': {
      const { destinationPrefix, isolationId, providerAddress, drMac } = policy
      return {
        key: 'remoteSubnetRoutes',
        many: { destinationPrefix, vni: isolationId, providerAddress, drMAC: drMac },
      }
    }
    case 'vswitch-extension':
      return { key: 'vswitchExtensions', many: { id: policy.extensionId, enable: policy.enable } }
    case 'interface-constraint':
      return constraint(policy)
    case 'layer-constraint':
      return { key: 'layerConstraint', one: policy.layerId }
    case 'host-route':
      return { key: 'hostRoute', one: true }
    case 'net-adapter-name':
    case 'dr-mac':
    case 'l4-proxy':
    case 'provider-address':
    case 'vsid':
      return undefined
  }
}

function constraint({
  kind: _,
  ...members
}: Extract<EndpointPolicy, { kind: 'interface-constraint' }>): SpecPolicy {
  return { key: 'interfaceConstraint', one: members }
}

function fiveTuple({
  protocols,
  localAddresses,
  remoteAddresses,
  localPorts,
  remotePorts,
  priority,
}: FiveTuple) {
  return {
    protocols: protocols?.map(protocolName),
    localAddresses,
    remoteAddresses,
    localPorts,
    remotePorts,
    priority,
  }
}

function protocolName(protocol: number): SpecScalar {
  return nameOf(PROTOCOL_NAMES, protocol) ?? protocol
}

function nameOf(table: Readonly<Record<string, number>>, wanted: number): string | undefined {
  return Object.entries(table).find(([, value]) => value === wanted)?.[0]
}

function number(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}
