import type { CommandRow, OptionRow } from '../command-row.ts'

/** A word that completion may offer, and what it means. */
export interface Offer {
  readonly word: string
  readonly summary: string
}

/** What may stand as the first word, the first words of groups once each. */
export function firstWords(rows: readonly CommandRow[]): Offer[] {
  const offers: Offer[] = []
  for (const { name, summary } of rows) {
    const [word = '', second] = name.split(' ')
    if (second === undefined) offers.push({ word, summary })
    else if (!offers.some((offer) => offer.word === word)) {
      offers.push({
        word,
        summary: `commands: ${secondWords(rows, word)
          .map((o) => o.word)
          .join(', ')}`,
      })
    }
  }
  return offers
}

/** What may stand after the first word of a group. */
export function secondWords(rows: readonly CommandRow[], group: string): Offer[] {
  return rows.flatMap(({ name, summary }) =>
    name.startsWith(`${group} `) ? [{ word: name.slice(group.length + 1), summary }] : [],
  )
}

/** The first words of the groups. */
export function groups(rows: readonly CommandRow[]): string[] {
  return [...new Set(rows.flatMap(({ name }) => (name.includes(' ') ? [name.split(' ')[0] ?? ''] : [])))]
}

/** The spellings of an option: `--out`, `-o`. */
export function spellings({ name, alias }: OptionRow): string[] {
  return [`--${name}`, ...(alias === undefined ? [] : [`-${alias}`])]
}

/** A text in single quotes for the shells that escape a quote as `'\''`. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
