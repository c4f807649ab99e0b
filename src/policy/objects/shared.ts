import { structKeys } from '../../facts/hns-schema/api.ts'
import { optional } from '../optional.ts'
import type { Json, Loss } from '../lowered.ts'
import { readObject } from '../read-object.ts'
import { writeObject } from '../write-object.ts'
import type { Dns, HnsRoute } from './network.ts'

/** What HCN (v2) has at the end of every object that is created. */
export const SCHEMA_VERSION = { Major: 2, Minor: 0 }

/** What objects of HCN (v2) tell of themselves: it says nothing of what is asked for. */
export const HCN_TELLS: readonly string[] = ['Health', 'SchemaVersion', 'Version', 'State', 'Telemetry']

/** The `Dns` of an object of HCN (v2). */
export function writeDns(dns: Dns | undefined): Json {
  const { domain, search, servers, options } = dns ?? {}
  return struct('Dns', { Domain: domain, Search: search, ServerList: servers, Options: options })
}

export function readDns(object: Json | undefined, lost: Loss[]): Dns | undefined {
  if (object === undefined || Object.keys(object).length === 0) return undefined
  const o = readObject(object)
  const dns = optional({
    domain: o.text('Domain'),
    search: o.texts('Search'),
    servers: o.texts('ServerList'),
    options: o.texts('Options'),
  })
  lost.push(...o.rest())
  return dns
}

/** The routes of an object of HCN (v2), the default route first. */
export function writeRoutes(gateways: readonly string[], routes: readonly HnsRoute[] = []): readonly Json[] {
  const defaults = gateways.map((hop) => ({ nextHop: hop, destinationPrefix: defaultRoute(hop) }))
  return [...defaults, ...routes].map((route: HnsRoute) =>
    struct('Route', {
      NextHop: route.nextHop,
      DestinationPrefix: route.destinationPrefix,
      Metric: route.metric,
    }),
  )
}

/** The next hops of default routes, and all other routes. */
export function readRoutes(
  objects: readonly Json[],
  lost: Loss[],
): { readonly gateways: readonly string[]; readonly routes: readonly HnsRoute[] } {
  const all = objects.map((object) => {
    const o = readObject(object)
    const route = optional({
      nextHop: o.text('NextHop'),
      destinationPrefix: o.text('DestinationPrefix'),
      metric: o.number('Metric'),
    })
    lost.push(...o.rest())
    return route
  })
  const gateways: string[] = []
  const routes: HnsRoute[] = []
  for (const route of all) {
    const { nextHop, destinationPrefix, metric } = route
    const first =
      nextHop !== undefined && !gateways.some((hop) => hop.includes(':') === nextHop.includes(':'))
    const isDefault = first && metric === undefined && destinationPrefix === defaultRoute(nextHop)
    if (isDefault) gateways.push(nextHop)
    else routes.push(route)
  }
  return { gateways, routes }
}

function defaultRoute(hop: string): string {
  return hop.includes(':') ? '::/0' : '0.0.0.0/0'
}

/** An object of HCN (v2) by its table; members without a value are left out. */
export function struct(name: string, values: Json): Json {
  return writeObject(2, structKeys(2, name), values)
}

/** An object of HNS (v1) by its table; members without a value are left out. */
export function structV1(name: string, values: Json): Json {
  return writeObject(1, structKeys(1, name), values)
}

/** True for a list that has anything in it. */
export function some(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length > 0
}
