import { libraryVersions } from '../../facts/plugin-generations.ts'
import type { Address } from '../../net/address.ts'
import type { GoIpNet } from '../../net/go-net.ts'
import * as go from '../../text/go-json.ts'
import { type Attempt, crash, done, fail } from './failure.ts'
import { ipNet, netIP } from './go-types.ts'
import { addressOf, type PluginAnswer, pluginFailure, resultVersion } from './read-answer.ts'
import { type CniAddress, type CniDns, isOldForm } from './result.ts'

/** The result of a plugin as its caller holds it. */
export interface ReadResult {
  readonly ips: readonly CniAddress[]
  readonly routes: readonly ReadRoute[]
  readonly dns: CniDns
}

export interface ReadRoute {
  readonly dst?: GoIpNet
  readonly gateway?: Address
}

/**
 * The whole result that a plugin printed, as `readAddresses` reads the addresses of it; for callers with a library from
 * 1.1.0 on. Source: containernetworking/cni pkg/types/{020,040,100}/types.go v1.3.0.
 */
export function readResult(
  { exit, stdout }: PluginAnswer,
  confVersion: string,
  cni: string,
): Attempt<ReadResult> {
  if (exit !== 0) return pluginFailure(stdout, exit, cni)
  const version = resultVersion(stdout, confVersion, cni)
  if (!version.ok) return version
  if (!libraryVersions(cni).includes(version.value)) {
    return fail(`unsupported CNI result version ${go.quote(version.value)}`)
  }
  return isOldForm(version.value) ? readOld(stdout) : readNew(stdout)
}

const strings = go.slice(go.string)
const Dns = go.struct('types.DNS', {
  nameservers: strings,
  domain: go.string,
  search: strings,
  options: strings,
})
const Route = go.decodedThrough('types.Route', go.struct('types.route', { dst: ipNet, gw: netIP }))
const OldIP = go.struct('020.ipConfig', { ip: ipNet, gateway: netIP, routes: go.slice(Route) })
const OldResult = go.struct('020.Result', { ip4: go.pointer(OldIP), ip6: go.pointer(OldIP), dns: Dns })

function readOld(stdout: string): Attempt<ReadResult> {
  const { value, error } = go.unmarshal(stdout, OldResult)
  if (error !== undefined) return fail(error.text)
  const held = [value.ip4, value.ip6].filter((ip) => ip !== undefined)
  return done({
    ips: held.map(({ ip, gateway }) => addressOf(ip, gateway)),
    routes: held.flatMap(({ routes = [] }) => routes.map(routeOf)),
    dns: dnsOf(value.dns),
  })
}

const NewIP = go.struct('types.ipConfig', { address: ipNet, gateway: netIP })
const NewResult = go.struct('types.Result', {
  ips: go.slice(go.pointer(NewIP)),
  routes: go.slice(go.pointer(Route)),
  dns: Dns,
})

function readNew(stdout: string): Attempt<ReadResult> {
  const { value, error } = go.unmarshal(stdout, NewResult)
  if (error !== undefined) return fail(error.text)
  const ips = (value.ips ?? []).filter((ip) => ip !== undefined)
  const routes = (value.routes ?? []).filter((route) => route !== undefined)
  if (ips.length < (value.ips?.length ?? 0) || routes.length < (value.routes?.length ?? 0)) return crash()
  return done({
    ips: ips.map(({ address, gateway }) => addressOf(address, gateway)),
    routes: routes.map(routeOf),
    dns: dnsOf(value.dns),
  })
}

function routeOf({ dst, gw }: go.GoValue<typeof Route>): ReadRoute {
  return { ...(dst === undefined ? {} : { dst }), ...(gw === undefined ? {} : { gateway: gw }) }
}

function dnsOf({ nameservers = [], domain, search = [], options = [] }: go.GoValue<typeof Dns>): CniDns {
  return { nameservers, domain, search, options }
}
