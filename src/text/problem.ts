import type { Span } from './tree.ts'

/** Something that is wrong with a text as such, before anyone asks what it means. */
export interface TextProblem {
  readonly kind: 'syntax' | 'utf8-bom' | 'utf-16' | 'bad-utf8' | 'nul'
  readonly span: Span
  /** One clause in the present tense without a final period. */
  readonly message: string
  readonly label?: string
  readonly help?: string
}
