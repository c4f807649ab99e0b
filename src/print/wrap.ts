import { cell } from './visible.ts'

/** How many columns a visible text takes. */
export function width(text: string): number {
  let columns = 0
  for (const character of text) columns += cell(character).width
  return columns
}

/**
 * A visible text in lines of at most so many columns, broken at blanks and behind commas; a piece without either is
 * broken where it must be.
 */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.split(/(?<= |,)(?=\S)/).flatMap((word) => cut(word, columns))) {
    if (line !== '' && width(line + piece.trimEnd()) > columns) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return [...lines, line.trimEnd()]
}

function cut(word: string, columns: number): string[] {
  if (width(word.trimEnd()) <= columns) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const character of word) {
    if (width(piece + character) > columns) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}
