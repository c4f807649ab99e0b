import { atLeast, type ProgramVersion } from '../../facts/versions.ts'
import * as go from '../../text/go-json.ts'
import { CONTAINERD_ADD } from '../cni/call.ts'
import { failure, type Outcome, type ProgramError, success } from '../outcome.ts'
import type { ConfList } from './conf-list.ts'
import { type CapabilityArgs, type PluginInput, pluginInput } from './inject.ts'
import { cniErrorText, networkNameError, pluginTypeError } from './network-name.ts'
import type { PluginConf } from './plugin-conf.ts'
import { compareCniVersions, type CniVersion, parseCniVersion } from '../cni/version.ts'

export type CniCommand = 'ADD' | 'DEL' | 'CHECK' | 'STATUS' | 'GC'

/** One plugin called by libcni; notes are about that plugin's own document. */
export type PluginCall = Outcome<PluginInput> & { readonly plugin: PluginConf }

/**
 * The plugins that libcni calls for a command, in order, with what each gets on standard input; or the error it returns
 * before it calls any. What a plugin returns is not known here: `prevResult` is given to every plugin but the first of
 * ADD. Source: containernetworking/cni libcni/api.go, v0.6.0 to v1.3.1.
 */
export function pluginCalls(
  list: ConfList,
  command: CniCommand,
  libcni: ProgramVersion,
  given: { readonly capabilityArgs?: CapabilityArgs; readonly prevResult?: go.GoJson } = {},
): Outcome<readonly PluginCall[]> {
  const gate = commandGate(list, command, libcni)
  if (!gate.ok) return failure(gate.error)
  if (!gate.calls) return success([])
  const calls: PluginCall[] = []
  const order = command === 'DEL' ? [...list.plugins].reverse() : list.plugins
  for (const plugin of order) {
    const wrap = (text: string) => pluginError(text, command, plugin, libcni)
    const refused = refusal(list, plugin, command, libcni)
    if (refused !== undefined) {
      calls.push({ plugin, ...failure({ ...refused, text: wrap(refused.text) }) })
      if (command === 'GC') continue
      break
    }
    const call = pluginInput(list, plugin, libcni, inputs(command, calls.length, given))
    if (!call.result.ok) {
      calls.push({ plugin, ...failure({ ...call.result.error, text: wrap(call.result.error.text) }) })
      break
    }
    calls.push({ plugin, ...call })
  }
  return success(calls)
}

type Gate = { readonly ok: true; readonly calls: boolean } | { readonly ok: false; readonly error: string }

/** Whether the list's version and switches let the command reach any plugin. */
function commandGate(list: ConfList, command: CniCommand, libcni: ProgramVersion): Gate {
  const calls = (yes: boolean): Gate => ({ ok: true, calls: yes })
  // Since v0.8.0 the result of ADD is kept in a file that is named after the network.
  const nameless = list.name === '' && atLeast(libcni, '0.8.0')
  if (command === 'ADD' && nameless && list.plugins.length === 0) return { ok: false, error: noCache('set') }
  if (command === 'ADD' || (command === 'DEL' && !atLeast(libcni, '0.7.0'))) return calls(true)
  const version = parseCniVersion(list.cniVersion, libcni)
  if (command === 'STATUS' || command === 'GC') {
    const known = atLeast(libcni, '1.2.0') && !(command === 'GC' && list.disableGC)
    return calls(known && version.ok && reaches(version.value, [1, 1, 0]))
  }
  if (command === 'CHECK' && !atLeast(libcni, '0.7.0')) return calls(false)
  if (!version.ok) return { ok: false, error: version.error.text }
  const hasResult = reaches(version.value, [0, 4, 0])
  if (command === 'DEL') {
    if (nameless && hasResult && !atLeast(libcni, '1.2.0')) return { ok: false, error: noCache('get') }
    return calls(true)
  }
  if (hasResult) {
    if (nameless && !list.disableCheck) return { ok: false, error: noCache('get') }
    return calls(!list.disableCheck)
  }
  const shown = go.quote(list.cniVersion)
  return { ok: false, error: `configuration version ${shown} does not support the CHECK command` }
}

/** True where libcni gives the plugins the result that ADD has left in its cache. */
export function takesCachedResult(list: ConfList, command: CniCommand, libcni: ProgramVersion): boolean {
  if ((command !== 'DEL' && command !== 'CHECK') || !atLeast(libcni, '0.7.0')) return false
  const version = parseCniVersion(list.cniVersion, libcni)
  return version.ok && reaches(version.value, [0, 4, 0])
}

/** The error about the file of a network without a name, for the container that a runtime starts with. */
function noCache(verb: 'get' | 'set'): string {
  const { containerID, ifName } = CONTAINERD_ADD
  const needs = `network name (""), container ID (${go.quote(containerID)}), and interface name (${go.quote(ifName)})`
  return `failed to ${verb} network "" cached result: cache file path requires ${needs}`
}

function reaches(version: CniVersion, least: CniVersion): boolean {
  return compareCniVersions(version, least) >= 0
}

/** Why libcni does not start a plugin, though the command applies; places are those of the file. */
function refusal(
  list: ConfList,
  plugin: PluginConf,
  command: CniCommand,
  libcni: ProgramVersion,
): Pick<ProgramError, 'text' | 'path'> | undefined {
  const type = pluginTypeError(plugin.type, atLeast(libcni, '0.8.1'))
  if (type !== undefined) return { text: type, path: [...plugin.at, 'type'] }
  const name = command === 'ADD' && atLeast(libcni, '0.8.0') ? networkNameError(list.name) : undefined
  return name === undefined ? undefined : { text: cniErrorText(name), path: ['name'] }
}

/** STATUS and GC carry no runtime data; DEL and CHECK give every plugin the cached result. */
function inputs(
  command: CniCommand,
  index: number,
  given: { readonly capabilityArgs?: CapabilityArgs; readonly prevResult?: go.GoJson },
): { readonly capabilityArgs?: CapabilityArgs; readonly prevResult?: go.GoJson } {
  if (command === 'STATUS' || command === 'GC') return {}
  if (command !== 'ADD' || index > 0) return given
  return given.capabilityArgs === undefined ? {} : { capabilityArgs: given.capabilityArgs }
}

/**
 * The error of libcni for one of a plugin: GC says which type failed; since v1.0.0 ADD and DEL say which plugin failed,
 * and its name if the plugin's own object has one.
 */
export function pluginError(
  text: string,
  command: CniCommand,
  plugin: PluginConf,
  libcni: ProgramVersion,
): string {
  if (command === 'GC') return `failed to GC plugin ${plugin.type}: ${text}`
  if (!atLeast(libcni, '1.0.0') || (command !== 'ADD' && command !== 'DEL')) return text
  const name = plugin.name === '' ? '' : ` name=${go.quote(plugin.name)}`
  const verb = command === 'ADD' ? 'add' : 'delete'
  return `plugin type=${go.quote(plugin.type)}${name} failed (${verb}): ${text}`
}
