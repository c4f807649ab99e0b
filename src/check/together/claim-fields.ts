import type { Target } from '../../diagnostic/finding.ts'
import { formatAddress, parseAddress } from '../../net/address.ts'
import { formatCidr, parseCidr } from '../../net/cidr.ts'
import type { Tree } from '../../text/tree.ts'
import { cidrText } from '../cidr-text.ts'
import { type Field, textOf } from '../field.ts'
import type { Claim, Subject } from './claim.ts'

/** What a field says of a subject as a text; nothing where it holds another kind of value, or no text. */
export function textClaim(
  subject: Subject,
  found: Field | undefined,
  normal = (value: string) => value,
): Claim[] {
  return found === undefined ? [] : claimAt(subject, found.value, { path: found.path }, normal)
}

/** What a value says of a subject, with its place. */
export function claimAt(
  subject: Subject,
  tree: Tree,
  at: Target,
  normal = (value: string) => value,
): Claim[] {
  const value = textOf(tree)
  return value === undefined || value === '' ? [] : [{ subject, value: normal(value), shown: value, at }]
}

/** What a field says of a subject as a range; of several the first. */
export function rangeClaim(subject: Subject, found: Field | undefined): Claim[] {
  const value = textOf(found?.value)
  const cidr = value === undefined ? undefined : canonicalRange(value.split(',')[0] ?? '')
  if (found === undefined || value === undefined || cidr === undefined) return []
  return [{ subject, value: cidr, shown: value, at: { path: found.path } }]
}

/** What a field says of a subject as a boolean. */
export function booleanClaim(subject: Subject, found: Field | undefined): Claim[] {
  if (found?.value.kind !== 'boolean') return []
  const value = String(found.value.value)
  return [{ subject, value, shown: value, at: { path: found.path } }]
}

/** An address in its one spelling; any other text as it stands. */
export function canonicalAddress(value: string): string {
  const parsed = parseAddress(value)
  return parsed === undefined ? value : formatAddress(parsed)
}

/** The range that a text means, as Go reads it: without the bits behind the prefix. */
export function canonicalRange(value: string): string | undefined {
  const parsed = parseCidr(value)
  if (parsed.ok) return formatCidr(parsed.value)
  const read = cidrText(value)
  return read.kind === 'host-bits' ? read.canonical : undefined
}
