import { type Mistake, mistake } from './mistake.ts'
import { MOST_VALUES } from '../json-tree.ts'
import { endBeforeBlanks, skipBlanks } from './blanks.ts'
import { codeFences } from './code-fences.ts'
import { endBeforeComments } from './end-before-comments.ts'
import { isQuote, readString } from './string.ts'
import { together } from './together.ts'
import { readWord, wordEnd } from './word.ts'
import type { TolerantJson } from '../tolerant-json.ts'
import type { Member, Span, Tree } from '../tree.ts'

/** Go's reader stops at this depth, and so do we. Source: golang/go src/encoding/json/scanner.go `maxNestingDepth`, go1.23. */
const MAX_DEPTH = 10_000

/** After so many mistakes the text is something else than JSON. */
const MOST_MISTAKES = 1000

type Open =
  | { readonly kind: 'array'; readonly start: number; readonly items: Tree[] }
  | {
      readonly kind: 'object'
      readonly start: number
      readonly members: Member[]
      key?: Omit<Member, 'value'>
    }

/**
 * Reads what people take for JSON: comments, commas too many or too few, foreign quotation marks and blanks, `=` for
 * `:`, words without quotes, placeholders, brackets that are not closed. Never throws.
 */
export function readMistaken(text: string): TolerantJson {
  const mistakes: Mistake[] = []
  const open: Open[] = []
  let root: Tree | undefined
  let i = 0
  let values = 0
  /** The end of the last value, bracket or comma: where something that is missing belongs. */
  let last = 0
  /** What stands before here: nothing that separates, a comma, or a value that wants a comma. */
  let before: 'start' | 'comma' | 'value' = 'start'
  let comma: Span = { start: 0, end: 0 }

  const fences = codeFences(text)
  mistakes.push(...fences.mistakes)
  i = last = fences.start
  skip()
  if (isQuote(text[i]) && /^\s*:/.test(text.slice(readString(text, i).end))) openWithoutBrace()
  for (;;) {
    skip()
    const c = i < fences.end ? text[i] : undefined
    if (c === undefined || mistakes.length > MOST_MISTAKES) return finish()
    if (c === '{' || (isQuote(c) && open.at(-1)?.kind === 'array')) closeForgotten(c)
    const top = open.at(-1)
    if (top === undefined && root !== undefined) {
      const span = { start: i, end: endBeforeBlanks(text, fences.end) }
      mistakes.push(mistake('after-end', span, '', false))
      return finish()
    }
    if (c === ',' || c === ';') separator(c)
    else if (c === '}' || c === ']') close(c)
    else if (top?.kind === 'object' && top.key === undefined) key(top)
    else value(c)
  }

  function skip(): void {
    const blanks = skipBlanks(text, i)
    mistakes.push(...blanks.mistakes)
    i = blanks.end
  }

  /** A piece of an object, cut out without its braces. */
  function openWithoutBrace(): void {
    const edits = [{ at: { start: i, end: i }, newText: '{' }]
    mistakes.push({ kind: 'unclosed', span: { start: i, end: i + 1 }, edits, safe: false })
    open.push({ kind: 'object', start: i, members: [] })
  }

  function separator(c: ',' | ';'): void {
    const span = { start: i, end: i + 1 }
    const top = open.at(-1)
    if (top?.kind === 'object' && top.key !== undefined) missing(top)
    else if (top === undefined || before !== 'value') mistakes.push(mistake('comma-too-many', span, ''))
    else if (c === ';') mistakes.push(mistake('not-a-comma', span, ','))
    if (before === 'value') comma = span
    before = before === 'value' ? 'comma' : before
    last = i = i + 1
  }

  function missing(top: Extract<Open, { kind: 'object' }>): void {
    const span = { start: last, end: last }
    mistakes.push(mistake('value-missing', span))
    if (top.key !== undefined) top.members.push({ ...top.key, value: { kind: 'null', ...span } })
    delete top.key
    before = 'value'
  }

  function close(c: '}' | ']'): void {
    const top = open.at(-1)
    const span = { start: i, end: i + 1 }
    i++
    if (top === undefined) {
      mistakes.push(mistake('stray', span, '', false))
      return
    }
    if (top.kind === 'object' && top.key !== undefined) missing(top)
    if (before === 'comma') mistakes.push(mistake('comma-too-many', comma, ''))
    const own = top.kind === 'object' ? '}' : ']'
    if (c !== own) {
      const other = open.at(-2)
      const closesOuter = other !== undefined && (other.kind === 'object' ? '}' : ']') === c
      // A bracket that fits the one outside: the inner one was forgotten.
      const at = { start: last, end: last }
      if (closesOuter) {
        const opener = { start: top.start, end: top.start + 1 }
        mistakes.push({ kind: 'unclosed', span: opener, edits: [{ at, newText: own }], safe: false })
      } else mistakes.push(mistake('wrong-bracket', span, own, false))
      if (closesOuter) i--
    }
    open.pop()
    if (i === span.end) last = span.end
    put(treeOf(top, last))
  }

  /** A key in a list, or an object where a key belongs: the bracket before it was forgotten. */
  function closeForgotten(c: string): void {
    const [outer, top] = [open.at(-2), open.at(-1)]
    if (top === undefined || outer === undefined) return
    const isKeyInList =
      top.kind === 'array' &&
      outer.kind === 'object' &&
      c !== '{' &&
      /^\s*:/.test(text.slice(readString(text, i).end))
    const isObjectForKey =
      top.kind === 'object' && top.key === undefined && outer.kind === 'array' && top.members.length > 0
    if (!isKeyInList && !isObjectForKey) return
    const own = top.kind === 'object' ? '}' : ']'
    const at = {
      start: before === 'comma' ? comma.start : last,
      end: before === 'comma' ? comma.start : last,
    }
    const opener = { start: top.start, end: top.start + 1 }
    mistakes.push({ kind: 'unclosed', span: opener, edits: [{ at, newText: own }], safe: false })
    open.pop()
    const commaStays = before === 'comma'
    put(treeOf(top, at.start))
    if (commaStays) before = 'comma'
  }

  function wantComma(): void {
    if (before !== 'value') return
    const at = { start: last, end: last }
    mistakes.push({
      kind: 'comma-missing',
      span: { start: i, end: i + 1 },
      edits: [{ at, newText: ',' }],
      safe: true,
    })
  }

  function key(top: Extract<Open, { kind: 'object' }>): void {
    const start = i
    const word = isQuote(text[i]) ? '' : text.slice(i, wordEnd(text, i, 'key'))
    if (word !== '' && !/[\w$]/.test(word)) {
      i += word.length
      mistakes.push(mistake('stray', { start, end: i }, '', false))
      return
    }
    wantComma()
    if (word === '') {
      const string = readString(text, i)
      mistakes.push(...string.mistakes)
      top.key = { key: string.value, keySpan: { start, end: string.end } }
      i = string.end
    } else {
      i += word.length
      mistakes.push(mistake('bare-word', { start, end: i }, JSON.stringify(word)))
      top.key = { key: word, keySpan: { start, end: i } }
    }
    last = i
    before = 'start'
    skip()
    colon()
  }

  function colon(): void {
    if (text[i] === ':') {
      i++
      return
    }
    const sign = /^(?:=>|:=|==?)/.exec(text.slice(i, i + 2))?.[0]
    if (sign !== undefined) {
      mistakes.push(mistake('not-a-colon', { start: i, end: i + sign.length }, ':'))
      i += sign.length
    } else {
      mistakes.push(mistake('not-a-colon', { start: last, end: last }, ':', false))
    }
  }

  function value(c: string): void {
    const start = i
    if (!/[\w$<{[%@]/.test(text.slice(start, wordEnd(text, start, 'value'))) && !isQuote(c)) {
      i = wordEnd(text, start, 'value')
      mistakes.push(mistake('stray', { start, end: i }, '', false))
      return
    }
    wantComma()
    if (c === '{' || c === '[') {
      if (open.length >= MAX_DEPTH) {
        mistakes.push(mistake('too-deep', { start, end: start + 1 }))
        i = text.length
        return
      }
      open.push(c === '{' ? { kind: 'object', start, members: [] } : { kind: 'array', start, items: [] })
      last = i = i + 1
      before = 'start'
      return
    }
    if (isQuote(c)) {
      const string = readString(text, i)
      mistakes.push(...string.mistakes)
      last = i = string.end
      put({ kind: 'string', value: string.value, start, end: i })
      return
    }
    const end = wordEnd(text, i, 'value')
    const word = readWord(text, { start, end })
    mistakes.push(...word.mistakes)
    last = i = end
    put(word.tree)
  }

  function put(tree: Tree): void {
    before = 'value'
    if (++values === MOST_VALUES + 1) {
      mistakes.push(mistake('too-many-values', { start: tree.start, end: tree.start + 1 }))
      i = text.length
    }
    const parent = open.at(-1)
    if (parent === undefined) root = tree
    else if (parent.kind === 'array') parent.items.push(tree)
    else if (parent.key !== undefined) {
      parent.members.push({ ...parent.key, value: tree })
      delete parent.key
    }
  }

  /** Closes what is open at the end of the text. */
  function finish(): TolerantJson {
    if (open.length > 0 && !mistakes.some(({ kind }) => kind === 'too-deep' || kind === 'too-many-values')) {
      const innermost = open.at(-1)
      if (innermost?.kind === 'object' && innermost.key !== undefined) missing(innermost)
      if (before === 'comma') mistakes.push(mistake('comma-too-many', comma, ''))
      const closing = open.map(({ kind }) => (kind === 'object' ? '}' : ']')).toReversed()
      const end = Math.min(endBeforeComments(text, mistakes), fences.end)
      const at = { start: end, end }
      // The innermost is nearest to where the text breaks off.
      const { start } = innermost ?? at
      mistakes.push({
        kind: 'unclosed',
        span: { start, end: start + 1 },
        edits: [{ at, newText: closing.join('') }],
        safe: false,
      })
    }
    while (open.length > 0) {
      const top = open.pop()
      if (top !== undefined) put(treeOf(top, Math.max(last, top.start + 1)))
    }
    const ordered = together(mistakes).toSorted((a, b) => a.span.start - b.span.start)
    return root === undefined ? { mistakes: ordered } : { tree: root, mistakes: ordered }
  }
}

/** What was open, closed at an offset. */
function treeOf(open: Open, end: number): Tree {
  const { kind, start } = open
  return kind === 'object'
    ? { kind, start, end, members: open.members }
    : { kind, start, end, items: open.items }
}
