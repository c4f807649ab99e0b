import { atLeast, type ProgramVersion } from '../../facts/versions.ts'
import * as go from '../../text/go-json.ts'
import type { ObjectTree, Path, Tree } from '../../text/tree.ts'
import {
  failure,
  joinNotes,
  type Note,
  type Notes,
  type Outcome,
  type ProgramError,
  success,
} from '../outcome.ts'
import { floatNotes } from './float-pass.ts'
import { goTypeName } from './go-type-name.ts'
import { listVersion } from './list-version.ts'
import { pluginConf, type PluginConf } from './plugin-conf.ts'
import { entryOf } from '../../text/entry-of.ts'

/** A network configuration list, as libcni holds it. */
export interface ConfList {
  readonly name: string
  readonly cniVersion: string
  readonly disableCheck: boolean
  readonly disableGC: boolean
  readonly loadOnlyInlinedPlugins: boolean
  readonly plugins: readonly PluginConf[]
  readonly bytes: Uint8Array | string
  /** The file that it was read from. */
  readonly file?: string
}

/**
 * What libcni makes of the bytes of a `.conflist`. Its own keys are looked up in a map, so their case counts; every
 * plugin is printed again, its numbers as float64, before it is looked at.
 * Source: containernetworking/cni libcni/conf.go `ConfListFromBytes`, v0.6.0 to v1.3.1; measured v0.8.1 to v1.3.1.
 * v1.2.0 and v1.2.1 compared `cniVersions` as semver and are modelled as v1.2.2.
 */
export function confList(
  bytes: Uint8Array | string,
  libcni: ProgramVersion,
  file?: string,
): Outcome<ConfList> {
  const scanned = go.scan(bytes)
  if (!scanned.ok) return failure(`${PREFIX}${scanned.error.text}`)
  const { tree } = scanned.value
  const decoded = go.decode(scanned.value, go.map(go.any))
  const notes: Partial<Notes> = {
    ...keyNotes(tree, libcni),
    overwritten: [...decoded.overwritten, ...floatNotes(tree)],
  }
  if (decoded.error !== undefined) {
    return failure({ text: `${PREFIX}${decoded.error.text}`, path: decoded.error.path }, notes)
  }
  const raw = decoded.value ?? new Map<string, go.GoAny | undefined>()

  const head = listHead(raw, libcni)
  if (!head.ok) return failure(head.error, notes)
  const plugins = pluginValues(raw, head.value.loadOnlyInlinedPlugins, libcni)
  if (!plugins.ok) return failure(plugins.error, notes)

  const steps: Partial<Notes>[] = [notes]
  const confs: PluginConf[] = []
  for (const [i, value] of plugins.value.entries()) {
    const place = file === undefined ? { at: ['plugins', i] } : { at: ['plugins', i], file }
    const conf = pluginConf(go.marshalAny(value), libcni, place)
    steps.push({ read: conf.read })
    if (!conf.result.ok) {
      const { error } = conf.result
      if (error.panic === true) return failure(error, joinNotes(...steps))
      const failed = atLeast(libcni, '0.8.0') ? 'failed' : 'Failed'
      const text = `${failed} to parse plugin config ${i}: ${error.text}`
      return failure(error.path === undefined ? text : { text, path: error.path }, joinNotes(...steps))
    }
    confs.push(conf.result.value)
  }
  const list = { ...head.value, plugins: confs, bytes }
  return success(file === undefined ? list : { ...list, file }, joinNotes(...steps))
}

const PREFIX = 'error parsing configuration list: '

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ProgramError }
type RawList = ReadonlyMap<string, go.GoAny | undefined>

function listHead(raw: RawList, libcni: ProgramVersion): Read<Omit<ConfList, 'plugins' | 'bytes' | 'file'>> {
  const name = raw.get('name')
  if (!raw.has('name')) return wrong('no name', 'name')
  if (typeof name !== 'string') return wrong(`invalid name type ${goTypeName(name)}`, 'name')
  const cniVersion = listVersion(raw, libcni)
  if (!cniVersion.ok) return wrong(cniVersion.error, cniVersion.key)
  const disableCheck = switchValue(raw, 'disableCheck', libcni)
  if (!disableCheck.ok) return disableCheck
  const disableGC = switchValue(raw, 'disableGC', libcni)
  if (!disableGC.ok) return disableGC
  const inlined = switchValue(raw, 'loadOnlyInlinedPlugins', libcni)
  if (!inlined.ok) return inlined
  const value = {
    name,
    cniVersion: cniVersion.value,
    disableCheck: disableCheck.value,
    disableGC: disableGC.value,
    loadOnlyInlinedPlugins: inlined.value,
  }
  return { ok: true, value }
}

