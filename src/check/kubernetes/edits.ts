import type { Edit, Finding } from '../../diagnostic/finding.ts'
import type { Placed } from '../../text/command-line/placed.ts'
import type { Span } from '../../text/tree.ts'
import type { LineView } from './line-view.ts'

/** What may stand between two arguments that are neighbours: blanks, and how scripts and lists separate them. */
const BETWEEN = /^[\s,`^\\-]*$/

/** The edits that take some neighbouring arguments out, with what separates them; undefined where that is not plain. */
export function removeArguments(view: LineView, from: number, to: number): readonly Edit[] | undefined {
  // A quotation mark that goes alone would leave the other one: `--log-dir=" + $dir`.
  const at = removedSpans(view, from, to).find(({ start, end }) => isBalanced(view.text.slice(start, end)))
  return at === undefined ? undefined : [{ at, newText: '' }]
}

/**
 * The fix that puts a value behind `=` of the flag in front of it; undefined where what separates the two is not plain.
 * What the flag is quoted with goes around both: `"--enable-dsr", "false"` of a list is `"--enable-dsr=false"`.
 */
export function joinValue({ text }: LineView, flag: Placed, value: Placed): Finding['fix'] {
  const end = flag.units.at(-1)?.end ?? flag.end
  if (!BETWEEN.test(text.slice(flag.end, value.start))) return undefined
  // The last word of a quoted line ends behind the mark that closes the line.
  const isWhole = isBalanced(text.slice(value.start, value.end))
  const valueEnd = isWhole ? value.end : (value.units.at(-1)?.end ?? value.end)
  const newText = `=${value.text}${text.slice(end, flag.end)}`
  return {
    title: 'put `=` between them',
    safe: true,
    edits: [{ at: { start: end, end: valueEnd }, newText }],
  }
}

/** What may be taken out, best first: with the blanks in front or behind, and without the quotation mark of a whole line. */
function removedSpans({ words, text, line }: LineView, from: number, to: number): readonly Span[] {
  const first = words[from]
  const last = words[to]
  const before =
    words[from - 1] ?? (line.launch === 'arguments' || line.head === words[0] ? undefined : line.head)
  const after = words[to + 1]
  if (first === undefined || last === undefined) return []
  const inner = { start: first.units[0]?.start ?? first.start, end: last.units.at(-1)?.end ?? last.end }
  if (before !== undefined && BETWEEN.test(text.slice(before.end, first.start))) {
    return [last.end, inner.end].map((end) => ({ start: before.end, end }))
  }
  if (after !== undefined && BETWEEN.test(text.slice(last.end, after.start))) {
    return [first.start, inner.start].map((start) => ({ start, end: after.start }))
  }
  // nssm: the flags stand behind `AppParameters`, not behind the name of the service.
  return line.launch === 'nssm' ? [{ start: first.start, end: last.end }] : []
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
