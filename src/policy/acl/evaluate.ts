import { type Address, parseAddress, sameAddress } from '../../net/address.ts'
import { containsAddress, parseCidr } from '../../net/cidr.ts'
import type { Acl } from './acl.ts'

/** A packet at the switch port of an endpoint. */
export interface EndpointPacket {
  readonly direction: 'In' | 'Out'
  readonly local: Address
  readonly remote: Address
  /** IANA number. */
  readonly protocol: number
  readonly localPort: number
  readonly remotePort: number
}

/**
 * What happens to packets that no ACL matches once there is one: they are blocked in the directions that have an ACL, or
 * in both. Reports differ, so it is a switch and a well-made list does not depend on it.
 * Source: microsoft/Windows-Containers#616 and #617 (report).
 */
export type ImplicitDeny = 'per-direction' | 'whole-endpoint'

export type Verdict =
  | { readonly kind: 'matched'; readonly action: 'Allow' | 'Block'; readonly acl: Acl }
  | { readonly kind: 'default'; readonly action: 'Allow' | 'Block' }
  /** Rules of one priority disagree; HNS does not break the tie by order (Felix policysets.go, comment). */
  | { readonly kind: 'tie'; readonly acls: readonly Acl[] }

/**
 * What the ACLs of an endpoint do with the first packet of a connection. Replies are assumed to pass with their
 * connection. Only `Switch` rules are looked at: `Host` rules concern the host's own firewall.
 */
export function evaluateAcls(
  acls: readonly Acl[],
  packet: EndpointPacket,
  implicitDeny: ImplicitDeny,
): Verdict {
  const rules = acls.filter((acl) => acl.ruleType === 'Switch')
  const matching = rules.filter((acl) => matches(acl, packet))
  const priority = matching.reduce((least, acl) => Math.min(least, acl.priority), Infinity)
  const first = matching.filter((acl) => acl.priority === priority)
  const [acl] = first
  if (acl === undefined) {
    const listed = rules.some(
      (rule) => implicitDeny === 'whole-endpoint' || rule.direction === packet.direction,
    )
    return { kind: 'default', action: listed ? 'Block' : 'Allow' }
  }
  if (first.some((other) => other.action !== acl.action)) return { kind: 'tie', acls: first }
  return { kind: 'matched', action: acl.action, acl }
}

function matches(acl: Acl, packet: EndpointPacket): boolean {
  return (
    acl.direction === packet.direction &&
    (acl.protocols === undefined || acl.protocols.includes(packet.protocol)) &&
    holdsAddress(acl.localAddresses, packet.local) &&
    holdsAddress(acl.remoteAddresses, packet.remote) &&
    holdsPort(acl.localPorts, packet.localPort) &&
    holdsPort(acl.remotePorts, packet.remotePort)
  )
}

function holdsAddress(list: readonly string[] | undefined, address: Address): boolean {
  if (list === undefined) return true
  return list.some((text) => {
    const cidr = parseCidr(text)
    if (cidr.ok) return containsAddress(cidr.value, address)
    const single = parseAddress(text)
    return single !== undefined && sameAddress(single, address)
  })
}

function holdsPort(list: readonly string[] | undefined, port: number): boolean {
  if (list === undefined) return true
  return list.some((text) => {
    const [first = '', last = first] = text.split('-')
    return port >= Number(first) && port <= Number(last)
  })
}
