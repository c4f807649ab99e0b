import type { Finding } from '../../diagnostic/finding.ts'
import { joinPlaced, type Placed } from '../../text/command-line/placed.ts'
import { placeholderAt } from '../../text/command-line/placeholder.ts'
import type { LineView } from './line-view.ts'
import { called } from './program-texts.ts'
import { quoteEdits, quotingHelp } from './quoting.ts'

/** Arguments in which a placeholder with blanks, such as `<log directory>`, is one argument again. */
export function joinPlaceholders(words: readonly Placed[]): Placed[] {
  const out: Placed[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    if (word === undefined) continue
    const end = opensPlaceholder(word.text) ? closingWord(words, i) : undefined
    out.push(end === undefined ? word : joinPlaced(words.slice(i, end + 1)))
    i = end ?? i
  }
  return out
}

function opensPlaceholder(text: string): boolean {
  const open = text.lastIndexOf('<')
  return open >= 0 && !text.includes('>', open)
}

function closingWord(words: readonly Placed[], from: number): number | undefined {
  for (let i = from + 1; i < words.length && i <= from + 5; i++) {
    const text = words[i]?.text ?? ''
    if (text.startsWith('-') || text.includes('<')) return undefined
    if (text.endsWith('>')) return isOne(words.slice(from, i + 1)) ? i : undefined
  }
  return undefined
}

function isOne(words: readonly Placed[]): boolean {
  const text = words.map((word) => word.text).join(' ')
  const open = text.lastIndexOf('<')
  return open + placeholderAt(text, open) === text.length
}

/** Placeholders that are left: one with a blank falls apart in every shell, unless it is quoted. */
export function placeholderFindings(view: LineView): Finding[] {
  const { words, program } = view
  return words.flatMap((word): Finding[] => {
    const open = word.text.indexOf('<')
    const length = open < 0 ? 0 : placeholderAt(word.text, open)
    if (length === 0) return []
    const placeholder = word.text.slice(open, open + length)
    const start = word.units[open]?.start ?? word.start
    const at = { span: { start, end: word.units[open + length - 1]?.end ?? word.end } }
    if (!placeholder.includes(' ') || !fallsApart(view, word)) {
      return [
        {
          code: 'WIN411',
          message: `\`${placeholder}\` is a placeholder`,
          label: `${called(program)} takes the text as it stands`,
          help: 'put the value of this node in its place',
          at,
        },
      ]
    }
    const edits = quoteEdits(view, at.span)
    return [
      {
        code: 'WIN411',
        severity: 'error',
        message: `\`${placeholder}\` is a placeholder with a blank, and falls apart into several arguments`,
        label: `${called(program)} sees \`${word.text.slice(0, word.text.indexOf(' '))}\` and an argument that is no flag`,
        help: quotingHelp(view),
        at,
        ...(edits === undefined ? {} : { fix: { title: 'put it in quotes', safe: true, edits } }),
      },
    ]
  })
}

/** True for an argument that is several to the program, or that PowerShell stumbles over. */
function fallsApart({ text, dialect, line }: LineView, word: Placed): boolean {
  if (!line.words.includes(word)) return true
  return dialect === 'powershell' && !/["']/.test(text.slice(word.start, word.end)) && !isQuoted(text, word)
}

function isQuoted(text: string, { start, end }: Placed): boolean {
  return /["'\n]/.test(text[start - 1] ?? '\n') && /["'\r\n]/.test(text[end] ?? '\n')
}
