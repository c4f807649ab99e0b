import type { Span } from '../tree.ts'
import { type Mistake, mistake } from './mistake.ts'

/** A string as it was meant, where it ends, and what is wrong with it. */
export interface ReadString {
  readonly value: string
  readonly end: number
  readonly mistakes: readonly Mistake[]
}

/** Closing quotation marks by the opening ones. */
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '\u201c': '\u201d',
  '\u201d': '\u201d',
  '\u2018': '\u2019',
  '\u2019': '\u2019',
}

/** True when a string begins here, in whatever quotation marks. */
export function isQuote(c: string | undefined): boolean {
  return c !== undefined && Object.hasOwn(CLOSING, c)
}

/** Reads a string from its opening mark on. A line end inside ends an unclosed string before the comma or bracket there. */
export function readString(text: string, start: number): ReadString {
  const open = text[start] ?? '"'
  const close = CLOSING[open] ?? '"'
  const mistakes: Mistake[] = []
  let value = ''
  let i = start + 1
  for (;;) {
    const c = text[i]
    if (c === undefined || c === '\n' || c === '\r') {
      const end = unclosedEnd(text, start, i)
      const kept = value.slice(0, Math.max(0, value.length - (i - end)))
      return {
        value: kept,
        end,
        mistakes: [...(open === '"' ? mistakes : []), unclosed(open, { start, end }, kept)],
      }
    }
    if (c === close || (open !== '"' && c === closeVariant(open))) {
      const end = i + 1
      const body = text.slice(start + 1, i)
      // Rewriting the whole string mends what is wrong inside it, too.
      if (open !== '"') {
        return { value, end, mistakes: [mistake('foreign-quotes', { start, end }, JSON.stringify(value))] }
      }
      return { value, end, mistakes: withPathEscape(mistakes, { start, end }, body, value) }
    }
    if (c === '\\') {
      const escape = readEscape(text, i)
      if (escape.mistake !== undefined) mistakes.push(escape.mistake)
      value += escape.value
      i = escape.end
    } else {
      if (c < ' ') mistakes.push(mistake('control-character', { start: i, end: i + 1 }, escaped(c)))
      value += c
      i++
    }
  }
}

/** Straight marks close what a curly one opened, as word processors do it. */
function closeVariant(open: string): string | undefined {
  if (open === '\u201c' || open === '\u201d') return '"'
  return open === '\u2018' || open === '\u2019' ? "'" : undefined
}

/**
 * `C:\temp` in JSON is valid and means `C:`, a tab, `emp`. Only a drive or share at the beginning makes it a path. Where
 * other escapes of the same path are wrong, the first of these mistakes mends all of it.
 */
function withPathEscape(mistakes: readonly Mistake[], span: Span, body: string, value: string): Mistake[] {
  const edits = pathEdits(span.start, body, value)
  if (edits.length === 0) return [...mistakes]
  const bad = mistakes.findIndex(({ kind }) => kind === 'bad-escape')
  if (bad === -1) return [...mistakes, { kind: 'path-escape', span, edits, safe: true }]
  return mistakes.map((each, i) => (i === bad ? { ...each, edits: [...each.edits, ...edits] } : each))
}

function pathEdits(start: number, body: string, value: string): Mistake['edits'] {
  const path = /^(?:[A-Za-z]:\\|\\\\)/.test(body) || /^[A-Za-z]:[\b\f\n\r\t]/.test(value)
  // oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
  if (!path || !/[\b\f\n\r\t]/.test(value)) return []
  return [...body.matchAll(/\\\\|\\([bfnrt])/g)].flatMap(({ 1: letter, index }) => {
    const at = start + 1 + index
    return letter === undefined ? [] : [{ at: { start: at, end: at + 1 }, newText: '\\\\' }]
  })
}

interface Escape {
  readonly value: string
  readonly end: number
  readonly mistake?: Mistake
}

const SIMPLE: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

function readEscape(text: string, at: number): Escape {
  const letter = text[at + 1]
  const simple = letter !== undefined && Object.hasOwn(SIMPLE, letter) ? SIMPLE[letter] : undefined
  if (simple !== undefined) return { value: simple, end: at + 2 }
  const hex = /^[0-9A-Fa-f]{4}$/.test(text.slice(at + 2, at + 6)) ? text.slice(at + 2, at + 6) : undefined
  if (letter === 'u' && hex !== undefined) {
    return { value: String.fromCharCode(Number.parseInt(hex, 16)), end: at + 6 }
  }
  return { value: '\\', end: at + 1, mistake: mistake('bad-escape', { start: at, end: at + 1 }, '\\\\') }
}

/** An unclosed string ends before the punctuation at the end of its line. */
function unclosedEnd(text: string, start: number, lineEnd: number): number {
  const line = text.slice(start + 1, lineEnd)
  return lineEnd - (/[\s,\]}]*$/.exec(line)?.[0].length ?? 0)
}

function unclosed(open: string, span: Span, value: string): Mistake {
  const close = { at: { start: span.end, end: span.end }, newText: '"' }
  const whole = { at: span, newText: JSON.stringify(value) }
  return { kind: 'unclosed', span, edits: [open === '"' ? close : whole], safe: false }
}

function escaped(c: string): string {
  return JSON.stringify(c).slice(1, -1)
}
