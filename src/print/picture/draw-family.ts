import type { AddressMap, MappedOverlap } from '../../check/cidr/map/address-map.ts'
import { formatAddress } from '../../net/address.ts'
import type { Family } from '../../net/family.ts'
import { formatCidr } from '../../net/cidr.ts'
import { mergeRanges } from '../../net/ranges/merge.ts'
import { type Range, rangesOf } from '../../net/ranges/ranges.ts'
import { formatRange } from '../../net/ranges/format-range.ts'
import { cidrsOf } from '../../net/ranges/to-cidrs.ts'
import { homeOf } from '../../net/special-ranges.ts'
import { arrange, type Item } from './arrange.ts'
import { type Field, fieldOf, INSET, isField, LINE } from './field.ts'
import { type Block, type Box, type Cell, FACES, fit, type Hatch, type Label, widthOf } from './picture.ts'
import { type Scale, scaleFor, type Segment } from './scale.ts'

/** Everything that is drawn for one family, in a frame of its own that begins at 0, 0. */
export interface FamilyDrawing {
  readonly width: number
  readonly height: number
  readonly linear: boolean
  readonly blocks: readonly Block[]
  readonly cells: readonly Cell[]
  readonly hatches: readonly (Hatch & { readonly overlap: MappedOverlap })[]
  readonly breaks: readonly Box[]
  readonly labels: readonly Label[]
}

/** How wide a lane is, between these, in pixels. */
const LANE = { least: 150, most: 300 }
/** Hatched areas are at least so high, so that a single address shows. */
const THINNEST = 4

/** Draws the ranges of one family in a given width, or wider when they nest deeply. */
export function drawFamily(map: AddressMap, family: Family, room: number): FamilyDrawing {
  const items = arrange(map.ranges.filter(({ range }) => range.family === family))
  const lanes = 1 + Math.max(...items.map(({ lane }) => lane))
  const axis = axisWidth(items)
  const step = Math.min(LANE.most, Math.max(LANE.least, Math.floor((room - axis) / lanes)))
  const width = Math.max(room, axis + lanes * step)
  const overlaps = map.overlaps.filter(({ common }) => common.family === family)
  const fields = new Map(items.filter(isField).map((item) => [item, fieldOf(item, axis, step, width)]))
  const sized = items.map((item) => ({ range: item.range, least: fields.get(item)?.height ?? 0 }))
  const scale = scaleFor(sized)
  const boxOf = (item: Item): Box => {
    const x = axis + item.lane * step
    const y = scale.yOf(item.range.first)
    return {
      x,
      y: y + 1,
      width: width - x - item.lane * INSET,
      height: scale.yOf(item.range.last, 'lower') - y - 2,
    }
  }
  return {
    width,
    height: scale.height,
    linear: scale.linear,
    blocks: items.map((item) => ({
      ...boxOf(item),
      kind: item.kind,
      title: `${item.name}: ${formatRange(item.range)}`,
    })),
    cells: items.flatMap((item) => fields.get(item)?.cellsAt(boxOf(item)) ?? []),
    hatches: hatchesOf(overlaps, items, fields, scale, boxOf),
    breaks: scale.segments.flatMap((segment) => breakOf(segment, family, axis, width)),
    labels: [
      ...scale.segments.flatMap((segment) => axisLabel(segment, family, axis)),
      ...items.flatMap((item) => itemLabels(item, boxOf(item), step, items)),
      ...scale.segments.flatMap((segment) => freeLabel(segment, family, items, axis, step, width)),
    ],
  }
}

/** Room for the addresses at which something begins: ranges, and what lies behind their ends. */
function axisWidth(items: readonly Item[]): number {
  const texts = items.flatMap(({ range: { family, first, last } }) => {
    const goesOn = items.some((other) => other.range.last > last)
    return [first, last, ...(goesOn ? [last + 1n] : [])].map((value) => formatAddress({ family, value }))
  })
  return Math.max(...texts.map((text) => widthOf(text, 'axis'))) + 12
}

/** Hatches each shared range over the innermost of the ranges that share it, or over a cell of their field. */
function hatchesOf(
  overlaps: readonly MappedOverlap[],
  items: readonly Item[],
  fields: ReadonlyMap<Item, Field>,
  scale: Scale,
  boxOf: (item: Item) => Box,
): FamilyDrawing['hatches'] {
  return overlaps.flatMap((overlap) => {
    const { common } = overlap
    const title = `${overlap.text}: both hold ${formatRange(common)}`
    const around = items.filter(({ range }) => holds(range, common)).toSorted((a, b) => b.lane - a.lane)
    const inner = around.find((item) => !isField(item))
    const field = around.find((item) => isHome(item, overlap))
    if (field !== undefined) {
      const box = boxOf(field)
      const own = fields.get(field)
      const cell = own?.cellsAt(box)[own.cellOf(common.first)]
      if (cell !== undefined) {
        const { x, y, width, height } = cell
        return [{ x, y, width, height, edge: box.x + box.width, title, overlap }]
      }
    }
    if (inner === undefined) return []
    const { x, width } = boxOf(inner)
    const y = scale.yOf(common.first) + 1
    const height = Math.max(scale.yOf(common.last, 'lower') - y - 1, THINNEST)
    return [{ x, y, width, height, edge: x + width, title, overlap }]
  })
}

