import { type Family, wordsOf } from '../family.ts'
import { type Ranges } from './ranges.ts'

/** Ranges that grow row by row. The columns are replaced when they are full, so nobody else may keep them. */
export interface Columns {
  readonly family: Family
  length: number
  first: Uint32Array
  last: Uint32Array
  /** A number of the caller's own for each row, such as its place in a file; absent when nobody asks for it. */
  places?: Uint32Array
}

/** Columns without rows, with room for as many as expected. */
export function emptyColumns(family: Family, expected: number, places: boolean): Columns {
  const words = wordsOf(family)
  return {
    family,
    length: 0,
    first: new Uint32Array(expected * words),
    last: new Uint32Array(expected * words),
    ...(places ? { places: new Uint32Array(expected) } : {}),
  }
}

/** Doubles the room. */
export function grow(columns: Columns): void {
  const rows = Math.max(64, columns.length * 2)
  columns.first = longer(columns.first, rows * wordsOf(columns.family))
  columns.last = longer(columns.last, rows * wordsOf(columns.family))
  if (columns.places !== undefined) columns.places = longer(columns.places, rows)
}

/** The rows as they are now. The columns must not grow any more. */
export function rangesIn({ family, length, first, last }: Columns): Ranges {
  return { family, length, first, last }
}

function longer(column: Uint32Array, length: number): Uint32Array {
  const out = new Uint32Array(length)
  out.set(column)
  return out
}
