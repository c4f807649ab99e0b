import { type Placed, type Scannable, type WordBuilder, wordBuilder } from './placed.ts'

/**
 * The arguments that a Go program on Windows sees in its command line: blanks separate, double quotes keep together,
 * `""` within quotes is one quotation mark, and backslashes escape only before a quotation mark. Single quotes are
 * ordinary characters.
 * Source: golang/go src/os/exec_windows.go readNextArg, go1.10 and later; the rules are those of the C runtime before 2008.
 */
export function splitArguments(line: Scannable): Placed[] {
  const words: Placed[] = []
  const { text } = line
  let at = 0
  while (at < text.length) {
    if (isBlank(line, at)) {
      at++
      continue
    }
    const start = at
    const word = wordBuilder(line)
    at = readArgument(line, at, word)
    words.push(word.build(start, at))
  }
  return words
}

/** Reads one argument and returns where it ends. */
function readArgument(line: Scannable, from: number, word: WordBuilder): number {
  const { text } = line
  let inQuotes = false
  let at = from
  while (at < text.length && (inQuotes || !isBlank(line, at))) {
    const slashes = slashesAt(text, at)
    const quote = text[at + slashes] === '"' && !line.unitAt(at + slashes).open
    if (!quote) {
      for (let i = 0; i < Math.max(slashes, 1); i++) word.add(text[at + i] ?? '', at + i)
      at += Math.max(slashes, 1)
      continue
    }
    for (let i = 0; i < slashes >> 1; i++) word.add('\\', at + 2 * i, at + 2 * i + 2)
    at += slashes
    if (slashes % 2 === 1) word.add('"', at - 1, at + 1)
    else {
      const doubled = inQuotes && text[at + 1] === '"'
      if (doubled) word.add('"', at, at + 2)
      if (doubled) at++
      inQuotes = !inQuotes
    }
    at++
  }
  return at
}

/** Blanks inside of a variable or substitution separate nothing. */
function isBlank(line: Scannable, at: number): boolean {
  const c = line.text[at]
  return (c === ' ' || c === '\t' || c === '\r' || c === '\n') && !line.unitAt(at).open
}

function slashesAt(text: string, from: number): number {
  let at = from
  while (text[at] === '\\') at++
  return at - from
}
