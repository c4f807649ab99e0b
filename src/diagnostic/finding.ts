import type { Path, Span } from '../text/tree.ts'
import type { Code } from './codes.ts'
import type { Severity } from './code-meta.ts'

/**
 * A place as a rule names it: a route in the document, and whether the key or the value is meant, or which span of the
 * value; or a bare span of the text. Offsets, lines and columns are worked out once, in `resolve.ts`.
 */
export type Target =
  | { readonly path: Path; readonly part?: 'key' | 'value'; readonly span?: Span }
  | { readonly span: Span; readonly path?: never }

/** One replacement of text. */
export interface Edit {
  readonly at: Span
  readonly newText: string
}

/** What a rule reports. */
export interface Finding {
  readonly code: Code
  /** Only where it differs from the code's own. */
  readonly severity?: Severity
  /** One clause in the present tense without a final period; names the offending value in backquotes. */
  readonly message: string
  /** Printed under the place: what the machine does with it. */
  readonly label?: string
  /** What to do, as an imperative. */
  readonly help?: string
  readonly at: Target
  readonly related?: readonly { readonly at: Target; readonly message: string }[]
  readonly fix?: { readonly title: string; readonly safe: boolean; readonly edits: readonly Edit[] }
}
