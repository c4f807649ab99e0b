import type { Finding } from '../../../diagnostic/finding.ts'
import { looksLikeRange } from '../../../net/looks-like-range.ts'
import { emptyList, scanLines } from '../../../net/scan/scan-list.ts'
import { entryFindings } from './entry-findings.ts'
import type { Span } from '../../../text/tree.ts'
import type { Entry, PlacedRanges, RangeList } from './range-list.ts'

/** How many findings about single entries are made. */
const MOST_FINDINGS = 1000

/**
 * Entries of a document, in their order there, as a list of ranges. Places are the numbers of the entries. `meant` are the
 * parts of the document in which they may overlap each other.
 */
export function entryList(entries: readonly Entry[], meant: readonly Span[] = []): RangeList {
  const scanned = emptyList(entries.length, true)
  const starts = new Uint32Array(entries.length)
  const bytes = new TextEncoder().encode(entries.map(({ text }) => `${lineOf(text)}\n`).join(''))
  for (let i = 0, at = 0; i < entries.length; i++) {
    starts[i] = at
    at = bytes.indexOf(LF, at) + 1
  }
  scanLines(bytes, 0, bytes.length, 0, scanned)
  const entryAt = (place: number): Entry => {
    const entry = entries[place]
    if (entry === undefined) throw new Error(`there is no entry ${place}`)
    return entry
  }
  const numberAt = (offset: number) => numberOf(starts, offset)
  const problems = [...scanned.unread, ...scanned.hostBits, ...scanned.misspelt]
    .map(numberAt)
    .sort((a, b) => a - b)
    .slice(0, MOST_FINDINGS)
  return {
    v4: numbered(scanned.v4, numberAt),
    v6: numbered(scanned.v6, numberAt),
    entryAt,
    placeCount: entries.length,
    meant: meant.map(({ start, end }) => ({ from: firstFrom(start, entries), to: firstFrom(end, entries) })),
    findings: problems.flatMap((number): Finding[] => {
      const { text, span } = entryAt(number)
      return entryFindings(text, { span })
    }),
  }
}

/** The number of the first entry that does not begin before an offset. */
function firstFrom(offset: number, entries: readonly Entry[]): number {
  const number = entries.findIndex(({ span }) => span.start >= offset)
  return number < 0 ? entries.length : number
}

const LF = 10

/** A line that the scanner reads as this text and nothing else: what is no range must not be taken for one and a label. */
function lineOf(text: string): string {
  return looksLikeRange(text) ? text : '?'
}

function numbered(
  { family, length, first, last, places }: ReturnType<typeof emptyList>['v4'],
  numberAt: (offset: number) => number,
): PlacedRanges {
  const numbers = new Uint32Array(length)
  for (let row = 0; row < length; row++) numbers[row] = numberAt(places?.[row] ?? 0)
  return { family, length, first, last, places: numbers }
}

/** The number of the entry whose line begins at an offset. */
function numberOf(starts: Uint32Array, offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
