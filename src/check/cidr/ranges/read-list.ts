import type { Finding } from '../../../diagnostic/finding.ts'
import { emptyList, type ScannedList, scanLines } from '../../../net/scan/scan-list.ts'
import type { Span } from '../../../text/tree.ts'
import { entryFindings } from './entry-findings.ts'
import type { Entry, PlacedRanges, RangeList } from './range-list.ts'
import { textOffsets } from './text-offsets.ts'

/** How many findings about single lines are made: after so many the file is something else than a list. */
const MOST_FINDINGS = 1000

/**
 * Reads a list: one prefix, range or address a line, behind it a label. `text` is the decoded text of `bytes`; spans
 * count from `start`. Places are offsets of lines in the bytes.
 */
export function readList(bytes: Uint8Array, text: string, start: number): RangeList {
  // The shortest line is `::` and its end; memory that is never written is never taken.
  const scanned = emptyList(Math.ceil(bytes.length / SHORTEST) + 1, true)
  scanLines(bytes, 0, bytes.length, 0, scanned)
  const offsetOf = textOffsets(bytes, text)
  const entryAt = (place: number): Entry => entryIn(text, offsetOf(place), start)
  const findings = problems(scanned).flatMap((place): Finding[] => {
    const { text: entry, span } = entryAt(place)
    return entryFindings(entry, { span })
  })
  return {
    v4: placed(scanned.v4),
    v6: placed(scanned.v6),
    entryAt,
    placeCount: bytes.length + 1,
    findings,
    meant: [],
  }
}

const SHORTEST = 8

function problems({ unread, hostBits, misspelt }: ScannedList): number[] {
  return [...unread, ...hostBits, ...misspelt].sort((a, b) => a - b).slice(0, MOST_FINDINGS)
}

function placed(columns: ScannedList['v4']): PlacedRanges {
  const { family, length, first, last, places } = columns
  if (places === undefined) throw new Error('a list was read without places')
  return { family, length, first, last, places }
}

/**
 * `address`, `address/length` or `address - address`, whatever is wrong with it; then the label, up to a comment. What
 * directly follows the range is a label even behind `#`.
 */
const LINE =
  /^[ \t]*([^ \t,;#]+(?:[ \t]*-[ \t]*[0-9A-Fa-f:.]+)?)[ \t,;#]*(.*?)(?:[ \t]+(?:#|;|\/\/).*|[ \t]*)$/

function entryIn(text: string, offset: number, start: number): Entry {
  const end = text.indexOf('\n', offset)
  const line = text.slice(offset, end < 0 ? text.length : end).replace(/\r$/, '')
  const match = LINE.exec(line)
  const entry = match?.[1] ?? line.trim()
  const label = match?.[2] ?? ''
  const from = start + offset + line.indexOf(entry)
  const span: Span = { start: from, end: from + entry.length }
  return label === '' ? { text: entry, span } : { text: entry, label, span }
}
