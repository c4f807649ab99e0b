import { dropMeant } from '../check/cidr/drop-meant.ts'
import type { RangeDocument } from '../check/cidr/read-document.ts'
import { type Allowed, readAllowed } from '../check/cidr/ranges/allow.ts'
import { checkRanges, type Limits, type RangeReport } from '../check/cidr/ranges/check-ranges.ts'
import { combineLists } from '../check/cidr/ranges/combine-lists.ts'
import { entryList } from '../check/cidr/ranges/entry-list.ts'
import { readPathExpression } from '../check/cidr/ranges/path-expression.ts'
import type { Entry, RangeList } from '../check/cidr/ranges/range-list.ts'
import { readCsv } from '../check/cidr/ranges/read-csv.ts'
import { readList } from '../check/cidr/ranges/read-list.ts'
import { recogniseForm } from '../check/cidr/ranges/recognise-form.ts'
import type { Finding } from '../diagnostic/finding.ts'
import { resolve, sortDiagnostics } from '../diagnostic/resolve.ts'
import { textFindings } from '../diagnostic/text-findings.ts'
import type { Diagnostic } from '../generated/types.ts'
import { looksLikeRange } from '../net/parse-range.ts'
import { printRangeReport } from '../print/range-report.ts'
import { ANSI, PLAIN } from '../print/style.ts'
import { type Document, endOfPieces, type Piece } from '../text/document.ts'
import type { InvocationOf } from './commands.ts'
import { type CidrSource, readCidrSources } from './cidr-source.ts'
import { errnoOf } from './errno.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { printDiagnostics, wantsColor } from './print-diagnostics.ts'
import { type Problem, printProblem } from './problem.ts'

type Options = InvocationOf<'cidr check'>['options']

/** Checks ranges against each other, and plans and specs by the roles of their ranges. */
export async function run({ positionals, options }: InvocationOf<'cidr check'>, io: Io): Promise<ExitCode> {
  if (options.count && areLists(positionals, options, io)) {
    const { countLists } = await import('./cidr-count.ts')
    return countLists(positionals, options.format, io)
  }
  const limit = limitOf(options)
  if (limit === undefined) return refuse(io, noNumber(options.limit ?? ''))
  const sources = readCidrSources(positionals, io)
  if (!sources.ok) return refuse(io, sources.problem)
  const read = await readAll(sources.value, options)
  if (!read.ok) return refuse(io, read.problem)

  if (options.count) {
    const { printCounts } = await import('./cidr-count.ts')
    const { v4, v6, findings } = read.value.list
    return printCounts(
      { v4, v6, unread: findings.filter(({ code }) => code === 'WIN100').length },
      options.format,
      io,
    )
  }
  const allowed = readAllowed(options.allow)
  const pretty = options.format === 'pretty'
  const { report, diagnostics: found } = judge(read.value, allowed, limitsFor(options, limit))
  const diagnostics = sortDiagnostics(found)
  const texts = new Map(read.value.pieces.map((piece) => [piece.path, piece.text]))
  const shown = pretty ? diagnostics.filter(({ code }) => !GROUPED.has(code)) : diagnostics
  printDiagnostics(shown.slice(0, pretty ? MOST_SHOWN : shown.length), texts, options, io.stdout, io.env)
  if (pretty) printRest(read.value, report, shown.length, options, io)
  const least = SEVERITIES.indexOf(options['fail-on'])
  const overlaps = (report?.overlaps.pairs ?? 0) > 0
  const worst = diagnostics.some(({ severity }) => SEVERITIES.indexOf(severity) >= least)
  return overlaps || worst ? EXIT.findings : EXIT.done
}

const SEVERITIES = ['info', 'warning', 'error'] as const
/** Overlaps of lists, which people see in groups. */
const GROUPED: ReadonlySet<string> = new Set(['WIN150', 'WIN151', 'WIN152', 'WIN167'])
/** How many findings about single entries people see. */
const MOST_SHOWN = 20

