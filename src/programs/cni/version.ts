import { unmarshal } from '../../text/go-json/decode.ts'
import { quote } from '../../text/go-json/quote.ts'
import { struct } from '../../text/go-json/struct.ts'
import { string } from '../../text/go-json/types.ts'
import { type Attempt, done, fail } from './failure.ts'

const VERSIONED = struct('', { cniVersion: string })

/**
 * The `cniVersion` of a configuration; a missing or empty one is 0.1.0.
 * Source: containernetworking/cni pkg/version/conf.go, pkg/types/create/create.go.
 */
export function decodeCniVersion(stdin: string | Uint8Array): Attempt<string> {
  const { value, error } = unmarshal(stdin, VERSIONED)
  if (error !== undefined) return fail(`decoding version from network config: ${error.text}`)
  return done(value.cniVersion === '' ? '0.1.0' : value.cniVersion)
}

/** Whether a spec version is this one or later, or what is wrong with it. Source: pkg/version/plugin.go ParseVersion. */
export function versionAtLeast(version: string, least: string): Attempt<boolean> {
  const a = parseCniVersion(version)
  if (!a.ok) return a
  const b = parseCniVersion(least)
  if (!b.ok) return b
  for (let i = 0; i < 3; i++) {
    const [x = 0n, y = 0n] = [a.value[i], b.value[i]]
    if (x !== y) return done(x > y)
  }
  return done(true)
}

const PARTS = ['major', 'minor', 'micro']

/** The three numbers of a spec version as `strconv.Atoi` reads them; missing ones are 0. */
function parseCniVersion(version: string): Attempt<readonly bigint[]> {
  if (version === '') return done([0n, 1n, 0n])
  const parts = version.split('.')
  if (parts.length >= 4) return fail(`invalid version ${quote(version)}: too many parts`)
  const numbers: bigint[] = []
  for (const [i, part] of parts.entries()) {
    const problem = atoiProblem(part)
    if (problem !== undefined) {
      const cause = `strconv.Atoi: parsing ${quote(part)}: ${problem}`
      return fail(`failed to convert ${PARTS[i]} version part ${quote(part)}: ${cause}`)
    }
    numbers.push(BigInt(part.replace('+', '')))
  }
  return done(numbers)
}

function atoiProblem(text: string): string | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) return 'invalid syntax'
  const value = BigInt(text.replace('+', ''))
  return value > 2n ** 63n - 1n || value < -(2n ** 63n) ? 'value out of range' : undefined
}
