import type { RangeDocument } from '../check/cidr/read-document.ts'
import { combineLists } from '../check/cidr/ranges/combine-lists.ts'
import { entryList } from '../check/cidr/ranges/entry-list.ts'
import { readPathExpression } from '../check/cidr/ranges/path-expression.ts'
import type { Entry, RangeList } from '../check/cidr/ranges/range-list.ts'
import { readCsv } from '../check/cidr/ranges/read-csv.ts'
import { readList } from '../check/cidr/ranges/read-list.ts'
import { recogniseForm } from '../check/cidr/ranges/recognise-form.ts'
import type { Finding } from '../diagnostic/finding.ts'
import { textFindings } from '../diagnostic/text-findings.ts'
import { endOfPieces, type Piece } from '../text/document.ts'
import type { Span } from '../text/tree.ts'
import type { CidrSource } from './cidr-source.ts'
import type { Problem } from './problem.ts'

/** Where the ranges are in a source that is more than a list. */
export interface RangePlaces {
  readonly path: string | undefined
  readonly column: string | undefined
  readonly label: string | undefined
}

/** Everything that was read: the documents with roles, and all ranges in one list. */
export interface ReadSources {
  readonly pieces: readonly [Piece, ...Piece[]]
  readonly documents: readonly RangeDocument[]
  readonly early: readonly Finding[]
  readonly list: RangeList
  /** True when there is nothing but one plan or spec, whose ranges have their own rules. */
  readonly alone: boolean
}

/** What was wanted, or why there is none. */
export type Attempt<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

/** How much of a text is looked at to tell its form, in bytes or UTF-16 units. */
export const BEGINNING = 8192

/** Reads sources of any form: lists, tables, JSON, YAML, plans and specs. */
export async function readRangeSources(
  sources: readonly CidrSource[],
  options: RangePlaces,
): Promise<Attempt<ReadSources>> {
  const pieces: Piece[] = []
  const documents: RangeDocument[] = []
  const lists: RangeList[] = []
  const early: Finding[] = []
  for (const source of sources) {
    const start = endOfPieces(pieces)
    pieces.push({ path: source.path, text: source.text, start })
    early.push(...shifted(textFindings(source.problems, { 'utf8-bom': 'info', 'utf-16': 'warning' }), start))
    const form = options.path === undefined ? formOf(source, options) : 'document'
    if (form === 'list') {
      lists.push(readList(source.bytes, source.text, start))
      continue
    }
    if (form === 'csv') {
      const table = readCsv(source.text, start, columnsOf(options))
      if (!table.ok) return { ok: false, problem: noColumn(source.path, table.missing, table.columns) }
      lists.push(entryList(table.entries))
      continue
    }
    const expression = readPathExpression(options.path ?? '')
    if (!expression.ok) return { ok: false, problem: noPath(options.path ?? '', expression.at) }
    const { readRangeDocument } = await import('./cidr-document.ts')
    const document = readRangeDocument(source.path, source.text, expression.value)
    documents.push(document)
    lists.push(entryList(placedFrom(document.entries, start), document.meant.map(shiftedBy(start))))
  }
  const [first, ...others] = pieces
  if (first === undefined) throw new Error('there is no source')
  const alone = documents.length === 1 && sources.length === 1 && documents[0]?.kind !== 'ranges'
  return {
    ok: true,
    value: {
      pieces: [first, ...others],
      documents,
      early,
      list: combineLists(lists),
      alone,
    },
  }
}

function formOf(source: CidrSource, options: RangePlaces): ReturnType<typeof recogniseForm> {
  if (options.column !== undefined || options.label !== undefined) return 'csv'
  return recogniseForm(source.path, source.text.slice(0, BEGINNING))
}

function columnsOf({ column, label }: RangePlaces) {
  return { ...(column === undefined ? {} : { range: column }), ...(label === undefined ? {} : { label }) }
}

function shifted(findings: readonly Finding[], by: number): Finding[] {
  return findings.map((finding) => {
    const { span } = finding.at
    if (span === undefined) return finding
    return { ...finding, at: { span: shiftedBy(by)(span) } }
  })
}

function placedFrom(entries: readonly Entry[], start: number): Entry[] {
  return entries.map((entry) => ({
    ...entry,
    span: shiftedBy(start)(entry.span),
  }))
}

function shiftedBy(by: number): (span: Span) => Span {
  return ({ start, end }) => ({ start: start + by, end: end + by })
}

function noColumn(path: string, missing: string, columns: readonly string[]): Problem {
  return {
    message: `\`${path}\` has no column \`${missing}\``,
    help: [`name one of its columns with \`--column\`: ${columns.join(', ')}`],
  }
}

function noPath(text: string, at: number): Problem {
  return {
    message: `\`${text}\` is no path: it cannot be read from \`${text.slice(at)}\` on`,
    help: ['write keys, indexes and `[*]`, such as `resources[*].values.cidr_block`'],
  }
}
