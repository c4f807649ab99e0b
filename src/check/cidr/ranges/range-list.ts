import type { Finding } from '../../../diagnostic/finding.ts'
import type { Family } from '../../../net/family.ts'
import type { Ranges } from '../../../net/ranges/ranges.ts'
import type { Span } from '../../../text/tree.ts'

/** A range as its source has it. */
export interface Entry {
  /** Its own text, without the label. */
  readonly text: string
  readonly label?: string
  /** The place of its text in the document. */
  readonly span: Span
}

/** Rows of one family; `places[row]` tells the row's entry. */
export interface PlacedRanges extends Ranges {
  readonly places: Uint32Array
}

/** Any number of ranges of both families, with the entries they come from, and what is wrong with their texts. */
export interface RangeList {
  readonly v4: PlacedRanges
  readonly v6: PlacedRanges
  readonly entryAt: (place: number) => Entry
  /** All places are less than this. */
  readonly placeCount: number
  readonly findings: readonly Finding[]
  /** Places, from one up to but not including another, whose ranges may overlap each other: those of one plan. */
  readonly meant: readonly { readonly from: number; readonly to: number }[]
}

/** The rows of a family. */
export function ofFamily(list: RangeList, family: Family): PlacedRanges {
  return family === 4 ? list.v4 : list.v6
}
