import type { Edit } from '../../diagnostic/finding.ts'
import { readScript } from '../../text/command-line/read-script.ts'
import { applyEdits } from '../../text/edit.ts'
import type { Span } from '../../text/tree.ts'
import type { LineView } from './line-view.ts'

/**
 * The edits that put a part of an argument in the quotes that keep it together all the way down to the program;
 * undefined where none do, or where that depends on the release of PowerShell. Whether they do is found out by reading
 * the line again: the arguments must be those that the view has.
 */
export function quoteEdits(view: LineView, { start, end }: Span): readonly Edit[] | undefined {
  if (isRequoted(view)) return undefined
  return QUOTES.map((quote): readonly Edit[] => [
    { at: { start, end: start }, newText: quote },
    { at: { start: end, end }, newText: quote },
  ]).find((edits) => readsAs(view, edits))
}

/** How a quotation mark is written: for the program itself, within the quotes of cmd, and within those of PowerShell. */
const QUOTES = ['"', '\\"', '`"'] as const

/**
 * True where PowerShell hands a text on to another program, which is to hand its quotation marks on in turn: up to 7.2
 * PowerShell does not escape them, and from 7.3 on it does.
 * Source: Microsoft, about_Parsing, "Passing arguments that contain quote characters" ($PSNativeCommandArgumentPassing).
 */
function isRequoted({ dialect, line }: LineView): boolean {
  return dialect === 'powershell' && (line.launch === 'nssm' || line.launch === 'sc') && line.cmdlet !== true
}

function readsAs(view: LineView, edits: readonly Edit[]): boolean {
  const { start, end } = linesAround(view)
  if (end - start > LONGEST) return false
  const own = edits.map(({ at, newText }) => ({
    at: { start: at.start - start, end: at.end - start },
    newText,
  }))
  const { text } = applyEdits(view.text.slice(start, end), own)
  return readScript(text, view.dialect).lines.some(
    ({ words }) => words.length === view.args.length && words.every((word, i) => word.text === view.args[i]),
  )
}

/** Longer than any command line that Windows takes: CreateProcess has 32,767 characters. */
const LONGEST = 32_767

/** The whole lines of the document in which the command stands. */
function linesAround({ text, line, words }: LineView): Span {
  const start = Math.min(line.head.start, words[0]?.start ?? line.head.start)
  const end = text.indexOf('\n', words.at(-1)?.end ?? line.head.end)
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: end < 0 ? text.length : end }
}

/** What to do where a value, or the path of a program, falls apart at a blank. */
export function quotingHelp(view: LineView, what: 'value' | 'path' = 'value'): string {
  const { launch, cmdlet } = view.line
  if (isRequoted(view)) {
    return launch === 'sc'
      ? `register the service with New-Service, the ${what} in quotes of its own: whether sc.exe gets them depends on the release of PowerShell`
      : `avoid the blank: whether nssm.exe gets quotes around the ${what} depends on the release of PowerShell`
  }
  if (launch === 'nssm') {
    return `put the ${what} in \`\\"\`, since nssm.exe joins its arguments without the quotes that the shell takes away`
  }
  if (launch === 'sc' && cmdlet !== true)
    return `put the ${what} in \`\\"\`, within the quotes of the whole \`binPath\``
  if (launch === 'sc') return `put the ${what} in quotes of its own, within those of the whole text`
  if (view.dialect === 'manifest') return `keep the ${what} in the item of its flag`
  return `put the ${what} in double quotes`
}
