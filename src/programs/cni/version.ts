import { parseProgramVersion } from '../../facts/versions.ts'
import * as go from '../../text/go-json.ts'
import { compareCniVersions, parseCniVersion } from '../libcni/version.ts'
import { type Attempt, done, fail } from './failure.ts'

const VERSIONED = go.struct('', { cniVersion: go.string })

/**
 * The `cniVersion` of a configuration; a missing or empty one is 0.1.0.
 * Source: containernetworking/cni pkg/version/conf.go, pkg/types/create/create.go.
 */
export function decodeCniVersion(stdin: string | Uint8Array): Attempt<string> {
  const { value, error } = go.unmarshal(stdin, VERSIONED)
  if (error !== undefined) return fail(`decoding version from network config: ${error.text}`)
  return done(value.cniVersion === '' ? '0.1.0' : value.cniVersion)
}

/**
 * Whether a spec version is this one or later, or what is wrong with it; `cni` is the release of the library.
 * Source: containernetworking/cni pkg/version/plugin.go GreaterThanOrEqualTo.
 */
export function versionAtLeast(version: string, least: string, cni: string): Attempt<boolean> {
  const library = parseProgramVersion(cni) ?? { numbers: [], suffix: '' }
  const a = parseCniVersion(version, library)
  if (!a.ok) return fail(a.error)
  const b = parseCniVersion(least, library)
  return b.ok ? done(compareCniVersions(a.value, b.value) >= 0) : fail(b.error)
}
