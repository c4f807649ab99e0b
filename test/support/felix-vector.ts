import { type FelixInput, felixAcls, type PolicySet, type Tier } from '../../src/programs/felix/felix.ts'
import type { FelixAcl, FelixRule, PortRange } from '../../src/programs/felix/rule.ts'

type Json = Record<string, unknown>

/** What Felix does with a measured case, in the members of the case: `acls`, or `panic`. */
export function replayFelix(vector: Json): { acls: Json[] } | { panic: string } {
  const result = felixAcls(inputOf(vector))
  if (!result.ok) return { panic: result.panic }
  return { acls: result.acls.map(written) }
}

/** An ACL in HNS (v1) keys, zero values left out, keys sorted. */
function written(acl: FelixAcl): Json {
  const all: Json = {
    Action: acl.action,
    Direction: acl.direction,
    Id: acl.id,
    LocalAddresses: acl.localAddresses,
    LocalPorts: acl.localPorts,
    Priority: acl.priority,
    Protocol: acl.protocol,
    RemoteAddresses: acl.remoteAddresses,
    RemotePorts: acl.remotePorts,
    RuleType: acl.ruleType,
    Type: 'ACL',
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '' && value !== 0))
}

function inputOf(vector: Json): FelixInput {
  const old = vector['features'] === 'pre1803'
  const sets = policySets(vector['policies'])
  return {
    policies: sets,
    profiles: { ...sets, ...policySets(vector['profileSets']) },
    tiers: list(vector['tiers']).map(tier),
    profileIds: list(vector['profiles']).map(String),
    ipSets: Object.fromEntries(
      Object.entries(object(vector['ipsets'])).map(([id, members]) => [id, list(members).map(String)]),
    ),
    hostAddresses: list(vector['hostAddrs']).map(String),
    staticRules: [],
    features: { ruleId: !old, noHostRulePriority: !old },
  }
}

function policySets(value: unknown): Record<string, PolicySet> {
  return Object.fromEntries(
    Object.entries(object(value)).map(([name, set]) => {
      return [
        name,
        { inbound: list(object(set)['in']).map(rule), outbound: list(object(set)['out']).map(rule) },
      ]
    }),
  )
}

function tier(value: unknown): Tier {
  const t = object(value)
  return {
    isDefault: t['isDefaultTier'] === true,
    endOfTierPass: t['endOfTierPass'] === true,
    ingress: list(t['ingressPolicies']).map(String),
    egress: list(t['egressPolicies']).map(String),
  }
}

function rule(value: unknown): FelixRule {
  const { srcPorts, dstPorts, ...rest } = object(value)
  const given = Object.entries(rest).filter(([, member]) => !empty(member))
  return {
    ...Object.fromEntries(given),
    srcPorts: list(srcPorts).map(port),
    dstPorts: list(dstPorts).map(port),
    negated: given.some(([key]) => key.startsWith('not')),
    icmp: given.some(([key]) => key.startsWith('icmp')),
    namedPorts: given.some(([key]) => /NamedPort/i.test(key)),
  }
}

function port(value: unknown): PortRange {
  if (typeof value === 'object' && value !== null) {
    const range = object(value)
    return { first: Number(range['first']), last: Number(range['last']) }
  }
  const [first = '', last = first] = String(value).split(/[-:]/)
  return { first: Number(first), last: Number(last) }
}

function empty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
