import { isHandle, redirectionEnd } from './cmd-commands.ts'
import type { Command } from './command.ts'
import { openPartAt } from './open-parts.ts'
import { type Placed, type Scannable, scanPlaced, wordBuilder } from './placed.ts'
import { splitArguments } from './split-arguments.ts'

/**
 * Command lines without a shell that is known, one a line: split as the program itself would, with variables of any shell
 * kept as they are written. A line that ends with a backquote, `^` or `\` goes on in the next. Lines that are nothing
 * but flags are one command, and so is what comes behind a `>` of a prompt.
 */
export function bareCommands(source: Scannable): Command[] {
  const lines = logicalLines(source).map((line) => ({ words: splitArguments(scanPlaced(line)) }))
  const commands = lines.filter(({ words }) => words.length > 0 && !isComment(words[0]?.text ?? ''))
  const flagsOnly =
    commands.length > 1 && commands.every(({ words }) => words[0]?.text.startsWith('-') === true)
  return flagsOnly ? [{ words: commands.flatMap(({ words }) => words) }] : commands
}

function isComment(word: string): boolean {
  return word.startsWith('#') || word.startsWith('::') || word.toLowerCase() === 'rem'
}

function logicalLines(source: Scannable): Placed[] {
  const { text } = source
  const lines: Placed[] = []
  let at = 0
  while (at < text.length) {
    at += PROMPT.exec(text.slice(at, at + 200))?.[0].length ?? 0
    const start = at
    const line = wordBuilder(source)
    let inQuotes = false
    let operator = 0
    while (at < text.length && text[at] !== '\n' && text[at] !== '\r') {
      operator = inQuotes ? 0 : operatorAt(text, at)
      if (operator > 0) break
      const redirected = inQuotes ? at : redirectedFrom(text, at)
      if (redirected > at) {
        at = redirected
        continue
      }
      if (text[at] === '"') inQuotes = !inQuotes
      const continued = isFence(text, at) ? 0 : (CONTINUED.exec(text.slice(at, at + 20))?.[0].length ?? 0)
      const open = openPartAt(text, at)
      const length = Math.max(continued, open, 1)
      if (continued > 0) line.add(' ', at, at + length)
      else line.add(text.slice(at, at + length), at, at + length, open > 0)
      at += length
    }
    lines.push(line.build(start, at))
    at += Math.max(operator, 1)
  }
  return lines
}

/** `&&`, `||`, and `&`, `;` or `|` with a blank behind them, as the shells have them between two commands. */
function operatorAt(text: string, at: number): number {
  OPERATOR.lastIndex = at
  return OPERATOR.exec(text)?.[0].length ?? 0
}

const OPERATOR = /(?:&&|\|\||[&;|](?=[ \t]))/y

/** The offset behind a redirection with a blank before it, `> file` or `2>&1`; the same offset where there is none. */
function redirectedFrom(text: string, at: number): number {
  const mark = isHandle(text, at) ? at + 1 : at
  return text[mark] === '>' && /\s/.test(text[at - 1] ?? '') ? redirectionEnd(text, mark) : at
}

/** What continues a line, up to the end of the line. */
const CONTINUED = /^[`^\\][ \t]*(?:\r?\n|\r)/

/** Three backquotes around a block of Markdown, which people paste along: the last one continues nothing. */
function isFence(text: string, at: number): boolean {
  return text.slice(Math.max(at - 2, 0), at + 1) === '```'
}

/** The prompts of PowerShell and cmd.exe, and what documentation writes for one. */
const PROMPT = /^[ \t]*(?:PS [A-Za-z]:[^>\r\n]*>[ \t]*|[A-Za-z]:\\[^>"'<\r\n]*>[ \t]*|\$[ \t]+)/
