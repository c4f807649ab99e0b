/** A port or an inclusive range of ports. */
export interface PortRange {
  readonly first: number
  readonly last: number
}

/**
 * A rule as Calico's calculation graph hands it to Felix. An absent member does not restrict.
 * Source: projectcalico/calico felix/proto/felixbackend.proto `Rule`, 87c15906.
 */
export interface FelixRule {
  readonly action?: string
  readonly ruleId?: string
  readonly ipVersion?: number
  readonly protocol?: string | number
  readonly srcNet?: readonly string[]
  readonly dstNet?: readonly string[]
  readonly srcPorts?: readonly PortRange[]
  readonly dstPorts?: readonly PortRange[]
  readonly srcIpSetIds?: readonly string[]
  readonly dstIpSetIds?: readonly string[]
  readonly dstIpPortSetIds?: readonly string[]
  /** True when the rule names ports (`srcNamedPortIpSetIds`, `dstNamedPortIpSetIds`). */
  readonly namedPorts?: boolean
  /** True when the rule has an ICMP type or code. */
  readonly icmp?: boolean
  /** True when the rule has any negated match (`notSrcNet`, `notDstPorts`, `notProtocol` …). */
  readonly negated?: boolean
}

/** `pass` is Felix's own: the flattener removes it. */
export type FelixAction = 'Allow' | 'Block' | 'pass'

/** An ACL on its way to HNS, in the members of `hns.ACLPolicy` that Felix fills; lists are joined by commas. */
export interface FelixAcl {
  readonly id: string
  /** IANA number; 256 is any. */
  readonly protocol: number
  readonly action: FelixAction
  readonly direction: 'In' | 'Out'
  readonly localAddresses: string
  readonly remoteAddresses: string
  readonly localPorts: string
  readonly remotePorts: string
  readonly ruleType: 'Host' | 'Switch'
  readonly priority: number
}

/** What an HNS supports of ACLs: before 1803 (HNS 7.2) there were neither ids nor host rules without a priority. */
export interface AclFeatures {
  readonly ruleId: boolean
  readonly noHostRulePriority: boolean
}

/** The ACL that Felix starts every rule from: block everything in one direction. */
export function blankAcl(direction: 'In' | 'Out', priority: number): FelixAcl {
  return {
    id: '',
    protocol: ANY_PROTOCOL,
    action: 'Block',
    direction,
    localAddresses: '',
    remoteAddresses: '',
    localPorts: '',
    remotePorts: '',
    ruleType: 'Switch',
    priority,
  }
}

export const ANY_PROTOCOL = 256
