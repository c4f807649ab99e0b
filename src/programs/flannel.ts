import { flannelCniRelease, type FlannelCniRelease, type Wrapping } from '../facts/flannel-cni-releases.ts'
import { libraryVersions } from '../facts/plugin-generations.ts'
import { atLeast, type ProgramVersion } from '../facts/versions.ts'
import * as go from '../text/go-json.ts'
import { type Path, pointer } from '../text/tree.ts'
import type { CniCall } from './cni/call.ts'
import { commandNotes } from './cni/command-notes.ts'
import { type Attempt, done, fail } from './cni/failure.ts'
import type { GoMembers } from './cni/result.ts'
import { runSkel, versionInfo } from './cni/skel.ts'
import { delegateConf, delegateNotes } from './flannel/delegate.ts'
import { findPluginError } from './cni/find-plugin.ts'
import { flannelNetConf, libraryOf } from './flannel/net-conf.ts'
import { readSubnetEnv, type SubnetEnv } from './flannel/subnet-env.ts'
import { netConfType } from './libcni.ts'
import { cniErrorText } from './libcni/network-name.ts'
import { joinNotes, type Notes, type Outcome } from './outcome.ts'
import { entryOf } from '../text/entry-of.ts'

export { FLANNEL_DEFAULTS } from './flannel/net-conf.ts'
export { readSubnetEnv, type SubnetEnv } from './flannel/subnet-env.ts'

/** One call of the flannel CNI plugin. */
export interface FlannelInput {
  /** Its configuration, as libcni passes it. */
  readonly stdin: string | Uint8Array
  readonly call: CniCall
  /** v0.8.x and v0.9.x of containernetworking/plugins, v0.1 and v1.x of flannel-io/cni-plugin. */
  readonly version: ProgramVersion
  /** What the file that `subnetFile` names holds; undefined where there is none. */
  readonly subnetEnv: string | Uint8Array | undefined
  /** What ADD saved for this sandbox, for DEL; undefined where there is nothing. */
  readonly saved?: string
  /** The plugins in CNI_PATH, without `.exe`; absent: every one is there. */
  readonly installed?: readonly string[]
  /** What the operating system says of a missing file; Windows' text unless given. */
  readonly missingFile?: string
}

/** The call of its delegate, with the delegate's own command. */
export interface FlannelDelegation {
  readonly type: string
  readonly command: 'ADD' | 'DEL'
  readonly stdin: string
}

/** What the flannel CNI plugin does: `value` is absent where it succeeds without calling a delegate. */
export interface FlannelOutcome extends Outcome<FlannelDelegation | undefined> {
  /** What became of the keys of subnet.env, where it was read. */
  readonly subnetEnv?: Outcome<SubnetEnv>
  /** What VERSION prints. */
  readonly versions?: GoMembers
  /** `subnetFile` of the configuration, or its default. */
  readonly subnetFile: string
  /** What ADD saves for DEL before it calls the delegate, so also when the delegate then fails or is not there. */
  readonly saves?: string
  /** True when DEL takes away what was saved: with the delegate's success, before v0.8.7 whatever comes of it. */
  readonly forgets?: true
}

/**
 * What the flannel CNI plugin does on Windows: it makes its delegate's configuration of its own and of subnet.env. CHECK
 * does nothing; DEL hands on what ADD has saved.
 * Source: flannel-io/cni-plugin flannel.go and flannel_windows.go, v0.1 to v1.9.1-flannel1 (before:
 * containernetworking/plugins plugins/meta/flannel, v0.8.0 to v0.9.1); measured v1.1.2 and v1.9.1-flannel1.
 */
