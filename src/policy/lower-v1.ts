import { policyType } from '../facts/hns-schema/api.ts'
import type { HnsPolicy, Json, Loss, Lowered } from './lowered.ts'
import { writeObject } from './write-object.ts'

/**
 * A policy as HNS (v1) takes it: flat. Where the dialect has no such policy, or has it as a member of the network or
 * the endpoint, there is none. Source: microsoft/hcsshim internal/hns/hnspolicy.go, v0.13.0.
 */
export function lowerToV1(policy: HnsPolicy): Lowered {
  const lowered = flat(policy)
  if (lowered === undefined) return { lost: [{ what: policy.kind, why: NO_FORM[policy.kind] ?? NO_POLICY }] }
  const { type: name, values, lost = [] } = lowered
  const type = policyType(1, name)
  if (type === undefined) throw new Error(`HNS has no policy ${name}`)
  return { policy: { Type: name, ...writeObject(1, type.keys, values) }, lost: lost.filter(isLoss) }
}

const NO_POLICY = 'HNS (v1) has no such policy'

/** Where HNS (v1) has no policy for something but a member of the network or the endpoint. */
const NO_FORM: Readonly<Partial<Record<HnsPolicy['kind'], string>>> = {
  'source-mac': 'HNS (v1) has `SourceMac` of the network for it',
  'net-adapter-name': 'HNS (v1) has `NetworkAdapterName` of the network for it',
  'automatic-dns': 'HNS (v1) has `AutomaticDNS` of the network for it',
  'encap-overhead': 'HNS (v1) has `EncapOverhead` of the endpoint for it',
  'vswitch-extension': 'HNS (v1) has `Extensions` of the network for it',
}

interface Flat {
  readonly type: string
  readonly values: Json
  readonly lost?: readonly (Loss | undefined)[]
}

function flat(policy: HnsPolicy): Flat | undefined {
  switch (policy.kind) {
    case 'outbound-nat': {
      const { virtualIp, exceptions, destinations, flags, maxPortPoolUsage } = policy
      return {
        type: 'OutBoundNAT',
        values: {
          VIP: virtualIp,
          ExceptionList: exceptions,
          Destinations: destinations,
          MaxPortPoolUsage: maxPortPoolUsage,
        },
        lost: [when(flags !== undefined && flags !== 0, 'flags', 'OutBoundNAT of HNS (v1) has no flags')],
      }
    }
    case 'route': {
      const { destinationPrefix, nextHop, needEncap, automaticEndpointMonitor } = policy
      return {
        type: 'ROUTE',
        values: { DestinationPrefix: destinationPrefix, NextHop: nextHop, NeedEncap: needEncap },
        lost: [
          when(
            automaticEndpointMonitor === true,
            'automaticEndpointMonitor',
            'ROUTE of HNS (v1) has no monitor',
          ),
        ],
      }
    }
    case 'provider-address':
      return { type: 'PA', values: { PA: policy.address } }
    case 'port-mapping': {
      const { protocol, internalPort, externalPort, vip, flags = 0 } = policy
      const name = protocol === 6 ? 'TCP' : protocol === 17 ? 'UDP' : undefined
      return {
        type: 'NAT',
        values: {
          Protocol: name,
          InternalPort: internalPort,
          ExternalPort: externalPort,
          ExternalPortReserved: (flags & RESERVED) !== 0,
        },
        lost: [
          when(name === undefined && protocol !== 0, 'protocol', 'NAT of HNS (v1) has `TCP` and `UDP` only'),
          when(vip !== undefined && vip !== '', 'vip', 'NAT of HNS (v1) has no address'),
          when((flags & ~RESERVED) !== 0, 'flags', 'NAT of HNS (v1) has no flags but for a reserved port'),
        ],
      }
    }
    case 'acl': {
      const { action, direction, id, protocols, ruleType, priority, internalPort, serviceName } = policy
      return {
        type: 'ACL',
        values: {
          Id: id,
          Protocols: protocols?.join(),
          InternalPort: internalPort,
          Action: action,
          Direction: direction,
          LocalAddresses: policy.localAddresses?.join(),
          RemoteAddresses: policy.remoteAddresses?.join(),
          LocalPorts: policy.localPorts?.join(),
          RemotePorts: policy.remotePorts?.join(),
          RuleType: ruleType,
          Priority: priority,
          ServiceName: serviceName,
        },
      }
    }
    case 'qos':
      return { type: 'QOS', values: { MaximumOutgoingBandwidthInBytes: policy.maximumOutgoingBandwidth } }
    case 'l2-driver':
      return { type: 'L2Driver', values: {} }
    case 'l4-proxy': {
      const { ip, port, protocol, exceptions, destination, outboundNat } = policy
      return {
        type: 'PROXY',
        values: {
          IP: ip,
          Port: port,
          ExceptionList: exceptions,
          Destination: destination,
          OutboundNat: outboundNat,
        },
        lost: [
          when(protocol !== undefined && protocol !== 0, 'protocol', 'PROXY of HNS (v1) has no protocol'),
        ],
      }
    }
    case 'vlan':
      return { type: 'VLAN', values: { VLAN: policy.isolationId } }
    case 'vsid':
      return { type: 'VSID', values: { VSID: policy.isolationId } }
    default:
      return undefined
  }
}

/** The bit of `NatFlags` for which HNS (v1) has a key. Source: microsoft/SDN Kubernetes/windows/hns.v2.psm1 242fb0c3. */
const RESERVED = 4

function when(lost: boolean, what: string, why: string): Loss | undefined {
  return lost ? { what, why } : undefined
}

function isLoss(loss: Loss | undefined): loss is Loss {
  return loss !== undefined
}
