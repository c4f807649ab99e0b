import { cniAtLeast, libraryVersions } from '../../facts/plugin-generations.ts'
import type { Address } from '../../net/address.ts'
import type { GoIpNet } from '../../net/go-net.ts'
import * as go from '../../text/go-json.ts'
import { type Attempt, crash, done, fail, type Failed } from './failure.ts'
import { ipNet, netIP } from './go-types.ts'
import { addressesThrough, type CniAddress, type GoMembers, isOldForm } from './result.ts'
import { decodeCniVersion } from './version.ts'

/** What a plugin that was called leaves behind. */
export interface PluginAnswer {
  readonly exit: number
  /** What it printed on standard output. */
  readonly stdout: string
}

/**
 * The addresses in the result that a plugin printed, as its caller reads it; `confVersion` is the caller's `cniVersion`,
 * `cni` the release of its library. Which form is expected differs: before v1.0.0 the one that was asked for, in v1.0.x
 * the one that the result names, from v1.1.0 on that one or, without one, the one that was asked for.
 * Source: containernetworking/cni pkg/invoke/exec.go, pkg/types/{020,040,100}/types.go, v0.7.0 to v1.3.0.
 */
export function readAddresses(
  { exit, stdout }: PluginAnswer,
  confVersion: string,
  cni: string,
): Attempt<readonly CniAddress[]> {
  if (exit !== 0) return pluginFailure(stdout, exit, cni)
  const version = resultVersion(stdout, confVersion, cni)
  if (!version.ok) return version
  if (!libraryVersions(cni).includes(version.value)) {
    return fail(`unsupported CNI result version ${go.quote(version.value)}`)
  }
  return isOldForm(version.value) ? readOld(stdout) : readNew(stdout)
}

/**
 * The same for a caller that takes the form of 0.2.0, with one address of each family: a result in a newer form is
 * converted, which it cannot be without an address. Source: containernetworking/cni pkg/types/internal, v1.0.0 and later.
 */
export function readOldAddresses(
  answer: PluginAnswer,
  confVersion: string,
  cni: string,
): Attempt<readonly CniAddress[]> {
  const read = readAddresses(answer, confVersion, cni)
  if (!read.ok) return read
  const version = resultVersion(answer.stdout, confVersion, cni)
  if (read.value.length > 0 || !version.ok || isOldForm(version.value))
    return done(addressesThrough(read.value, '0.2.0'))
  return fail('cannot convert: no valid IP addresses')
}

/** What a plugin that a model ran leaves behind. */
export function answerOf(result: GoMembers | undefined): PluginAnswer {
  return { exit: 0, stdout: result === undefined ? '' : go.marshalAny(result) }
}

/** The error that the caller of a plugin makes of its exit and what it printed. Source: pkg/invoke/raw_exec.go. */
export function pluginFailure(stdout: string, exit: number, cni: string): Failed {
  if (stdout === '') {
    const status = cniAtLeast(cni, '0.8.0') ? `: exit status ${exit}` : ''
    return { ok: false, error: { text: `netplugin failed with no error message${status}`, code: 0 } }
  }
  const { value, error } = go.unmarshal(stdout, CniError)
  const problem = 'netplugin failed but error parsing its diagnostic message'
  const text = error === undefined ? value.msg : `${problem} ${go.quote(stdout)}: ${error.text}`
  const code = Number(value.code)
  return { ok: false, error: { text, code, ...(value.details === '' ? {} : { details: value.details }) } }
}

const CniError = go.struct('types.Error', { code: go.uint, msg: go.string, details: go.string })

/** The form of a result, by what it names or what was asked for. */
export function resultVersion(stdout: string, confVersion: string, cni: string): Attempt<string> {
  const asked = confVersion === '' ? '0.1.0' : confVersion
  if (!cniAtLeast(cni, '1.0.0')) return done(asked)
  if (!cniAtLeast(cni, '1.1.0')) return decodeCniVersion(stdout)
  const { value, error } = go.unmarshal(stdout, go.map(go.any))
  if (error !== undefined) return fail(`failed to unmarshal raw result: ${error.text}`)
  const named = value?.get('cniVersion')
  return done(typeof named === 'string' && named !== '' ? named : asked)
}

/** A route that another plugin could not name a destination of ends the reading of its result. */
const Route = go.decodedThrough('types.Route', go.struct('types.route', { dst: ipNet, gw: netIP }))
const OldIP = go.struct('020.ipConfig', { ip: ipNet, gateway: netIP, routes: go.slice(Route) })
const OldResult = go.struct('020.Result', { ip4: go.pointer(OldIP), ip6: go.pointer(OldIP) })

function readOld(stdout: string): Attempt<readonly CniAddress[]> {
  const { value, error } = go.unmarshal(stdout, OldResult)
  if (error !== undefined) return fail(error.text)
  return done(
    [value.ip4, value.ip6].flatMap((ip) => (ip === undefined ? [] : [addressOf(ip.ip, ip.gateway)])),
  )
}

const NewIP = go.struct('types.ipConfig', { address: ipNet, gateway: netIP })
const NewResult = go.struct('types.Result', {
  ips: go.slice(go.pointer(NewIP)),
  routes: go.slice(go.pointer(Route)),
})

function readNew(stdout: string): Attempt<readonly CniAddress[]> {
  const { value, error } = go.unmarshal(stdout, NewResult)
  if (error !== undefined) return fail(error.text)
  const ips = (value.ips ?? []).flatMap((ip) => (ip === undefined ? [] : [addressOf(ip.address, ip.gateway)]))
  return ips.length === (value.ips ?? []).length ? done(ips) : crash()
}

/** An address that is missing is a nil `net.IP` with an empty mask. */
export function addressOf(net: GoIpNet | undefined, gateway: Address | undefined): CniAddress {
  return { ones: 0, maskBits: 32, ...net, ...(gateway === undefined ? {} : { gateway }) }
}
