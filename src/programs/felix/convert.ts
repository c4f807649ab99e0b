import { intersectCidrs } from './intersect.ts'
import {
  type AclFeatures,
  ANY_PROTOCOL,
  blankAcl,
  type FelixAcl,
  type FelixAction,
  type FelixRule,
} from './rule.ts'
import type { PortRange } from './rule.ts'

/** Why Felix makes no ACL of a rule, or what ends it. The first two kinds are only logged: the rule is gone. */
export type Unconverted =
  | { readonly kind: 'not-supported'; readonly reason: string }
  | { readonly kind: 'no-op'; readonly reason: string }
  | { readonly kind: 'panic'; readonly text: string }

export type Converted =
  | { readonly ok: true; readonly acls: readonly FelixAcl[] }
  | { readonly ok: false; readonly error: Unconverted }

/** How many addresses or ports Felix puts into one ACL. */
const CHUNK = 4000
const BASE_PRIORITY = 1000

/** Members of the IP sets by id; an absent id is a missing set. */
export type IpSets = Readonly<Record<string, readonly string[]>>

/**
 * The ACLs of one Calico rule, as Felix makes them.
 * Source: projectcalico/calico felix/dataplane/windows/policysets/policysets.go `protoRuleToHnsRules`, 87c15906.
 */
export function convertRule(
  setId: string,
  rule: FelixRule,
  direction: 'In' | 'Out',
  sets: IpSets,
  features: AclFeatures,
): Converted {
  if (rule.ipVersion !== undefined && rule.ipVersion !== 0 && rule.ipVersion !== 4)
    return unsupported('IP version')
  if (rule.negated === true) return unsupported('negative match')
  if (rule.icmp === true) return unsupported('ICMP type or code')
  if (rule.namedPorts === true) return unsupported('named port')

  const srcNet = ipv4Only(rule.srcNet ?? [])
  const dstNet = ipv4Only(rule.dstNet ?? [])
  if (srcNet === undefined || dstNet === undefined) return noOp('every network is IPv6')

  const action = actionOf(rule.action ?? '')
  if (action === 'log') return unsupported('action log')
  if (action === undefined) return { ok: false, error: { kind: 'panic', text: 'Unknown rule action' } }
  const base: FelixAcl = { ...blankAcl(direction, BASE_PRIORITY), action }
  const idOf = (i: number): string => (features.ruleId ? `${setId}-${rule.ruleId ?? ''}-${i}` : '')

  if ((rule.dstIpPortSetIds ?? []).length > 0)
    return addressPortRules(base, rule.dstIpPortSetIds ?? [], sets, idOf)

  const src = addressesOf(srcNet, rule.srcIpSetIds ?? [], sets)
  if (!src.ok) return src
  const dst = addressesOf(dstNet, rule.dstIpSetIds ?? [], sets)
  if (!dst.ok) return dst

  const inbound = direction === 'In'
  const [local, remote] = inbound ? [dst.addresses, src.addresses] : [src.addresses, dst.addresses]
  const srcPorts = chunks((rule.srcPorts ?? []).map(portText))
  const dstPorts = chunks((rule.dstPorts ?? []).map(portText))
  const [localPorts, remotePorts] = inbound ? [dstPorts, srcPorts] : [srcPorts, dstPorts]

  const acls: FelixAcl[] = []
  for (const localAddresses of chunks(local)) {
    for (const lPorts of localPorts) {
      for (const remoteAddresses of chunks(remote)) {
        for (const rPorts of remotePorts) {
          acls.push({
            ...base,
            id: idOf(acls.length),
            protocol: protocolOf(rule.protocol),
            localAddresses,
            remoteAddresses,
            localPorts: lPorts,
            remotePorts: rPorts,
          })
        }
      }
    }
  }
  return { ok: true, acls }
}

