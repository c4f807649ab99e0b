import type { FlagFact } from '../../facts/flag.ts'
import { parseGoIp } from '../../net/go-net.ts'
import { splitHostPort } from '../../net/host-port.ts'
import * as go from '../../text/go-json.ts'
import { parseCsv } from './csv.ts'

/**
 * Why a flag does not take a value, in the words of its Go type; undefined where it does, or where hnsc does not judge
 * the type.
 * Source: Go strconv and time; k8s.io/component-base cli/flag; kubernetes/kubernetes pkg/util/flag/flags.go v1.24.0.
 */
export function flagValueError({ name, type }: FlagFact, value: string, minor: number): string | undefined {
  switch (type) {
    case 'bool':
      return boolError(value)
    case 'int':
      return intError(value, 64n, 'ParseInt')
    case 'int32':
      return intError(value, 32n, 'ParseInt')
    case 'Level':
      // klog reads it with Atoi, then with ParseInt, the configuration with ParseUint: all say this.
      return /^[+-]?\d+$/.test(value) ? undefined : `parsing ${go.quote(value)}: invalid syntax`
    case 'uint':
      return intError(value, 64n, 'ParseUint')
    case 'float':
    case 'float32':
      return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)
        ? undefined
        : `strconv.ParseFloat: parsing ${go.quote(value)}: invalid syntax`
    case 'duration':
      return durationError(value, minor)
    case 'ip':
      return value === '' || isIp(value) ? undefined : `${go.quote(value)} is not a valid IP address`
    case 'ipport':
      return ipPortError(value)
    case 'mapStringBool':
      return pairs(value)
        .map(boolPairError)
        .find((error) => error !== undefined)
    case 'mapStringString':
      return pairError(name, value)
    case 'strings': {
      const list = parseCsv(value)
      return list.ok ? undefined : list.error
    }
    default:
      return undefined
  }
}

const BOOLEANS = ['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False']

/** What strconv.ParseBool says of a text. */
export function boolError(value: string): string | undefined {
  return BOOLEANS.includes(value)
    ? undefined
    : `strconv.ParseBool: parsing ${go.quote(value)}: invalid syntax`
}

/** The boolean that strconv.ParseBool reads; undefined for any other text. */
export function parseBool(value: string): boolean | undefined {
  const index = BOOLEANS.indexOf(value)
  return index < 0 ? undefined : index < 6
}

function intError(value: string, bits: bigint, call: 'ParseInt' | 'ParseUint'): string | undefined {
  const sign = call === 'ParseInt' ? '[+-]?' : ''
  const form = new RegExp(`^${sign}(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]*|[1-9]\\d*)$`)
  if (!form.test(value)) return `strconv.${call}: parsing ${go.quote(value)}: invalid syntax`
  const digits = value.replace(/^[+-]/, '')
  const size = BigInt(/^0\d/.test(digits) ? `0o${digits}` : digits)
  const limit =
    call === 'ParseUint' ? (1n << bits) - 1n : (1n << (bits - 1n)) - (value.startsWith('-') ? 0n : 1n)
  return size > limit ? `strconv.${call}: parsing ${go.quote(value)}: value out of range` : undefined
}

/** What time.ParseDuration says of a text. Go puts the texts in quotes since 1.15, with which Kubernetes 1.19 is built. */
export function durationError(value: string, minor: number): string | undefined {
  const quoted = (text: string) => (minor >= 19 ? go.quote(text) : text)
  if (/^[+-]?0$/.test(value)) return undefined
  let rest = value.replace(/^[+-]/, '')
  if (rest === '') return `time: invalid duration ${quoted(value)}`
  while (rest !== '') {
    const number = /^(\d+\.?\d*|\.\d+)/.exec(rest)?.[0]
    if (number === undefined) return `time: invalid duration ${quoted(value)}`
    rest = rest.slice(number.length)
    const unit = /^[^.\d]*/.exec(rest)?.[0] ?? ''
    if (unit === '') return `time: missing unit in duration ${quoted(value)}`
    if (!UNITS.has(unit)) {
      return minor >= 19
        ? `time: unknown unit ${quoted(unit)} in duration ${quoted(value)}`
        : `time: unknown unit ${unit} in duration ${value}`
    }
    rest = rest.slice(unit.length)
  }
  return undefined
}

const UNITS = new Set(['ns', 'us', '\u00b5s', '\u03bcs', 'ms', 's', 'm', 'h'])

function isIp(text: string): boolean {
  return parseGoIp(text) !== undefined
}

/** IPPortVar.Set of kube-proxy. */
function ipPortError(value: string): string | undefined {
  if (value === '' || isIp(value)) return undefined
  const split = splitHostPort(value)
  if (!split.ok) return `${go.quote(value)} is not in a valid format (ip or ip:port): ${split.error}`
  if (!isIp(split.host)) return `${go.quote(split.host)} is not a valid IP address`
  return /^\d+$/.test(split.port) && Number(split.port) <= 65_535
    ? undefined
    : `${go.quote(split.port)} is not a valid number`
}

/** A text that is split at commas, with where each part begins. */
export function pairs(value: string): readonly { readonly text: string; readonly from: number }[] {
  let from = 0
  return value.split(',').flatMap((text) => {
    const at = from
    from += text.length + 1
    return text === '' ? [] : [{ text, from: at }]
  })
}

function boolPairError({ text }: { readonly text: string }): string | undefined {
  const equals = text.indexOf('=')
  if (equals < 0) return 'malformed pair, expect string=bool'
  const name = text.slice(0, equals).trim()
  const value = text.slice(equals + 1).trim()
  const why = boolError(value)
  return why === undefined ? undefined : `invalid value of ${name}: ${value}, err: ${why}`
}

/** Eviction thresholds are written with `<`; labels and the like are read in another way, without errors. */
function pairError(name: string, value: string): string | undefined {
  if (name === 'node-labels') return undefined
  const threshold = name === 'eviction-hard' || name === 'eviction-soft'
  const ok = pairs(value).every(({ text }) => text.includes(threshold ? '<' : '='))
  return ok ? undefined : `malformed pair, expect string${threshold ? '<' : '='}string`
}
