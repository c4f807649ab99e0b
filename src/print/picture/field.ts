import { formatRange } from '../../net/ranges/format-range.ts'
import type { Item } from './arrange.ts'
import { cellsOf, type CellState } from './cells.ts'
import type { Box, Cell } from './picture.ts'

/** How many cells a row of a field has at most, and the side of a cell with the space behind it. */
const MOST_COLUMNS = 64
const LEAST_PITCH = 9
const MOST_PITCH = 14
/** By how much a block is narrower on the right than the one around it. */
export const INSET = 6
/** The height of a line of text in a block. */
export const LINE = 16

/** True for an item that stands for many ranges. */
export function isField({ members }: Item): boolean {
  return members.length > 0
}

/** The cells of a field, laid out in rows. */
export interface Field {
  readonly height: number
  readonly cellsAt: (box: Box) => Cell[]
  /** The cell in which an address lies. */
  readonly cellOf: (address: bigint) => number
}

/** The field of an item in its lane. */
export function fieldOf(item: Item, axis: number, step: number, width: number): Field {
  const states = cellsOf(item)
  const room = width - axis - item.lane * (step + INSET) - 2 * INSET - 8
  const columns = Math.min(MOST_COLUMNS, 2 ** Math.floor(Math.log2(Math.max(room / LEAST_PITCH, 1))))
  const pitch = Math.min(MOST_PITCH, Math.floor(room / columns))
  const rows = Math.ceil(states.length / columns)
  return {
    height: LINE + 8 + rows * pitch + INSET,
    cellsAt: (box) =>
      states.map((state, i) => ({
        x: box.x + INSET + 4 + (i % columns) * pitch,
        y: box.y + LINE + 6 + Math.floor(i / columns) * pitch,
        width: pitch - 2,
        height: pitch - 2,
        kind: item.kind,
        use: state.use,
        title: cellTitle(state),
      })),
    cellOf: (address) => states.findIndex(({ range }) => range.first <= address && address <= range.last),
  }
}

function cellTitle({ range, use, names }: CellState): string {
  return `${formatRange(range)}: ${use === 'free' ? 'free' : names.length === 0 ? 'used' : names.join(', ')}`
}