/** Everything that was read: the documents with roles, and all ranges in one list. */
interface Read {
  readonly pieces: readonly [Piece, ...Piece[]]
  readonly documents: readonly RangeDocument[]
  readonly early: readonly Finding[]
  readonly list: RangeList
  /** True when there is nothing but one plan or spec, whose ranges have their own rules. */
  readonly alone: boolean
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

async function readAll(sources: readonly CidrSource[], options: Options): Promise<Attempt<Read>> {
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
      lists.push(entryList(table.entries, 'to be checked'))
      continue
    }
    const expression = readPathExpression(options.path ?? '')
    if (!expression.ok) return { ok: false, problem: noPath(options.path ?? '', expression.at) }
    const { readRangeDocument } = await import('./cidr-document.ts')
    const document = readRangeDocument(source.path, source.text, expression.value)
    documents.push(document)
    lists.push(
      entryList(placedFrom(document.entries, start), document.kind === 'ranges' ? 'to be checked' : 'meant'),
    )
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

function formOf(source: CidrSource, options: Options): ReturnType<typeof recogniseForm> {
  if (options.column !== undefined || options.label !== undefined) return 'csv'
  return recogniseForm(source.path, source.text.slice(0, BEGINNING))
}

/** True when every source is a list as far as its name and its beginning tell. The standard input is taken for one. */
function areLists(words: readonly string[], options: Options, io: Io): boolean {
  if (options.path !== undefined || options.column !== undefined) return false
  return words.every((word) => {
    if (word === '-' || looksLikeRange(word)) return true
    return recogniseForm(word, beginningOf(word, io)) === 'list'
  })
}

/** The first bytes of a file; nothing when it cannot be read, which reading it will say. */
function beginningOf(path: string, { fs }: Io): string {
  try {
    if (!fs.statSync(path).isFile()) return ''
    const fd = fs.openSync(path, fs.constants.O_RDONLY)
    try {
      const bytes = new Uint8Array(BEGINNING)
      return new TextDecoder().decode(bytes.subarray(0, fs.readSync(fd, bytes)))
    } finally {
      fs.closeSync(fd)
    }
  } catch (error) {
    if (errnoOf(error) === undefined) throw error
    return ''
  }
}

/** How much of a text is looked at to tell its form, in bytes or UTF-16 units. */
const BEGINNING = 8192

function judge(
  { pieces, documents, early, list, alone }: Read,
  allowed: Allowed,
  limits: Limits,
): { readonly report?: RangeReport; readonly diagnostics: readonly Diagnostic[] } {
  const own = documents.flatMap(({ findings, document }) => resolve(dropMeant(findings, allowed), document))
  const whole: Document = { pieces }
  if (alone) return { diagnostics: [...resolve(early, whole), ...own] }
  const report = checkRanges(list, allowed, limits)
  const nothing = report.rows.v4 + report.rows.v6 === 0 ? [nothingFound()] : []
  const findings = [...early, ...report.entries, ...report.pairs, ...nothing]
  return { report, diagnostics: [...own, ...resolve(findings, whole)] }
}

function nothingFound(): Finding {
  return {
    code: 'WIN166',
    message: 'no prefix, range or address is found',
    help: 'write one a line, or say with `--path` or `--column` where they are',
    at: { span: { start: 0, end: 0 } },
  }
}

function printRest(
  { pieces, documents }: Read,
  report: RangeReport | undefined,
  findings: number,
  options: Options,
  io: Io,
): void {
  if (findings > MOST_SHOWN) {
    io.stdout.write(`... and ${findings - MOST_SHOWN} more findings; \`--format json\` lists all\n`)
  }
  const style = wantsColor(options.color, io.stdout, io.env) ? ANSI : PLAIN
  if (report !== undefined) {
    if (findings > 0) io.stdout.write('\n')
    io.stdout.write(printRangeReport(report, { pieces }, style))
  } else if (findings === 0) {
    const [document] = documents
    io.stdout.write(
      `${document?.document.pieces[0].path ?? ''}: ${document?.entries.length ?? 0} ranges in their roles, no findings\n`,
    )
  }
}

function limitsFor(options: Options, limit: number): Limits {
  if (options.format !== 'pretty') return { pairs: limit, groups: 0, members: 0 }
  // People get the largest groups; with a limit of their own, as much of them as they ask for.
  return options.limit === undefined
    ? { pairs: 0, groups: 20, members: 5 }
    : { pairs: 0, groups: limit, members: limit }
}

function limitOf({ limit = '1000' }: Options): number | undefined {
  if (!/^\d{1,9}$/.test(limit)) return undefined
  return limit === '0' ? Number.MAX_SAFE_INTEGER : Number(limit)
}

function columnsOf({ column, label }: Options) {
  return { ...(column === undefined ? {} : { range: column }), ...(label === undefined ? {} : { label }) }
}

function shifted(findings: readonly Finding[], by: number): Finding[] {
  return findings.map((finding) => {
    const { span } = finding.at
    if (span === undefined) return finding
    return { ...finding, at: { span: { start: span.start + by, end: span.end + by } } }
  })
}

function placedFrom(entries: readonly Entry[], start: number): Entry[] {
  return entries.map((entry) => ({
    ...entry,
    span: { start: entry.span.start + start, end: entry.span.end + start },
  }))
}

function refuse(io: Io, problem: Problem): ExitCode {
  printProblem(io.stderr, problem)
  return EXIT.usage
}

function noNumber(text: string): Problem {
  return {
    message: `\`${text}\` is no number for \`--limit\``,
    help: ['write a whole number; 0 lists all overlaps'],
  }
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
