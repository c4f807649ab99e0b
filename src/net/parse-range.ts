import { parseAddress } from './address.ts'
import { type Cidr, type CidrError, parseCidr } from './cidr.ts'
import { type Range, rangeBetween, rangeOfCidr } from './ranges/ranges.ts'

/** A range as it was read. `hostBits` is the prefix as it is without the host bits that the text had. */
export type ParsedRange =
  | { readonly ok: true; readonly value: Range; readonly hostBits?: Cidr }
  | { readonly ok: false; readonly error: CidrError | { readonly kind: 'reversed' | 'families' } }

/**
 * Reads a prefix, a range `a-b` or a single address. A prefix with host bits is the prefix around the address, as in
 * Go; everything else is as strict as `parseCidr`.
 */
export function parseRange(text: string): ParsedRange {
  const hyphen = text.indexOf('-')
  if (hyphen >= 0) return parseEnds(text.slice(0, hyphen).trim(), text.slice(hyphen + 1).trim())
  const parsed = parseCidr(text)
  if (parsed.ok) return { ok: true, value: rangeOfCidr(parsed.value) }
  const { error } = parsed
  if (error.kind === 'no-length') return { ok: true, value: rangeBetween(error.address, error.address) }
  if (error.kind === 'host-bits') return { ok: true, value: rangeOfCidr(error.cidr), hostBits: error.cidr }
  return { ok: false, error }
}

function parseEnds(low: string, high: string): ParsedRange {
  const first = parseAddress(low)
  if (first === undefined) return { ok: false, error: { kind: 'not-an-address', text: low } }
  const last = parseAddress(high)
  if (last === undefined) return { ok: false, error: { kind: 'not-an-address', text: high } }
  if (first.family !== last.family) return { ok: false, error: { kind: 'families' } }
  if (first.value > last.value) return { ok: false, error: { kind: 'reversed' } }
  return { ok: true, value: rangeBetween(first, last) }
}
