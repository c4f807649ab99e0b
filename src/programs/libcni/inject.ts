import type { ProgramVersion } from '../../facts/versions.ts'
import * as go from '../../text/go-json.ts'
import type { Tree } from '../../text/tree.ts'
import { failure, NIL_POINTER, type Note, type Outcome, success } from '../outcome.ts'
import type { ConfList } from './conf-list.ts'
import { pluginConf, type PluginConf } from './plugin-conf.ts'
import { entryOf } from '../../text/entry-of.ts'

/** What a plugin gets on standard input. */
export interface PluginInput {
  readonly plugin: PluginConf
  /** The bytes, keys sorted. */
  readonly stdin: string
}

/** What a runtime offers to plugins that ask for it with `capabilities`. */
export type CapabilityArgs = ReadonlyMap<string, go.GoJson>

/**
 * The configuration that libcni passes to one plugin of a list: its bytes with the list's name and version (and the
 * result of the plugin before it) in place of its own. Notes are about the plugin's own document.
 * Source: containernetworking/cni libcni/api.go `buildOneConfig`, libcni/conf.go `InjectConf`.
 */
export function pluginInput(
  list: Pick<ConfList, 'name' | 'cniVersion'>,
  plugin: PluginConf,
  libcni: ProgramVersion,
  given: { readonly prevResult?: go.GoJson; readonly capabilityArgs?: CapabilityArgs } = {},
): Outcome<PluginInput> {
  const values = new Map<string, go.GoJson>([
    ['name', list.name],
    ['cniVersion', list.cniVersion],
  ])
  if (given.prevResult !== undefined) values.set('prevResult', given.prevResult)
  const named = inject(plugin, values, libcni)
  if (!named.result.ok) return { ...named, result: named.result }
  const runtimeConfig = offered(named.result.value, given.capabilityArgs ?? new Map())
  const whole =
    runtimeConfig.size === 0 ? named : inject(plugin, values.set('runtimeConfig', runtimeConfig), libcni)
  if (!whole.result.ok) return { ...whole, result: whole.result }
  const stdin = whole.result.value.bytes
  return { ...whole, result: { ok: true, value: { plugin, stdin: typeof stdin === 'string' ? stdin : '' } } }
}

/** The arguments of the capabilities that a plugin switches on; names are compared exactly. */
function offered(plugin: PluginConf, args: CapabilityArgs): Map<string, go.GoJson> {
  return new Map([...args].filter(([name]) => plugin.capabilities.get(name) === true))
}

function inject(
  plugin: PluginConf,
  values: ReadonlyMap<string, go.GoJson>,
  libcni: ProgramVersion,
): Outcome<PluginConf> {
  const scanned = go.scan(plugin.bytes)
  if (!scanned.ok) return failure(`unmarshal existing network bytes: ${scanned.error.text}`)
  const { value, error } = go.decode(scanned.value, go.map(go.any))
  if (error !== undefined) return failure(`unmarshal existing network bytes: ${error.text}`)
  if (value === undefined) return failure({ text: NIL_POINTER, panic: true })
  const bytes = go.marshal(new Map<string, go.GoJson>([...value, ...values]))
  if (!bytes.ok) return failure(bytes.error)
  const { result } = pluginConf(bytes.text, libcni, plugin)
  if (!result.ok) return failure(result.error)
  return success(result.value, injectionNotes(scanned.value.tree, values))
}

const REASONS: Readonly<Record<string, string>> = {
  name: 'libcni gives every plugin the name of the list',
  cniVersion: 'libcni gives every plugin the version of the list',
  prevResult: 'libcni passes on what ADD has given so far',
  runtimeConfig: 'libcni passes on what the runtime gives for the capabilities that are switched on',
}

function injectionNotes(
  tree: Tree,
  values: ReadonlyMap<string, go.GoJson>,
): { overwritten: Note[]; added: Note[] } {
  const overwritten: Note[] = []
  const added: Note[] = []
  for (const [key, value] of values) {
    const reason = entryOf(REASONS, key) ?? ''
    const before = tree.kind === 'object' ? tree.members.findLast((m) => m.key === key) : undefined
    if (before === undefined) added.push({ path: [key], reason })
    else if (before.value.kind !== 'string' || before.value.value !== value) {
      overwritten.push({ path: [key], reason })
    }
  }
  return { overwritten, added }
}
