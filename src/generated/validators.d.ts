// Made from schemas/ by scripts/generate.mjs. Do not edit.
import type { DiagnosticReport } from './types.ts'

/** What ajv says about one place: its keyword, and the JSON pointer of the value. */
export interface SchemaError {
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}

/** True when the value fits the schema; otherwise `errors` says why not, until the next call. */
export interface Validator<T> {
  (value: unknown): value is T
  errors?: readonly SchemaError[] | null
}

export const validateDiagnosticReport: Validator<DiagnosticReport>
