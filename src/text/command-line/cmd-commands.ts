import type { Command } from './command.ts'
import { percentLength } from './open-parts.ts'
import { type Placed, type Scannable, scanPlaced, type WordBuilder, wordBuilder } from './placed.ts'
import { placeholderAt } from './placeholder.ts'
import { splitArguments } from './split-arguments.ts'

/**
 * The commands of a batch file or a line of cmd.exe. Outside of double quotes `^` takes the next character as it is, at
 * the end of a line it continues the line, and `&`, `|` and redirections end a command; `%X%` and `!X!` are kept as
 * they are written. Comments are left out.
 * Source: Microsoft, cmd.exe documentation ("Using the Windows command line: escape characters"); each program then
 * splits its line itself.
 */
export function cmdCommands(source: Scannable): Command[] {
  return commandLines(source)
    .map((line) => ({ words: splitArguments(scanPlaced(line)) }))
    .filter(({ words }) => words.length > 0)
}

function commandLines(source: Scannable): Placed[] {
  const { text } = source
  const lines: Placed[] = []
  let at = 0
  while (at < text.length) {
    at = skipPrefix(text, at)
    if (isComment(text, at)) {
      at = endOfLine(text, at) + 1
      continue
    }
    const start = at
    const line = wordBuilder(source)
    const end = readCommand(source, at, line)
    if (line.length() > 0) lines.push(line.build(start, end))
    at = Math.max(end, start) + 1
  }
  return lines
}

/** Reads one command and returns where the operator or line end behind it stands. */
function readCommand({ text }: Scannable, from: number, line: WordBuilder): number {
  let inQuotes = false
  let at = from
  while (at < text.length) {
    const c = text[at] ?? ''
    const variable = c === '%' ? percentLength(text, at) : c === '!' ? delayedLength(text, at) : 0
    const placeholder = inQuotes ? 0 : placeholderAt(text, at)
    if (c === '\n' || c === '\r') return at
    if (variable > 0) {
      line.add(text.slice(at, at + variable), at, at + variable, true)
      at += variable
    } else if (text.startsWith('%%', at)) {
      line.add('%', at, at + 2)
      at += 2
    } else if (placeholder > 0) {
      line.add(text.slice(at, at + placeholder), at, at + placeholder)
      at += placeholder
    } else if (!inQuotes && c === '^') at = escaped(text, at, line)
    else if (!inQuotes && (c === '&' || c === '|')) return at
    else if (!inQuotes && isHandle(text, at)) at++
    else if (!inQuotes && (c === '>' || c === '<')) at = redirectionEnd(text, at)
    else {
      if (c === '"') inQuotes = !inQuotes
      line.add(c, at)
      at++
    }
  }
  return at
}

/** `^` before a line end goes on in the next line, whose first character it takes as it is. */
function escaped(text: string, at: number, line: WordBuilder): number {
  const next = /^\^\r?\n/.exec(text.slice(at, at + 3))?.[0].length ?? 1
  const taken = text[at + next]
  if (taken === undefined || taken === '\n' || taken === '\r') return at + next
  line.add(taken, at, at + next + 1)
  return at + next + 1
}

/** Where the file of a redirection ends; `2>&1` names none. */
export function redirectionEnd(text: string, at: number): number {
  return (
    at + (/^(?:>>?|<)[ \t]*(?:&\d|"[^"\r\n]*"|[^\s&|<>"]*)/.exec(text.slice(at, at + 300))?.[0].length ?? 1)
  )
}

/** True for the number of a handle before a redirection: the 2 of `2>&1`. */
export function isHandle(text: string, at: number): boolean {
  return /^[\s][0-9*][<>]/.test(text.slice(at - 1, at + 2))
}

function delayedLength(text: string, at: number): number {
  return /^![A-Za-z_]\w*!/.exec(text.slice(at, at + 100))?.[0].length ?? 0
}

/** Blanks, `@` and the brackets of a block before a command. */
function skipPrefix(text: string, from: number): number {
  let at = from
  while (at < text.length && /[\s@()&|]/.test(text[at] ?? '')) at++
  return at
}

function isComment(text: string, at: number): boolean {
  return text[at] === ':' || /^rem(?=\s|$)/i.test(text.slice(at, at + 4))
}

/** Where the line that an offset lies in ends. */
export function endOfLine(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}
