/** How github.com/buger/jsonparser classifies a value; `unknown` is text that is no JSON value. */
export type LooseKind =
  'not-exist' | 'string' | 'number' | 'object' | 'array' | 'boolean' | 'null' | 'unknown'

/** A value as jsonparser hands it out: raw text, without the quotes of a string and with its escapes kept. */
export interface LooseValue {
  readonly kind: LooseKind
  readonly raw: string
}

interface Located extends LooseValue {
  /** Offset just behind the value; -1 when the text there is malformed. */
  readonly end: number
}

const ABSENT: Located = { kind: 'not-exist', raw: '', end: -1 }

/**
 * The value at a path of object keys, as github.com/buger/jsonparser `Get` finds it: keys are compared exactly (after
 * unescaping), the first match wins, and the text is scanned rather than parsed, so malformed text may still yield a
 * value. pkg/hns of containernetworking/plugins looks into policies with it.
 *
 * Source: buger/jsonparser parser.go v1.1.1. The release of 2018 that plugins before v1.0.0-rc1 use differs only on
 * paths of several keys in malformed text, and those plugins ask for single keys only.
 */
export function looseGet(text: string, ...keys: readonly string[]): LooseValue {
  const at = findValue(text, keys)
  return at === -1 ? ABSENT : valueFrom(text, at)
}

/** The elements of an array in order, as jsonparser `ArrayEach` visits them; it stops at the first that is malformed. */
export function looseElements(array: string): LooseValue[] {
  const elements: LooseValue[] = []
  let at = skipBlanks(array, 0) + 1
  if (at === 0 || array[skipBlanks(array, at)] === ']') return elements
  for (;;) {
    const value = valueFrom(array, at)
    if (value.end === -1) return elements
    elements.push({ kind: value.kind, raw: value.raw })
    at = skipBlanks(array, value.end)
    if (array[at] !== ',') return elements
    at++
  }
}

/**
 * Offset behind the colon of the last key of the path, or -1. `depth` counts the objects that are open, `found` the
 * keys of the path that have been met; an object below a key that is not on the path is skipped as a whole.
 */
function findValue(text: string, keys: readonly string[]): number {
  let depth = 0
  let found = 0
  let onPath = true
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '"') {
      const end = stringEnd(text, i + 1)
      if (end === -1) return -1
      const key = unescape(text.slice(i + 1, end))
      i = skipBlanks(text, end + 1)
      if (i === -1) return -1
      if (text[i] !== ':') {
        i--
        continue
      }
      if (key === undefined || depth < 1 || depth > keys.length) return -1
      onPath = key === keys[depth - 1]
      if (onPath && found === depth - 1 && ++found === keys.length) return i + 1
    } else if (c === '{' && onPath) {
      depth++
    } else if (c === '{' || c === '[') {
      const end = blockEnd(text, i)
      if (end === -1) return -1
      i = end - 1
    } else if (c === '}') {
      depth--
      if (depth === found) found--
    } else if (c === ':') {
      return -1
    }
  }
  return -1
}

function valueFrom(text: string, from: number): Located {
  const start = skipBlanks(text, from)
  if (start === -1) return ABSENT
  const c = text[start] ?? ''
  if (c === '"') {
    const end = stringEnd(text, start + 1)
    return end === -1
      ? { kind: 'string', raw: '', end }
      : { kind: 'string', raw: text.slice(start + 1, end), end: end + 1 }
  }
  if (c === '{' || c === '[') {
    const kind = c === '{' ? 'object' : 'array'
    const end = blockEnd(text, start)
    return { kind, raw: end === -1 ? '' : text.slice(start, end), end }
  }
  const rest = text.slice(start)
  const length = rest.search(/[ \n\r\t,}\]]/)
  const raw = length === -1 ? rest : rest.slice(0, length)
  const kind = literalKind(raw)
  return kind === 'unknown' ? { kind, raw: '', end: -1 } : { kind, raw, end: start + raw.length }
}

function literalKind(raw: string): LooseKind {
  if (raw === 'true' || raw === 'false') return 'boolean'
  if (raw === 'null') return 'null'
  return /^[0-9-]/.test(raw) ? 'number' : 'unknown'
}

/** Offset of the next character that is no JSON white space, or -1. */
function skipBlanks(text: string, from: number): number {
  for (let i = from; i < text.length; i++) if (!' \n\r\t'.includes(text.charAt(i))) return i
  return -1
}

/** Offset of the quote that closes the string whose first character is at `from`, or -1. */
function stringEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '"') return i
  }
  return -1
}

/** Offset just behind the bracket that closes the one at `from`, or -1; the other kind of bracket is not counted. */
function blockEnd(text: string, from: number): number {
  const open = text[from]
  const close = open === '{' ? '}' : ']'
  let depth = 0
  for (let i = from; i < text.length; i++) {
    const c = text[i]
    if (c === '"') {
      i = stringEnd(text, i + 1)
      if (i === -1) return -1
    } else if (c === open) {
      depth++
    } else if (c === close && --depth === 0) {
      return i + 1
    }
  }
  return -1
}

/** The text of a string without its escapes, or undefined when one of them is malformed or half a surrogate pair. */
function unescape(raw: string): string | undefined {
  if (!raw.includes('\\')) return raw
  try {
    const text: unknown = JSON.parse(`"${raw.replace(/[\u0000-\u001f]/g, (c) => `\\u${hex4(c)}`)}"`)
    return typeof text === 'string' && !/[\ud800-\udfff]/u.test(text) ? text : undefined
  } catch {
    return undefined
  }
}

function hex4(c: string): string {
  return c.charCodeAt(0).toString(16).padStart(4, '0')
}
