import type { Path } from '../../text/tree.ts'
import type { Route } from '../endpoint-policy.ts'
import type { Json } from '../lowered.ts'
import { optional } from '../optional.ts'
import { readObject } from '../read-object.ts'
import {
  lossesAt,
  lowerPolicies,
  type PlacedPolicy,
  raisePolicies,
  type Read,
  type Written,
} from './placed.ts'
import { HCN_TELLS, SCHEMA_VERSION, struct, structV1 } from './shared.ts'

/** Routes that several endpoints share, in the words of neither dialect. */
export interface HnsSharedRoute {
  readonly id?: string
  /** GUIDs of the endpoints. */
  readonly endpoints: readonly string[]
  readonly routes: readonly PlacedPolicy<Route>[]
}

/** Routes for `HcnCreateRoute`. Source: microsoft/hcsshim hcn/hcnroute.go, v0.13.0. */
export function routeToV2({ id, endpoints, routes }: HnsSharedRoute): Written {
  const { value, lost } = lowerPolicies(routes, 2)
  const object = struct('HostComputeRoute', {
    ID: id,
    HostComputeEndpoints: endpoints,
    Setting: value.map(({ Settings }) => Settings),
    SchemaVersion: SCHEMA_VERSION,
  })
  return { object, lost }
}

/** A policy list for `POST /policylists/`, one ROUTE policy a route. Source: microsoft/hcsshim internal/hns/hnspolicylist.go, v0.13.0. */
export function routeToV1({ id, endpoints, routes }: HnsSharedRoute): Written {
  const { value, lost } = lowerPolicies(routes, 1)
  const object = structV1('PolicyList', {
    ID: id,
    References: endpoints.map((guid) => `/endpoints/${guid}`),
    Policies: value,
  })
  return { object, lost }
}

/** The routes that an object of HCN (v2) says: hcsshim calls their list `Setting`, Microsoft's schema `Routes`. */
export function routeFromV2(object: Json, path: Path): Read<HnsSharedRoute> {
  const o = readObject(object)
  const lists = (['Setting', 'Routes'] as const).map((key) =>
    raisePolicies(
      o.objects(key).map((Settings) => ({ Type: 'SDNRoute', Settings })),
      [...path, key],
      2,
    ),
  )
  const value = optional({
    id: o.text('ID'),
    endpoints: o.texts('HostComputeEndpoints') ?? [],
    routes: onlyRoutes(lists.flatMap((list) => list.value)),
  })
  const rest = o.rest().filter(({ what }) => !HCN_TELLS.includes(what))
  return { value, lost: [...lists.flatMap((list) => list.lost), ...lossesAt(path, rest)] }
}

/** The routes that a policy list of HNS (v1) says, all of whose policies are routes. */
export function routeFromV1(object: Json, path: Path): Read<HnsSharedRoute> {
  const o = readObject(object)
  const policies = raisePolicies(o.objects('Policies'), [...path, 'Policies'], 1)
  const value = optional({
    id: o.text('ID'),
    endpoints: (o.texts('References') ?? []).map((reference) => reference.replace(/^\/endpoints\//, '')),
    routes: onlyRoutes(policies.value),
  })
  return { value, lost: [...policies.lost, ...lossesAt(path, o.rest())] }
}

/** True for a policy list that holds routes and nothing else. */
export function isRouteList(object: Json): boolean {
  const policies = readObject(object).objects('Policies')
  return policies.length > 0 && policies.every(({ Type }) => Type === 'ROUTE')
}

function onlyRoutes(policies: readonly PlacedPolicy[]): readonly PlacedPolicy<Route>[] {
  return policies.flatMap(({ policy, path }) => (policy.kind === 'route' ? [{ policy, path }] : []))
}