/** True for a field that one of the overlapping ranges was put into. */
function isHome({ members }: Item, { common }: MappedOverlap): boolean {
  return members.some(({ range }) => range.first === common.first && range.last === common.last)
}

/** A mark for addresses that are left out, where the gap is not all in one private block. */
function breakOf(segment: Segment, family: Family, axis: number, width: number): Box[] {
  if (segment.covered || isAtHome(segment, family)) return []
  return [{ x: axis, y: segment.y + segment.height / 2 - 4, width: width - axis, height: 8 }]
}

function isAtHome({ first, last }: Segment, family: Family): boolean {
  const home = homeOf({ family, value: first })
  return home !== undefined && home === homeOf({ family, value: last })
}

/** The first address of a piece; where addresses are left out none is named. */
function axisLabel(segment: Segment, family: Family, axis: number): Label[] {
  const { first, y, height, covered } = segment
  if (!covered && !isAtHome(segment, family)) return []
  const text = formatAddress({ family, value: first })
  const at = covered ? y + 3 : y + (height - AXIS_LINE) / 2
  return [{ text, face: 'axis', align: 'end', x: 0, y: at, width: axis - 8, height: AXIS_LINE }]
}

/** The height of a label beside the map. */
const AXIS_LINE = 12

/** Name and range of an item: on two lines where it is high enough, else behind each other. */
function itemLabels(item: Item, box: Box, step: number, items: readonly Item[]): Label[] {
  const alone = !items.some(({ lane, range }) => lane > item.lane && meets(range, item.range))
  const width = (alone ? box.width : step) - INSET - 10
  const at = { x: box.x + INSET + 4, width, height: LINE - 1, align: 'start' } as const
  const name = item.name
  const range = item.name === formatRange(item.range) ? '' : formatRange(item.range)
  if (isField(item) || box.height < 2 * LINE + 4) {
    const nameWidth = Math.min(widthOf(name, 'name'), width)
    const rest = width - nameWidth - 10
    const detail = fit(range, 'detail', rest)
    return [
      { ...at, y: box.y + 3, text: fit(name, 'name', width), face: 'name', width: nameWidth },
      ...(detail === range && range !== ''
        ? [
            {
              ...at,
              x: at.x + nameWidth + 10,
              y: box.y + 3,
              text: detail,
              face: 'detail',
              width: rest,
            } as const,
          ]
        : []),
    ]
  }
  return [
    { ...at, y: box.y + 3, text: fit(name, 'name', width), face: 'name' },
    ...(range === ''
      ? []
      : [{ ...at, y: box.y + 3 + LINE, text: fit(range, 'detail', width), face: 'detail' } as const]),
  ]
}

/** What is free: gaps in a private block, and what is left of a range that others are taken from. */
function freeLabel(
  segment: Segment,
  family: Family,
  items: readonly Item[],
  axis: number,
  step: number,
  width: number,
): Label[] {
  const range = { family, first: segment.first, last: segment.last }
  const height = FACES.muted.size + 2
  const y = segment.y + Math.max((segment.height - height) / 2, 1)
  if (!segment.covered) {
    if (!isAtHome(segment, family)) return []
    const room = width - axis - 16
    return [
      { text: freeText(range, room), face: 'muted', align: 'start', x: axis + 8, y, width: room, height },
    ]
  }
  const around = items.filter((item) => holds(item.range, range))
  const inner = around.toSorted((a, b) => b.lane - a.lane)[0]
  if (inner === undefined || isField(inner)) return []
  const parts = items.filter(({ lane, range: other }) => lane > inner.lane && meets(other, inner.range))
  if (parts.length === 0) return []
  const x = axis + (inner.lane + 1) * step + 8
  const room = width - x - inner.lane * INSET - 8
  return room < 60
    ? []
    : [{ text: freeText(range, room), face: 'muted', align: 'start', x, y, width: room, height }]
}

/** A free range as a few prefixes where they fit a width, else by its ends. */
function freeText(range: Range, width: number): string {
  const cidrs = cidrsOf(mergeRanges(rangesOf(range.family, [range]))).map(formatCidr)
  const [first, last] = [range.first, range.last].map((value) =>
    formatAddress({ family: range.family, value }),
  )
  const texts = [...(cidrs.length <= MOST_PREFIXES ? [cidrs.join(', ')] : []), `${first} to ${last}`]
  const whole = texts.map((text) => `free: ${text}`)
  return whole.find((text) => fit(text, 'muted', width) === text) ?? fit(whole.at(-1) ?? '', 'muted', width)
}

const MOST_PREFIXES = 2

function holds(outer: Range, inner: Range): boolean {
  return outer.first <= inner.first && outer.last >= inner.last
}

function meets(a: Range, b: Range): boolean {
  return a.first <= b.last && a.last >= b.first
}
