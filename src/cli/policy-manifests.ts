import { type Manifests, readManifests } from '../acl/read-manifests.ts'
import { resolve, sortDiagnostics } from '../diagnostic/resolve.ts'
import type { Diagnostic } from '../generated/types.ts'
import type { SourceText } from '../text/source.ts'
import type { Io } from './io.ts'
import { printDiagnostics, type Printing } from './print-diagnostics.ts'
import { printProblem } from './problem.ts'
import { readInput } from './read-input.ts'

/** Reads manifests and reports what is wrong with them on the standard error; undefined where nothing may be made of them. */
export function loadManifests(
  paths: readonly string[],
  printing: Printing & { readonly format: 'pretty' | 'json' },
  io: Io,
): { readonly kind: 'read'; readonly value: Manifests } | { readonly kind: 'unreadable' | 'wrong' } {
  const sources: SourceText[] = []
  for (const path of paths.length === 0 ? ['-'] : paths) {
    const input = readInput(path, io)
    if (!input.ok) {
      printProblem(io.stderr, input.problem, printing.format)
      return { kind: 'unreadable' }
    }
    sources.push(input.value)
  }
  const value = readManifests(sources)
  const diagnostics: Diagnostic[] = sortDiagnostics(
    value.findings.flatMap(({ document, findings }) => resolve(findings, document)),
  )
  const texts = new Map(value.findings.map(({ document: { pieces } }) => [pieces[0].path, pieces[0].text]))
  printDiagnostics(diagnostics, texts, printing, io.stderr, io.env)
  // A policy that is read by halves would leave something open.
  return diagnostics.some(({ severity }) => severity === 'error')
    ? { kind: 'wrong' }
    : { kind: 'read', value }
}
