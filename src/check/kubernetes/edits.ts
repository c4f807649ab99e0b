import type { Edit } from '../../diagnostic/finding.ts'
import type { Span } from '../../text/tree.ts'
import type { LineView } from './line-view.ts'

/** What may stand between two arguments that are neighbours: blanks, and how scripts and lists separate them. */
const BETWEEN = /^[\s,`^\\-]*$/

/** The edits that take some neighbouring arguments out, with what separates them; undefined where that is not plain. */
export function removeArguments(view: LineView, from: number, to: number): readonly Edit[] | undefined {
  const at = removedSpan(view, from, to)
  // A quotation mark that goes alone would leave the other one: `--log-dir=" + $dir`.
  if (at === undefined || !isBalanced(view.text.slice(at.start, at.end))) return undefined
  return [{ at, newText: '' }]
}

function removedSpan({ words, text, line }: LineView, from: number, to: number): Span | undefined {
  const first = words[from]
  const last = words[to]
  const before =
    words[from - 1] ?? (line.launch === 'arguments' || line.head === words[0] ? undefined : line.head)
  const after = words[to + 1]
  if (first === undefined || last === undefined) return undefined
  if (before !== undefined && BETWEEN.test(text.slice(before.end, first.start))) {
    return { start: before.end, end: last.end }
  }
  if (after !== undefined && BETWEEN.test(text.slice(last.end, after.start))) {
    return { start: first.start, end: after.start }
  }
  // nssm: the flags stand behind `AppParameters`, not behind the name of the service.
  return line.launch === 'nssm' ? { start: first.start, end: last.end } : undefined
}

function isBalanced(text: string): boolean {
  return ['"', "'"].every((quote) => text.split(quote).length % 2 === 1)
}

/**
 * The edits that add arguments behind the last one, written and separated as it is. None where `--` ends the flags: what
 * stands behind it is not read as one.
 */
export function addArguments(
  { words, text, line }: LineView,
  added: readonly string[],
): readonly Edit[] | undefined {
  const last = words.at(-1)
  if (last === undefined || words.some((word) => word.text === '--')) return undefined
  const before = words.at(-2)
  const between = before === undefined ? undefined : text.slice(before.end, last.start)
  const listed = between !== undefined && BETWEEN.test(between) && between !== ''
  if (!listed && (line.launch === 'container' || line.launch === 'arguments')) return undefined
  const separator = listed ? between : ' '
  const quote = /^(["'])[^]*\1$/.exec(text.slice(last.start, last.end))?.[1] ?? ''
  const newText = added.map((argument) => `${separator}${quote}${argument}${quote}`).join('')
  return [{ at: { start: last.end, end: last.end }, newText }]
}
