import { endOfLine, isHandle, redirectionEnd } from './cmd-commands.ts'
import type { Command } from './command.ts'
import { dollarLength } from './open-parts.ts'
import { joinPlaced, type Placed, placedPart, type Scannable, scanPlaced } from './placed.ts'
import { readWord, type Word } from './powershell-word.ts'
import { splitArguments } from './split-arguments.ts'

/**
 * The commands of a PowerShell script, in the order of the text: blocks and conditions are passed through, so that each
 * command counts. Lists `@(…)` and lists with commas are words one after the other; strings joined by `+` are one word.
 * `$name = …` and `$name += …` give the words with the variable's name.
 * Source: Microsoft, about_Parsing, about_Quoting_Rules and about_Special_Characters of Windows PowerShell 5.1.
 */
export function powershellCommands(source: Scannable): Command[] {
  const commands: Command[] = []
  let at = 0
  while (at < source.text.length) {
    const { words, end } = readCommand(source, at)
    const command = asMember(words) ?? asCommand(words)
    if (command !== undefined) commands.push(command)
    at = Math.max(end, at + 1)
  }
  return withSplatted(commands)
}

/** `ArgumentList = …` in a table that is going to be splatted: the parameter of a cmdlet with its value. */
function asMember(words: readonly Word[]): Member | undefined {
  const [name, equals, ...values] = words
  if (name?.bare !== true || equals?.text !== '=' || !/^[A-Za-z]+$/.test(name.text)) return undefined
  return { words: joined(values).map(asArgument), member: name }
}

interface Member extends Command {
  readonly member: Placed
}

/** The commands with each table of parameters as the command of its cmdlet, which only the parameters tell. */
function withSplatted(commands: readonly (Command | Member)[]): Command[] {
  const out: Command[] = []
  let table: Member[] = []
  const close = (): void => {
    out.push(...tableCommand(table))
    table = []
  }
  for (const command of commands) {
    if ('member' in command) table.push(command)
    else {
      close()
      out.push(command)
    }
  }
  close()
  return out
}

function tableCommand(table: readonly Member[]): Command[] {
  const cmdlet = table.some(({ member }) => /^BinaryPathName$/i.test(member.text))
    ? 'New-Service'
    : table.some(({ member }) => /^ArgumentList$/i.test(member.text))
      ? 'Start-Process'
      : undefined
  const [first] = table
  if (cmdlet === undefined || first === undefined) return []
  const parameters = table.flatMap(({ member, words }) => [{ ...member, text: `-${member.text}` }, ...words])
  return [{ words: [{ ...first.member, text: cmdlet }, ...parameters] }]
}

/** Tells an assignment from a command; one that takes the result of a command is that command. */
function asCommand(words: readonly Word[]): Command | undefined {
  const [first, second] = words
  const list = first?.bare === true ? /^\$(?:\w+:)?(\w+)\.Add(?:Range)?$/i.exec(first.text)?.[1] : undefined
  if (list !== undefined) return { words: joined(words.slice(1)).map(asArgument), variable: list }
  const target =
    first?.bare === true && /^(\[[\w.[\]]+\])?\$/.test(first.text) && /^\+?=$/.test(second?.text ?? '')
  if (!target) return words.length === 0 ? undefined : { words: joined(words).map(asArgument) }
  const [value] = words.slice(2)
  if (value?.bare === true && /^[A-Za-z.]/.test(value.text))
    return { words: joined(words.slice(2)).map(asArgument) }
  // Values are quoted or variables; a bare word is an operator or its operand.
  const values = joined(
    withoutOperators(words.slice(2)).filter(({ bare, text }) => !bare || /^[$@+]/.test(text)),
  )
  const name = /^(?:\[[\w.[\]]+\])?\$(?:(?!env:)\w+:)?((?:env:)?\w+(?:\.\w+)*)$/i.exec(first.text)?.[1]
  return values.length === 0 || name === undefined
    ? undefined
    : { words: values.map(asArgument), variable: name }
}

/** Words without the operators that make another text of a list or a text, and what these take. */
function withoutOperators(words: readonly Word[]): readonly Word[] {
  return words.filter((word, i) => !isOperator(word) && !isOperator(words[i - 1]))
}

function isOperator(word: Word | undefined): boolean {
  return word?.bare === true && /^-(?:[ci]?(?:join|split|replace)|f)$/i.test(word.text)
}

/**
 * An argument as a program sees it: Windows PowerShell hands quotation marks within it on as they are, and the program
 * takes them away. Source: Microsoft, about_Parsing, "Passing arguments to native commands" ($PSNativeCommandArgumentPassing Legacy).
 */
