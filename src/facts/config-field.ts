import { holdsIn, type Minors } from './minors.ts'

/** How a Go type reads JSON; `*` before it: a pointer, so that a zero value is not the same as an absent one. */
export type FieldType = `${'' | '*'}${BareFieldType}`

export type BareFieldType =
  | 'string'
  | 'bool'
  | 'int'
  | 'int32'
  | 'int64'
  | 'uint32'
  | 'float32'
  | 'float64'
  /** Text such as `15m0s` (metav1.Duration). */
  | 'duration'
  /** A duration as text, or nanoseconds as a number (logsapi.TimeOrMetaDuration). */
  | 'duration-or-int'
  | 'quantity'
  | 'time'
  | 'object'
  | 'list'
  | 'map'

/** A field of a configuration kind. `path` is dotted; `[]` stands for a list's items and `{}` for a map's values. */
export interface FieldFact extends Minors {
  readonly path: string
  readonly type: FieldType
}

/** The fields that a minor release knows, by path. */
export function fieldsAt(facts: readonly FieldFact[], minor: number): ReadonlyMap<string, FieldFact> {
  return new Map(facts.filter((fact) => holdsIn(fact, minor)).map((fact) => [fact.path, fact]))
}
