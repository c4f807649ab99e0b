import { cniAtLeast } from '../../facts/plugin-generations.ts'
import * as go from '../../text/go-json.ts'
import { type Attempt, done, fail } from './failure.ts'

/** The keys that a plugin knows in CNI_ARGS: each takes its value, and gives the error where it cannot be read. */
export type ArgFields = ReadonlyMap<string, (value: string) => string | undefined>

/**
 * Reads CNI_ARGS (`K=V;K2=V2`) pair by pair, or gives the error of the CNI library, whose release is `cni`; keys are
 * exact. Source: containernetworking/cni pkg/types/args.go, v0.7.0 to v1.3.0.
 */
export function loadArgs(args: string, fields: ArgFields, cni: string): Attempt<undefined> {
  let ignoreUnknown = false
  const unknown: string[] = []
  for (const pair of args === '' ? [] : args.split(';')) {
    const parts = pair.split('=')
    const [key = '', value = ''] = parts
    if (parts.length !== 2) return fail(`ARGS: invalid pair ${go.quote(pair)}`)
    const field = fields.get(key)
    if (field !== undefined) {
      const cause = field(value)
      if (cause !== undefined) return fail(badPair(pair, cause, cni))
    } else if (key === 'IgnoreUnknown') {
      const flag = booleanOf(value)
      if (flag === undefined) return fail(badPair(pair, badBoolean(value, cni), cni))
      ignoreUnknown = flag
    } else if (key === 'CommonArgs') {
      return fail(`ARGS: cannot unmarshal into field 'CommonArgs' - ${NO_TEXT}`)
    } else {
      unknown.push(pair)
    }
  }
  if (unknown.length === 0 || ignoreUnknown) return done(undefined)
  return fail(`ARGS: unknown args [${unknown.map(go.quote).join(' ')}]`)
}

const NO_TEXT = "type '*types.CommonArgs' does not implement encoding.TextUnmarshaler"

/** Before v1.0.0 of the library the text ends with a parenthesis that nothing opens. */
function badPair(pair: string, cause: string, cni: string): string {
  return `ARGS: error parsing value of pair ${go.quote(pair)}: ${cause}${cniAtLeast(cni, '1.0.0') ? '' : ')'}`
}

function badBoolean(value: string, cni: string): string {
  const word = cniAtLeast(cni, '0.8.0') ? 'boolean' : 'Boolean'
  return `${word} unmarshal error: invalid input ${value.toLowerCase()}`
}

function booleanOf(value: string): boolean | undefined {
  const text = value.toLowerCase()
  if (text === '1' || text === 'true') return true
  return text === '0' || text === 'false' ? false : undefined
}
