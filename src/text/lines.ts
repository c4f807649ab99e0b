import type { Position } from './source.ts'

/**
 * The offsets at which the lines of a text begin, for many look-ups. Lines end at LF, CR LF or a lone CR. Those of the
 * last text are kept: a report asks for the same text at each of its findings.
 */
export function lineStarts(text: string): readonly number[] {
  if (text !== last.text) last = { text, starts: countLines(text) }
  return last.starts
}

let last: { readonly text: string; readonly starts: readonly number[] } = { text: '', starts: [0] }

function countLines(text: string): readonly number[] {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return starts
}

/** The place of an offset, by binary search in what `lineStarts` gave. */
export function placeIn(starts: readonly number[], offset: number): Position {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { offset, line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}

/** The text of a line, counted from 1, without its end. */
export function lineText(text: string, starts: readonly number[], line: number): string {
  const from = starts[line - 1] ?? text.length
  let to = starts[line] ?? text.length
  while (to > from && (text[to - 1] === '\n' || text[to - 1] === '\r')) to--
  return text.slice(from, to)
}
