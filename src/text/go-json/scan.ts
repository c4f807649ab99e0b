import { readJson } from '../json-tree.ts'
import type { Member, Tree } from '../tree.ts'
import { type LiteralEnd, numberEnd, stringEnd, unquote, wordEnd } from './literal.ts'
import { quoteByte } from './quote.ts'
import { type GoText, goText } from './utf8.ts'

/** A JSON text as Go's encoding/json accepts it. */
export interface GoDocument {
  /** The text that spans count in; invalid UTF-8 has become U+FFFD. */
  readonly text: string
  readonly tree: Tree
}

export interface GoSyntaxError {
  /** The text of Go's `*json.SyntaxError`, the same in every Go release looked at (1.19 to 1.26). */
  readonly text: string
  /** Where, in UTF-16 units of the decoded text: the offending character, or the end of the text. */
  readonly offset: number
}

export type Scanned =
  | { readonly ok: true; readonly value: GoDocument }
  | { readonly ok: false; readonly error: GoSyntaxError; readonly text: string }

/**
 * Reads a JSON text as Go's `json.Unmarshal` does before it looks at any type: the grammar of RFC 8259, at most 10000
 * levels, no BOM, no comments, Go's own words for every error. Source: golang/go src/encoding/json/scanner.go, go1.23.
 */
export function scan(input: string | Uint8Array): Scanned {
  if (typeof input !== 'string' || input.length > LONG) return scanText(input)
  const known = recent.find((one) => one.input === input)
  if (known !== undefined) return known.scanned
  const scanned = scanText(input)
  recent.unshift({ input, scanned })
  recent.length = Math.min(recent.length, MOST_RECENT)
  return scanned
}

/** Programs read the same configurations several times over, so that the last texts and their trees are worth keeping. */
const recent: { readonly input: string; readonly scanned: Scanned }[] = []
const MOST_RECENT = 8
/** What is longer is read anew, since its tree takes memory. In UTF-16 units. */
const LONG = 65_536

function scanText(input: string | Uint8Array): Scanned {
  const plain = typeof input === 'string' && PLAIN.test(input) ? readJson(input) : 'not JSON'
  if (typeof plain !== 'string') return { ok: true, value: { text: String(input), tree: plain } }
  const source = goText(input)
  const end = scanValue(source)
  if (end.ok) return { ok: true, value: { text: source.text, tree: end.tree } }
  const error = { text: syntaxErrorText(source.bytes, end), offset: source.offsetOf(end.at) }
  return { ok: false, error, text: source.text }
}

/** Where nothing is escaped and every character is a byte, Go takes what is JSON to the letter as everybody does. */
const PLAIN = /^[\0-[\]-\x7f]*$/

const MAX_DEPTH = 10_000

type Failure = Extract<LiteralEnd, { ok: false }>

/** A container that is still open. */
type Open =
  | { readonly kind: 'array'; readonly start: number; readonly items: Tree[] }
  | { readonly kind: 'object'; readonly start: number; readonly members: Member[] }

/** What the scanner looks for next. */
type Wanted = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end' | 'nothing'

