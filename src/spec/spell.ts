import type { Path } from '../text/tree.ts'

/** A path as people write it: `nodes[2].podCIDR`; the whole document is `the spec`. */
export function spell(path: Path): string {
  if (path.length === 0) return 'the spec'
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join('')
}

/** Words with commas between them and `and` before the last. */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length <= 1) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}
