import { atLeast, type ProgramVersion } from '../../facts/versions.ts'
import * as go from '../../text/go-json.ts'

/** A CNI spec version as libcni compares it. */
export type CniVersion = readonly [major: number, minor: number, micro: number]

export type ParsedCniVersion =
  { readonly ok: true; readonly value: CniVersion } | { readonly ok: false; readonly error: string }

/**
 * Reads a spec version as `version.ParseVersion` does: one to three integers between dots, signs allowed. No version
 * at all is 0.1.0 from libcni 1.1.0 on and an error before.
 * Source: containernetworking/cni pkg/version/plugin.go, v0.7.0 to v1.3.0.
 */
export function parseCniVersion(text: string, libcni: ProgramVersion): ParsedCniVersion {
  if (text === '') {
    if (atLeast(libcni, '1.1.0')) return { ok: true, value: [0, 1, 0] }
    return { ok: false, error: 'invalid version "": the version is empty' }
  }
  const parts = text.split('.')
  if (parts.length >= 4) return { ok: false, error: `invalid version ${go.quote(text)}: too many parts` }
  const numbers: [number, number, number] = [0, 0, 0]
  for (const [i, part] of parts.entries()) {
    const number = atoi(part)
    if (!number.ok) {
      const name = ['major', 'minor', 'micro'][i]
      return { ok: false, error: `failed to convert ${name} version part ${go.quote(part)}: ${number.error}` }
    }
    numbers[i] = number.value
  }
  return { ok: true, value: numbers }
}

export function compareCniVersions(a: CniVersion, b: CniVersion): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

/** The newest spec version that a release of libcni implements. Source: pkg/version/version.go `Current`. */
export function currentCniVersion(libcni: ProgramVersion): CniVersion {
  if (atLeast(libcni, '1.2.0')) return [1, 1, 0]
  if (atLeast(libcni, '1.0.0')) return [1, 0, 0]
  return atLeast(libcni, '0.7.0') ? [0, 4, 0] : [0, 3, 1]
}

/** Go's `strconv.Atoi`. */
function atoi(text: string): { ok: true; value: number } | { ok: false; error: string } {
  const problem = (what: string) => ({
    ok: false as const,
    error: `strconv.Atoi: parsing ${go.quote(text)}: ${what}`,
  })
  if (!/^[+-]?[0-9]+$/.test(text)) return problem('invalid syntax')
  const value = BigInt(text.replace(/^\+/, ''))
  const inRange = value >= -(1n << 63n) && value < 1n << 63n
  return inRange ? { ok: true, value: Number(value) } : problem('value out of range')
}
