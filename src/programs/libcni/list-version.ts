import { atLeast, type ProgramVersion } from '../../facts/versions.ts'
import type { GoAny } from '../../text/go-json.ts'
import { goTypeName } from './go-type-name.ts'
import { compareCniVersions, currentCniVersion, parseCniVersion } from '../cni/version.ts'

/**
 * The spec version that a list is used with: `cniVersion`, or from libcni 1.2.0 on the highest of `cniVersion` and
 * `cniVersions` that libcni itself implements (all too new: `cniVersion` stays).
 * Source: containernetworking/cni libcni/conf.go, v1.2.2.
 */
export function listVersion(
  list: ReadonlyMap<string, GoAny | undefined>,
  libcni: ProgramVersion,
):
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly error: string; readonly key: string } {
  const cniVersion = list.get('cniVersion') ?? (list.has('cniVersion') ? null : '')
  if (typeof cniVersion !== 'string') {
    return { ok: false, error: `invalid cniVersion type ${goTypeName(cniVersion)}`, key: 'cniVersion' }
  }
  if (!list.has('cniVersions') || !atLeast(libcni, '1.2.0')) return { ok: true, value: cniVersion }

  const versions = list.get('cniVersions')
  // Prints the type it wanted, not the one it got.
  const wrong = (error: string, key = 'cniVersions') => ({ ok: false, error, key }) as const
  if (!Array.isArray(versions)) return wrong('invalid type for cniVersions: []interface {}')
  const usable: string[] = []
  for (const [i, version] of versions.entries()) {
    if (typeof version !== 'string') {
      return wrong(`invalid type for cniVersions index ${i}: ${goTypeName(version)}`)
    }
    const known = isKnown(version, libcni)
    if (!known.ok) return wrong(`invalid cniVersions entry ${version} at index ${i}: ${known.error.text}`)
    if (known.value) usable.push(version)
  }
  if (cniVersion !== '') {
    const known = isKnown(cniVersion, libcni)
    if (!known.ok) return wrong(`invalid cniVersion ${cniVersion}: ${known.error.text}`, 'cniVersion')
    if (known.value) usable.push(cniVersion)
  }
  return { ok: true, value: sorted(usable, libcni).at(-1) ?? cniVersion }
}

/** False for a version that is newer than what libcni implements. */
function isKnown(version: string, libcni: ProgramVersion) {
  const parsed = parseCniVersion(version, libcni)
  if (!parsed.ok) return parsed
  return { ok: true as const, value: compareCniVersions(parsed.value, currentCniVersion(libcni)) <= 0 }
}

/**
 * Go's insertion sort, which it uses for up to twelve elements, with libcni's comparison: of two spellings of one
 * version (`1.0`, `1.0.0`) each counts as the smaller one.
 */
function sorted(versions: readonly string[], libcni: ProgramVersion): readonly string[] {
  const out = [...versions]
  for (let i = 1; i < out.length; i++) {
    for (let j = i; j > 0 && isLess(out[j] ?? '', out[j - 1] ?? '', libcni); j--) {
      ;[out[j - 1], out[j]] = [out[j] ?? '', out[j - 1] ?? '']
    }
  }
  return out
}

function isLess(a: string, b: string, libcni: ProgramVersion): boolean {
  if (a === b) return false
  const [x, y] = [parseCniVersion(a, libcni), parseCniVersion(b, libcni)]
  return !x.ok || !y.ok || compareCniVersions(x.value, y.value) <= 0
}
