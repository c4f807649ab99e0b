import type { Finding } from '../diagnostic/finding.ts'

/** One rule of an access control list, as much as the rules together depend on. Absent lists are empty. */
export interface AclView {
  readonly action: string
  readonly direction: string
  readonly ruleType: string
  /** 0 and absent: none. */
  readonly priority?: number
  readonly protocols: readonly string[]
  readonly localPorts: readonly string[]
  readonly remotePorts: readonly string[]
  /** True where it has no restriction. */
  readonly matchesAll: boolean
}

/** What is wrong with rules together: of which rule, by its index, and of which other. */
export interface AclFault {
  readonly finding: Omit<Finding, 'at'>
  readonly rule: number
  readonly other?: number
}

/** What the rules of one endpoint leave open, and which of two wins. `allowAll` is how to write a rule that allows the rest. */
export function aclFaults(
  acls: readonly AclView[],
  allowAll: (direction: string) => string,
): readonly AclFault[] {
  return [...withoutAllow(acls, allowAll), ...ties(acls)]
}

const DIRECTIONS = ['In', 'Out']

/** Any ACL makes the endpoint deny what no ACL allows, so a list that means to block one thing blocks all. */
function withoutAllow(acls: readonly AclView[], allowAll: (direction: string) => string): AclFault[] {
  return DIRECTIONS.flatMap((direction) => {
    // Rules of type `Host` open the firewall of the host and say nothing of the switch.
    const isOwn = (acl: AclView) => acl.direction === direction && acl.ruleType !== 'Host'
    const rule = acls.findIndex((acl) => isOwn(acl) && acl.action === 'Block')
    if (rule < 0 || acls.some((acl) => isOwn(acl) && acl.matchesAll)) return []
    const allowed = acls.some((acl) => isOwn(acl) && acl.action === 'Allow')
    return [
      {
        rule,
        finding: {
          code: 'WIN314',
          message: `the ACLs of direction \`${direction}\` end without one that ${allowed ? 'decides about the rest' : 'allows the rest'}`,
          label: 'an endpoint with any ACL denies what none allows, so everything else is blocked too',
          help: `add an ACL with ${allowAll(direction)} and a priority such as 65500, or with \`Block\` where that is meant`,
        },
      },
    ]
  })
}

/** Two rules of one priority and different actions: HNS does not take the first. */
function ties(acls: readonly AclView[]): AclFault[] {
  const seen = new Map<string, number>()
  return acls.flatMap((acl, rule) => {
    const { priority = 0, direction, ruleType } = acl
    if (priority === 0) return []
    const key = `${direction} ${ruleType || 'Switch'} ${priority}`
    const other = seen.get(key)
    const before = other === undefined ? undefined : acls[other]
    if (other === undefined || before === undefined) {
      seen.set(key, rule)
      return []
    }
    if (before.action === acl.action || disjoint(before, acl)) return []
    return [
      {
        rule,
        other,
        finding: {
          code: 'WIN319',
          message: `two ACLs of priority \`${priority}\` have different actions`,
          label: 'HNS does not decide between them by their order',
          help: 'give the one that is to win a smaller priority',
        },
      },
    ]
  })
}

/** True where no packet can match both: they name different protocols, or different ports. */
function disjoint(a: AclView, b: AclView): boolean {
  return (['protocols', 'localPorts', 'remotePorts'] as const).some((key) => {
    const [one, two] = [a[key], b[key]]
    if (one.length === 0 || two.length === 0) return false
    return [...one, ...two].every((part) => /^\d+$/.test(part)) && !one.some((part) => two.includes(part))
  })
}
