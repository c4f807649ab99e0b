import { formatAddress } from '../address.ts'
import { formatCidr } from '../cidr.ts'
import { cidrOfRange, type Range } from './ranges.ts'

/** The shortest text of a range: a prefix where it is one, else `first-last`. */
export function formatRange(range: Range): string {
  const cidr = cidrOfRange(range)
  if (cidr !== undefined) return formatCidr(cidr)
  const [first, last] = [range.first, range.last].map((value) =>
    formatAddress({ family: range.family, value }),
  )
  return `${first}-${last}`
}
