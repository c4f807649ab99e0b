import { fromGeneration } from '../../facts/plugin-generations.ts'
import * as go from '../../text/go-json.ts'
import type { Note } from '../outcome.ts'
import type { PolicyLists } from './generators.ts'
import { type HcnPolicy, hcnEndpointPolicy, hcnPolicyOf } from './net-conf.ts'
import { isEndpointPolicy, type Policy } from './policy.ts'
import type { Session } from './session.ts'

/** The policies of a v1 request: the raw values of the entries named EndpointPolicy, in order. */
export function v1Policies(session: Session, { policies }: PolicyLists): readonly string[] {
  noteNames(session, policies)
  const sent = policies.filter(isEndpointPolicy)
  noteOrigins(session, sent)
  return sent.map(({ value }) => value)
}

/**
 * The policies of a v2 request: from v1.0.0 on the entries named EndpointPolicy whose value decodes, of which only Type
 * and Settings are kept; before, `HcnPolicyArgs`. Source: plugins pkg/hns/netconf_windows.go
 * GetHostComputeEndpointPolicies; GenerateHcnEndpoint before v1.0.0.
 */
export function v2Policies(session: Session, { policies, hcn }: PolicyLists): readonly HcnPolicy[] {
  if (!fromGeneration(session.release, 'D')) {
    noteOld(session, policies, hcn)
    return hcn
  }
  noteNames(session, policies)
  const sent = policies.filter(isEndpointPolicy).flatMap((policy) => {
    const { value, error } = go.unmarshal(policy.value, hcnEndpointPolicy)
    if (error !== undefined) {
      dropUndecoded(session, policy, error.text)
      return []
    }
    noteMembers(session, policy)
    return [{ policy, hcn: hcnPolicyOf(value) }]
  })
  noteOrigins(
    session,
    sent.map(({ policy }) => policy),
  )
  return sent.map(({ hcn }) => hcn)
}

function noteNames(session: Session, policies: readonly Policy[]): void {
  for (const policy of policies) {
    if (!isEndpointPolicy(policy))
      drop(session, policy, 'only entries whose `name` is `EndpointPolicy` are sent')
  }
}

/** Members of a value that API v2 does not keep. */
function noteMembers(session: Session, policy: Policy): void {
  const { origin } = policy
  const scanned = go.scan(policy.value)
  if (origin.kind !== 'configured' || !scanned.ok || scanned.value.tree.kind !== 'object') return
  for (const { key } of scanned.value.tree.members) {
    if (go.equalFold(key, 'Type') || go.equalFold(key, 'Settings')) continue
    const path = [...origin.path, origin.valueKey ?? 'value', key]
    session.dropped.push({ path, reason: 'under apiVersion 2 only Type and Settings of a policy are kept' })
  }
}

/** Which policies of the request are the plugin's own, or rewritten by it. */
function noteOrigins(session: Session, sent: readonly Policy[]): void {
  for (const [index, { origin }] of sent.entries()) {
    if (origin.kind === 'added') session.added.push({ path: ['Policies', index], reason: origin.reason })
    else if (origin.rewritten !== undefined) {
      const path = [...origin.path, origin.valueKey ?? 'value']
      session.overwritten.push({ path, reason: `the plugin rewrites this policy: ${origin.rewritten}` })
    }
  }
}

const OLD_REASON = 'before plugins v1.0.0 apiVersion 2 sends `HcnPolicyArgs`, not `policies`'

function noteOld(session: Session, policies: readonly Policy[], hcn: readonly HcnPolicy[]): void {
  for (const policy of policies) drop(session, policy, OLD_REASON)
  for (const [index, policy] of hcn.entries()) {
    if (policy.added !== undefined) session.added.push({ path: ['Policies', index], reason: policy.added })
  }
}

/** A value that does not decode is left out without a word, also where the plugin has made it. */
function dropUndecoded(session: Session, policy: Policy, error: string): void {
  const { origin } = policy
  if (origin.kind === 'configured')
    return drop(session, policy, `the value is no policy of API v2 (${error})`)
  if (origin.cause === undefined) return
  session.lost.push({
    path: origin.cause,
    reason: `the policy that the plugin makes of it is no JSON, and is left out (${error})`,
  })
}

function drop(session: Session, { origin }: Policy, reason: string): void {
  if (origin.kind === 'configured') session.dropped.push({ path: origin.path, reason } satisfies Note)
}