/** One ACL for each protocol and port of the sets' members (`10.0.0.1,tcp:80`); the addresses are joined. */
function addressPortRules(
  base: FelixAcl,
  setIds: readonly string[],
  sets: IpSets,
  idOf: (i: number) => string,
): Converted {
  const members = membersOf(setIds, sets)
  if (members === undefined) return noOp('an IP set is missing')
  const groups = new Map<string, { protocol: number; port: string; addresses: string[] }>()
  for (const member of members) {
    const [address = '', protocolPort = ''] = member.split(',')
    const [protocolName = '', port = ''] = protocolPort.split(':')
    const protocol = protocolNumber(protocolName)
    const group = groups.get(`${protocol}/${port}`) ?? { protocol, port, addresses: [] }
    group.addresses.push(address)
    groups.set(`${protocol}/${port}`, group)
  }
  const acls = [...groups.values()].map(({ protocol, port, addresses }, i) => {
    return { ...base, id: idOf(i), protocol, remoteAddresses: addresses.join(','), remotePorts: port }
  })
  return { ok: true, acls }
}

/** CIDRs and sets of one side: intersected when both are given; several sets are joined, which means OR. */
function addressesOf(
  nets: readonly string[],
  setIds: readonly string[],
  sets: IpSets,
):
  | { readonly ok: true; readonly addresses: readonly string[] }
  | { readonly ok: false; readonly error: Unconverted } {
  if (setIds.length === 0) return { ok: true, addresses: nets }
  const members = membersOf(setIds, sets)
  if (members === undefined) return noOp('an IP set is missing')
  if (nets.length === 0) return { ok: true, addresses: members }
  const common = intersectCidrs(nets, members)
  if (common === undefined) return { ok: false, error: { kind: 'panic', text: 'Failed to parse CIDR or IP' } }
  return common.length === 0 ? noOp('no address in common') : { ok: true, addresses: common }
}

function membersOf(setIds: readonly string[], sets: IpSets): string[] | undefined {
  const members: string[] = []
  for (const id of setIds) {
    if (!Object.hasOwn(sets, id)) return undefined
    members.push(...(sets[id] ?? []))
  }
  return members
}

/** Undefined when there were networks and none of them is IPv4. */
function ipv4Only(nets: readonly string[]): readonly string[] | undefined {
  const kept = nets.filter((net) => !net.includes(':'))
  return nets.length > 0 && kept.length === 0 ? undefined : kept
}

function actionOf(action: string): FelixAction | 'log' | undefined {
  switch (action.toLowerCase()) {
    case '':
    case 'allow':
      return 'Allow'
    case 'deny':
      return 'Block'
    case 'next-tier':
    case 'pass':
      return 'pass'
    case 'log':
      return 'log'
    default:
      return undefined
  }
}

function protocolOf(protocol: string | number | undefined): number {
  if (protocol === undefined) return ANY_PROTOCOL
  return typeof protocol === 'number' ? protocol & 0xffff : protocolNumber(protocol)
}

/** A name that Felix does not know becomes 'any protocol': a misspelt name widens the rule. */
function protocolNumber(name: string): number {
  const known: Readonly<Record<string, number>> = {
    tcp: 6,
    udp: 17,
    icmp: 1,
    icmpv6: 58,
    sctp: 132,
    udplite: 136,
  }
  const key = name.toLowerCase()
  return Object.hasOwn(known, key) ? (known[key] ?? ANY_PROTOCOL) : ANY_PROTOCOL
}

function portText(port: PortRange): string {
  return port.first === port.last ? String(port.first) : `${port.first}-${port.last}`
}

/** Comma lists of at most `CHUNK` entries; one empty list when there is no entry. */
function chunks(entries: readonly string[]): string[] {
  if (entries.length === 0) return ['']
  const out: string[] = []
  for (let i = 0; i < entries.length; i += CHUNK) out.push(entries.slice(i, i + CHUNK).join(','))
  return out
}

function unsupported(reason: string): { readonly ok: false; readonly error: Unconverted } {
  return { ok: false, error: { kind: 'not-supported', reason } }
}

function noOp(reason: string): { readonly ok: false; readonly error: Unconverted } {
  return { ok: false, error: { kind: 'no-op', reason } }
}
