import type { CommandRow, OptionRow } from '../command-row.ts'

/** A word that completion may offer, and what it means. */
export interface Offer {
  readonly word: string
  readonly summary: string
}

/** What leads to several commands: the first words of their names, such as `cidr` and `cidr ops`. */
export function groups(rows: readonly CommandRow[]): string[] {
  const all = rows.flatMap(({ name }) => {
    const words = name.split(' ')
    return words.slice(1).map((_, i) => words.slice(0, i + 1).join(' '))
  })
  return [...new Set(all)]
}

/** What may stand after the words of a group, or first of all for the group ``. */
export function nextWords(rows: readonly CommandRow[], group: string): Offer[] {
  const start = group === '' ? '' : `${group} `
  const offers = new Map<string, Offer>()
  for (const { name, summary } of rows) {
    if (!name.startsWith(start)) continue
    const [word = '', ...more] = name.slice(start.length).split(' ')
    if (more.length === 0) offers.set(word, { word, summary })
    else if (!offers.has(word)) offers.set(word, { word, summary: commandsOf(rows, `${start}${word}`) })
  }
  return [...offers.values()]
}

function commandsOf(rows: readonly CommandRow[], group: string): string {
  return `commands: ${nextWords(rows, group)
    .map(({ word }) => word)
    .join(', ')}`
}

/** The spellings of an option: `--out`, `-o`. */
export function spellings({ name, alias }: OptionRow): string[] {
  return [`--${name}`, ...(alias === undefined ? [] : [`-${alias}`])]
}

/** A text in single quotes for the shells that escape a quote as `'\''`. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
