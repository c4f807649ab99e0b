import type { Range } from '../../net/ranges/ranges.ts'

/** A piece of address space between two ends of ranges, and where it is drawn. */
export interface Segment {
  readonly first: bigint
  readonly last: bigint
  /** True when a range lies there; else it is a gap. */
  readonly covered: boolean
  readonly y: number
  readonly height: number
}

/** Where addresses are drawn, from 0 down. */
export interface Scale {
  readonly segments: readonly Segment[]
  readonly height: number
  /** True when heights grow with the number of addresses; else with its logarithm. */
  readonly linear: boolean
  /** The upper edge of an address, and with `lower` its lower edge. */
  readonly yOf: (address: bigint, lower?: 'lower') => number
}

/** A range to draw, and how high it must be at least. */
export interface Sized {
  readonly range: Range
  readonly least: number
}

/** The least heights of a segment where a label begins, of a rest behind it, and of a gap, in pixels. */
const LEAST = { label: 24, rest: 15, gap: 20 }
/** How much height is given to sizes, beyond what labels need, in pixels. */
const ROOM = 280
/** Sizes that differ by more than this are drawn by their logarithms. */
const LINEAR_UP_TO = 64

/** A scale for ranges of one family: every end of a range has a place, sizes show as far as there is room. */
export function scaleFor(sized: readonly Sized[]): Scale {
  const pieces = cut(sized.map(({ range }) => range))
  const covered = pieces.filter((piece) => piece.covered)
  const sizes = covered.map(({ first, last }) => Number(last - first) + 1)
  const linear = Math.max(...sizes) <= LINEAR_UP_TO * Math.min(...sizes)
  const weights = pieces.map(({ first, last, covered: isCovered }) => {
    const size = Number(last - first) + 1
    if (!isCovered) return 0
    return linear ? size : Math.log2(size) + 1
  })
  const total = Math.max(
    weights.reduce((a, b) => a + b, 0),
    1,
  )
  const room = Math.min(ROOM, covered.length * LEAST.label * 1.5)
  const heights = pieces.map(
    (piece, i) => leastHeight(piece) + Math.round(((weights[i] ?? 0) / total) * room),
  )
  for (const each of sized) stretch(pieces, heights, each)
  return place(pieces, heights, linear)
}

interface Piece {
  readonly first: bigint
  readonly last: bigint
  readonly covered: boolean
  readonly begins: boolean
}

/** The pieces between the ends of ranges, from the first address of any to the last. */
function cut(ranges: readonly Range[]): Piece[] {
  const edges = [...new Set(ranges.flatMap(({ first, last }) => [first, last + 1n]))].sort((a, b) =>
    a < b ? -1 : 1,
  )
  const starts = new Set(ranges.map(({ first }) => first))
  return edges.slice(0, -1).map((first, i) => {
    const last = (edges[i + 1] ?? first) - 1n
    const covered = ranges.some((range) => range.first <= first && range.last >= last)
    return { first, last, covered, begins: starts.has(first) }
  })
}

function leastHeight({ covered, begins }: Piece): number {
  if (!covered) return LEAST.gap
  return begins ? LEAST.label : LEAST.rest
}

/** Makes the pieces of a range higher until it has its least height. */
function stretch(pieces: readonly Piece[], heights: number[], { range, least }: Sized): void {
  const own = pieces.flatMap(({ first, last }, i) => (first >= range.first && last <= range.last ? [i] : []))
  const lacking = least - own.reduce((sum, i) => sum + (heights[i] ?? 0), 0)
  if (lacking <= 0 || own.length === 0) return
  const each = Math.ceil(lacking / own.length)
  for (const i of own) heights[i] = (heights[i] ?? 0) + each
}

function place(pieces: readonly Piece[], heights: readonly number[], linear: boolean): Scale {
  let y = 0
  const segments = pieces.map(({ first, last, covered }, i): Segment => {
    const height = heights[i] ?? 0
    y += height
    return { first, last, covered, y: y - height, height }
  })
  return {
    segments,
    height: y,
    linear,
    yOf: (address, lower) => {
      const at = lower === undefined ? address : address + 1n
      const segment = segments.find(({ last }) => at <= last)
      if (segment === undefined) return y
      if (at <= segment.first) return segment.y
      const size = segment.last - segment.first + 1n
      return segment.y + (segment.height * Number(((at - segment.first) * 10_000n) / size)) / 10_000
    },
  }
}
