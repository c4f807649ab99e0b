import { cniAtLeast } from '../../facts/plugin-generations.ts'
import { findPluginError } from '../cni/find-plugin.ts'
import { type Attempt, done, fail } from '../cni/failure.ts'
import { answerOf, pluginFailure, readAddresses } from '../cni/read-answer.ts'
import { addressesThrough, type CniAddress } from '../cni/result.ts'
import { hostLocal } from '../host-local.ts'
import type { Session } from './session.ts'

/**
 * The addresses that the IPAM plugin of the configuration answers with for ADD, or the error that its caller gets.
 * Source: containernetworking/plugins pkg/ipam/ipam.go; containernetworking/cni pkg/invoke.
 */
export function ipamAdd(session: Session): Attempt<readonly CniAddress[]> {
  return execIpam(session, 'ADD')
}

/** The IPAM plugin's DEL or STATUS; its error is handed on with its own code. */
export function ipamExec(session: Session, command: 'DEL' | 'STATUS'): Attempt<undefined> {
  const answer = execIpam(session, command)
  return answer.ok ? done(undefined) : answer
}

/**
 * Gives back what IPAM gave, after an ADD that failed. Plugins v0.8.2 cannot: their CNI library (v0.7.0) runs DEL only
 * where CNI_COMMAND is DEL, and they no longer set it.
 */
export function ipamUndo(session: Session): void {
  const { release } = session
  if (release.generation !== 'A' && !cniAtLeast(release.cni, '0.7.1')) return
  if (session.conf.ipamType !== '') execIpam(session, 'DEL')
}

function execIpam(session: Session, command: 'ADD' | 'DEL' | 'STATUS'): Attempt<readonly CniAddress[]> {
  const { conf, node, call, stdin, version, release } = session
  const type = conf.ipamType
  const missing = findPluginError(type, call.path, release.cni, Object.keys(node.ipam))
  const plugin = node.ipam[type.replace(/\.exe$/, '')]
  if (missing !== undefined) return fail(missing, ['ipam', 'type'])
  if (plugin === undefined) throw new Error(`${type} is installed and has no answer`)
  if (plugin.kind === 'answers') return done(addressesThrough(plugin.ips, conf.cniVersion))
  if (plugin.kind === 'prints') {
    if (command === 'ADD') return readAddresses(plugin, conf.cniVersion, release.cni)
    return plugin.exit === 0 ? done([]) : pluginFailure(plugin.stdout, plugin.exit, release.cni)
  }
  const before = session.ipam
  const ran = hostLocal({ stdin, call: { ...call, command }, version, store: before?.store ?? plugin.store })
  session.ipam = before === undefined ? { ...ran, command } : { ...before, store: ran.store, undone: true }
  if (!ran.result.ok) return { ok: false, error: ran.result.error }
  if (command !== 'ADD') return done([])
  return readAddresses(answerOf(ran.result.value), conf.cniVersion, release.cni)
}
