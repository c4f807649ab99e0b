import { looksLikeRange } from '../../../net/looks-like-range.ts'
import { type Cell, readCells } from './csv-cells.ts'
import { maskLength } from './mask-length.ts'

/** Which columns of a table hold what; -1 for what none holds. Ranges are in one column, or between two. */
export interface FoundColumns {
  readonly range: number
  readonly first: number
  readonly last: number
  readonly mask: number
  readonly label: number
}

/** Usual names of columns in exports of IPAM systems and clouds, in lower case without blanks, hyphens and underscores. */
const RANGE_NAMES = ['cidr', 'prefix', 'network', 'subnet', 'range', 'cidrblock', 'iprange', 'addressprefix']
const RANGE_LIST_NAMES = ['addressprefixes', 'ipv4cidr', 'ipv6cidr', 'ipcidr', 'address', 'ipaddress', 'ip']
const MASK_NAMES = ['mask', 'netmask', 'subnetmask', 'prefixlength', 'prefixlen', 'masklength', 'bits']
const FIRST_NAMES = ['startaddress', 'start', 'first', 'firstaddress', 'startip', 'from']
const LAST_NAMES = ['endaddress', 'end', 'last', 'to', 'lastaddress', 'endip']
const LABEL_NAMES = ['name', 'label', 'description', 'title', 'comment', 'site', 'owner', 'hostname', 'vlan']

/** How many rows are looked at to tell what a column holds. */
const LOOKED_AT = 20

/**
 * The columns of a table by the names in its first row, else by what stands below: ranges are in the first column of
 * which most cells look like ranges, masks in one of which all are masks.
 */
export function findColumns(header: readonly Cell[], body: readonly (readonly Cell[])[]): FoundColumns {
  const names = header.map(({ text }) => plainName(text))
  const named = (known: readonly string[]) => known.map((name) => names.indexOf(name)).find((at) => at >= 0)
  const holding = (share: number, test: (text: string) => boolean) =>
    header.findIndex((_, column) => {
      const texts = body.slice(0, LOOKED_AT).map((cells) => cells[column]?.text.trim() ?? '')
      const filled = texts.filter((text) => text !== '')
      return filled.length > 0 && filled.filter(test).length > filled.length * share
    })
  const first = named(FIRST_NAMES) ?? -1
  const last = named(LAST_NAMES) ?? -1
  const byEnds = first >= 0 && last >= 0
  return {
    range: named([...RANGE_NAMES, ...RANGE_LIST_NAMES]) ?? (byEnds ? -1 : holding(0.5, isRangeButNoMask)),
    first,
    last,
    mask: named(MASK_NAMES) ?? holding(0.99, isMask),
    label: named(LABEL_NAMES) ?? names.findIndex((name) => name.endsWith('name')),
  }
}

/** The column that a name means, in any spelling; -1 for none. */
export function columnNamed(header: readonly Cell[], name: string): number {
  return header.findIndex(({ text }) => plainName(text) === plainName(name))
}

/**
 * True when a text begins with names of columns of which one holds ranges. Names that nobody knows are believed when a
 * column below holds ranges; but for a table that is called one, not of the first column, which is how lists are written.
 */
export function isTable(beginning: string, called: 'a table' | 'anything'): boolean {
  const line = /^(?:(?:[ \t]*|#.*)\r?\n)*(.*)/.exec(beginning)?.[1] ?? ''
  const [header = []] = readCells(line, 0)
  if (header.length === 0 || header.some(({ text }) => looksLikeRange(text.trim()))) return false
  const names = header.map(({ text }) => plainName(text))
  if ([...RANGE_NAMES, ...RANGE_LIST_NAMES, ...FIRST_NAMES].some((known) => names.includes(known)))
    return true
  const { range } = findColumns(header, readCells(beginning, 0).slice(1))
  return header.length > 1 && (called === 'a table' ? range >= 0 : range > 0)
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

function isRangeButNoMask(text: string): boolean {
  return looksLikeRange(text) && !isMask(text)
}

function isMask(text: string): boolean {
  return text.startsWith('255.') && maskLength(text) !== undefined
}
