import type { Span, Tree } from '../tree.ts'
import { type Mistake, mistake } from './mistake.ts'

/** Something that is no string, object or list, as a value. */
export interface ReadWord {
  readonly tree: Tree
  readonly mistakes: readonly Mistake[]
}

/**
 * Where a run of characters without punctuation ends; a placeholder in brackets of its own is taken whole. A value may
 * hold colons (`$env:NAME`, `fd00::/64`), a key ends at the first.
 */
export function wordEnd(text: string, start: number, place: 'key' | 'value'): number {
  const bracketed = /^(?:<[^<>\r\n]*>|\{\{[^{}\r\n]*\}\}|\$\{[^{}\r\n]*\}|\$\([^()\r\n]*\))/.exec(
    text.slice(start, start + 200),
  )
  let i = start + (bracketed?.[0].length ?? 0)
  const punctuation = place === 'key' ? /[\s,;:=\]}[{"']/ : /[\s,;\]}[{"']/
  while (i < text.length && !punctuation.test(text[i] ?? '')) i++
  return Math.max(i, start + 1)
}

/** A word in the place of a value: true, false, null, a number, or what somebody took for one. */
export function readWord(text: string, span: Span): ReadWord {
  const word = text.slice(span.start, span.end)
  if (word === 'null') return { tree: { kind: 'null', ...span }, mistakes: [] }
  if (word === 'true' || word === 'false') {
    return { tree: { kind: 'boolean', value: word === 'true', ...span }, mistakes: [] }
  }
  if (/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(word)) {
    return { tree: { kind: 'number', raw: word, ...span }, mistakes: [] }
  }
  const literal = /^(true|false|null|none|nil|undefined|\$true|\$false|\$null)$/i
    .exec(word)?.[0]
    .toLowerCase()
  if (literal !== undefined) return likeLiteral(literal.replace('$', ''), span)
  if (isPlaceholder(word)) {
    return { tree: { kind: 'string', value: word, ...span }, mistakes: [mistake('placeholder', span)] }
  }
  const number = canonicalNumber(word)
  if (number !== undefined) {
    return { tree: { kind: 'number', raw: number, ...span }, mistakes: [mistake('bad-number', span, number)] }
  }
  const quoted = JSON.stringify(word)
  return { tree: { kind: 'string', value: word, ...span }, mistakes: [mistake('bare-word', span, quoted)] }
}

/** A word that a template engine or a script was to replace. */
export function isPlaceholder(word: string): boolean {
  return /^(?:<.*>|\{\{.*\}\}|\$\{.*\}|\$\(.*\)|\$[A-Za-z_][\w.:]*|__\w+__|%\w+%|@\w+@)$/.test(word)
}

function likeLiteral(word: string, span: Span): ReadWord {
  if (word === 'true' || word === 'false') {
    return {
      tree: { kind: 'boolean', value: word === 'true', ...span },
      mistakes: [mistake('bare-word', span, word)],
    }
  }
  return { tree: { kind: 'null', ...span }, mistakes: [mistake('bare-word', span, 'null')] }
}

/** The number that a foreign spelling stands for: `0x1000`, `+5`, `.5`, `5.`, `007`. */
function canonicalNumber(word: string): string | undefined {
  if (/^0[xX][0-9A-Fa-f]{1,13}$/.test(word)) return String(Number(word))
  const match = /^([+-]?)0*(\d*)(?:\.(\d*))?$/.exec(word)
  if (match === null || !/\d/.test(word)) return undefined
  const [, sign, whole, fraction] = match
  return `${sign === '-' ? '-' : ''}${whole === '' ? '0' : whole}${fraction === undefined || fraction === '' ? '' : `.${fraction}`}`
}
