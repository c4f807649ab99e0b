import { dollarLength } from './open-parts.ts'
import { type Placed, type Scannable, type WordBuilder, wordBuilder } from './placed.ts'
import { placeholderAt } from './placeholder.ts'

/** A word of a PowerShell command. `bare`: it begins without a quotation mark. */
export interface Word extends Placed {
  readonly bare: boolean
}

/** Reads the word that begins at an offset: bare, quoted, a here-string, or several of these without a blank between. */
export function readWord(source: Scannable, from: number): { readonly word: Word; readonly end: number } {
  const { text } = source
  const builder = wordBuilder(source)
  const bare = text[from] !== '"' && text[from] !== "'"
  const hereEnd = readHereString(source, from, builder)
  const end = Math.max(hereEnd ?? readPieces(source, from, bare, builder), from + 1)
  return { word: { ...builder.build(from, end), bare: bare && hereEnd === undefined }, end }
}

/** A quoted word ends with its quotation mark: what follows is the next word. */
function readPieces(source: Scannable, from: number, bare: boolean, word: WordBuilder): number {
  if (!bare) return readPiece(source, from, word)
  const operator = /^\+?=/.exec(source.text.slice(from, from + 2))?.[0] ?? ''
  if (operator !== '') {
    word.add(operator, from, from + operator.length)
    return from + operator.length
  }
  let at = from
  while (at < source.text.length && !endsWord(source.text, at, from, bare)) at = readPiece(source, at, word)
  return at
}

/** A comma within a bare word stays, since PowerShell hands `--x=a,b` to a program as one argument. */
function endsWord(text: string, at: number, from: number, bare: boolean): boolean {
  const c = text[at] ?? ''
  if (placeholderAt(text, at) > 0) return false
  if (bare && c === ',') return at === from || /[\s,]/.test(text[at + 1] ?? ' ')
  if ((c === '{' || c === '}') && at > from) return false
  // `$x=1` and `$x+=1`: an assignment needs no blanks.
  if (text[from] === '$' && (c === '=' || text.startsWith('+=', at))) return true
  return /[\s;|(){}<>&]/.test(c)
}

/** Reads one character, escape, variable or quoted part. */
function readPiece(source: Scannable, at: number, word: WordBuilder): number {
  const { text } = source
  const c = text[at] ?? ''
  const open = c === '$' ? variableLength(text, at) : 0
  const placeholder = placeholderAt(text, at)
  if (c === "'") return readSingle(text, at, word)
  if (c === '"') return readDouble(source, at, word)
  if (c === '`') return readEscape(text, at, word)
  const length = Math.max(open, placeholder, 1)
  word.add(text.slice(at, at + length), at, at + length, open > 0)
  return at + length
}

/** A bare variable takes its members and indexes along. */
function variableLength(text: string, at: number): number {
  const length = dollarLength(text, at)
  if (length === 0 || text[at + 1] === '(') return length
  return (
    length +
    (/^(?:\.\w+(?:\((?!['"]?-)[^()\r\n]*\))?|\[[^\]\r\n]*\])*/.exec(
      text.slice(at + length, at + length + 200),
    )?.[0].length ?? 0)
  )
}

function readSingle(text: string, from: number, word: WordBuilder): number {
  let at = from + 1
  while (at < text.length) {
    if (text[at] !== "'") word.add(text[at] ?? '', at++)
    else if (text[at + 1] === "'") {
      word.add("'", at, at + 2)
      at += 2
    } else return at + 1
  }
  return at
}

function readDouble({ text }: Scannable, from: number, word: WordBuilder): number {
  let at = from + 1
  while (at < text.length) {
    const c = text[at] ?? ''
    const open = c === '$' ? dollarLength(text, at) : 0
    if (open > 0) {
      word.add(text.slice(at, at + open), at, at + open, true)
      at += open
    } else if (c === '`') at = readEscape(text, at, word)
    else if (c !== '"') word.add(c, at++)
    else if (text[at + 1] === '"') {
      word.add('"', at, at + 2)
      at += 2
    } else return at + 1
  }
  return at
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

function readEscape(text: string, at: number, word: WordBuilder): number {
  const next = text[at + 1] ?? ''
  word.add(ESCAPES[next] ?? next, at, at + 2)
  return at + 2
}

/** Reads `@'` … `'@` or `@"` … `"@`, whose text is between the line ends; undefined where none begins. */
function readHereString(source: Scannable, from: number, word: WordBuilder): number | undefined {
  const { text } = source
  const mark = /^@(['"])[ \t]*\r?\n/.exec(text.slice(from, from + 200))
  if (mark === null) return undefined
  const start = from + mark[0].length
  const close = text.indexOf(`\n${mark[1]}@`, start - 1)
  const end = close < 0 ? text.length : close
  for (let at = start; at < end;) {
    const open = mark[1] === '"' && text[at] === '$' ? dollarLength(text, at) : 0
    if (mark[1] === '"' && text[at] === '`') at = readEscape(text, at, word)
    else {
      const length = Math.max(open, 1)
      word.add(text.slice(at, at + length), at, at + length, open > 0)
      at += length
    }
  }
  return close < 0 ? text.length : close + 3
}
