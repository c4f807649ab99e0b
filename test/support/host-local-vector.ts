import { parseProgramVersion } from '../../src/facts/versions.ts'
import { CONTAINERD_ADD } from '../../src/programs/cni/call.ts'
import { hostLocal } from '../../src/programs/host-local.ts'
import { marshalAny } from '../../src/text/go-json/marshal.ts'
import { printed } from './cni-printed.ts'
import type { Json } from './shared.ts'

/** What host-local does with a measured case, in the members of the case: `exit` and `stdout`. Measured on Linux. */
export function replayHostLocal(vector: Json, tag: string): Json {
  const version = parseProgramVersion(tag)
  if (version === undefined) throw new Error(`no release: ${tag}`)
  const stdin = JSON.stringify(vector['conf'])
  const { result } = hostLocal({ stdin, call: CONTAINERD_ADD, version, store: {}, platform: 'linux' })
  return printed(
    result.ok ? { ok: true, value: result.value && JSON.parse(marshalAny(result.value)) } : result,
  )
}
