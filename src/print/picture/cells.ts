import type { Range } from '../../net/ranges/ranges.ts'
import { hostBits, type Item } from './arrange.ts'

/** A block of a field, and how much of it is used. */
export interface CellState {
  readonly range: Range
  readonly use: 'free' | 'part' | 'used'
  /** Names of what lies there, the first few. */
  readonly names: readonly string[]
}

/** A field has at most 2 to this many cells. */
const MOST_BITS = 8
const NAMES = 3

/** The cells of a field, in the order of their addresses. A cell is as wide as the narrowest member, or wider. */
export function cellsOf({ range, members, kind }: Item): CellState[] {
  const leaves = innermost(members.map((member) => member.range))
  const least = Math.min(...leaves.map(hostBits))
  const most = kind === 'node' ? MOST_BITS + 1 : MOST_BITS
  const shift = Math.max(least, hostBits(range) - most, 0)
  const first = range.first >> BigInt(shift)
  const count = Number((range.last >> BigInt(shift)) - first) + 1
  const size = 2 ** shift
  const filled = new Float64Array(count)
  const names = Array.from({ length: count }, (): string[] => [])
  const cellAt = (address: bigint) => Number((address >> BigInt(shift)) - first)
  for (const leaf of leaves) {
    for (let cell = cellAt(leaf.first); cell <= cellAt(leaf.last); cell++) {
      filled[cell]! += Number(sharedSize(leaf, cellRange(range, first, cell, shift)))
    }
  }
  for (const { range: member, name } of members) {
    const cell = names[cellAt(member.first)]
    if (cell !== undefined && cell.length < NAMES) cell.push(name)
  }
  return Array.from({ length: count }, (_, cell) => ({
    range: cellRange(range, first, cell, shift),
    use: filled[cell] === 0 ? 'free' : filled[cell]! >= size ? 'used' : 'part',
    names: names[cell] ?? [],
  }))
}

/** Ranges without those that hold another: what is really handed out. Of equal ones the last. */
function innermost(ranges: readonly Range[]): Range[] {
  const sorted = ranges.toSorted((a, b) =>
    a.first !== b.first ? (a.first < b.first ? -1 : 1) : a.last > b.last ? -1 : a.last < b.last ? 1 : 0,
  )
  return sorted.filter((range, i) => {
    const next = sorted[i + 1]
    return next === undefined || next.first > range.last || next.last > range.last
  })
}

function cellRange({ family }: Range, first: bigint, cell: number, shift: number): Range {
  const start = (first + BigInt(cell)) << BigInt(shift)
  return { family, first: start, last: start + (1n << BigInt(shift)) - 1n }
}

function sharedSize(a: Range, b: Range): bigint {
  const first = a.first > b.first ? a.first : b.first
  const last = a.last < b.last ? a.last : b.last
  return last < first ? 0n : last - first + 1n
}
