import {
  appendLoopbackDsr,
  appendOutboundNat,
  appendPortMappings,
  appendProviderAddress,
} from '../../src/programs/hns/append-policies.ts'
import {
  mergeLoopbackDsr,
  mergeOutboundNat,
  mergePortMappings,
  mergeProviderAddress,
} from '../../src/programs/hns/merge-policies.ts'
import { isEndpointPolicy, type Policy, type PortMapping } from '../../src/programs/hns/policy.ts'
import { type Json, list, object } from './shared.ts'

/** The `policiesAfter` of a measured sequence of calls to pkg/hns, as our functions leave them. */
export function replayHnsFunctions(vector: Json): Json {
  const api = Number(vector['apiVersion'])
  const old = String(vector['versions']).endsWith('v1.0.0-rc1')
  let policies = list(vector['initialPolicies']).map(policy)
  const hcn: unknown[] = []
  for (const call of list(vector['calls'])) {
    const [name, argument] = list(call)
    if (name === 'ApplyLoopbackDSR' && api === 2) {
      hcn.push({ Type: 'OutBoundNAT', Settings: { Destinations: [String(argument)] } })
      continue
    }
    policies = [...(old ? oldCall : newCall)(policies, api, String(name), argument)]
  }
  const sent = policies.filter(isEndpointPolicy).map((p) => p.value)
  return { policiesAfter: policies.map(({ name, value }) => ({ name, valueRaw: value })), sent }
}

function newCall(
  policies: readonly Policy[],
  api: number,
  name: string,
  argument: unknown,
): readonly Policy[] {
  switch (name) {
    case 'ApplyLoopbackDSRPolicy':
      return appendLoopbackDsr(policies, api, argument === null ? '<nil>' : String(argument), 'test')
    case 'ApplyOutboundNatPolicy':
      return appendOutboundNat(policies, api, String(argument), 'test')
    case 'ApplyDefaultPAPolicy':
      return appendProviderAddress(policies, api, String(argument), 'test')
    default:
      return appendPortMappings(policies, api, list(argument).map(mapping))
  }
}

function oldCall(
  policies: readonly Policy[],
  _api: number,
  name: string,
  argument: unknown,
): readonly Policy[] {
  switch (name) {
    case 'ApplyLoopbackDSR':
      return mergeLoopbackDsr(policies, String(argument), 'test')
    case 'ApplyOutboundNatPolicy':
      return mergeOutboundNat(policies, String(argument), 'test')
    case 'ApplyDefaultPAPolicy':
      return mergeProviderAddress(policies, String(argument), 'test')
    default:
      return mergePortMappings(policies, list(argument).map(mapping))
  }
}

function policy(value: unknown, index: number): Policy {
  const { name, valueRaw } = object(value)
  return {
    name: String(name),
    value: String(valueRaw),
    origin: { kind: 'configured', path: ['policies', index] },
  }
}

function mapping(value: unknown): PortMapping {
  const { hostPort, containerPort, protocol, hostIP } = object(value)
  return {
    hostPort: String(hostPort),
    containerPort: String(containerPort),
    protocol: String(protocol),
    hostIP: String(hostIP ?? ''),
  }
}
