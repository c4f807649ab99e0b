import * as go from '../../text/go-json.ts'
import { type Attempt, done, fail } from '../cni/failure.ts'
import { readPluginsIP, readRequestedNetIP, type RequestedIP } from './ip-text.ts'

/**
 * The address that CNI_ARGS (`K=V;K2=V2`) asks for in `IP`, or the error of the CNI library; keys are exact.
 * `prefixes`: `address/length` is understood too (plugins v1.0.0 and later).
 * Source: containernetworking/cni pkg/types/args.go, v0.7.0 to v1.3.0.
 */
export function requestedInArgs(args: string, prefixes: boolean): Attempt<RequestedIP> {
  let requested: RequestedIP = {}
  let ignoreUnknown = false
  const unknown: string[] = []
  for (const pair of args === '' ? [] : args.split(';')) {
    const parts = pair.split('=')
    const [key, value = ''] = parts
    if (parts.length !== 2) return fail(`ARGS: invalid pair ${go.quote(pair)}`)
    if (key === 'IP') {
      const ip = prefixes ? readPluginsIP(value) : readRequestedNetIP(value)
      if (!ip.ok) return fail(`ARGS: error parsing value of pair ${go.quote(pair)}: ${ip.text}`)
      requested = ip.value
    } else if (key === 'IgnoreUnknown') {
      const flag = booleanOf(value)
      if (flag === undefined) {
        const cause = `boolean unmarshal error: invalid input ${value.toLowerCase()}`
        return fail(`ARGS: error parsing value of pair ${go.quote(pair)}: ${cause}`)
      }
      ignoreUnknown = flag
    } else if (key === 'CommonArgs') {
      const type = `type '*types.CommonArgs' does not implement encoding.TextUnmarshaler`
      return fail(`ARGS: cannot unmarshal into field 'CommonArgs' - ${type}`)
    } else {
      unknown.push(pair)
    }
  }
  if (unknown.length === 0 || ignoreUnknown) return done(requested)
  return fail(`ARGS: unknown args [${unknown.map(go.quote).join(' ')}]`)
}

function booleanOf(value: string): boolean | undefined {
  const text = value.toLowerCase()
  if (text === '1' || text === 'true') return true
  return text === '0' || text === 'false' ? false : undefined
}
