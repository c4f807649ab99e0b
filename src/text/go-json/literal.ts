/** How a literal ended: at the byte `end`, or with an error at the byte `at` (past the input: its end). */
export type LiteralEnd =
  | { readonly ok: true; readonly end: number }
  | { readonly ok: false; readonly at: number; readonly context: string }
  /** The input ends inside the literal and Go has no better word for it. */
  | { readonly ok: false; readonly at: number; readonly context: undefined }

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** The end of the string whose opening quote is at `start`. */
export function stringEnd(bytes: Uint8Array, start: number): LiteralEnd {
  for (let i = start + 1; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte === QUOTE) return { ok: true, end: i + 1 }
    if (byte < 0x20) return { ok: false, at: i, context: 'in string literal' }
    if (byte !== BACKSLASH) continue
    const escape = bytes[++i] ?? 0
    if (!isOneOf(escape, 'bfnrt\\/"u')) return { ok: false, at: i, context: 'in string escape code' }
    if (escape !== 0x75) continue
    for (let k = 0; k < 4; k++) {
      const digit = bytes[++i] ?? 0
      if (!isHexDigit(digit)) return { ok: false, at: i, context: 'in \\u hexadecimal character escape' }
    }
  }
  return { ok: false, at: bytes.length, context: undefined }
}

/** The end of the number that begins at `start` with a digit or a minus. */
export function numberEnd(bytes: Uint8Array, start: number): LiteralEnd {
  let i = start
  if (bytes[i] === 0x2d) {
    i++
    if (!isDigit(bytes[i])) return { ok: false, at: i, context: 'in numeric literal' }
  }
  i = bytes[i] === 0x30 ? i + 1 : digitsEnd(bytes, i)
  if (bytes[i] === 0x2e) {
    i++
    if (!isDigit(bytes[i])) return { ok: false, at: i, context: 'after decimal point in numeric literal' }
    i = digitsEnd(bytes, i)
  }
  if (bytes[i] === 0x65 || bytes[i] === 0x45) {
    i++
    if (bytes[i] === 0x2b || bytes[i] === 0x2d) i++
    if (!isDigit(bytes[i])) return { ok: false, at: i, context: 'in exponent of numeric literal' }
    i = digitsEnd(bytes, i)
  }
  return { ok: true, end: i }
}

/** The end of `true`, `false` or `null`, whose first letter is at `start`. */
export function wordEnd(bytes: Uint8Array, start: number, word: 'true' | 'false' | 'null'): LiteralEnd {
  for (let k = 1; k < word.length; k++) {
    if (bytes[start + k] !== word.charCodeAt(k)) {
      return { ok: false, at: start + k, context: `in literal ${word} (expecting '${word[k]}')` }
    }
  }
  return { ok: true, end: start + word.length }
}

/** The string that a scanned literal (with its quotes) denotes; a lone surrogate becomes U+FFFD. */
export function unquote(literal: string): string {
  const body = literal.slice(1, -1)
  if (!body.includes('\\')) return body
  const text = body.replace(/\\(u([0-9A-Fa-f]{4})|.)/g, (_, escape: string, hex: string | undefined) =>
    hex === undefined ? (ESCAPES[escape] ?? escape) : String.fromCharCode(parseInt(hex, 16)),
  )
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

function digitsEnd(bytes: Uint8Array, start: number): number {
  let i = start
  while (isDigit(bytes[i])) i++
  return i
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}

function isHexDigit(byte: number): boolean {
  return isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)
}

function isOneOf(byte: number, characters: string): boolean {
  return byte !== 0 && characters.includes(String.fromCharCode(byte))
}