/** The release that first reads each switch; a string instead of a boolean came with v1.2.0. */
const SWITCH_SINCE = { disableCheck: '0.7.0', disableGC: '1.2.1', loadOnlyInlinedPlugins: '1.3.0' } as const

function switchValue(raw: RawList, key: keyof typeof SWITCH_SINCE, libcni: ProgramVersion): Read<boolean> {
  const value = raw.get(key)
  if (!raw.has(key) || !atLeast(libcni, SWITCH_SINCE[key])) return { ok: true, value: false }
  if (typeof value === 'boolean') return { ok: true, value }
  const type = goTypeName(value)
  if (!atLeast(libcni, '1.2.0')) return wrong(`invalid ${key} type ${type}`, key)
  const newer = atLeast(libcni, '1.2.1')
  if (typeof value !== 'string')
    return wrong(newer ? `invalid type ${type} for ${key}` : `invalid ${key} type ${type}`, key)
  const word = value.toLowerCase()
  if (word === 'true' || word === 'false') return { ok: true, value: word === 'true' }
  return wrong(
    newer ? `invalid value ${go.quote(word)} for ${key}` : `invalid ${key} value ${go.quote(value)}`,
    key,
  )
}

function pluginValues(raw: RawList, onlyInlined: boolean, libcni: ProgramVersion): Read<readonly go.GoAny[]> {
  const plugins = raw.get('plugins')
  if (!raw.has('plugins')) {
    if (!atLeast(libcni, '1.3.0')) return wrong("no 'plugins' key", 'plugins')
    if (onlyInlined) return wrong("`loadOnlyInlinedPlugins` is true, and no 'plugins' key", 'plugins')
    return { ok: true, value: [] }
  }
  if (!isList(plugins)) return wrong(`invalid 'plugins' type ${goTypeName(plugins)}`, 'plugins')
  return plugins.length === 0 ? wrong('no plugins in list', 'plugins') : { ok: true, value: plugins }
}

function isList(value: go.GoAny | undefined): value is readonly go.GoAny[] {
  return Array.isArray(value)
}

function wrong(error: string, key: string): { readonly ok: false; readonly error: ProgramError } {
  return { ok: false, error: { text: PREFIX + error, path: [key] } }
}

/** The keys that libcni looks up in a list, by the release that first does. */
const LIST_KEYS: Readonly<Record<string, string>> = {
  name: '0.6.0',
  cniVersion: '0.6.0',
  plugins: '0.6.0',
  cniVersions: '1.2.0',
  ...SWITCH_SINCE,
}

function keyNotes(tree: Tree, libcni: ProgramVersion): { read: Path[]; ignored: Note[] } {
  const members = tree.kind === 'object' ? keysOf(tree) : []
  const isRead = (key: string) =>
    Object.hasOwn(LIST_KEYS, key) && atLeast(libcni, entryOf(LIST_KEYS, key) ?? '')
  return {
    read: members.filter((key) => isRead(key) && key !== 'plugins').map((key) => [key]),
    ignored: members
      .filter((key) => !isRead(key))
      .map((key) => ({ path: [key], reason: unknownReason(key) })),
  }
}

function keysOf(tree: ObjectTree): string[] {
  return [...new Set(tree.members.map(({ key }) => key))]
}

function unknownReason(key: string): string {
  const since = entryOf(LIST_KEYS, key)
  if (since !== undefined) return `\`${key}\` is read by libcni ${since} and later only`
  const known = Object.keys(LIST_KEYS).find((name) => go.equalFold(key, name))
  if (known !== undefined)
    return `in a list only \`${known}\` in exactly this spelling is read, not \`${key}\``
  return `\`${key}\` is not a key of a network configuration list`
}
