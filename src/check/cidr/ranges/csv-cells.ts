import type { Span } from '../../../text/tree.ts'

/** One cell of a table. It is exact when its text stands in the file as it is, without doubled quotes. */
export interface Cell {
  readonly text: string
  readonly span: Span
  readonly exact: boolean
}

/**
 * The rows of separated values (RFC 4180): cells between commas, semicolons or tabs, whichever the first row has most
 * of; quoted cells may hold separators and line ends. Empty lines and lines that begin with `#` are left out.
 */
export function readCells(text: string, start: number): Cell[][] {
  const separator = separatorOf(text)
  const rows: Cell[][] = []
  let row: Cell[] = []
  let at = 0
  while (at < text.length) {
    if (row.length === 0 && text[at] === '#') {
      at = lineEnd(text, at) + 1
      continue
    }
    const { cell, end } =
      text[at] === '"' ? quoted(text, at, separator, start) : plain(text, at, separator, start)
    row.push(cell)
    at = end
    if (text[at] === separator) {
      at++
      // A separator at the very end opens one more cell.
      if (at < text.length && text[at] !== '\n' && text[at] !== '\r') continue
      row.push({ text: '', span: { start: start + at, end: start + at }, exact: true })
    }
    if (text[at] === '\r') at++
    if (text[at] === '\n') at++
    if (row.some((each) => each.text !== '')) rows.push(row)
    row = []
  }
  return rows
}

function separatorOf(text: string): string {
  const first = text.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? ''
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: first.split(mark).length }))
  return counts.toSorted((a, b) => b.count - a.count)[0]?.mark ?? ','
}

function plain(text: string, at: number, separator: string, start: number): { cell: Cell; end: number } {
  let end = at
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++
  return {
    cell: { text: text.slice(at, end), span: { start: start + at, end: start + end }, exact: true },
    end,
  }
}

/** A quoted cell; what stands between its closing quote and the separator is left out. */
function quoted(text: string, at: number, separator: string, start: number): { cell: Cell; end: number } {
  let close = at + 1
  while (close < text.length && (text[close] !== '"' || text[close + 1] === '"')) {
    close += text[close] === '"' ? 2 : 1
  }
  const raw = text.slice(at + 1, close)
  let end = close + 1
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++
  return {
    cell: {
      text: raw.replaceAll('""', '"'),
      span: { start: start + at + 1, end: start + close },
      exact: !raw.includes('""'),
    },
    end: Math.min(end, text.length),
  }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}
