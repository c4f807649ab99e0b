import { type GoIpNet, formatGoIpNet, maskGoIpNet } from '../../net/go-net.ts'
import type { GoAny } from '../../text/go-json.ts'
import * as go from '../../text/go-json.ts'
import { type Attempt, done, fail, type Failed } from '../cni/failure.ts'
import type { HcnPolicy } from '../hns/net-conf.ts'
import { isEndpointPolicy, type Policy } from '../hns/policy.ts'
import { recovered } from './recovered.ts'

/** The policies of a pod's endpoint on their way to HNS (v1) and to HCN (v2), in one order. */
export interface PodPolicies {
  readonly sent: readonly SentPolicy[]
  /** Entries that are left out, and why. */
  readonly left: readonly { readonly policy: Policy; readonly reason: string }[]
}

export interface SentPolicy {
  /** Raw JSON for API v1. */
  readonly v1: string
  readonly v2: HcnPolicy
  /** The entry of the configuration that it is made of; absent for one that Calico adds. */
  readonly from?: Policy
  /** Why, where Calico adds it. */
  readonly why?: string
  /** A member of the entry that it writes anew for HCN. */
  readonly replaces?: string
}

/**
 * The policies of a configuration as Calico hands them on: an OutBoundNAT gets the IP pools as exceptions besides its
 * own, is left out where the pool of the pod has no `natOutgoing`, and is added where there is none. For HCN a policy
 * keeps its type and all of its members become its settings; `ExceptionList` is renamed.
 * Source: projectcalico/calico cni-plugin/internal/pkg/utils/winpol/windows_policy.go, v3.29.0 to 87c15906f20c.
 */
export function podPolicies(
  policies: readonly Policy[],
  pools: readonly GoIpNet[],
  natOutgoing: boolean,
): Attempt<PodPolicies> {
  const exceptions = pools.map((pool) => formatGoIpNet(maskGoIpNet(pool)))
  const sent: SentPolicy[] = []
  const left: PodPolicies['left'][number][] = []
  let found = false
  for (const policy of policies) {
    if (!isEndpointPolicy(policy)) {
      left.push({ policy, reason: 'only entries whose `name` is `EndpointPolicy` are sent' })
      continue
    }
    const members = membersOf(policy.value)
    if (!members.ok) return members
    const { type, map } = members.value
    if (!go.equalFold(type, 'OutBoundNAT')) {
      sent.push({ v1: policy.value, v2: hcnPolicy(type, map), from: policy })
      continue
    }
    found = true
    if (!natOutgoing) {
      left.push({ policy, reason: 'the IP pool of the pod has no `natOutgoing`, so nothing is translated' })
      continue
    }
    const own = map.get('ExceptionList')
    const list = [...(Array.isArray(own) ? own : []), ...exceptions]
    sent.push({
      ...natPolicy(type, map, list),
      from: policy,
      ...(map.has('Exceptions') ? { replaces: 'Exceptions' } : {}),
    })
  }
  if (!found && natOutgoing && exceptions.length > 0) {
    const why = 'no entry is an OutBoundNAT, so Calico adds one for the IP pools'
    sent.push({ ...natPolicy('OutBoundNAT', new Map([['Type', 'OutBoundNAT']]), exceptions), why })
  }
  return done({ sent, left })
}

/** A list without any entry is nil in Go, which prints `null`. */
function natPolicy(type: string, map: go.GoMap, list: readonly GoAny[]): Pick<SentPolicy, 'v1' | 'v2'> {
  const written = list.length === 0 && !Array.isArray(map.get('ExceptionList')) ? null : list
  const v1 = new Map(map).set('ExceptionList', written)
  const v2 = new Map(map).set('Exceptions', written)
  v2.delete('ExceptionList')
  return { v1: go.marshalAny(v1), v2: hcnPolicy(type, v2) }
}

function hcnPolicy(type: string, map: go.GoMap): HcnPolicy {
  const settings = new Map(map)
  settings.delete('Type')
  return { type, settings: go.marshalAny(settings) }
}

/** The members of a policy, in Go a `map[string]any`; the type must be a text under exactly this key. */
function membersOf(value: string): Attempt<{ readonly type: string; readonly map: go.GoMap }> {
  const decoded = go.unmarshal(value, go.map(go.any))
  if (decoded.error !== undefined) return fail(decoded.error.text)
  const map = new Map([...(decoded.value ?? [])].map(([key, held]) => [key, held ?? null] as const))
  const type = map.get('Type') ?? null
  return typeof type === 'string' ? done({ type, map }) : noText(type)
}

function noText(value: Exclude<GoAny, string>): Failed {
  return recovered(`interface conversion: interface {} is ${goTypeOf(value)}, not string`)
}

/** The type of a decoded value as Go prints it. */
function goTypeOf(value: Exclude<GoAny, string>): string {
  if (value === null) return 'nil'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return 'float64'
  return Array.isArray(value) ? '[]interface {}' : 'map[string]interface {}'
}
