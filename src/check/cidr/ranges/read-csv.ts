import { looksLikeRange } from '../../../net/looks-like-range.ts'
import { type Cell, readCells } from './csv-cells.ts'
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

/** Usual names of columns in exports of IPAM systems and clouds, in lower case without blanks, hyphens and underscores. */
const RANGE_NAMES = ['cidr', 'prefix', 'network', 'subnet', 'range', 'cidrblock', 'iprange', 'addressprefix']
const RANGE_LIST_NAMES = ['addressprefixes', 'ipv4cidr', 'ipv6cidr', 'ipcidr', 'address', 'ipaddress', 'ip']
const MASK_NAMES = ['mask', 'netmask', 'subnetmask', 'prefixlength', 'prefixlen', 'masklength', 'bits']
const FIRST_NAMES = ['startaddress', 'start', 'first', 'firstaddress', 'startip', 'from']
const LAST_NAMES = ['endaddress', 'end', 'last', 'to', 'lastaddress', 'endip']
const LABEL_NAMES = ['name', 'label', 'description', 'title', 'comment', 'site', 'owner', 'hostname', 'vlan']

/** Reads comma-, semicolon- or tab-separated values with names in the first row. Spans count from `start`. */
export function readCsv(text: string, start: number, wanted: Columns): ReadTable {
  const rows = readCells(text, start)
  const [header = [], ...body] = rows
  const names = header.map(({ text: name }) => name.trim())
  const find = (known: readonly string[]): number =>
    known.map((name) => names.findIndex((own) => plainName(own) === name)).find((at) => at >= 0) ?? -1
  const given = (name: string | undefined): number | undefined =>
    name === undefined ? undefined : names.findIndex((own) => plainName(own) === plainName(name))

  const rangeAt = given(wanted.range) ?? find([...RANGE_NAMES, ...RANGE_LIST_NAMES])
  const labelAt = given(wanted.label) ?? find(LABEL_NAMES)
  const [firstAt, lastAt] = [find(FIRST_NAMES), find(LAST_NAMES)]
  const byEnds = rangeAt < 0 && firstAt >= 0 && lastAt >= 0
  if (rangeAt < 0 && !byEnds) return { ok: false, missing: wanted.range ?? 'cidr', columns: names }
  if (wanted.label !== undefined && labelAt < 0) {
    return { ok: false, missing: wanted.label, columns: names }
  }
  const maskAt = find(MASK_NAMES)
  return {
    ok: true,
    entries: body.flatMap((cells) => {
      const label = cells[labelAt]?.text.trim() ?? ''
      const made = byEnds
        ? joined(cells[firstAt], cells[lastAt], '-')
        : rangesIn(cells[rangeAt], cells[maskAt])
      return made.map((entry) => (label === '' ? entry : { ...entry, label }))
    }),
  }
}

/** True for a first row that names its columns and has one that can hold ranges. */
export function isHeader(line: string): boolean {
  const cells = readCells(line, 0)[0] ?? []
  const names = cells.map(({ text }) => plainName(text))
  const known = [...RANGE_NAMES, ...RANGE_LIST_NAMES, ...FIRST_NAMES]
  return (
    cells.length > 0 &&
    !cells.some(({ text }) => looksLikeRange(text)) &&
    names.some((n) => known.includes(n))
  )
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
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

/** The length of a mask such as 255.255.240.0, or undefined for any other text. */
function maskLength(mask: string): number | undefined {
  const parts = mask.split('.').map(Number)
  if (parts.length !== 4 || parts.some((part) => !(part >= 0 && part <= 255))) return undefined
  const bits = parts.map((part) => part.toString(2).padStart(8, '0')).join('')
  return /^1*0*$/.test(bits) ? bits.replace(/0+$/, '').length : undefined
}

function joined(first: Cell | undefined, last: Cell | undefined, by: string): Entry[] {
  if (first === undefined || last === undefined || first.text.trim() === '') return []
  return [{ text: `${bare(first.text)}${by}${bare(last.text)}`, span: first.span }]
}

/** An address without the length that NetBox writes behind the ends of its ranges. */
function bare(text: string): string {
  return text.trim().replace(/\/\d+$/, '')
}
