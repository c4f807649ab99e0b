import type { Io } from './io.ts'

/** Why a command cannot do its work: a wrong command line, or a file that cannot be read or written. */
export interface Problem {
  /** One clause without a final period. */
  readonly message: string
  /** What to do about it. */
  readonly help?: readonly string[]
}

/** Prints a problem in the form of a diagnostic without a place. */
export function printProblem(io: Io, problem: Problem): void {
  const lines = [`error: ${problem.message}`, ...(problem.help ?? []).map((help) => `  = help: ${help}`)]
  io.stderr.write(lines.map((line) => `${visible(line)}\n`).join(''))
}

/** The text with control characters spelled out, so that a file's name cannot command the terminal. */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (c) => {
    return `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
