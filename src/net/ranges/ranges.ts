import type { Address } from '../address.ts'
import { bits, type Family, wordsOf } from '../family.ts'
import { type Cidr, cidrOf } from '../cidr-of.ts'

/**
 * Any number of address ranges of one family, in columns. Row `i` runs from its first to its last address, both
 * inclusive; each address is `wordsOf(family)` unsigned 32-bit words, the most significant first. Nothing is promised
 * about the order of the rows.
 */
export interface Ranges {
  readonly family: Family
  /** How many rows there are; the columns may be longer. */
  readonly length: number
  readonly first: Uint32Array
  readonly last: Uint32Array
}

declare const sorted: unique symbol
declare const disjoint: unique symbol

/** Ranges in ascending order of their first address; of those that begin together the widest comes first. */
export type OrderedRanges = Ranges & { readonly [sorted]: true }

/** Ordered ranges that know where they come from. */
export type SortedRanges = OrderedRanges & {
  /** Where each row was before: `order[i]` is the row's number in the ranges that were sorted. */
  readonly order: Uint32Array
}

/** A set of addresses: ranges in ascending order that neither overlap nor touch. */
export type RangeSet = Ranges & { readonly [disjoint]: true }

/** One range of addresses, both ends inclusive. */
export interface Range {
  readonly family: Family
  readonly first: bigint
  readonly last: bigint
}

/** A range that is a prefix. */
export function rangeOfCidr(cidr: Cidr): Range {
  const size = 1n << BigInt(bits(cidr.family) - cidr.prefix)
  return { family: cidr.family, first: cidr.base, last: cidr.base + size - 1n }
}

/** A range from one address to another of the same family, which does not come before it. */
export function rangeBetween(first: Address, last: Address): Range {
  return { family: first.family, first: first.value, last: last.value }
}

/** The prefix that a range is, or undefined when no single prefix is it. */
export function cidrOfRange(range: Range): Cidr | undefined {
  const size = range.last - range.first + 1n
  const length = size.toString(2).length - 1
  if (size !== 1n << BigInt(length) || range.first % size !== 0n) return undefined
  return cidrOf({ family: range.family, value: range.first }, bits(range.family) - length)
}

/** How many addresses a range holds. */
export function rangeSize(range: Range): bigint {
  return range.last - range.first + 1n
}

/** The range in a row. */
export function rangeAt(ranges: Ranges, row: number): Range {
  return {
    family: ranges.family,
    first: addressIn(ranges.family, ranges.first, row),
    last: addressIn(ranges.family, ranges.last, row),
  }
}

/** Ranges of one family in columns. */
export function rangesOf(family: Family, list: readonly Range[]): Ranges {
  const words = wordsOf(family)
  const first = new Uint32Array(list.length * words)
  const last = new Uint32Array(list.length * words)
  list.forEach((range, row) => {
    putAddress(first, row, words, range.first)
    putAddress(last, row, words, range.last)
  })
  return { family, length: list.length, first, last }
}

/** Prefixes of one family in columns. */
export function rangesOfCidrs(family: Family, list: readonly Cidr[]): Ranges {
  return rangesOf(family, list.map(rangeOfCidr))
}

/** The rows of ranges as single values, for callers that have few of them. */
export function listRanges(ranges: Ranges): Range[] {
  return Array.from({ length: ranges.length }, (_, row) => rangeAt(ranges, row))
}

function addressIn(family: Family, column: Uint32Array, row: number): bigint {
  if (family === 4) return BigInt(column[row] ?? 0)
  let value = 0n
  for (let word = 0; word < 4; word++) value = (value << 32n) | BigInt(column[row * 4 + word] ?? 0)
  return value
}

function putAddress(column: Uint32Array, row: number, words: 1 | 4, value: bigint): void {
  for (let word = 0; word < words; word++) {
    column[row * words + word] = Number((value >> BigInt(32 * (words - 1 - word))) & 0xffff_ffffn)
  }
}
