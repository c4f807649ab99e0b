import { dropMeant } from '../check/cidr/drop-meant.ts'
import { type Allowed, readAllowed } from '../check/cidr/ranges/allow.ts'
import { checkRanges, type Limits, type RangeReport } from '../check/cidr/ranges/check-ranges.ts'
import type { Finding } from '../diagnostic/finding.ts'
import { resolve, sortDiagnostics } from '../diagnostic/resolve.ts'
import type { Diagnostic } from '../generated/types.ts'
import { printRangeReport } from '../print/range-report.ts'
import { ANSI, PLAIN } from '../print/style.ts'
import type { Document } from '../text/document.ts'
import type { InvocationOf } from './commands.ts'
import { readCidrSources } from './cidr-source.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { printDiagnostics, wantsColor } from './print-diagnostics.ts'
import { diagnosticOf, type Problem, printProblem } from './problem.ts'
import { readRangeSources, type ReadSources } from './read-range-sources.ts'

type Options = InvocationOf<'cidr check'>['options']

/** Checks ranges against each other, and plans and specs by the roles of their ranges, and prints what is found. */
export async function reportRanges(
  { positionals, options }: InvocationOf<'cidr check'>,
  io: Io,
): Promise<ExitCode> {
  const limit = limitOf(options)
  if (limit === undefined) return refuse(io, noNumber(options.limit ?? ''))
  const { sources, unread } = readCidrSources(positionals, io)
  const early = unread.map(diagnosticOf)
  if (sources.length === 0) {
    printDiagnostics(early, new Map(), options, io.stdout, io.env)
    return EXIT.usage
  }
  const read = await readRangeSources(sources, options)
  if (!read.ok) return refuse(io, read.problem)

  const allowed = readAllowed(options.allow)
  const pretty = options.format === 'pretty'
  const { report, diagnostics: found } = judge(read.value, allowed, limitsFor(options, limit))
  const diagnostics = [...early, ...sortDiagnostics(found)]
  const texts = new Map(read.value.pieces.map((piece) => [piece.path, piece.text]))
  const shown = pretty ? diagnostics.filter(({ code }) => !GROUPED.has(code)) : diagnostics
  printDiagnostics(shown.slice(0, pretty ? MOST_SHOWN : shown.length), texts, options, io.stdout, io.env)
  if (pretty) printRest(read.value, report, shown.length, options, io)
  if (unread.length > 0) return EXIT.usage
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

function judge(
  { pieces, documents, early, list, alone }: ReadSources,
  allowed: Allowed,
  limits: Limits,
): { readonly report?: RangeReport; readonly diagnostics: readonly Diagnostic[] } {
  const own = documents.flatMap(({ findings, document }) => resolve(dropMeant(findings, allowed), document))
  const whole: Document = { pieces }
  if (alone) return { diagnostics: [...resolve(early, whole), ...own] }
  const report = checkRanges(list, allowed, limits)
  const empty = report.rows.v4 + report.rows.v6 === 0
  // Of what cannot be read it is not known whether it holds ranges, nor whether they overlap.
  if (empty && documents.some(({ document }) => document.tree === undefined)) {
    return { diagnostics: [...own, ...resolve([...early, ...report.entries], whole)] }
  }
  const nothing = empty ? [nothingFound()] : []
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
  { pieces, documents }: ReadSources,
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
