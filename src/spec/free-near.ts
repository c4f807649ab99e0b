import { KNOWN_RANGES } from '../facts/known-ranges.ts'
import { type Cidr, parseCidr } from '../net/cidr.ts'
import { type FreeRange, freeRanges } from '../net/free-ranges.ts'
import { mergeRanges } from '../net/ranges/merge.ts'
import { rangesOfCidrs, type RangeSet } from '../net/ranges/ranges.ts'
import { homeOf, SPECIAL_RANGES } from '../net/special-ranges.ts'

/**
 * A free private range of the same length as `cidr`: in the private block that it lies in, else in another. Ranges that
 * something else is known to use count as taken.
 */
export function freeNear(cidr: Cidr, taken: readonly Cidr[]): FreeRange | undefined {
  const { family, prefix } = cidr
  const set = mergeRanges(rangesOfCidrs(family, [...taken, ...knownCidrs(family)]))
  const home = homeOf({ family, value: cidr.base })
  const blocks = SPECIAL_RANGES.filter(
    (special) => special.use === 'private' && special.cidr.family === family,
  )
  const ordered = [
    ...(home === undefined ? [] : [home]),
    ...blocks.filter((block) => block !== home).reverse(),
  ]
  for (const block of ordered) {
    const [free] = freeRanges(setOfCidrs([block.cidr]), set, prefix)
    if (free !== undefined) return free
  }
  return undefined
}

/** The ranges of one family that something is known to use. */
export function knownCidrs(family: Cidr['family']): Cidr[] {
  return KNOWN_RANGES.flatMap(({ cidr }) => {
    const parsed = parseCidr(cidr)
    return parsed.ok && parsed.value.family === family ? [parsed.value] : []
  })
}

function setOfCidrs(cidrs: readonly Cidr[]): RangeSet {
  return mergeRanges(rangesOfCidrs(cidrs[0]?.family ?? 4, cidrs))
}
