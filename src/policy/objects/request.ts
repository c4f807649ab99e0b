import { policyType } from '../../facts/hns-schema/api.ts'
import type { Path } from '../../text/tree.ts'
import type { Json } from '../lowered.ts'
import { asObject, readObject } from '../read-object.ts'
import {
  lossesAt,
  lowerPolicies,
  type PlacedLoss,
  type PlacedPolicy,
  raisePolicies,
  type Read,
} from './placed.ts'
import { struct, structV1 } from './shared.ts'

/** A change of a network or an endpoint that exists, in the words of neither dialect. */
export interface HnsRequest {
  /** `Policy`, `Port`, `DNS` and so on. */
  readonly resource: string
  /** `Add`, `Remove`, `Update` and so on. */
  readonly change: string
  readonly policies: readonly PlacedPolicy[]
  /** What is changed where that is no policy. */
  readonly settings?: Json
  readonly path: Path
}

/** A request, where the dialect has one for it. */
export interface WrittenRequest {
  readonly object?: Json
  readonly lost: readonly PlacedLoss[]
}

/** A request for `HcnModifyEndpoint` or `HcnModifyNetwork`. Source: microsoft/hcsshim hcn/{hcnendpoint,hcnnetwork}.go, v0.13.0. */
export function requestToV2({ resource, change, policies, settings }: HnsRequest): WrittenRequest {
  const { value, lost } = lowerPolicies(policies, 2)
  const Settings = settings ?? struct('PolicyRequest', { Policies: value })
  const object = struct('ModifySettingRequest', { ResourceType: resource, RequestType: change, Settings })
  return { object, lost }
}

/**
 * The body for `POST /endpoints/<id>`, the one change that HNS (v1) knows: it has the whole list of policies.
 * Source: microsoft/hcsshim internal/hns/hnsendpoint.go `ApplyACLPolicy`, v0.13.0.
 */
export function requestToV1({ resource, change, policies, path }: HnsRequest): WrittenRequest {
  const no = (what: string, why: string): WrittenRequest => ({ lost: [{ what, why, path }] })
  if (resource !== 'Policy') return no('ResourceType', `HNS (v1) has no request that changes \`${resource}\``)
  if (policies.length > 0 && policies.every(isOfNetwork))
    return no('Policies', 'HNS (v1) has no request that changes a network')
  if (change !== 'Add' && change !== 'Update')
    return no('RequestType', `HNS (v1) has no \`${change}\`: send the whole list of those that are to stay`)
  const { value, lost } = lowerPolicies(policies, 1)
  const whole = {
    what: 'RequestType',
    why: 'the list replaces what the endpoint has: name the policies that are to stay too',
  }
  return {
    ...(value.length === 0 ? {} : { object: structV1('HNSEndpoint', { Policies: value }) }),
    lost: [...lossesAt(path, [value.length > 0 && whole]), ...lost],
  }
}

/** The change that a request of HCN (v2) says. */
export function requestFromV2(object: Json, path: Path): Read<HnsRequest> {
  const o = readObject(object)
  const resource = o.text('ResourceType') ?? ''
  const change = o.text('RequestType') ?? ''
  const settings = asObject(o.object('Settings'))
  const rest = lossesAt(path, o.rest())
  if (resource !== 'Policy') {
    const kept = settings === undefined ? {} : { settings }
    return { value: { resource, change, policies: [], ...kept, path }, lost: rest }
  }
  const s = readObject(settings ?? {})
  const at = [...path, 'Settings']
  const policies = raisePolicies(s.objects('Policies'), [...at, 'Policies'], 2)
  const value = { resource, change, policies: policies.value, path }
  return { value, lost: [...rest, ...policies.lost, ...lossesAt(at, s.rest())] }
}

/** True for a policy that only networks and subnets have. */
function isOfNetwork({ policy }: PlacedPolicy): boolean {
  const type = lowerPolicies([{ policy, path: [] }], 2).value[0]?.['Type']
  return policyType(2, String(type))?.places.includes('endpoint') === false
}