/** One pass with a stack of its own: nesting must not depend on the host's call stack. */
function scanValue({ bytes, text, offsetOf }: GoText): { ok: true; tree: Tree } | Failure {
  const open: Open[] = []
  const keys: Omit<Member, 'value'>[] = []
  let root: Tree | undefined
  let wanted: Wanted = 'value'
  let i = 0

  for (;;) {
    while (isSpace(bytes[i])) i++
    const byte = bytes[i]
    if (byte === undefined) {
      if (wanted === 'nothing' && root !== undefined) return { ok: true, tree: root }
      return { ok: false, at: i, context: undefined }
    }
    const top = open.at(-1)
    switch (wanted) {
      case 'nothing':
        return { ok: false, at: i, context: 'after top-level value' }
      case 'colon':
        if (byte !== COLON) return { ok: false, at: i, context: 'after object key' }
        i++
        wanted = 'value'
        continue
      case 'comma or end':
        if (byte === COMMA) {
          i++
          wanted = top?.kind === 'object' ? 'key' : 'value'
          continue
        }
        if (byte !== (top?.kind === 'object' ? CLOSE_OBJECT : CLOSE_ARRAY)) {
          const context = top?.kind === 'object' ? 'after object key:value pair' : 'after array element'
          return { ok: false, at: i, context }
        }
        wanted = close()
        continue
      case 'key or }':
      case 'key': {
        if (wanted === 'key or }' && byte === CLOSE_OBJECT) {
          wanted = close()
          continue
        }
        if (byte !== QUOTE) return { ok: false, at: i, context: 'looking for beginning of object key string' }
        const end = stringEnd(bytes, i)
        if (!end.ok) return end
        const keySpan = { start: offsetOf(i), end: offsetOf(end.end) }
        keys.push({ key: unquote(text.slice(keySpan.start, keySpan.end)), keySpan })
        i = end.end
        wanted = 'colon'
        continue
      }
      case 'value or ]':
      case 'value':
        if (wanted === 'value or ]' && byte === CLOSE_ARRAY) {
          wanted = close()
          continue
        }
        if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
          const start = offsetOf(i)
          if (byte === OPEN_OBJECT) open.push({ kind: 'object', start, members: [] })
          else open.push({ kind: 'array', start, items: [] })
          if (open.length > MAX_DEPTH) return { ok: false, at: i, context: 'exceeded max depth' }
          i++
          wanted = byte === OPEN_OBJECT ? 'key or }' : 'value or ]'
          continue
        }
        const end = literalEnd(bytes, i, byte)
        if (!end.ok) return end
        const span = { start: offsetOf(i), end: offsetOf(end.end) }
        i = end.end
        wanted = put(literal(text.slice(span.start, span.end), span))
    }
  }

  function close(): Wanted {
    const top = open.pop()
    i++
    if (top?.kind === 'object') {
      return put({ kind: 'object', members: top.members, start: top.start, end: offsetOf(i) })
    }
    return put({ kind: 'array', items: top?.items ?? [], start: top?.start ?? 0, end: offsetOf(i) })
  }

  function put(tree: Tree): Wanted {
    const parent = open.at(-1)
    if (parent === undefined) root = tree
    else if (parent.kind === 'array') parent.items.push(tree)
    else {
      const key = keys.pop()
      if (key !== undefined) parent.members.push({ key: key.key, keySpan: key.keySpan, value: tree })
    }
    return parent === undefined ? 'nothing' : 'comma or end'
  }
}

function literalEnd(bytes: Uint8Array, i: number, byte: number): LiteralEnd {
  if (byte === QUOTE) return stringEnd(bytes, i)
  if (byte === MINUS || (byte >= ZERO && byte <= NINE)) return numberEnd(bytes, i)
  if (byte === T) return wordEnd(bytes, i, 'true')
  if (byte === F) return wordEnd(bytes, i, 'false')
  if (byte === N) return wordEnd(bytes, i, 'null')
  return { ok: false, at: i, context: 'looking for beginning of value' }
}

function literal(text: string, span: { readonly start: number; readonly end: number }): Tree {
  switch (text[0]) {
    case '"':
      return { kind: 'string', value: unquote(text), ...span }
    case 't':
    case 'f':
      return { kind: 'boolean', value: text === 'true', ...span }
    case 'n':
      return { kind: 'null', ...span }
    default:
      return { kind: 'number', raw: text, ...span }
  }
}

/** At the end of the input Go feeds its scanner one blank: what that blank offends is the error. */
function syntaxErrorText(bytes: Uint8Array, { at, context }: Failure): string {
  if (context === undefined) return 'unexpected end of JSON input'
  return `invalid character ${quoteByte(bytes[at] ?? 0x20)} ${context}`
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a
}

const QUOTE = 0x22
const COMMA = 0x2c
const MINUS = 0x2d
const ZERO = 0x30
const NINE = 0x39
const COLON = 0x3a
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const F = 0x66
const N = 0x6e
const T = 0x74
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
