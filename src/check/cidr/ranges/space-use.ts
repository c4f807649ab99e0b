import { bits, wordsOf } from '../../../net/family.ts'
import type { Finding } from '../../../diagnostic/finding.ts'
import { rangeAt, rangeOfCidr, type SortedRanges } from '../../../net/ranges/ranges.ts'
import { compareWords } from '../../../net/ranges/words.ts'
import { rangesOf } from '../../../net/ranges/ranges.ts'
import { SPECIAL_RANGES, type SpecialRange } from '../../../net/special-ranges.ts'
import { nameOf } from './overlap-findings.ts'
import type { NamedRange, Overlapping } from './overlap-groups.ts'

/** How many ranges lie in a part of the address space, and the first of them. Public space has no special range. */
export interface SpaceUse {
  readonly special: SpecialRange | undefined
  readonly ranges: number
  readonly first: NamedRange
}

/** Parts of the address space that an ordinary range has no business in. */
const ODD = [
  'unspecified',
  'loopback',
  'link-local',
  'multicast',
  'documentation',
  'reserved',
  'benchmarking',
]

/** Where ranges lie: in which special ranges they begin, and how many are public. */
export function spaceUse({ list, ranges, sorted }: Overlapping): SpaceUse[] {
  const named = (row: number): NamedRange => {
    const place = ranges.places[sorted.order[row] ?? 0] ?? 0
    return { range: rangeAt(sorted, row), entry: list.entryAt(place) }
  }
  const specials = SPECIAL_RANGES.filter(({ cidr }) => cidr.family === sorted.family)
  const uses: SpaceUse[] = []
  let counted = 0
  for (const special of specials) {
    const { first, last } = rangesOf(sorted.family, [rangeOfCidr(special.cidr)])
    const from = firstRowFrom(sorted, first, false)
    const to = firstRowFrom(sorted, last, true)
    const inner = specials.filter(
      (other) => other !== special && other.cidr.prefix > special.cidr.prefix && isInside(other, special),
    )
    const nested = inner.reduce(
      (total, other) => total + (uses.find((use) => use.special === other)?.ranges ?? 0),
      0,
    )
    const count = to - from - nested
    if (count <= 0) continue
    counted += count
    uses.push({ special, ranges: count, first: named(from) })
  }
  if (sorted.length > counted) {
    const row = firstPublic(sorted, specials)
    if (row !== undefined)
      uses.push({ special: undefined, ranges: sorted.length - counted, first: named(row) })
  }
  return uses
}

/** What is odd about where the ranges lie: special uses, and public space among private ranges. */
export function spaceFindings(uses: readonly SpaceUse[]): Finding[] {
  const isPrivate = uses.some(({ special }) => special?.use === 'private' && special.cidr.family === 4)
  return uses.flatMap(({ special, ranges, first }): Finding[] => {
    const more = ranges > 1 ? `, and ${ranges - 1} more of this list ${ranges > 2 ? 'do' : 'does'} too` : ''
    const at = { span: first.entry.span }
    if (special !== undefined) {
      if (!ODD.includes(special.use)) return []
      const verb = first.range.last > rangeOfCidr(special.cidr).last ? 'begins in' : 'lies in'
      return [
        {
          code: 'WIN154',
          message: `${nameOf(first)} ${verb} ${special.title} (RFC ${special.rfc})${more}`,
          help: 'take it off the list, or take a range for ordinary use',
          at,
        },
      ]
    }
    if (!isPrivate || first.range.family === 6) return []
    return [
      {
        code: 'WIN155',
        severity: 'info',
        message: `${nameOf(first)} is public space among private ranges${more.replace(/ do(es)? too$/, '')}`,
        help: 'make sure that the addresses are your own',
        at,
      },
    ]
  })
}

/** The first row that begins at an address or behind it; with `behind`, only behind it. */
function firstRowFrom(sorted: SortedRanges, address: Uint32Array, behind: boolean): number {
  const words = wordsOf(sorted.family)
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const order = compareWords(sorted.first, middle * words, address, 0, words)
    if (order < 0 || (behind && order === 0)) low = middle + 1
    else high = middle
  }
  return low
}

function firstPublic(sorted: SortedRanges, specials: readonly SpecialRange[]): number | undefined {
  const edges = rangesOf(
    sorted.family,
    specials.map(({ cidr }) => rangeOfCidr(cidr)),
  )
  const words = wordsOf(sorted.family)
  for (let row = 0; row < sorted.length; row++) {
    const inside = specials.some(
      (_, i) =>
        compareWords(edges.first, i * words, sorted.first, row * words, words) <= 0 &&
        compareWords(edges.last, i * words, sorted.first, row * words, words) >= 0,
    )
    if (!inside) return row
  }
  return undefined
}

function isInside(inner: SpecialRange, outer: SpecialRange): boolean {
  const shift = BigInt(bits(outer.cidr.family) - outer.cidr.prefix)
  return inner.cidr.base >> shift === outer.cidr.base >> shift
}
