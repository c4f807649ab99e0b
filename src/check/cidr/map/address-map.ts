import type { Range } from '../../../net/ranges/ranges.ts'

/** What a range is for, as far as a picture tells ranges apart. */
export type MapKind = 'cluster' | 'service' | 'management' | 'node' | 'known' | 'other'

/** A range with its name. */
export interface MappedRange {
  readonly range: Range
  readonly name: string
  readonly kind: MapKind
}

/** Addresses that two ranges share and must not. */
export interface MappedOverlap {
  readonly common: Range
  /** As it stands in a sentence: `service lies inside cluster`. */
  readonly text: string
}

/** The addresses of a node's pod CIDR, each with what it is for. */
export interface Anatomy {
  readonly title: string
  readonly parts: readonly { readonly name: string; readonly addresses: string }[]
}

/** What a picture of address space shows: ranges of both families, in any order. */
export interface AddressMap {
  readonly title: string
  /** What is worth knowing about it in figures, a line each. */
  readonly remarks: readonly string[]
  readonly ranges: readonly MappedRange[]
  readonly overlaps: readonly MappedOverlap[]
  /** How many overlaps there are, when not all of them are listed. */
  readonly overlapCount: number
  readonly anatomy?: Anatomy
}
