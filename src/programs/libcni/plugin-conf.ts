import { atLeast, type ProgramVersion } from '../../facts/versions.ts'
import * as go from '../../text/go-json.ts'
import type { Path } from '../../text/tree.ts'
import { failure, NIL_POINTER, type Outcome, success } from '../outcome.ts'
import { netConfType } from './net-conf.ts'

/** One plugin of a list, as libcni holds it. */
export interface PluginConf {
  readonly name: string
  readonly type: string
  readonly cniVersion: string
  readonly capabilities: ReadonlyMap<string, boolean>
  /** What libcni keeps of the file: of a single configuration its bytes, of a list one plugin printed again. */
  readonly bytes: Uint8Array | string
  /** The file that it stands in, where it was read from a file. */
  readonly file?: string
  /** Where it stands in that file. */
  readonly at: Path
}

/**
 * What libcni makes of one plugin's configuration: a whole `.conf` or `.json` file, or one element of `plugins`.
 * It must name a `type`; the rest is only looked at for its JSON types.
 * Source: containernetworking/cni libcni/conf.go `ConfFromBytes`, v0.6.0 to v1.3.1; measured v0.8.1 to v1.3.1.
 */
export function pluginConf(
  bytes: Uint8Array | string,
  libcni: ProgramVersion,
  place: Pick<PluginConf, 'at' | 'file'> = { at: [] },
): Outcome<PluginConf> {
  const { value, error, read, overwritten } = go.unmarshal(bytes, netConfType(libcni))
  const from = (path: Path): Path => [...place.at, ...path]
  const notes = {
    read: read.filter(([key]) => !PASSED_ON.includes(String(key).toLowerCase())).map(from),
    overwritten: overwritten.map((note) => ({ ...note, path: from(note.path) })),
  }
  if (error !== undefined)
    return failure({ text: `error parsing configuration: ${error.text}`, path: from(error.path) }, notes)
  // Decoding into a nil pointer: v0.7.0 and later look at it at once, v0.6.0 a little later.
  if (isNull(bytes) && !atLeast(libcni, '1.1.0')) return failure({ text: NIL_POINTER, panic: true })
  if (value.type === '' && atLeast(libcni, '0.7.0')) {
    return failure({ text: "error parsing configuration: missing 'type'", path: from(['type']) }, notes)
  }
  const { name, type, cniVersion, capabilities = new Map<string, boolean>() } = value
  return success({ ...place, name, type, cniVersion, capabilities, bytes }, notes)
}

/** Keys that must have the right JSON type, and are the plugin's. */
const PASSED_ON = ['ipam', 'dns', 'prevresult', 'cni.dev/valid-attachments']

function isNull(bytes: Uint8Array | string): boolean {
  const scanned = go.scan(bytes)
  return scanned.ok && scanned.value.tree.kind === 'null'
}