function asArgument(word: Placed): Placed {
  if (!word.text.includes('"') || /\s/.test(word.text)) return word
  const [argument, ...more] = splitArguments(scanPlaced(word))
  return argument === undefined || more.length > 0 ? word : { ...argument, start: word.start, end: word.end }
}

/** Words with `+` between them are one. */
function joined(words: readonly Word[]): Placed[] {
  const out: Placed[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    const before = out.at(-1)
    if (word === undefined) continue
    const next = words[i + 1]
    if (word.text === '+' && word.bare && before !== undefined && next !== undefined) {
      // A list with more flags behind it, rather than a text with more of it.
      if (/^\$[\w.]+$/.test(before.text) && next.text.startsWith('-')) out.push(next)
      else out[out.length - 1] = joinPlaced([before, next], '')
      i++
    } else out.push(word)
  }
  return out
}

interface ReadCommand {
  readonly words: readonly Word[]
  /** The offset behind the command. */
  readonly end: number
}

/** Reads up to the end of a command: a line end, `;`, `|`, or a brace. Within `@(` … `)` a line end is a blank. */
function readCommand(source: Scannable, from: number): ReadCommand {
  const { text } = source
  const words: Word[] = []
  let depth = 0
  let at = from
  /** The last character that is no blank, and up to where it was looked for. */
  let [ink, seen] = [-1, from]
  while (at < text.length) {
    const c = text[at] ?? ''
    ink = lastInk(text, seen, at) ?? ink
    seen = at
    const skipped = skipAt(text, at, depth > 0 || goesOnBehind(text, ink))
    if (skipped > at) at = skipped
    else if (text.startsWith('--% ', at)) {
      const end = endOfLine(text, at)
      return { words: [...words, ...verbatim(source, at + 4, end)], end }
    } else if (text.startsWith('@(', at) || c === '(') {
      depth++
      at += c === '(' ? 1 : 2
    } else if (c === ')' && depth > 0) {
      depth--
      at++
    } else if (text.startsWith('@{', at)) return { words, end: at + 2 }
    else if (ENDS.has(c) && !(depth > 0 && c === ';')) return { words, end: at + 1 }
    else if (isHandle(text, at) || c === '&') at++
    else if (c === '>' || (c === '<' && text[at + 1] === ' ')) at = redirectionEnd(text, at)
    else {
      const { word, end } = readWord(source, at)
      words.push(word)
      at = end
    }
  }
  return { words, end: at }
}

const ENDS = new Set(['\n', '\r', ';', '|', '{', '}', ')'])

/** The offset behind blanks, commas, comments and a continued line; the same offset where there are none. */
function skipAt(text: string, at: number, overLines: boolean): number {
  const c = text[at] ?? ''
  if (c === ' ' || c === '\t' || c === ',' || (overLines && (c === '\n' || c === '\r'))) return at + 1
  if (c === '`' && /^`\r?\n/.test(text.slice(at, at + 3))) return at + (text[at + 1] === '\r' ? 3 : 2)
  if (c === '#') return endOfLine(text, at)
  if (text.startsWith('<#', at)) {
    const end = text.indexOf('#>', at)
    return end < 0 ? text.length : end + 2
  }
  return at
}

/** A list goes on in the next line when its line ends with a comma or `+`, whose offset is given. */
function goesOnBehind(text: string, ink: number): boolean {
  return text[ink] === ',' || (text[ink] === '+' && text[ink - 1] === ' ')
}

function lastInk(text: string, from: number, to: number): number | undefined {
  for (let i = to - 1; i >= from; i--) if (!/\s/.test(text[i] ?? '')) return i
  return undefined
}

/** What stands behind `--%` is handed on as it is, but for `%X%`. */
function verbatim(source: Scannable, from: number, to: number): Word[] {
  const part = placedPart(source, from, to)
  return splitArguments({
    text: part.text,
    unitAt: (i) => part.units[i] ?? { start: part.end, end: part.end, open: false },
  }).map((word) => ({ ...word, bare: false }))
}

/** True for a word that is nothing but a variable, or one that is splatted. */
export function variableName({ text }: Placed): string | undefined {
  if (text.startsWith('@')) return /^@(\w+)$/.exec(text)?.[1]
  // `$flags.Split(' ')` makes the same arguments of a text as it stands for.
  if (/\.Split\([^()]*\)$/i.test(text)) return /^\$(?:(?!env:)\w+:)?(\w+)\.Split/i.exec(text)?.[1]
  if (dollarLength(text, 0) !== text.length) return undefined
  return /^\$\{?(?:(?!env:)\w+:)?((?:env:)?\w+)\}?$/i.exec(text)?.[1]
}
