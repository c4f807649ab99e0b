import { type Cell, readCells } from './csv-cells.ts'
import { columnNamed, findColumns } from './find-columns.ts'
import { maskLength } from './mask-length.ts'
import type { Entry } from './range-list.ts'

/** Which columns of a table to read, by the names in its first row. What is absent is told by the usual names. */
export interface Columns {
  readonly range?: string
  readonly label?: string
}

/** The entries of a table, or which column it lacks. */
export type ReadTable =
  | { readonly ok: true; readonly entries: readonly Entry[] }
  | { readonly ok: false; readonly missing: string; readonly columns: readonly string[] }

/** Reads comma-, semicolon- or tab-separated values with names in the first row. Spans count from `start`. */
export function readCsv(text: string, start: number, wanted: Columns): ReadTable {
  const [header = [], ...body] = readCells(text, start)
  const found = findColumns(header, body)
  const given = (name: string | undefined, otherwise: number) =>
    name === undefined ? otherwise : columnNamed(header, name)
  const rangeAt = given(wanted.range, found.range)
  const labelAt = given(wanted.label, found.label)
  const byEnds = rangeAt < 0 && wanted.range === undefined && found.first >= 0 && found.last >= 0
  const columns = header.map(({ text: name }) => name.trim())
  if (rangeAt < 0 && !byEnds) return { ok: false, missing: wanted.range ?? 'cidr', columns }
  if (wanted.label !== undefined && labelAt < 0) return { ok: false, missing: wanted.label, columns }
  return {
    ok: true,
    entries: body.flatMap((cells) => {
      const label = cells[labelAt]?.text.trim() ?? ''
      const made = byEnds
        ? joined(cells[found.first], cells[found.last], '-')
        : rangesIn(cells[rangeAt], cells[found.mask])
      return made.map((entry) => (label === '' ? entry : { ...entry, label }))
    }),
  }
}

/** The ranges in a cell, which may be a list; an address without a length takes it from the column of masks. */
function rangesIn(cell: Cell | undefined, mask: Cell | undefined): Entry[] {
  if (cell === undefined) return []
  const words = [...cell.text.matchAll(/[^\s,;|"'[\]]+(?:\s*-\s*[0-9A-Fa-f:.]+)?/g)]
  return words.flatMap((word) => {
    const at = cell.span.start + (cell.exact ? word.index : 0)
    const span = cell.exact ? { start: at, end: at + word[0].length } : cell.span
    const entry: Entry = { text: word[0], span }
    const alone = words.length === 1 && !/[/-]/.test(word[0])
    return alone && mask !== undefined && mask.text.trim() !== ''
      ? [withMask(entry, mask.text.trim())]
      : [entry]
  })
}

function withMask(entry: Entry, mask: string): Entry {
  const length = mask.replace(/^\//, '')
  return { ...entry, text: `${entry.text}/${maskLength(length) ?? length}` }
}

function joined(first: Cell | undefined, last: Cell | undefined, by: string): Entry[] {
  if (first === undefined || last === undefined || first.text.trim() === '') return []
  return [{ text: `${bare(first.text)}${by}${bare(last.text)}`, span: first.span }]
}

/** An address without the length that NetBox writes behind the ends of its ranges. */
function bare(text: string): string {
  return text.trim().replace(/\/\d+$/, '')
}
