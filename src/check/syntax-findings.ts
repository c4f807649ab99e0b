import type { Finding } from '../diagnostic/finding.ts'
import { textFindings } from '../diagnostic/text-findings.ts'
import * as go from '../text/go-json.ts'
import type { TextProblem } from '../text/problem.ts'
import type { Mistake, TolerantJson } from '../text/tolerant-json.ts'
import type { Span } from '../text/tree.ts'
import { MISTAKE_WORDS } from './mistake-words.ts'

/** A JSON text, the bytes that it was decoded from, and what was found on the way. */
export interface ReadJson {
  readonly bytes: string | Uint8Array
  readonly text: string
  readonly problems: readonly TextProblem[]
  readonly tolerant: TolerantJson
}

/** Has a code of its own, wherever it stands. */
const NUL = '\0'

/** How many findings one kind of mistake may have in one file; the last tells how many more there are. */
const MOST_OF_A_KIND = 3

/**
 * What is wrong with a JSON text as such, each place with its cause and an edit that mends it. The first error quotes
 * what Go programs print about the file.
 */
export function syntaxFindings({ bytes, text, problems, tolerant }: ReadJson): Finding[] {
  const scanned = go.scan(bytes)
  const printed = scanned.ok ? undefined : scanned.error
  const encoding = textFindings(problems)
  const found = [
    ...encoding,
    ...mistakeFindings(
      tolerant.mistakes.filter(({ span }) => text[span.start] !== NUL),
      text,
    ),
  ]
  if (tolerant.tree === undefined && tolerant.mistakes.length === 0) found.push(nothingThere(text))
  if (printed !== undefined && found.every(({ code }) => code === 'WIN032')) {
    found.push({
      code: 'WIN038',
      message: `Go programs do not take the text for JSON: \`${printed.text}\``,
      at: { span: { start: printed.offset, end: Math.min(printed.offset + 1, text.length) } },
    })
  }
  const first = found.findIndex(({ code }) => code !== 'WIN032' && code !== 'WIN004')
  if (printed === undefined) return found
  return found.map((finding, i) =>
    i === first ? { ...finding, label: `Go programs stop here or later: \`${printed.text}\`` } : finding,
  )
}

/** What is wrong with a JSON text by itself: one finding a mistake, while there are few of a kind. */
export function mistakeFindings(mistakes: readonly Mistake[], text: string): Finding[] {
  const groups = new Map<string, Mistake[]>()
  for (const mistake of mistakes) groups.set(mistake.kind, [...(groups.get(mistake.kind) ?? []), mistake])
  return [...groups.values()].flatMap((group) => {
    // One place after the other only while they are few; then one finding mends all of them.
    if (group.length <= MOST_OF_A_KIND) return group.map((mistake) => mistakeFinding(mistake, text))
    const [first] = group
    if (first === undefined) return []
    const edits = group.flatMap((mistake) => mistake.edits)
    const finding = mistakeFinding(first, text)
    const more = group.length - 1
    return [
      {
        ...finding,
        message: `${finding.message}, and so at ${more} more places`,
        ...(finding.fix === undefined
          ? {}
          : { fix: { ...finding.fix, safe: group.every(({ safe }) => safe), edits } }),
      },
    ]
  })
}

function mistakeFinding({ kind, span, edits, safe }: Mistake, text: string): Finding {
  const { code, message, label, help, fix } = MISTAKE_WORDS[kind]
  return {
    code,
    message: message(shown(text, span)),
    ...(label === undefined ? {} : { label }),
    help,
    at: { span },
    ...(edits.length === 0 || fix === '' ? {} : { fix: { title: fix, safe, edits } }),
  }
}

function nothingThere(text: string): Finding {
  const empty = text.trim() === ''
  return {
    code: 'WIN040',
    message: empty ? 'the file is empty' : 'the file holds nothing that looks like JSON',
    help: 'write a JSON object in braces',
    at: { span: { start: 0, end: Math.min(1, text.length) } },
  }
}

const LONGEST = 40

/** A piece of text in backquotes, short; a single character that nobody can see by its number. */
function shown(text: string, { start, end }: Span): string {
  const piece = text.slice(start, Math.max(end, start + 1))
  const code = piece.codePointAt(0)
  if (
    code !== undefined &&
    [...piece].length <= 2 &&
    (code <= 0x20 || (code >= 0x7f && /^\s|^[^\p{L}\p{N}\p{P}\p{S}]/u.test(piece)))
  ) {
    return `U+${code.toString(16).toUpperCase().padStart(4, '0')}${NAMES[code] ?? ''}`
  }
  if (piece === '') return 'the end of the file'
  const line = piece.replace(/[\r\n][\s\S]*/, '…')
  return `\`${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line}\``
}

const NAMES: Readonly<Record<number, string>> = {
  0x09: ' (tab)',
  0x0a: ' (line feed)',
  0xa0: ' (no-break space)',
  0x200b: ' (zero width space)',
  0xfeff: ' (byte order mark)',
}
