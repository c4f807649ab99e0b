import type { Diagnostic } from '../generated/types.ts'
import type { Texts } from '../print/pretty.ts'
import type { Io } from './io.ts'
import { printDiagnostics, type Printing } from './print-diagnostics.ts'
import { diagnosticOf, printProblem, type Problem } from './problem.ts'
import { visible } from '../print/visible.ts'

/** Where a command whose product is something else says what it has to say: the standard error. */
export interface Reporter {
  readonly diagnostics: (diagnostics: readonly Diagnostic[], texts: Texts) => void
  readonly problem: (problem: Problem) => void
  /** A line for people; not for those who read JSON. */
  readonly note: (line: string) => void
  /** Must be called last: JSON is one object, so it is printed at the end, also when there is nothing to say. */
  readonly end: () => void
}

export function reporter(printing: Printing, io: Io): Reporter {
  const { stderr, env } = io
  if (printing.format === 'json') return jsonReporter(printing, io)
  return {
    diagnostics: (diagnostics, texts) => printDiagnostics(diagnostics, texts, printing, stderr, env),
    problem: (problem) => printProblem(stderr, problem),
    note: (line) => stderr.write(`${visible(line)}\n`),
    end: () => undefined,
  }
}

function jsonReporter(printing: Printing, { stderr, env }: Io): Reporter {
  const all: Diagnostic[] = []
  return {
    diagnostics: (diagnostics) => void all.push(...diagnostics),
    problem: (problem) => void all.push(diagnosticOf(problem)),
    note: () => undefined,
    end: () => printDiagnostics(all, new Map(), printing, stderr, env),
  }
}
