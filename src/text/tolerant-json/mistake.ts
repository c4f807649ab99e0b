import type { Span } from '../tree.ts'

/** What people do to JSON that Go's reader refuses, or takes for something else. */
export type MistakeKind =
  | 'unicode-blank'
  | 'comment'
  | 'comma-too-many'
  | 'comma-missing'
  | 'foreign-quotes'
  | 'not-a-colon'
  | 'not-a-comma'
  | 'placeholder'
  | 'bare-word'
  | 'bad-escape'
  | 'path-escape'
  | 'control-character'
  | 'bad-number'
  | 'wrong-bracket'
  | 'unclosed'
  | 'value-missing'
  | 'stray'
  /** Text behind the bracket that ends the document. */
  | 'after-end'
  /** The backquotes that Markdown puts around code. */
  | 'code-fence'
  | 'too-deep'
  | 'too-many-values'

/** One mistake, where it is, and the edits that mend it. */
export interface Mistake {
  readonly kind: MistakeKind
  readonly span: Span
  /** Replacements of text; empty where only a person knows what was meant. */
  readonly edits: readonly { readonly at: Span; readonly newText: string }[]
  /** True when the mended text says what the file visibly says. */
  readonly safe: boolean
}

export function mistake(kind: MistakeKind, span: Span, newText?: string, safe = true): Mistake {
  return { kind, span, safe, edits: newText === undefined ? [] : [{ at: span, newText }] }
}
