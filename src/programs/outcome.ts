import type { Path, Span } from '../text/tree.ts'

/** Something that a program did with one place of its input, and why. */
export interface Note {
  /** Where, in the program's input document. */
  readonly path: Path
  /** Of the value, where the path is ambiguous: an earlier one of two equal keys. */
  readonly span?: Span
  /** Why, in one clause. */
  readonly reason: string
}

/** A failure as the program prints it. */
export interface ProgramError {
  /** The text, verbatim, as far as it does not depend on the Go release. */
  readonly text: string
  /** The CNI error code, where the program prints one. */
  readonly code?: number
  /** The `details` member of the CNI error, where there is one. */
  readonly details?: string
  /** Where in its document the cause stands, in the canonical spelling of keys; it may be a key that is missing. */
  readonly path?: Path
  /** True when the program does not report the error but crashes (a Go panic), or never ends. */
  readonly panic?: boolean
}

/** What a real program does with a document: the one shape of every program model. */
export interface Outcome<T> {
  /** What the program would hand on, or the error it would print. */
  readonly result:
    { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ProgramError }
  /** Places whose value has an effect. */
  readonly read: readonly Path[]
  /** Places that the program never looks at. */
  readonly ignored: readonly Note[]
  /** Places that the program looks at and replaces by a value of its own. */
  readonly overwritten: readonly Note[]
  /** Places that the program reads and then throws away without an error. */
  readonly dropped: readonly Note[]
  /** What the program adds of its own accord; paths are in the value it hands on. */
  readonly added: readonly Note[]
}

/** What became of the places of a document. */
export type Notes = Pick<Outcome<unknown>, 'read' | 'ignored' | 'overwritten' | 'dropped' | 'added'>

const NO_NOTES: Notes = { read: [], ignored: [], overwritten: [], dropped: [], added: [] }

/** An outcome with a value; what is not said about the places is empty. */
export function success<T>(value: T, notes: Partial<Notes> = {}): Outcome<T> {
  return { ...NO_NOTES, ...notes, result: { ok: true, value } }
}

/** An outcome with an error; a bare text is an error that the program prints. */
export function failure(error: string | ProgramError, notes: Partial<Notes> = {}): Outcome<never> {
  return {
    ...NO_NOTES,
    ...notes,
    result: { ok: false, error: typeof error === 'string' ? { text: error } : error },
  }
}

/** The notes of several steps of one program over one document, in their order. */
export function joinNotes(...steps: readonly Partial<Notes>[]): Notes {
  return {
    read: steps.flatMap(({ read }) => read ?? []),
    ignored: steps.flatMap(({ ignored }) => ignored ?? []),
    overwritten: steps.flatMap(({ overwritten }) => overwritten ?? []),
    dropped: steps.flatMap(({ dropped }) => dropped ?? []),
    added: steps.flatMap(({ added }) => added ?? []),
  }
}

/** In place of a text: the program goes round for ever, until its caller loses patience. */
export const NEVER_ENDS = 'it never ends'

/** What Go prints when a program dereferences a nil pointer. */
export const NIL_POINTER = 'runtime error: invalid memory address or nil pointer dereference'
