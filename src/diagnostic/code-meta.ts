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
}
