import { cniAtLeast } from '../../facts/plugin-generations.ts'
import { type Address, formatAddress } from '../../net/address.ts'
import type { Family } from '../../net/family.ts'
import { formatGoIpNet } from '../../net/go-net.ts'
import type { GoJson } from '../../text/go-json.ts'
import { type Attempt, crash, done, fail } from './failure.ts'

/** What a plugin hands back; it is printed in the form that the configuration's `cniVersion` asks for. */
export interface CniResult {
  readonly interfaces: readonly CniInterface[]
  readonly ips: readonly CniAddress[]
  readonly routes: readonly CniRoute[]
  readonly dns: CniDns
}

export interface CniInterface {
  readonly name: string
  readonly mac: string
  /** From 1.0.0 on; absent: 0. */
  readonly mtu?: bigint
  readonly sandbox?: string
}

export interface CniAddress {
  /** Absent where Go holds a nil `net.IP`, which prints as `<nil>`. */
  readonly address?: Address
  /** Leading ones of the mask, and how many bits it has: 0 where there is none. */
  readonly ones: number
  readonly maskBits: 0 | 32 | 128
  readonly gateway?: Address
  /** Which of the interfaces has it, where the plugin says so. */
  readonly interface?: number
}

/** A route as it is printed; undefined where the list holds `null`. */
export type CniRoute = RouteText | undefined

export interface RouteText {
  /** The family of the destination. */
  readonly family: Family
  readonly dst: string
  readonly gw: string
  /** Members that only the newer forms carry, such as `mtu`. */
  readonly more: GoMembers
}

export interface CniDns {
  readonly nameservers: readonly string[]
  readonly domain: string
  readonly search: readonly string[]
  readonly options: readonly string[]
}

export type GoMembers = { readonly [member: string]: GoJson }

export const NO_DNS: CniDns = { nameservers: [], domain: '', search: [], options: [] }

/**
 * The JSON that a plugin prints for a result, in the form of `cniVersion` ('' is an old 0.1.0). `cni` is the release of
 * containernetworking/cni. Source: its pkg/types/{020,current,040,100}/types.go, v0.7.0 to v1.3.0.
 */
export function printResult(result: CniResult, cniVersion: string, cni: string): Attempt<GoMembers> {
  if (isOldForm(cniVersion)) {
    return printOld(result, cniAtLeast(cni, '1.0.0') ? cniVersion || '0.1.0' : '0.2.0')
  }
  const versioned = cniVersion.startsWith('0.')
  const ips = result.ips.map((ip) => ({
    ...(versioned ? { version: String(familyOf(ip)) } : {}),
    ...(ip.interface === undefined ? {} : { interface: ip.interface }),
    address: addressText(ip),
    ...optional('gateway', ip.gateway && formatAddress(ip.gateway)),
  }))
  const interfaces = result.interfaces.map(({ name, mac, mtu, sandbox }) => ({
    name,
    ...optional('mac', mac),
    ...(mtu === undefined || versioned ? {} : { mtu }),
    ...optional('sandbox', sandbox),
  }))
  const routes = result.routes.map((route) => route && { ...routeMembers(route), ...route.more })
  const lists = {
    ...(interfaces.length > 0 ? { interfaces } : {}),
    ...(ips.length > 0 ? { ips } : {}),
    ...(routes.length > 0 ? { routes } : {}),
  }
  const dns = dnsMembers(result.dns)
  if (versioned || !cniAtLeast(cni, '1.2.0')) return done({ cniVersion, ...lists, dns })
  return done({ cniVersion, ...(Object.keys(dns).length > 0 ? { dns } : {}), ...lists })
}

/** One IPv4 and one IPv6 address at most, each with the routes of its family. */
function printOld(result: CniResult, cniVersion: string): Attempt<GoMembers> {
  const ip4 = result.ips.find((ip) => familyOf(ip) === 4)
  const ip6 = result.ips.find((ip) => familyOf(ip) === 6)
  if (result.routes.includes(undefined)) return crash()
  if (ip4 === undefined && ip6 === undefined) return fail('cannot convert: no valid IP addresses')
  const config = (ip: CniAddress, family: Family): GoMembers => {
    const routes = result.routes.filter((route) => route?.family === family)
    return {
      ip: addressText(ip),
      ...optional('gateway', ip.gateway && formatAddress(ip.gateway)),
      ...(routes.length > 0 ? { routes: routes.map((route) => route && routeMembers(route)) } : {}),
    }
  }
  return done({
    cniVersion,
    ...(ip4 === undefined ? {} : { ip4: config(ip4, 4) }),
    ...(ip6 === undefined ? {} : { ip6: config(ip6, 6) }),
    dns: dnsMembers(result.dns),
  })
}

/**
 * The addresses that are left of a result that went from one plugin to another in the form of `cniVersion`: the old
 * forms carry one of each family, IPv4 first.
 */
export function addressesThrough(ips: readonly CniAddress[], cniVersion: string): readonly CniAddress[] {
  if (!isOldForm(cniVersion)) return ips
  const first = [4, 6].map((family) => ips.find((ip) => familyOf(ip) === family))
  return first.filter((ip) => ip !== undefined)
}

/** True for the forms that hold one address of each family. */
export function isOldForm(cniVersion: string): boolean {
  return ['', '0.1.0', '0.2.0'].includes(cniVersion)
}

/** The family under which a result lists an address: what is not IPv4 counts as IPv6, nil too. */
function familyOf(ip: CniAddress): Family {
  return ip.address?.family === 4 ? 4 : 6
}

function addressText({ address, ones, maskBits }: CniAddress): string {
  return address === undefined ? '<nil>' : formatGoIpNet({ address, ones, maskBits })
}

function routeMembers({ dst, gw }: RouteText): GoMembers {
  return { dst, ...optional('gw', gw) }
}

function dnsMembers({ nameservers, domain, search, options }: CniDns): GoMembers {
  return {
    ...(nameservers.length > 0 ? { nameservers } : {}),
    ...optional('domain', domain),
    ...(search.length > 0 ? { search } : {}),
    ...(options.length > 0 ? { options } : {}),
  }
}

/** A member that Go leaves out when it is empty. */
function optional(name: string, text: string | undefined): GoMembers {
  return text === undefined || text === '' ? {} : { [name]: text }
}
