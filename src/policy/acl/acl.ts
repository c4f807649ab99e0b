/** A rule of an HNS endpoint's access control list, in the words of neither dialect. An absent list does not restrict. */
export interface Acl {
  readonly action: 'Allow' | 'Block'
  readonly direction: 'In' | 'Out'
  /** 100 to 65500; the smaller number wins. */
  readonly priority: number
  readonly ruleType: 'Switch' | 'Host'
  /** IANA numbers. */
  readonly protocols?: readonly number[]
  /** Addresses or prefixes. */
  readonly localAddresses?: readonly string[]
  readonly remoteAddresses?: readonly string[]
  /** Numbers or ranges `a-b`. */
  readonly localPorts?: readonly string[]
  readonly remotePorts?: readonly string[]
  /** Unique within the endpoint; says where the rule came from. HNS (v1) alone has a place for it. */
  readonly id?: string
}
