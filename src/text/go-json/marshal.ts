import { isRaw } from './raw.ts'
import { scan } from './scan.ts'
import { compareStrings, type GoJson } from './value.ts'

export type Marshalled =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string }

/**
 * The text that Go's `json.Marshal` prints: no blanks, map keys sorted, struct members in their order, `<`, `>`, `&`,
 * U+2028 and U+2029 escaped, numbers in Go's shortest form, raw pieces compacted. A raw piece that is not JSON is the
 * only possible error. `\b` and `\f` are short since Go 1.22; older releases print `\u0008` and `\u000c`.
 * Source: golang/go src/encoding/json/encode.go, go1.23.
 */
export function marshal(value: GoJson): Marshalled {
  const parts: string[] = []
  const work: Work[] = [{ value }]
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    if ('text' in next) {
      parts.push(next.text)
      continue
    }
    const { value } = next
    if (value === undefined || value === null) parts.push('null')
    else if (typeof value === 'string') parts.push(encodeString(value))
    else if (typeof value === 'number') parts.push(formatFloat(value))
    else if (typeof value !== 'object') parts.push(String(value))
    else if (Array.isArray(value)) pushArray(work, value)
    else if (value instanceof Map) pushMembers(work, sortedEntries(value))
    else if (isRaw(value)) {
      const piece = compact(value.text)
      if (!piece.ok) {
        return {
          ok: false,
          error: `json: error calling MarshalJSON for type json.RawMessage: ${piece.error}`,
        }
      }
      parts.push(piece.text)
    } else pushMembers(work, Object.entries(value))
  }
  return { ok: true, text: parts.join('') }
}

/** The text that Go prints for a value without raw pieces, which cannot fail. */
export function marshalAny(value: Exclude<GoJson, undefined>): string {
  const printed = marshal(value)
  return printed.ok ? printed.text : 'null'
}

/**
 * A float64 as encoding/json prints it: shortest digits, exponents below 1e-6 and from 1e21 on. JavaScript follows the
 * same rule (both follow ES6) but for minus zero.
 */
export function formatFloat(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

/** A string as encoding/json prints it. */
export function encodeString(text: string): string {
  if (NOTHING_ESCAPED.test(text)) return `"${text}"`
  // eslint-disable-next-line no-control-regex
  return `"${text.replace(/[\u0000-\u001f"\\<>&\u2028\u2029]|\p{Surrogate}/gu, escapeCharacter)}"`
}

/** Nearly every string: ASCII without quotation marks, backslashes and what could end HTML. */
const NOTHING_ESCAPED = /^[ !#-%'-;=?-[\]-~]*$/

/** A JSON text without its insignificant blanks, escaped as `Marshal` does; or what is wrong with it. */
export function compact(text: string): Marshalled {
  const scanned = scan(text)
  if (!scanned.ok) return { ok: false, error: scanned.error.text }
  const kept = text.replace(/"(?:[^"\\]|\\.)*"|[ \t\r\n]+/g, (token) => (token.startsWith('"') ? token : ''))
  return { ok: true, text: kept.replace(/[<>&\u2028\u2029]/g, escapeCharacter) }
}

/** A piece of finished text, or a value still to be printed; a stack, so that nesting costs no call stack. */
type Work = { readonly text: string } | { readonly value: GoJson }

function pushArray(work: Work[], items: readonly GoJson[]): void {
  work.push({ text: ']' })
  for (let i = items.length - 1; i >= 0; i--) {
    work.push({ value: items[i] })
    if (i > 0) work.push({ text: ',' })
  }
  work.push({ text: '[' })
}

function pushMembers(work: Work[], members: readonly (readonly [string, GoJson])[]): void {
  work.push({ text: '}' })
  let before = members.length
  for (const [key, value] of members.toReversed()) {
    work.push({ value }, { text: `${--before > 0 ? ',' : ''}${encodeString(key)}:` })
  }
  work.push({ text: '{' })
}

function sortedEntries(map: ReadonlyMap<string, GoJson>): [string, GoJson][] {
  return [...map].sort(([a], [b]) => compareStrings(a, b))
}

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

function escapeCharacter(character: string): string {
  const code = character.charCodeAt(0)
  if (code >= 0xd800 && code < 0xe000) return '\\ufffd'
  return SHORT[character] ?? `\\u${code.toString(16).padStart(4, '0')}`
}
