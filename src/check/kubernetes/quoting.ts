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

/** What to do where a value with a blank falls apart. */
export function quotingHelp({ line: { launch, cmdlet }, dialect }: LineView): string {
  if (launch === 'nssm') {
    return 'put the value in `\\"`, since nssm.exe joins its arguments without the quotes that the shell takes away'
  }
  if (launch === 'sc' && cmdlet !== true)
    return 'put the value in `\\"`, within the quotes of the whole `binPath`'
  if (launch === 'sc') return 'put the value in quotes of its own, within those of the whole text'
  if (dialect === 'manifest') return 'keep a value in the item of its flag'
  return 'put the value in double quotes'
}
