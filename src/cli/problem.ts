import { CODES } from '../diagnostic/codes.ts'
import type { Diagnostic } from '../generated/types.ts'
import { json } from '../print/json.ts'
import { visible } from '../print/visible.ts'
import type { Output } from './io.ts'

/** Why a command cannot do its work: a file that cannot be read or written, or a wrong command line. */
export interface Problem {
  /** Present when it is about a file. */
  readonly code?: 'WIN006' | 'WIN007'
  readonly path?: string
  /** One clause without a final period. */
  readonly message: string
  /** What to do about it, one imperative a line. */
  readonly help?: readonly string[]
}

/** A result, or why there is none. */
export type Attempt<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

/** Prints a problem in the form of a diagnostic that has no place in a text. */
export function printProblem(output: Output, problem: Problem, format: 'pretty' | 'json' = 'pretty'): void {
  output.write(format === 'json' ? json([diagnosticOf(problem)]) : text(problem))
}

function text({ code, message, help = [] }: Problem): string {
  const head = `error${code === undefined ? '' : `[${code}]`}: ${message}`
  return [head, ...help.map((line) => `  = help: ${line}`)].map((line) => `${visible(line)}\n`).join('')
}

/** A problem about a file as a diagnostic, for those who read diagnostics as data. */
export function diagnosticOf({ code = 'WIN006', path = '', message, help }: Problem): Diagnostic {
  const start = { offset: 0, line: 1, column: 1 }
  const { name, severity } = CODES[code]
  return {
    code,
    name,
    severity,
    message,
    ...(help === undefined ? {} : { help: help.join('; ') }),
    location: { path, range: { start, end: start } },
  }
}

/** True for a problem among the results of an operation. */
export function isProblem(result: unknown): result is Problem {
  return typeof result === 'object' && result !== null && 'message' in result
}
