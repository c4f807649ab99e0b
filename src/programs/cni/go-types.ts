import type { Address } from '../../net/address.ts'
import { parseGoCidr, parseGoIp } from '../../net/go-net.ts'
import * as go from '../../text/go-json.ts'

/** Go's `net.IP`; '' is nil. */
export const netIP = go.textUnmarshaler('net.IP', readNetIP)

/** What `UnmarshalText` makes of a text: a value or its error. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly text: string }

/** The address of a text as `net.IP` decodes it; '' is nil. */
export function readNetIP(text: string): Read<Address | undefined> {
  const value = parseGoIp(text)
  if (text !== '' && value === undefined) return { ok: false, text: `invalid IP address: ${text}` }
  return { ok: true, value }
}

/**
 * `types.IPNet` of containernetworking/cni: unlike with other types a `null` is an error, that of an empty text.
 * Source: containernetworking/cni pkg/types/types.go.
 */
export const ipNet = go.unmarshaler(
  'types.IPNet',
  () => parseGoCidr(''),
  (tree) => {
    if (tree.kind !== 'string' && tree.kind !== 'null') {
      return { ok: false, what: tree.kind === 'boolean' ? 'bool' : tree.kind, goType: 'string' }
    }
    const text = tree.kind === 'string' ? tree.value : ''
    const value = parseGoCidr(text)
    return value === undefined ? { ok: false, text: `invalid CIDR address: ${text}` } : { ok: true, value }
  },
)
