import { libraryVersions } from '../../facts/plugin-generations.ts'
import { atLeast, constantVersion, type ProgramVersion } from '../../facts/versions.ts'
import * as go from '../../text/go-json.ts'
import { type Attempt, done, fail } from './failure.ts'

/*
 * What the library that libcni and the plugins share says of versions of the CNI specification.
 */

/** A version of the CNI specification as it is compared. */
export type CniVersion = readonly [major: number, minor: number, micro: number]

/**
 * Reads a spec version as `version.ParseVersion` does: one to three integers between dots, signs allowed. No version
 * at all is 0.1.0 from release 1.1.0 of the library on and an error before.
 * Source: containernetworking/cni pkg/version/plugin.go, v0.7.0 to v1.3.0.
 */
export function parseCniVersion(text: string, library: ProgramVersion): Attempt<CniVersion> {
  if (text === '') {
    return atLeast(library, '1.1.0') ? done([0, 1, 0]) : fail('invalid version "": the version is empty')
  }
  const parts = text.split('.')
  if (parts.length >= 4) return fail(`invalid version ${go.quote(text)}: too many parts`)
  const numbers: [number, number, number] = [0, 0, 0]
  for (const [i, part] of parts.entries()) {
    const number = atoi(part)
    if (!number.ok) {
      const name = ['major', 'minor', 'micro'][i]
      return fail(`failed to convert ${name} version part ${go.quote(part)}: ${number.error.text}`)
    }
    numbers[i] = number.value
  }
  return done(numbers)
}

/** Less than zero, zero or more, as the first version is older than the second, the same or newer. */
export function compareCniVersions(a: CniVersion, b: CniVersion): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

/** The newest spec version that a release of the library implements. */
export function currentCniVersion(library: ProgramVersion): CniVersion {
  const current = parseCniVersion(libraryVersions(library).at(-1) ?? '', library)
  return current.ok ? current.value : [0, 1, 0]
}

const VERSIONED = go.struct('', { cniVersion: go.string })

/**
 * The `cniVersion` of a configuration; a missing or empty one is 0.1.0.
 * Source: containernetworking/cni pkg/version/conf.go, pkg/types/create/create.go.
 */
export function decodeCniVersion(stdin: string | Uint8Array): Attempt<string> {
  const { value, error } = go.unmarshal(stdin, VERSIONED)
  if (error !== undefined) return fail(`decoding version from network config: ${error.text}`, error.path)
  return done(value.cniVersion === '' ? '0.1.0' : value.cniVersion)
}

/**
 * Whether a spec version is this one or later, or what is wrong with it; `cni` is the release of the library.
 * Source: containernetworking/cni pkg/version/plugin.go GreaterThanOrEqualTo.
 */
export function versionAtLeast(version: string, least: string, cni: string): Attempt<boolean> {
  const library = constantVersion(cni) ?? { numbers: [], suffix: '' }
  const a = parseCniVersion(version, library)
  if (!a.ok) return a
  const b = parseCniVersion(least, library)
  return b.ok ? done(compareCniVersions(a.value, b.value) >= 0) : b
}

/** Go's `strconv.Atoi`. */
function atoi(text: string): Attempt<number> {
  const problem = (what: string) => fail(`strconv.Atoi: parsing ${go.quote(text)}: ${what}`)
  if (!/^[+-]?[0-9]+$/.test(text)) return problem('invalid syntax')
  const value = BigInt(text.replace(/^\+/, ''))
  const inRange = value >= -(1n << 63n) && value < 1n << 63n
  return inRange ? done(Number(value)) : problem('value out of range')
}
