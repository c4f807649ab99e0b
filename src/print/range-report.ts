import { span } from '../check/cidr/ranges/overlap-findings.ts'
import type { NamedRange, Overlap, OverlapGroup } from '../check/cidr/ranges/overlap-groups.ts'
import type { RangeReport } from '../check/cidr/ranges/check-ranges.ts'
import { formatRange } from '../net/ranges/format-range.ts'
import { type Document, pieceAt, type Piece } from '../text/document.ts'
import { lineStarts, placeIn } from '../text/lines.ts'
import { align } from './align.ts'
import { counted, grouped } from './number.ts'
import { PLAIN, type Style } from './style.ts'
import { visible } from './visible.ts'

/** A check of ranges for people: the counts, then the largest groups of overlaps, each with its first members. */
export function printRangeReport(report: RangeReport, document: Document, style: Style = PLAIN): string {
  const placeOf = places(document)
  const groups = report.groups.map((group) => `${printGroup(group, placeOf, style)}\n`)
  const shown = report.groups.reduce((total, { first }) => total + first.length, 0)
  const left = report.overlaps.pairs - shown
  const more = left > 0 && report.groups.length > 0 ? [`${moreText(left)}\n`] : []
  return [`${countLine(report)}\n`, ...groups, ...more, ...freeLines(report), ...spaceLines(report)].join(
    '\n',
  )
}

/** The counts in one line. */
export function countLine({ rows, overlaps }: RangeReport): string {
  const total = rows.v4 + rows.v6
  const families = rows.v4 > 0 && rows.v6 > 0 ? ` (${grouped(rows.v4)} IPv4, ${grouped(rows.v6)} IPv6)` : ''
  const start = `${counted(total, 'range')}${families}`
  if (overlaps.pairs === 0) return `${start}: no overlaps`
  const kinds = [
    [overlaps.equal, 'of the same range'],
    [overlaps.contains, 'nested'],
    [overlaps.crosses, 'crossing'],
  ] as const
  const parts = kinds.flatMap(([count, word]) => (count > 0 ? [`${grouped(count)} ${word}`] : []))
  return `${start}: ${counted(overlaps.pairs, 'overlap')}, ${parts.join(', ')}`
}

type PlaceOf = (range: NamedRange) => string

/** Behind so many characters of a line its number alone does not lead to a place. */
const LONG_LINE = 200

/** `path:line` of an entry, with the column in long lines; the lines of each piece are counted once. */
function places(document: Document): PlaceOf {
  const starts = new Map<Piece, readonly number[]>()
  return ({ entry }) => {
    const piece = pieceAt(document, entry.span.start)
    const lines = starts.get(piece) ?? lineStarts(piece.text)
    starts.set(piece, lines)
    const { line, column } = placeIn(lines, entry.span.start - piece.start)
    const length = (lines[line] ?? piece.text.length) - (lines[line - 1] ?? 0)
    return `${piece.path}:${line}${length > LONG_LINE ? `:${column}` : ''}`
  }
}

function printGroup({ outer, total, first }: OverlapGroup, placeOf: PlaceOf, style: Style): string {
  const rows = first.map((overlap) => [
    VERBS[overlap.relation],
    formatRange(overlap.inner.range),
    visible(overlap.inner.entry.label ?? ''),
    visible(placeOf(overlap.inner)),
    common(overlap),
  ])
  const head = [
    style.message(formatRange(outer.range)),
    visible(outer.entry.label ?? ''),
    visible(placeOf(outer)),
  ]
  const rest = total > first.length ? [`  ... and ${grouped(total - first.length)} more`] : []
  return [
    head.filter((word) => word !== '').join('  '),
    ...align(rows).map((row) => `  ${row}`),
    ...rest,
  ].join('\n')
}

const VERBS = { equal: 'again', contains: 'holds', crosses: 'crosses' } as const

/** The common addresses, where they are not simply the inner range. */
function common({ relation, common: range }: Overlap): string {
  return relation === 'crosses' ? `both hold ${span(range)}` : ''
}

function moreText(left: number): string {
  return `${counted(left, 'overlap')} more; \`--limit\` shows more of them, \`--format json\` lists them as pairs`
}

function freeLines({ free }: RangeReport): string[] {
  return free.length === 0 ? [] : [`free instead: ${free.join(', ')}\n`]
}

function spaceLines({ space }: RangeReport): string[] {
  if (space.length === 0) return []
  const parts = space.map(({ special, ranges }) =>
    special === undefined
      ? `${grouped(ranges)} in public space`
      : `${grouped(ranges)} in ${special.title} (RFC ${special.rfc})`,
  )
  return [`${parts.join('; ')}\n`]
}
