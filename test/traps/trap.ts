import type { Context } from '../../src/check/context.ts'
import type { Kind } from '../../src/check/kind.ts'
import type { Code } from '../../src/diagnostic/codes.ts'

/** A smallest document that falls into a trap, and the code that tells it. */
export interface TrapCase {
  readonly code: Code
  /** A text as it is, or a value that is written as JSON; several files as `[name, content]`. */
  readonly given: unknown
  /** What several files are: a directory of CNI configurations, or files that belong together. Absent: one file. */
  readonly as?: 'directory' | 'together'
  readonly name?: string
  readonly kind?: Kind
  readonly context?: Context
}

/** One trap of the field, and what hnsc does about it. */
export interface Trap {
  /** Its number in the list that it comes from. */
  readonly id: string
  /** What goes wrong, in a few words. */
  readonly title: string
  readonly cases?: readonly TrapCase[]
  /** Why no file tells it; or what of it no file tells. */
  readonly undecided?: string
}

/** A list of traps about one subject. */
export interface TrapList {
  readonly title: string
  readonly traps: readonly Trap[]
}

/** A trap that files tell. */
export function caught(id: string, title: string, ...cases: readonly TrapCase[]): Trap {
  return { id, title, cases }
}

/** A trap that files tell in part. */
export function partly(id: string, title: string, undecided: string, ...cases: readonly TrapCase[]): Trap {
  return { id, title, cases, undecided }
}

/** A trap that no file tells. */
export function open(id: string, title: string, undecided: string): Trap {
  return { id, title, undecided }
}

/** A case of one document. */
export function on(code: Code, given: unknown, more: Omit<TrapCase, 'code' | 'given'> = {}): TrapCase {
  return { code, given, ...more }
}
