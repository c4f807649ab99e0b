import { libraryVersions, pluginsRelease } from '../facts/plugin-generations.ts'
import { atLeast, type ProgramVersion } from '../facts/versions.ts'
import { formatAddress, type Address } from '../net/address.ts'
import type { Path } from '../text/tree.ts'
import type { CniCall } from './cni/call.ts'
import { commandNotes } from './cni/command-notes.ts'
import { type Attempt, done, fail } from './cni/failure.ts'
import {
  type CniAddress,
  type CniDns,
  type CniResult,
  type GoMembers,
  NO_DNS,
  printResult,
} from './cni/result.ts'
import { runSkel, versionInfo } from './cni/skel.ts'
import { allocate } from './host-local/allocate.ts'
import { type IpamConfig, type LoadedConfig, loadIpamConfig } from './host-local/load.ts'
import { rangeFor } from './host-local/range.ts'
import { parseResolvConf } from './host-local/resolv-conf.ts'
import {
  type Folder,
  folderOf,
  type HostLocalStore,
  ownsAny,
  type Platform,
  release,
} from './host-local/store.ts'
import type { Note, Outcome } from './outcome.ts'

/** One call of host-local. */
export interface HostLocalInput {
  /** The configuration: the whole plugin object that win-bridge or win-overlay was given. */
  readonly stdin: string | Uint8Array
  readonly call: CniCall
  /** Release of containernetworking/plugins. */
  readonly version: ProgramVersion
  readonly store: HostLocalStore
  /** What `ipam.resolvConf` may name: text by path. */
  readonly files?: Readonly<Record<string, string>>
  /** Absent: `windows`. */
  readonly platform?: Platform
}

/** What host-local does when it is called. */
export interface HostLocalOutcome extends Outcome<GoMembers | undefined> {
  /** The result of ADD before it takes the form of a `cniVersion`. */
  readonly allocated?: CniResult
  /** The store afterwards, also after an error. */
  readonly store: HostLocalStore
}

/**
 * What host-local does on Windows when it is called: the address it gives, what it keeps on disk, what it prints.
 * Source: containernetworking/plugins plugins/ipam/host-local, v0.8.0 to v1.9.1.
 */
export function hostLocal(input: HostLocalInput): HostLocalOutcome {
  const plugins = pluginsRelease(input.version)
  const loaded = loadIpamConfig(input.stdin, input.call.args, plugins)
  let store = input.store
  let allocated: CniResult | undefined
  const inFolder = <T>(
    run: (config: IpamConfig, folder: Folder) => readonly [Attempt<T>, Folder],
  ): Attempt<T> => {
    if (!loaded.config.ok) return loaded.config
    const path = folderOf(loaded.config.value.dataDir, loaded.config.value.network)
    const [result, folder] = run(loaded.config.value, { lock: '', ...store[path] })
    store = { ...store, [path]: folder }
    return result
  }
  const frame = { cni: plugins.cni, supports: libraryVersions(plugins.cni) }
  const result = runSkel<GoMembers | undefined>(input.call, input.stdin, {
    ...frame,
    nothing: undefined,
    commands: {
      VERSION: () => done(versionInfo(frame)),
      ADD: () => {
        const dns = resolvConf(input, loaded)
        if (!dns.ok) return dns
        const added = inFolder((config, folder) => add(input, config, folder, dns.value))
        if (!added.ok) return added
        allocated = added.value
        return printResult(added.value, loaded.config.ok ? loaded.config.value.cniVersion : '', plugins.cni)
      },
      CHECK: () => inFolder((_, folder) => [check(input.call, folder), folder]),
      DEL: () => inFolder((_, folder) => [done(undefined), release(folder, input.call)]),
    },
  })
  const said = notes(loaded)
  return {
    result,
    store,
    ...(allocated === undefined ? {} : { allocated }),
    ...(LOADING.includes(input.call.command) ? said : commandNotes(input.call.command, said, [])),
  }
}

/** Commands that load the configuration, and fail where it is wrong. */
const LOADING = ['ADD', 'CHECK', 'DEL']

function add(
  input: HostLocalInput,
  config: IpamConfig,
  before: Folder,
  dns: CniDns,
): [Attempt<CniResult>, Folder] {
  const asking = {
    owner: input.call,
    platform: input.platform ?? 'windows',
    refuseDuplicates: atLeast(input.version, '0.8.2'),
    losesBeginning: !atLeast(input.version, '1.0.0-rc1'),
  }
  let folder = before
  let wanted: readonly Address[] = distinct(config.requested)
  const ips: CniAddress[] = []
  for (const [index, set] of config.sets.entries()) {
    const requested = wanted.find((address) => rangeFor(set, address) !== undefined)
    wanted = wanted.filter((address) => address !== requested)
    const given = allocate(set, index, folder, requested, asking)
    if (!given.ok) {
      if (given.error.panic === true) return [given, folder]
      const failed = fail(`failed to allocate for range ${index}: ${given.error.text}`, ['ipam'])
      return [failed, ips.length > 0 ? release(folder, input.call) : folder]
    }
    const { address, range } = given.value
    folder = given.value.folder
    ips.push({ address, ones: range.subnet.ones, maskBits: range.subnet.maskBits, gateway: range.gateway })
  }
  if (wanted.length > 0) {
    const missed = wanted.map((address) => ` ${formatAddress(address)}`).join('')
    return [fail(`failed to allocate all requested IPs:${missed}`), release(folder, input.call)]
  }
  return [done({ interfaces: [], ips, routes: config.routes, dns }), folder]
}

/** Addresses asked for twice are one; Go takes several in any order, we in the order of asking. */
function distinct(addresses: readonly Address[]): readonly Address[] {
  return [...new Map(addresses.map((address) => [formatAddress(address), address])).values()]
}

function check(call: CniCall, folder: Folder): Attempt<undefined> {
  if (ownsAny(folder, call)) return done(undefined)
  return fail(`host-local: Failed to find address added by container ${call.containerID}`)
}

/** What the operating system says of a file that is not there. */
const MISSING: Readonly<Record<Platform, string>> = {
  windows: 'The system cannot find the file specified.',
  linux: 'no such file or directory',
}

function resolvConf(input: HostLocalInput, { config }: LoadedConfig): Attempt<CniDns> {
  const path = config.ok ? config.value.resolvConf : ''
  if (path === '') return done(NO_DNS)
  const text = input.files?.[path]
  if (text !== undefined) return done(parseResolvConf(text))
  return fail(`open ${path}: ${MISSING[input.platform ?? 'windows']}`, ['ipam', 'resolvConf'])
}

function notes({ decoded, rangeWithoutSubnet }: LoadedConfig): Omit<Outcome<never>, 'result'> {
  const dropped: Note[] = rangeWithoutSubnet
    ? decoded.read.filter(isRangeMember).map((path) => ({ path, reason: 'without `subnet` it is no range' }))
    : []
  const read = decoded.read.filter((path) => !dropped.some((note) => note.path === path))
  return { read, ignored: decoded.ignored, overwritten: decoded.overwritten, dropped, added: [] }
}

function isRangeMember(path: Path): boolean {
  const key = String(path[1]).toLowerCase()
  return path.length === 2 && ['rangestart', 'rangeend', 'gateway'].includes(key)
}
