/** The addresses of hnsc as a library of their own: `import { parseCidr } from 'hnsc/net'`. docs/cidr.md shows its use. */
export {
  type Address,
  compareAddresses,
  formatAddress,
  offsetAddress,
  parseAddress,
  sameAddress,
} from './net/address.ts'
export {
  addressAt,
  type Cidr,
  type CidrError,
  cidrOf,
  compareCidrs,
  contains,
  containsAddress,
  firstAddress,
  formatCidr,
  lastAddress,
  overlap,
  type ParsedCidr,
  parseCidr,
  sameCidr,
  size,
  subnetAt,
  subnetCount,
  subtract,
} from './net/cidr.ts'
export { bits, type Family } from './net/family.ts'
export { type FreeRange, freeRanges } from './net/free-ranges.ts'
export { type ParsedRange, parseRange } from './net/parse-range.ts'
export { type Columns, emptyColumns, rangesIn } from './net/ranges/columns.ts'
export { formatRange } from './net/ranges/format-range.ts'
export { mergeRanges } from './net/ranges/merge.ts'
export {
  commonRange,
  countOverlaps,
  type OverlapCount,
  type OverlapPair,
  overlapPairs,
  type Relation,
} from './net/ranges/overlaps.ts'
export {
  cidrOfRange,
  listRanges,
  type OrderedRanges,
  type Range,
  rangeAt,
  rangeBetween,
  rangeOfCidr,
  type Ranges,
  type RangeSet,
  rangeSize,
  rangesOf,
  rangesOfCidrs,
  type SortedRanges,
} from './net/ranges/ranges.ts'
export {
  emptySet,
  intersectSets,
  rowsInside,
  setContains,
  setSize,
  subtractSets,
  unionSets,
} from './net/ranges/set-operations.ts'
export { sortRanges } from './net/ranges/sort-ranges.ts'
export { eachPiece, pieceCount } from './net/ranges/split.ts'
export { cidrsOf, eachCidr } from './net/ranges/to-cidrs.ts'
export { emptyList, type ScannedList, scanLines } from './net/scan/scan-list.ts'
export { homeOf, SPECIAL_RANGES, type SpecialRange, type SpecialUse } from './net/special-ranges.ts'
export { writeCidrs } from './net/write/write-cidrs.ts'
