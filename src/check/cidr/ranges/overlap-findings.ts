import type { Finding } from '../../../diagnostic/finding.ts'
import { type Cidr, formatCidr } from '../../../net/cidr.ts'
import { formatAddress } from '../../../net/address.ts'
import { cidrOfRange, type Range } from '../../../net/ranges/ranges.ts'
import { formatRange } from '../../../net/ranges/format-range.ts'
import type { NamedRange, Overlap } from './overlap-groups.ts'

/** The finding at the later range of two that overlap. `free` names a free range of its length, if there is one. */
export function overlapFinding(overlap: Overlap, free: (cidr: Cidr) => string | undefined): Finding {
  const { outer, inner, relation, common } = overlap
  const cidr = cidrOfRange(inner.range)
  const instead = cidr === undefined ? undefined : free(cidr)
  return {
    code: CODES[relation],
    message: `${nameOf(inner)} ${VERBS[relation]} ${nameOf(outer)}`,
    label: `both hold ${span(common)}`,
    help:
      instead === undefined
        ? `keep one of the two, or \`--allow\` the overlap if it is meant`
        : `take another range, such as \`${instead}\`, which is free; or \`--allow\` the overlap if it is meant`,
    at: { span: inner.entry.span },
    related: [{ at: { span: outer.entry.span }, message: outer.entry.label ?? RELATED[relation] }],
  }
}

const CODES = { equal: 'WIN150', contains: 'WIN151', crosses: 'WIN152' } as const
const VERBS = { equal: 'is the same range as', contains: 'lies inside', crosses: 'crosses' } as const
const RELATED = { equal: 'the first', contains: 'the wider range', crosses: 'the other range' } as const

/** How the inner one of two overlapping ranges lies to the outer, as a sentence has it. */
export function verbOf(relation: Overlap['relation']): string {
  return VERBS[relation]
}

/** A range as a sentence names it: its canonical text, and its label. */
export function nameOf({ range, entry }: NamedRange): string {
  const text = `\`${formatRange(range)}\``
  return entry.label === undefined ? text : `${text} (${entry.label})`
}

/** First and last address of a range; one address alone. */
export function span({ family, first, last }: Range): string {
  const text = formatAddress({ family, value: first })
  return first === last ? text : `${text} to ${formatAddress({ family, value: last })}`
}

/** The text of the free range near a prefix, once for each length and block. */
export function rememberFree(find: (cidr: Cidr) => Cidr | undefined): (cidr: Cidr) => string | undefined {
  const known = new Map<string, string | undefined>()
  return (cidr) => {
    const key = `${cidr.family}/${cidr.prefix}`
    if (!known.has(key)) {
      const free = find(cidr)
      known.set(key, free === undefined ? undefined : formatCidr(free))
    }
    return known.get(key)
  }
}
