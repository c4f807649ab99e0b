import { lineStarts, lineText } from '../text/lines.ts'
import type { Range } from '../generated/types.ts'
import { cell } from './visible.ts'

/** A range to underline in a text, and what to write behind the underline. */
export interface Mark {
  readonly range: Range
  readonly text: string
  readonly primary: boolean
}

/** One line of a frame: source text with its number, or the underline of a mark. */
export type FrameLine =
  | { readonly kind: 'source'; readonly number: number; readonly text: string }
  | { readonly kind: 'gap' }
  | { readonly kind: 'mark'; readonly indent: string; readonly underline: string; readonly mark: Mark }

/** The widest that a source line is shown, in columns. */
const WIDEST = 120
/** What a cut line keeps in front of the mark. */
const BEFORE = 30

/** The marked lines of a text with the marks below them. All marks lie in the same text. */
export function frame(text: string, marks: readonly Mark[]): FrameLine[] {
  const starts = lineStarts(text)
  const lines = [...new Set(marks.map(({ range }) => range.start.line))].sort((a, b) => a - b)
  return lines.flatMap((number, i) => {
    const here = marks.filter(({ range }) => range.start.line === number)
    const before = lines[i - 1]
    return [
      ...between(text, starts, before, number),
      ...markedLine(lineText(text, starts, number), number, here),
    ]
  })
}

/** What stands between two marked lines: a single line is shown, more are left out. */
function between(
  text: string,
  starts: readonly number[],
  before: number | undefined,
  number: number,
): FrameLine[] {
  if (before === undefined || number - before <= 1) return []
  if (number - before > 2) return [{ kind: 'gap' }]
  const line = lineText(text, starts, before + 1)
  return [{ kind: 'source', number: before + 1, text: shown(line, 0) }]
}

function markedLine(line: string, number: number, marks: readonly Mark[]): FrameLine[] {
  const ordered = marks.toSorted((a, b) => Number(b.primary) - Number(a.primary))
  const from = cutAt(line, Math.min(...marks.map(({ range }) => range.start.column)) - 1)
  return [
    { kind: 'source', number, text: shown(line, from) },
    ...ordered.map((mark) => underline(line, from, number, mark)),
  ]
}

/** Where to begin a line that is too wide to show whole: some columns in front of its first mark. */
function cutAt(line: string, start: number): number {
  if (line.length <= WIDEST || start <= BEFORE) return 0
  const from = Math.min(start - BEFORE, line.length - 1)
  const split = (line.charCodeAt(from) & 0xfc00) === 0xdc00
  return split ? from - 1 : from
}

function shown(line: string, from: number): string {
  let text = from > 0 ? '...' : ''
  let width = text.length
  for (const character of line.slice(from)) {
    const { text: visible, width: wide } = cell(character)
    if (width + wide > WIDEST) return text + '...'
    text += visible
    width += wide
  }
  return text
}

function underline(line: string, from: number, number: number, mark: Mark): FrameLine {
  const { start, end } = mark.range
  const first = start.column - 1
  const last = end.line > number ? line.length : end.column - 1
  const lead = from > 0 ? '   ' : ''
  const indent = lead + Array.from(line.slice(from, first), blank).join('')
  const wide = line.slice(first, Math.min(last, first + WIDEST))
  const width = Array.from(wide, (c) => cell(c).width).reduce((sum, w) => sum + w, 0)
  const room = Math.max(1, WIDEST - indent.length)
  const sign = mark.primary ? '^' : '-'
  return { kind: 'mark', indent, underline: sign.repeat(Math.min(Math.max(1, width), room)), mark }
}

/** A tab stays a tab, so that the underline stands right whatever the terminal makes of it. */
function blank(character: string): string {
  return character === '\t' ? '\t' : ' '.repeat(cell(character).width)
}
