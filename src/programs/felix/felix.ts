import { convertRule, type IpSets } from './convert.ts'
import { flattenTiers } from './flatten.ts'
import { type AclFeatures, ANY_PROTOCOL, blankAcl, type FelixAcl, type FelixRule } from './rule.ts'

export interface PolicySet {
  readonly inbound: readonly FelixRule[]
  readonly outbound: readonly FelixRule[]
}

export interface Tier {
  /** The tier called `default`: without policies there in a direction the profiles decide. */
  readonly isDefault: boolean
  /** True when the tier's default action is Pass. */
  readonly endOfTierPass: boolean
  readonly ingress: readonly string[]
  readonly egress: readonly string[]
}

/** All that Felix knows when it makes the ACLs of one endpoint. */
export interface FelixInput {
  readonly policies: Readonly<Record<string, PolicySet>>
  readonly profiles: Readonly<Record<string, PolicySet>>
  readonly tiers: readonly Tier[]
  readonly profileIds: readonly string[]
  readonly ipSets: IpSets
  /** Addresses of the node, such as `10.0.0.4/32`. */
  readonly hostAddresses: readonly string[]
  /** From `static-rules.json`. */
  readonly staticRules: readonly FelixAcl[]
  readonly features: AclFeatures
}

export type FelixResult =
  | { readonly ok: true; readonly acls: readonly FelixAcl[]; readonly skipped: readonly Skipped[] }
  | { readonly ok: false; readonly panic: string }

/** A rule that Felix drops with a line in its log and nothing else: a dropped deny fails open. */
export interface Skipped {
  readonly setId: string
  readonly ruleId: string
  readonly direction: 'In' | 'Out'
  readonly reason: string
}

const BASE_PRIORITY = 1000
const MAX_PRIORITY = 65000
const HOST_TO_ENDPOINT_PRIORITY = 900

/**
 * The ACLs that Calico's Felix asks HNS for on one endpoint, faults included.
 * Source: projectcalico/calico felix/dataplane/windows/endpoint_mgr.go, policysets/policysets.go, 87c15906.
 */
export function felixAcls(input: FelixInput): FelixResult {
  const skipped: Skipped[] = []
  const inbound = oneDirection(input, 'In', skipped)
  if (!inbound.ok) return inbound
  const outbound = oneDirection(input, 'Out', skipped)
  if (!outbound.ok) return outbound
  return {
    ok: true,
    acls: [...hostToEndpoint(input.hostAddresses), ...inbound.acls, ...outbound.acls],
    skipped,
  }
}

function hostToEndpoint(hostAddresses: readonly string[]): FelixAcl[] {
  if (hostAddresses.length === 0) return []
  const base = blankAcl('In', HOST_TO_ENDPOINT_PRIORITY)
  return [
    { ...base, action: 'Allow', remoteAddresses: hostAddresses.join(','), id: 'allow-host-to-endpoint' },
  ]
}

function oneDirection(input: FelixInput, direction: 'In' | 'Out', skipped: Skipped[]): FelixResult {
  const tiers: FelixAcl[][] = []
  let defaultTierApplies = false
  for (const tier of input.tiers) {
    const names = direction === 'In' ? tier.ingress : tier.egress
    if (names.length === 0) continue
    if (tier.isDefault) defaultTierApplies = true
    const rules = tierRules(input, 'policy-', names, input.policies, direction, !tier.endOfTierPass, skipped)
    if (typeof rules === 'string') return { ok: false, panic: rules }
    tiers.push(rules)
  }
  if (!defaultTierApplies) {
    const rules = tierRules(input, 'profile-', input.profileIds, input.profiles, direction, true, skipped)
    if (typeof rules === 'string') return { ok: false, panic: rules }
    tiers.push(rules)
  }
  const flat = flattenTiers(tiers)
  if (!flat.ok) return flat
  return { ok: true, acls: [...rewritePriorities(flat.acls), hostRule(direction, input.features)], skipped }
}

/** The rules of one tier in order, ended by its default; a text is a panic. An unknown name ends the list early. */
function tierRules(
  input: FelixInput,
  prefix: string,
  names: readonly string[],
  known: Readonly<Record<string, PolicySet>>,
  direction: 'In' | 'Out',
  endOfTierDrop: boolean,
  skipped: Skipped[],
): FelixAcl[] | string {
  const rules = input.staticRules.filter((acl) => acl.direction === direction)
  let priority = BASE_PRIORITY
  let last: FelixAcl | undefined
  for (const name of names) {
    if (!Object.hasOwn(known, name)) break
    const set = known[name]
    for (const rule of (direction === 'In' ? set?.inbound : set?.outbound) ?? []) {
      const converted = convertRule(prefix + name, rule, direction, input.ipSets, input.features)
      if (!converted.ok) {
        if (converted.error.kind === 'panic') return converted.error.text
        skipped.push({
          setId: prefix + name,
          ruleId: rule.ruleId ?? '',
          direction,
          reason: converted.error.reason,
        })
        continue
      }
      for (const acl of converted.acls) {
        if (last !== undefined && last.action !== acl.action) priority++
        last = { ...acl, priority }
        rules.push(last)
      }
    }
  }
  const end = blankAcl(direction, priority + 1)
  return [...rules, endOfTierDrop ? end : { ...end, action: 'pass' }]
}

/** Ascending priorities: one each while they last, else a new one only where the action changes. */
function rewritePriorities(acls: readonly FelixAcl[]): readonly FelixAcl[] {
  if (acls.length <= 1) return acls
  const everyRule = acls.length < MAX_PRIORITY - BASE_PRIORITY
  let priority = BASE_PRIORITY
  return acls.map((acl, i) => {
    const before = acls[i - 1]
    if (before !== undefined && (everyRule || before.action !== acl.action)) priority++
    return { ...acl, priority }
  })
}

function hostRule(direction: 'In' | 'Out', features: AclFeatures): FelixAcl {
  const base = blankAcl(direction, features.noHostRulePriority ? 0 : 100)
  return { ...base, protocol: ANY_PROTOCOL, action: 'Allow', ruleType: 'Host' }
}
