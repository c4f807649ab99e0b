import type { Span } from '../tree.ts'
import { type Mistake, mistake } from './mistake.ts'

/** Blanks and comments before the next character that counts, and where that is. */
export interface Skipped {
  readonly end: number
  readonly mistakes: readonly Mistake[]
}

/** Skips what JSON calls white space, and what people take for it. */
export function skipBlanks(text: string, start: number): Skipped {
  const mistakes: Mistake[] = []
  let i = start
  for (;;) {
    const c = text.charCodeAt(i)
    if (isBlank(c)) i++
    else if (isForeignBlank(c)) {
      const from = i
      while (isForeignBlank(text.charCodeAt(i))) i++
      mistakes.push(mistake('unicode-blank', { start: from, end: i }, ' '.repeat(i - from)))
    } else {
      const end = commentEnd(text, i)
      if (end === undefined) return { end: i, mistakes }
      const span = { start: i, end }
      mistakes.push({
        kind: 'comment',
        span,
        safe: true,
        edits: [{ at: withBlanks(text, span), newText: '' }],
      })
      i = end
    }
  }
}

/** Where a text that reaches to an offset ends without what JSON calls white space. */
export function endBeforeBlanks(text: string, end: number): number {
  let i = end
  while (isBlank(text.charCodeAt(i - 1))) i--
  return i
}

/** Source: RFC 8259 section 2. */
function isBlank(c: number): boolean {
  return c === 0x20 || c === 0x09 || c === 0x0a || c === 0x0d
}

/** Characters that look like nothing, but are no blanks to JSON. */
export function isForeignBlank(c: number): boolean {
  return (
    c === 0x0b ||
    c === 0x0c ||
    c === 0x85 ||
    c === 0xa0 ||
    c === 0x1680 ||
    (c >= 0x2000 && c <= 0x200d) ||
    c === 0x2028 ||
    c === 0x2029 ||
    c === 0x202f ||
    c === 0x205f ||
    c === 0x2060 ||
    c === 0x3000 ||
    c === 0xfeff
  )
}

/** A comment with the blanks before it where nothing follows on its line, and all of the line where it stands alone. */
function withBlanks(text: string, { start, end }: Span): Span {
  const lineEnd = /\r?\n|\r/y
  lineEnd.lastIndex = end
  const next = lineEnd.exec(text)?.[0].length ?? 0
  if (next === 0 && end < text.length) return { start, end }
  let first = start
  while (text[first - 1] === ' ' || text[first - 1] === '\t') first--
  const alone = first === 0 || text[first - 1] === '\n' || text[first - 1] === '\r'
  return { start: first, end: alone ? end + next : end }
}

/** Where a comment that begins here ends; undefined when none begins here. */
function commentEnd(text: string, at: number): number | undefined {
  if (text.startsWith('/*', at)) {
    const close = text.indexOf('*/', at + 2)
    return close < 0 ? text.length : close + 2
  }
  if (!text.startsWith('//', at) && text[at] !== '#') return undefined
  const line = /[\r\n]/g
  line.lastIndex = at
  return line.exec(text)?.index ?? text.length
}
