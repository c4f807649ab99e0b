import type { Suggested } from '../check/cidr/suggest.ts'
import { formatCidr } from '../net/cidr.ts'
import { jsonText } from './json-text.ts'

/** Free ranges for people: a heading for each want, below it the ranges with their reasons. */
export function printSuggestions(suggested: readonly Suggested[]): string {
  return suggested
    .map(({ want, ranges }) => {
      const texts = ranges.map(({ cidr }) => formatCidr(cidr))
      const width = Math.max(0, ...texts.map((text) => text.length))
      const rows = ranges.map(({ reason }, i) => `  ${(texts[i] ?? '').padEnd(width)}  ${reason}\n`)
      return `${want.name} /${want.prefix}\n${rows.length === 0 ? '  nothing free is large enough\n' : rows.join('')}`
    })
    .join('')
}

/** The same as data. */
export function suggestionsJson(suggested: readonly Suggested[]): string {
  const suggestions = suggested.map(({ want, ranges }) => ({
    for: want.name,
    prefix: want.prefix,
    ranges: ranges.map(({ cidr, gap, reason }) => ({
      cidr: formatCidr(cidr),
      freeBlock: formatCidr(gap),
      reason,
    })),
  }))
  return jsonText({ version: 1, suggestions })
}
