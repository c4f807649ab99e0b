import { isTable } from './find-columns.ts'

/** How a file holds its ranges. */
export type Form = 'list' | 'csv' | 'document'

/**
 * The form of a file, by the end of its name where that tells, else by its first line that is neither blank nor a
 * comment: a bracket or a key and a colon begin a JSON or YAML document, names of columns a table, all else is a list.
 */
export function recogniseForm(path: string, beginning: string): Form {
  if (/\.(json|ya?ml|tfstate)$/i.test(path)) return 'document'
  const line = beginning.split(/\r?\n/).find((text) => !/^\s*(#|;|\/\/|$)/.test(text)) ?? ''
  if (/\.(csv|tsv)$/i.test(path)) return isTable(beginning, 'a table') ? 'csv' : 'list'
  if (
    /^\s*[{[]/.test(line) ||
    line.trimEnd() === '---' ||
    /^(- |["']?[A-Za-z_][\w. -]*["']?:(\s|$))/.test(line)
  ) {
    return 'document'
  }
  return isTable(beginning, 'anything') ? 'csv' : 'list'
}
