/*
 * The loops over a million IPv4 rows, written out for one word. The general ones beside them give the same for IPv4 and
 * serve IPv6; they take three to four times as long, since a row costs them several calls (docs/benchmarks.md).
 */

/**
 * Merges rows in ascending order of `first` into the front of the output columns; the result is how many rows those
 * have then.
 */
export function mergeIPv4(
  first: Uint32Array,
  last: Uint32Array,
  length: number,
  outFirst: Uint32Array,
  outLast: Uint32Array,
): number {
  if (length === 0) return 0
  let rows = 0
  let start = first[0]!
  let end = last[0]!
  for (let row = 1; row < length; row++) {
    const from = first[row]!
    const to = last[row]!
    // A number, so that one more than the last address of all is not the first.
    if (from <= end + 1) {
      if (to > end) end = to
      continue
    }
    outFirst[rows] = start
    outLast[rows++] = end
    start = from
    end = to
  }
  outFirst[rows] = start
  outLast[rows++] = end
  return rows
}

/** How the rows of a list nest. */
export interface NestedCount {
  readonly pairs: number
  readonly equal: number
  readonly rows: number
  /** How many ranges are left once overlapping and adjacent ones are one, and how many addresses they hold. */
  readonly merged: number
  readonly addresses: number
}

/** Counts overlaps of ordered rows of which no two cross; undefined when two do. */
export function countNestedIPv4(
  first: Uint32Array,
  last: Uint32Array,
  length: number,
): NestedCount | undefined {
  // The ends of the rows that are open; memory that is never written is never taken.
  const open = new Uint32Array(length)
  let depth = 0
  let pairs = 0
  let equal = 0
  let rows = 0
  let twins = 0
  let before = -1
  let outermostCounts = false
  let merged = 0
  let addresses = 0
  let behind = -1
  for (let row = 0; row < length; row++) {
    const from = first[row]!
    const to = last[row]!
    while (depth > 0 && open[depth - 1]! < from) depth--
    if (depth === 0) {
      twins = 0
      outermostCounts = false
      if (from !== behind) merged++
      addresses += to - from + 1
      behind = to + 1
    } else {
      const end = open[depth - 1]!
      if (end < to) return undefined
      pairs += depth
      twins = end === to && before === from ? twins + 1 : 0
      equal += twins
      rows += outermostCounts ? 1 : 2
      outermostCounts = true
    }
    open[depth++] = to
    before = from
  }
  return { pairs, equal, rows, merged, addresses }
}

/** Calls `emit` for each of the fewest prefixes that make up the rows, as `eachCidr` does. */
export function eachCidrIPv4(
  first: Uint32Array,
  last: Uint32Array,
  length: number,
  emit: (column: Uint32Array, at: number, prefix: number) => void,
): void {
  const address = new Uint32Array(1)
  for (let row = 0; row < length; row++) {
    const end = last[row]!
    for (let start = first[row]!; start <= end;) {
      const aligned = start === 0 ? 32 : 31 - Math.clz32(start & -start)
      const size = end - start + 1
      const fitting = size > 0xffff_ffff ? 32 : 31 - Math.clz32(size)
      const host = aligned < fitting ? aligned : fitting
      address[0] = start
      emit(address, 0, 32 - host)
      start += 2 ** host
    }
  }
}
