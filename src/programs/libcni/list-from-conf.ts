import type { ProgramVersion } from '../../facts/versions.ts'
import * as go from '../../text/go-json.ts'
import { floatNotes } from './float-pass.ts'
import { failure, type Outcome } from '../outcome.ts'
import { confList, type ConfList } from './conf-list.ts'
import type { PluginConf } from './plugin-conf.ts'

/**
 * The list of one plugin that libcni makes of a single configuration: the bytes are decoded, put below `plugins` beside
 * the name and version as they were understood, printed and loaded as a list.
 * Source: containernetworking/cni libcni/conf.go `ConfListFromConf`.
 */
export function listFromConf(conf: PluginConf, libcni: ProgramVersion): Outcome<ConfList> {
  const scanned = go.scan(conf.bytes)
  const decoded = scanned.ok ? go.decode(scanned.value, go.any) : undefined
  if (decoded?.error !== undefined) return failure(decoded.error.text)
  const text = go.marshalAny(
    new Map<string, go.GoAny>([
      ['name', conf.name],
      ['cniVersion', conf.cniVersion],
      ['plugins', [decoded?.value ?? null]],
    ]),
  )
  const { result } = confList(text, libcni, conf.file)
  const notes = {
    read: [],
    ignored: [],
    overwritten: scanned.ok ? floatNotes(scanned.value.tree) : [],
    dropped: [],
    added: [{ path: ['plugins'], reason: 'libcni turns a single configuration into a list of one plugin' }],
  }
  if (!result.ok) return { result, ...notes }
  const plugins = result.value.plugins.map((p) => ({ ...p, at: conf.at }))
  return { result: { ok: true, value: { ...result.value, plugins } }, ...notes }
}
