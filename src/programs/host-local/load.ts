import { cniAtLeast, fromGeneration, type PluginsRelease } from '../../facts/plugin-generations.ts'
import type { Address } from '../../net/address.ts'
import * as go from '../../text/go-json.ts'
import type { Path } from '../../text/tree.ts'
import { type Attempt, crash, done, fail } from '../cni/failure.ts'
import type { CniRoute } from '../cni/result.ts'
import { versionAtLeast } from '../cni/version.ts'
import { requestedInArgs } from './cni-args.ts'
import type { RequestedIP } from './ip-text.ts'
import { netConf } from './net-conf.ts'
import { canonicalSet, type Range, setsOverlap } from './range.ts'

/** What host-local works with once its configuration is loaded. */
export interface IpamConfig {
  readonly network: string
  /** As it is written; '' is absent. */
  readonly cniVersion: string
  /** '' is host-local's own. */
  readonly dataDir: string
  readonly resolvConf: string
  readonly routes: readonly CniRoute[]
  /** One address comes from each set. */
  readonly sets: readonly (readonly Range[])[]
  readonly requested: readonly Address[]
}

/** The configuration, or host-local's error, and what became of each place. */
export interface LoadedConfig {
  readonly config: Attempt<IpamConfig>
  readonly decoded: Omit<go.GoDecoded<unknown>, 'value'>
  /** True when `ipam` holds members of a range but no `subnet`, without which they are nothing. */
  readonly rangeWithoutSubnet: boolean
}

/**
 * What host-local makes of its configuration and CNI_ARGS before it allocates anything.
 * Source: containernetworking/plugins plugins/ipam/host-local/backend/allocator/config.go LoadIPAMConfig.
 */
export function loadIpamConfig(
  stdin: string | Uint8Array,
  args: string,
  release: PluginsRelease,
): LoadedConfig {
  const { value: net, ...decoded } = go.unmarshal(stdin, netConf(release))
  const { subnet, rangeStart, rangeEnd, gateway } = net.ipam ?? {}
  const rest = {
    decoded,
    rangeWithoutSubnet: subnet === undefined && Boolean(rangeStart ?? rangeEnd ?? gateway),
  }
  if (decoded.error !== undefined) return { config: fail(decoded.error.text, decoded.error.path), ...rest }
  return { config: check(net, args, release), ...rest }
}

type Net = ReturnType<ReturnType<typeof netConf>['zero']>

function check(net: Net, args: string, release: PluginsRelease): Attempt<IpamConfig> {
  const { ipam } = net
  if (ipam === undefined) return fail("IPAM config missing 'ipam' key", ['ipam'])
  const requested = requestedAddresses(net, args, release)
  if (!requested.ok) return requested
  const written = writtenSets(net)
  if (written.length === 0) return fail('no IP ranges specified', ['ipam'])
  const sets: (readonly Range[])[] = []
  for (const [i, { ranges, at, isOwn }] of written.entries()) {
    const set = canonicalSet(ranges, !fromGeneration(release, 'E'))
    if (!set.ok) {
      const [first, ...rest] = set.error.path ?? []
      const path = isOwn || first === undefined ? [...at, ...rest] : [...at, first, ...rest]
      return fail(`invalid range set ${i}: ${set.error.text}`, path)
    }
    sets.push(set.value)
  }
  const problem = oneAddressOnly(sets, net.cniVersion, release)
  if (problem !== undefined) return fail(problem, ['cniVersion'])
  const overlapping = overlap(sets)
  if (overlapping !== undefined) {
    const [i, j] = overlapping
    return fail(`range set ${i} overlaps with ${j}`, written[j]?.at)
  }
  return done({
    network: net.name,
    cniVersion: net.cniVersion,
    dataDir: ipam.dataDir,
    resolvConf: ipam.resolvConf,
    routes: ipam.routes ?? [],
    sets,
    requested: requested.value,
  })
}

/** The sets of ranges as they are written, in the order in which host-local numbers them, each with its place. */
function writtenSets({ runtimeConfig, ipam }: Net) {
  const placed = (sets: NonNullable<typeof runtimeConfig.ipRanges>, at: Path) =>
    sets.map((ranges, i) => ({ ranges: ranges ?? [], at: [...at, i], isOwn: false }))
  return [
    ...placed(runtimeConfig.ipRanges ?? [], ['runtimeConfig', 'ipRanges']),
    ...(ipam?.subnet === undefined ? [] : [{ ranges: [ipam], at: ['ipam'], isOwn: true }]),
    ...placed(ipam?.ranges ?? [], ['ipam', 'ranges']),
  ]
}

/** The addresses asked for by CNI_ARGS, then `args.cni.ips`, then `runtimeConfig.ips`. */
function requestedAddresses(net: Net, args: string, release: PluginsRelease): Attempt<readonly Address[]> {
  const fromArgs = requestedInArgs(args, release)
  if (!fromArgs.ok) return fromArgs
  const configured: (RequestedIP | undefined)[] = [
    ...(net.args?.cni?.ips ?? []),
    ...('ips' in net.runtimeConfig ? (net.runtimeConfig.ips ?? []) : []),
  ]
  if (configured.includes(undefined) && fromGeneration(release, 'D')) {
    return crash()
  }
  const asked = fromArgs.value.address === undefined ? configured : [fromArgs.value, ...configured]
  const addresses = asked.flatMap((ip) => ip?.address ?? [])
  return addresses.length === asked.length
    ? done(addresses)
    : fail('cannot understand ip: IP <nil> not v4 nor v6')
}

function oneAddressOnly(
  sets: readonly (readonly Range[])[],
  cniVersion: string,
  release: PluginsRelease,
): string | undefined {
  const families = sets.map((set) => set[0]?.start.family)
  if (families.filter((f) => f === 4).length <= 1 && families.filter((f) => f === 6).length <= 1)
    return undefined
  if (cniAtLeast(release.cni, '1.0.0')) {
    const modern = versionAtLeast(cniVersion, '0.3.0', release.cni)
    if (modern.ok && modern.value) return undefined
  } else if (!['', '0.1.0', '0.2.0'].includes(cniVersion)) {
    return undefined
  }
  return `CNI version ${cniVersion} does not support more than 1 address per family`
}

/** The first two sets that have an address in common. */
function overlap(sets: readonly (readonly Range[])[]): readonly [number, number] | undefined {
  for (const [i, set] of sets.entries()) {
    const j = sets.findIndex((other, index) => index > i && setsOverlap(set, other))
    if (j !== -1) return [i, j]
  }
  return undefined
}
