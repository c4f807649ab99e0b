import type { Source } from '../facts/evidence.ts'

export type Severity = 'error' | 'warning' | 'info'

/** What is always true of a diagnostic, whatever file it is about. */
export interface CodeMeta {
  /** Short readable name in kebab case; accepted wherever the code is. */
  readonly name: string
  /** The severity unless the finding says otherwise. */
  readonly severity: Severity
  /** The mistake, in a few words. */
  readonly title: string
  /** Why it matters: what the real program does with it. */
  readonly why: string
  /** What a person sees who meets it: texts that programs print (people search for them), or the silence. */
  readonly symptoms?: readonly string[]
  /** Where the fact behind it comes from; may be absent only for rules about the form of our own spec. */
  readonly sources?: readonly Source[]
}

/**
 * The same rows, known to the compiler by their codes alone: written out as types, the texts of all codes are longer in
 * the declarations of the package than the library's own.
 */
export const codeTable = <Code extends string>(
  rows: Readonly<Record<Code, CodeMeta>>,
): Readonly<Record<Code, CodeMeta>> => rows
