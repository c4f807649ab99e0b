import { cniAtLeast, libraryVersions } from '../../facts/plugin-generations.ts'
import * as go from '../../text/go-json.ts'
import { networkNameError } from '../libcni/network-name.ts'
import type { ProgramError } from '../outcome.ts'
import { asFormat } from './as-format.ts'
import type { CniCall } from './call.ts'
import { type Attempt, CODE, done, type Failed } from './failure.ts'
import type { GoMembers } from './result.ts'
import { validateContainerID, validateInterfaceName } from './validate.ts'
import { decodeCniVersion, versionAtLeast } from './version.ts'

/** What a plugin tells the frame that all CNI plugins share. */
export interface SkelPlugin<T> {
  /** Release of containernetworking/cni that it is built with. */
  readonly cni: string
  /** The `cniVersion` values that it accepts. */
  readonly supports: readonly string[]
  /** What it does for each command; GC and STATUS without an entry succeed where the frame knows them. For VERSION: `versionInfo`. */
  readonly commands: { readonly [command: string]: (() => Attempt<T>) | undefined }
  /** What a command that does nothing prints. */
  readonly nothing: T
}

type Input = string | Uint8Array
type Frame = Omit<SkelPlugin<unknown>, 'nothing'>

/**
 * What a CNI plugin's frame makes of a call: it checks environment, name and `cniVersion`, runs the command and puts a
 * code on its error. Source: containernetworking/cni pkg/skel/skel.go, v0.7.0 to v1.3.0.
 */
export function runSkel<T>(call: CniCall, stdin: Input, plugin: SkelPlugin<T>): Attempt<T> {
  // Without a command it tells a person what it is, on standard error.
  if (call.command === '') return done(plugin.nothing)
  const refusal = enter(call, stdin, plugin) ?? checkVersion(call.command, stdin, plugin)
  if (refusal !== undefined) return refused(refusal, plugin)
  const result = plugin.commands[call.command]?.() ?? done(plugin.nothing)
  if (result.ok || result.error.panic === true || result.error.code !== undefined) return result
  const { error } = result
  if (typed(plugin)) return { ok: false, error: { ...error, code: CODE.internal } }
  return { ok: false, error: { ...error, text: asFormat(error.text), code: CODE.untyped } }
}

/** What a plugin prints for VERSION. Source: containernetworking/cni pkg/version/plugin.go, version.go `Current`. */
export function versionInfo({ cni, supports }: Pick<Frame, 'cni' | 'supports'>): GoMembers {
  return { cniVersion: libraryVersions(cni).at(-1) ?? '', supportedVersions: supports }
}

/** Before v0.8.0 of the library every code but that of an incompatible version is 100. */
function refused(error: ProgramError, plugin: Frame): Failed {
  if (typed(plugin) || error.code === CODE.incompatibleVersion) return { ok: false, error }
  return { ok: false, error: { ...error, text: asFormat(error.text), code: CODE.untyped } }
}

function typed({ cni }: Frame): boolean {
  return cniAtLeast(cni, '0.8.0')
}

/** The checks before any command, in the order of each generation of the library. */
function enter(call: CniCall, stdin: Input, plugin: Frame): ProgramError | undefined {
  const { command, containerID, ifName } = call
  const early = cniAtLeast(plugin.cni, '1.2.0')
  const missing = missingVariables(call, early)
  if (early) {
    const needed = ATTACHING.includes(command)
    const badID = needed && containerID !== '' ? validateContainerID(containerID) : undefined
    const badName = needed && ifName !== '' ? validateInterfaceName(ifName) : undefined
    const bad = badID ?? badName ?? missing
    if (bad !== undefined || command === 'VERSION') return bad
    return validateConfig(stdin, plugin)
  }
  if (missing !== undefined || command === 'VERSION') return missing
  const bad = validateConfig(stdin, plugin)
  if (bad !== undefined || !typed(plugin)) return bad
  return validateContainerID(containerID) ?? validateInterfaceName(ifName)
}

const ATTACHING = ['ADD', 'CHECK', 'DEL']

function missingVariables(call: CniCall, knowsStatus: boolean): ProgramError | undefined {
  const attaching = ATTACHING.includes(call.command)
  const known = attaching || (knowsStatus && ['GC', 'STATUS'].includes(call.command))
  const wanted: readonly (readonly [name: string, value: string, needed: boolean])[] = [
    ['CNI_COMMAND', call.command, true],
    ['CNI_CONTAINERID', call.containerID, attaching],
    ['CNI_NETNS', call.netns, attaching && call.command !== 'DEL'],
    ['CNI_IFNAME', call.ifName, attaching],
    ['CNI_PATH', call.path, known],
  ]
  const missing = wanted.filter(([, value, needed]) => needed && value === '').map(([name]) => name)
  if (missing.length === 0) return undefined
  return { text: `required env variables [${missing.join(',')}] missing`, code: CODE.environment }
}

const NAMED = go.struct('', { name: go.string })

function validateConfig(stdin: Input, plugin: Frame): ProgramError | undefined {
  const { value, error } = go.unmarshal(stdin, NAMED)
  if (error !== undefined) {
    const prefix = typed(plugin) ? 'error unmarshall network config' : 'error reading network config'
    return { text: `${prefix}: ${error.text}`, code: CODE.decoding, path: error.path }
  }
  if (value.name === '') return { text: 'missing network name', code: CODE.networkConfig, path: ['name'] }
  return typed(plugin) ? networkNameError(value.name) : undefined
}

/** The least `cniVersion` of a configuration for each command that needs one. */
const SINCE: ReadonlyMap<string, string> = new Map([
  ['CHECK', '0.4.0'],
  ['GC', '1.1.0'],
  ['STATUS', '1.1.0'],
])

function checkVersion(command: string, stdin: Input, plugin: Frame): ProgramError | undefined {
  if (command === 'VERSION') return undefined
  const known = cniAtLeast(plugin.cni, '1.2.0') ? [...ATTACHING, 'GC', 'STATUS'] : ATTACHING
  if (!known.includes(command)) {
    return { text: `unknown CNI_COMMAND: ${command}`, code: CODE.environment }
  }
  const version = decodeCniVersion(stdin)
  if (!version.ok) return { ...version.error, code: CODE.decoding }
  const tooOld = checkCommand(command, version.value, plugin)
  if (tooOld !== undefined) return tooOld
  if (plugin.supports.includes(version.value)) return undefined
  const supported = plugin.supports.map(go.quote).join(' ')
  return {
    text: 'incompatible CNI versions',
    code: CODE.incompatibleVersion,
    details: `config is ${go.quote(version.value)}, plugin supports [${supported}]`,
    path: ['cniVersion'],
  }
}

function checkCommand(command: string, version: string, plugin: Frame): ProgramError | undefined {
  const least = SINCE.get(command)
  if (least === undefined) return undefined
  const allowed = versionAtLeast(version, least, plugin.cni)
  if (!allowed.ok) return { ...allowed.error, code: CODE.decoding }
  const code = CODE.incompatibleVersion
  if (!allowed.value) return { text: `config version does not allow ${command}`, code }
  const reached = plugin.supports.some((supported) => {
    const compared = versionAtLeast(supported, version, plugin.cni)
    return compared.ok && compared.value
  })
  return reached ? undefined : { text: `plugin version does not allow ${command}`, code }
}