export function flannel(input: FlannelInput): FlannelOutcome {
  const release = flannelCniRelease(input.version)
  const decoded = go.unmarshal(input.stdin, flannelNetConf(release))
  const { value: conf, error } = decoded
  const loaded: Attempt<typeof conf> =
    error === undefined ? done(conf) : fail(`failed to load netconf: ${error.text}`, error.path)
  let env: Outcome<SubnetEnv> | undefined
  let saves: string | undefined
  let versions: GoMembers | undefined
  let reached = false
  const frame = { cni: release.cni, supports: libraryVersions(release.cni) }
  const result = runSkel<FlannelDelegation | undefined>(input.call, input.stdin, {
    ...frame,
    nothing: undefined,
    commands: {
      VERSION: () => {
        versions = versionInfo(frame)
        return done(undefined)
      },
      ADD: () => {
        if (!loaded.ok) return wrapped(release.netConfError, loaded)
        env = loadEnv(input, conf.subnetFile, release)
        if (!env.result.ok) return wrapped(release.subnetEnvError, env.result)
        const made = delegateConf(conf, env.result.value, release.networkList)
        if (!made.ok) return made
        if (conf.dataDir === '')
          return wrapped(release.delegateError, fail(`mkdir : ${NO_PATH}`, ['dataDir']))
        saves = go.marshalAny(made.value)
        return delegateAdd(String(made.value.get('type')), saves, input, release)
      },
      CHECK: () => done(undefined),
      DEL: () => {
        if (!loaded.ok) return loaded
        reached = true
        return input.saved === undefined ? done(undefined) : delegateDel(input.saved, input, release)
      },
    },
  })
  return {
    result,
    subnetFile: conf.subnetFile,
    ...(env === undefined ? {} : { subnetEnv: env }),
    ...(versions === undefined ? {} : { versions }),
    ...(saves === undefined ? {} : { saves }),
    ...(reached && forgets(input, result.ok) ? { forgets: true as const } : {}),
    ...commandNotes(
      input.call.command,
      notes(decoded, result.ok && result.value?.command === 'ADD' ? delegateNotes(conf) : {}),
      input.call.command === 'DEL' ? ['dataDir'] : [],
    ),
  }
}

/** Source: containernetworking/plugins plugins/meta/flannel/flannel.go, v0.8.6 and v0.8.7. */
function forgets({ call, saved, version }: FlannelInput, succeeded: boolean): boolean {
  return call.command === 'DEL' && saved !== undefined && (succeeded || !atLeast(version, '0.8.7'))
}

/** Windows' text for a file that is not there. */
const NO_FILE = 'The system cannot find the file specified.'
/** And for a directory that cannot be: read in golang/go src/syscall/types_windows.go, not measured. */
const NO_PATH = 'The system cannot find the path specified.'

function loadEnv(input: FlannelInput, file: string, release: FlannelCniRelease): Outcome<SubnetEnv> {
  if (input.subnetEnv !== undefined) return readSubnetEnv(input.subnetEnv, file, release)
  const text = `open ${file}: ${input.missingFile ?? NO_FILE}`
  return { result: fail(text, ['subnetFile']), ...joinNotes() }
}

function delegateAdd(
  type: string,
  stdin: string,
  input: FlannelInput,
  release: FlannelCniRelease,
): Attempt<FlannelDelegation> {
  const missing = findPluginError(type, input.call.path, release.cni, input.installed)
  if (missing !== undefined) return wrapped(release.delegateError, fail(missing, ['delegate', 'type']))
  return done({ type, command: 'ADD', stdin })
}

function delegateDel(
  saved: string,
  input: FlannelInput,
  release: FlannelCniRelease,
): Attempt<FlannelDelegation> {
  const { value, error } = go.unmarshal(saved, netConfType(libraryOf(release)))
  if (error !== undefined) return fail(`failed to parse netconf: ${error.text}`)
  const missing = findPluginError(value.type, input.call.path, release.cni, input.installed)
  return missing === undefined ? done({ type: value.type, command: 'DEL', stdin: saved }) : fail(missing)
}

function wrapped(
  { before, after }: Wrapping,
  failed: Extract<Attempt<unknown>, { ok: false }>,
): Attempt<never> {
  if (failed.error.panic === true) return failed
  return fail(`${before}${cniErrorText(failed.error)}${after}`, failed.error.path)
}

/** Keys that are decoded, and so must have the right type, but have no effect on Windows. */
const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  type: 'only libcni looks at it',
  capabilities: 'only libcni looks at it',
  ipam: 'only the Linux build of flannel looks at it',
  dns: 'it is not handed on to the delegate',
  prevresult: 'it is not handed on to the delegate',
  'cni.dev/valid-attachments': 'only a garbage collection gives it',
}

function notes(decoded: go.GoDecoded<unknown>, made: Partial<Notes>): Notes {
  const reasonFor = (path: Path) => entryOf(WITHOUT_EFFECT, go.foldKey(String(path[0])).toLowerCase())
  const replaced = new Set(made.overwritten?.map(({ path }) => pointer(path)))
  const without = new Map(
    decoded.read.flatMap((path) => {
      const reason = reasonFor(path)
      return reason === undefined ? [] : [[String(path[0]), reason] as const]
    }),
  )
  return joinNotes(
    {
      read: decoded.read.filter((path) => reasonFor(path) === undefined && !replaced.has(pointer(path))),
      ignored: [...without].map(([key, reason]) => ({ path: [key], reason })),
      overwritten: decoded.overwritten,
    },
    { ignored: decoded.ignored },
    made,
  )
}
