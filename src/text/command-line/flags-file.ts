import { endOfLine } from './cmd-commands.ts'
import type { Command } from './command.ts'
import { type Placed, placedPart, type Scannable } from './placed.ts'

/** The one command of a file with an argument a line: blanks within it belong to it, and `#` begins a comment line. */
export function flagsFile(source: Scannable): Command[] {
  const words: Placed[] = []
  const { text } = source
  let at = 0
  while (at < text.length) {
    const end = endOfLine(text, at)
    const line = text.slice(at, end)
    const from = at + (line.length - line.trimStart().length)
    const to = from + line.trim().length
    if (to > from && text[from] !== '#') words.push(placedPart(source, from, to))
    at = end + 1
  }
  return words.length === 0 ? [] : [{ words }]
}
