import { type Document, pieceAt, type Piece } from '../text/document.ts'
import { lineStarts, placeIn } from '../text/lines.ts'
import { member, type Path, pointer, type Span, type Tree } from '../text/tree.ts'
import type { Diagnostic, Location, Range } from '../generated/types.ts'
import { type Code, CODES } from './codes.ts'
import type { Finding, Target } from './finding.ts'

/** The findings about one document as diagnostics: every place worked out, in order, without repetitions. */
export function resolve(findings: readonly Finding[], document: Document): Diagnostic[] {
  const rangeOf = ranges(document)
  const locate = (target: Target): Location => {
    if (target.path === undefined) return rangeOf(target.span)
    return { ...rangeOf(target.span ?? spanOf(document.tree, target)), pointer: pointer(target.path) }
  }
  return sortDiagnostics(few(findings).map((finding) => diagnostic(finding, locate, rangeOf)))
}

/** How many findings of one code a document can have; nobody reads more. */
const MOST_OF_A_CODE = 1000

/** The first findings of each code; that there are more is a finding too, in place of the first of those. */
function few(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST_OF_A_CODE) return findings
  const byCode = new Map<Code, Finding[]>()
  for (const finding of findings) {
    const ofCode = byCode.get(finding.code)
    if (ofCode === undefined) byCode.set(finding.code, [finding])
    else ofCode.push(finding)
  }
  return [...byCode.values()].flatMap((ofCode) => {
    const next = ofCode[MOST_OF_A_CODE]
    return next === undefined ? ofCode : [...ofCode.slice(0, MOST_OF_A_CODE), more(next, ofCode)]
  })
}

function more({ code, severity, at }: Finding, { length }: readonly Finding[]): Finding {
  return {
    code,
    message: `${length - MOST_OF_A_CODE} more diagnostics of this code are left out`,
    help: 'mend the others first: the cause is probably the same',
    at,
    ...(severity === undefined ? {} : { severity }),
  }
}

/** Diagnostics by path, offset and code. What says the same of the same place is kept once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>()
  const kept = diagnostics.filter((d) => {
    const { path, range } = d.location
    const key = JSON.stringify([d.code, path, range.start.offset, range.end.offset, d.message])
    return !seen.has(key) && seen.add(key)
  })
  return kept.toSorted(
    (a, b) =>
      compareTexts(a.location.path, b.location.path) ||
      a.location.range.start.offset - b.location.range.start.offset ||
      compareTexts(a.code, b.code) ||
      compareTexts(a.message, b.message),
  )
}

function diagnostic(
  finding: Finding,
  locate: (target: Target) => Location,
  rangeOf: (span: Span) => Location,
): Diagnostic {
  const { code, label, help, related = [], fix } = finding
  const { path, range, pointer } = locate(finding.at)
  return {
    code,
    name: CODES[code].name,
    severity: finding.severity ?? CODES[code].severity,
    message: bounded(finding.message),
    ...(label === undefined ? {} : { label: bounded(label) }),
    ...(help === undefined ? {} : { help: bounded(help) }),
    location: { path, ...(pointer === undefined ? {} : { pointer }), range },
    ...(related.length === 0
      ? {}
      : { related: related.map(({ at, message }) => ({ location: locate(at), message: bounded(message) })) }),
    ...(fix === undefined
      ? {}
      : {
          fix: { ...fix, edits: fix.edits.map(({ at, newText }) => ({ range: rangeOf(at).range, newText })) },
        }),
  }
}

/** What is said, without the middle of what nobody reads to its end: a value may have millions of characters. */
function bounded(text: string): string {
  return text.length <= 2 * MOST_OF_A_SIDE
    ? text
    : `${text.slice(0, MOST_OF_A_SIDE)}…${text.slice(-MOST_OF_A_SIDE)}`
}

/** Characters that are kept of each end. */
const MOST_OF_A_SIDE = 500

/** Turns spans into ranges; the lines of each piece are counted once, and only when they are asked for. */
function ranges(document: Document): (span: Span) => { path: string; range: Range } {
  const starts = new Map<Piece, readonly number[]>()
  return (span) => {
    const piece = pieceAt(document, span.start)
    const lines = starts.get(piece) ?? lineStarts(piece.text)
    starts.set(piece, lines)
    const place = (offset: number) =>
      placeIn(lines, Math.min(Math.max(offset - piece.start, 0), piece.text.length))
    return {
      path: piece.path,
      range: { start: place(span.start), end: place(Math.max(span.end, span.start)) },
    }
  }
}

/** The place of a target. Where the document does not reach that far: the key of the last object that it does reach. */
function spanOf(
  tree: Tree | undefined,
  { path, part }: { readonly path: Path; readonly part?: 'key' | 'value' },
): Span {
  let here = tree
  let key: Span | undefined
  for (const step of path) {
    const next = here?.kind === 'array' && typeof step === 'number' ? undefined : member(here, String(step))
    const value = here?.kind === 'array' && typeof step === 'number' ? here.items[step] : next?.value
    if (value === undefined) return key ?? startOf(here)
    here = value
    key = next?.keySpan
  }
  if (part === 'key') return key ?? startOf(here)
  return here ?? startOf(here)
}

function startOf(tree: Tree | undefined): Span {
  return tree === undefined ? { start: 0, end: 0 } : { start: tree.start, end: tree.start }
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
