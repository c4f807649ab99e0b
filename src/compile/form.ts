/** A text with holes in it: what is left of it when the values that it holds are taken out. */
export interface Form {
  /** One more than there are holes. */
  readonly parts: readonly string[]
  /** For each hole, which of the values stood in it. */
  readonly holes: readonly number[]
}

/**
 * The form of a text that holds some of these values. A value counts where it stands as a whole: not `10.0.0.1` in
 * `10.0.0.12`. Of values that are the same the first counts.
 */
export function formOf(text: string, values: readonly string[]): Form {
  const finder = finderOf(values)
  const parts: string[] = []
  const holes: number[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(finder)) {
    parts.push(text.slice(from, index))
    holes.push(values.indexOf(found))
    from = index + found.length
  }
  return { parts: [...parts, text.slice(from)], holes }
}

/** The text of a form with these values in its holes. */
export function fill({ parts, holes }: Form, values: readonly string[]): string {
  let text = parts[0] ?? ''
  for (let i = 0; i < holes.length; i++) text += (values[holes[i] ?? 0] ?? '') + (parts[i + 1] ?? '')
  return text
}

/** The longest value first, since an address may begin a range. */
function finderOf(values: readonly string[]): RegExp {
  const words = [...new Set(values)]
    .filter((value) => value !== '')
    .toSorted((a, b) => b.length - a.length)
    .map((value) => value.replaceAll(/[^A-Za-z0-9]/g, '\\$&'))
  return new RegExp(`(?<![A-Za-z0-9._-])(?:${words.join('|')})(?![A-Za-z0-9_-]|\\.[A-Za-z0-9])`, 'g')
}
