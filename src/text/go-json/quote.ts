import { goText } from './utf8.ts'

/**
 * A byte as encoding/json quotes it in its errors: taken as a Latin-1 character, so that the first byte of a UTF-8 BOM
 * is `'ï'`. Source: golang/go src/encoding/json/scanner.go quoteChar.
 */
export function quoteByte(byte: number): string {
  if (byte === 0x27) return "'\\''"
  if (byte === 0x22) return `'"'`
  return `'${quote(String.fromCharCode(byte)).slice(1, -1)}'`
}

/** A string as Go's `%q` prints it. Source: golang/go src/strconv/quote.go. */
export function quote(text: string): string {
  let out = '"'
  for (const character of text) out += quoteCharacter(character)
  return out + '"'
}

/** Bytes as Go's `%q` prints a string of them: those that are not UTF-8 as `\\xff`. */
export function quoteBytes(bytes: Uint8Array): string {
  const { text, offsetOf } = goText(bytes)
  let out = '"'
  for (let i = 0; i < bytes.length;) {
    const start = offsetOf(i)
    let next = i + 1
    while (next < bytes.length && offsetOf(next) === start) next++
    const byte = bytes[i] ?? 0
    const isStray = next === i + 1 && byte >= 0x80
    out += isStray ? `\\x${hex(byte, 2)}` : quoteCharacter(text.slice(start, offsetOf(next)))
    i = next
  }
  return out + '"'
}

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
}

function quoteCharacter(character: string): string {
  const short = SHORT[character]
  if (short !== undefined) return short
  if (isPrint(character)) return character
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20 || code === 0x7f) return `\\x${hex(code, 2)}`
  if (code >= 0xd800 && code < 0xe000) return '\\ufffd'
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`
}

/** Go's `unicode.IsPrint`: letters, marks, numbers, punctuation, symbols, and the ASCII space alone among blanks. */
function isPrint(character: string): boolean {
  return character === ' ' || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character)
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0')
}
