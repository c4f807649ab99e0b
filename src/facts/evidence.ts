/**
 * How a fact is known: read in the program's source, measured by running the program, stated by its documentation,
 * or reported by users. Only the first two can carry an error.
 */
export type Evidence = 'code' | 'measured' | 'docs' | 'report'

/** Where a fact comes from. */
export interface Source {
  readonly evidence: Evidence
  /** Repository, path and version or commit; or an issue, as `owner/name#123`. */
  readonly where: string
}
