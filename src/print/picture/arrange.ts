import type { MappedRange } from '../../check/cidr/map/address-map.ts'
import { bits } from '../../net/family.ts'
import { type Range, rangeSize } from '../../net/ranges/ranges.ts'

/** A range as a picture shows it: alone, or many narrow ones as one field. */
export interface Item extends MappedRange {
  /** How many ranges lie around it: those in one lane share no address. */
  readonly lane: number
  /** The ranges that the field stands for; empty for a single range. */
  readonly members: readonly MappedRange[]
}

/** More node ranges than this become one field of their cluster CIDR. */
const MOST_NODES = 24
/** More items than this are too many to read; the narrowest are put together. */
const MOST_ITEMS = 56

type Loose = Omit<Item, 'lane'>

/** The items for ranges of one family, in the order of their addresses, each in its lane. */
export function arrange(ranges: readonly MappedRange[]): readonly Item[] {
  return inLanes(groupNarrow(groupNodes(ranges)).toSorted(byAddress))
}

function groupNodes(ranges: readonly MappedRange[]): Loose[] {
  const nodes = ranges.filter(({ kind }) => kind === 'node')
  const clusters = ranges.filter(({ kind }) => kind === 'cluster')
  if (nodes.length <= MOST_NODES) return ranges.map(alone)
  const taken = new Set<MappedRange>()
  const fields = clusters.flatMap((cluster): Loose[] => {
    const members = nodes.filter(({ range }) => holds(cluster.range, range))
    if (members.length <= 1) return []
    for (const member of members) taken.add(member)
    return [{ range: cluster.range, name: `${members.length} node ranges`, kind: 'node', members }]
  })
  return [...ranges.filter((range) => !taken.has(range)).map(alone), ...fields]
}

/** Puts ranges together that lie in one block, with the narrowest blocks that leave few enough items. */
function groupNarrow(items: readonly Loose[]): Loose[] {
  const groupable = items.filter(({ kind, members }) => members.length === 0 && isGroupable(kind))
  const others = items.length - groupable.length
  if (items.length <= MOST_ITEMS) return [...items]
  const width = bits(groupable[0]?.range.family ?? 4)
  const sized = groupable.map((item) => ({ item, hostBits: hostBits(item.range) }))
  for (let block = 1; block <= width; block++) {
    const wide = sized.filter((each) => each.hostBits >= block)
    const keys = new Set(
      sized.flatMap(({ item, hostBits: own }) => (own < block ? [item.range.first >> BigInt(block)] : [])),
    )
    if (others + wide.length + keys.size > MOST_ITEMS && block < width) continue
    return [
      ...items.filter((item) => !groupable.includes(item)),
      ...wide.map(({ item }) => item),
      ...fields(sized, block),
    ]
  }
  return [...items]
}

function fields(
  sized: readonly { readonly item: Loose; readonly hostBits: number }[],
  block: number,
): Loose[] {
  const groups = new Map<bigint, Loose[]>()
  for (const { item, hostBits: own } of sized) {
    if (own >= block) continue
    const key = item.range.first >> BigInt(block)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return [...groups.values()].flatMap((members): Loose[] => {
    const [only] = members
    if (only === undefined) return []
    if (members.length === 1) return [only]
    const first = members.reduce(
      (low, { range }) => (range.first < low ? range.first : low),
      only.range.first,
    )
    const last = members.reduce((high, { range }) => (range.last > high ? range.last : high), only.range.last)
    const range = { family: only.range.family, first, last }
    return [{ range, name: `${members.length} ranges`, kind: only.kind, members }]
  })
}

function isGroupable(kind: MappedRange['kind']): boolean {
  return kind === 'other' || kind === 'node'
}

/** The widest first of those that begin together; of equal ones fields last, and first a VNet or a like range around. */
function byAddress(a: Loose, b: Loose): number {
  if (a.range.first !== b.range.first) return a.range.first < b.range.first ? -1 : 1
  if (a.range.last !== b.range.last) return a.range.last > b.range.last ? -1 : 1
  if (a.members.length !== b.members.length) return a.members.length - b.members.length
  return Number(a.kind !== 'other') - Number(b.kind !== 'other')
}

/** Each item one lane further than all before it that it shares addresses with. */
function inLanes(items: readonly Loose[]): Item[] {
  const placed: Item[] = []
  for (const item of items) {
    const around = placed.filter(({ range }) => range.last >= item.range.first)
    placed.push({ ...item, lane: 1 + Math.max(-1, ...around.map(({ lane }) => lane)) })
  }
  return placed
}

function alone(range: MappedRange): Loose {
  return { ...range, members: [] }
}

function holds(outer: Range, inner: Range): boolean {
  return outer.family === inner.family && outer.first <= inner.first && outer.last >= inner.last
}

/** How many bits of an address vary inside a range of its size. */
export function hostBits(range: Range): number {
  return (rangeSize(range) - 1n).toString(2).length - (rangeSize(range) === 1n ? 1 : 0)
}
