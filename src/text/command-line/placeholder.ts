/** The length of a placeholder such as `<hostname>` or `<log directory>` that begins at an offset; 0 where none does. */
export function placeholderAt(text: string, at: number): number {
  PLACEHOLDER.lastIndex = at
  return PLACEHOLDER.exec(text)?.[0].length ?? 0
}

/** A word or a few in angle brackets; a redirection has a blank before the second one, or a path. */
const PLACEHOLDER = /<[\p{L}_](?:[\p{L}\p{N}_. -]{0,60}[\p{L}\p{N}_])?>/uy
