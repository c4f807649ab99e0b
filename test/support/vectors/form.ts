import type { Json } from '../shared.ts'

/** One measured case: what the real program did and what the model does. */
export interface VectorCase {
  readonly id: string
  readonly want: unknown
  readonly have: () => unknown
}

/** A form of vector files, recognised by its members, and how its cases are replayed. */
export interface VectorForm {
  readonly name: string
  readonly matches: (file: Json) => boolean
  readonly cases: (file: Json) => readonly VectorCase[]
  /** Cases of the file that are about something else than a released Windows program, and what. */
  readonly leftOut?: (file: Json) => readonly { readonly id: string; readonly reason: string }[]
}
