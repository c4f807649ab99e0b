import { parseRange } from '../../../net/parse-range.ts'
import type { Range } from '../../../net/ranges/ranges.ts'
import { spell } from '../../../spec/spell.ts'
import { verbOf } from '../ranges/overlap-findings.ts'
import type { RangeDocument } from '../read-document.ts'
import type { AddressMap, MapKind, MappedOverlap, MappedRange } from './address-map.ts'

/** What the roles of a plan, and the keys of a spec, are in a picture. */
const KINDS: Readonly<Record<string, readonly [MapKind, name: string]>> = {
  'cidrs.cluster': ['cluster', 'cluster CIDR'],
  'cidrs.service': ['service', 'service CIDR'],
  'cidrs.management': ['management', 'management subnet'],
  clusterCIDR: ['cluster', 'clusterCIDR'],
  serviceCIDR: ['service', 'serviceCIDR'],
  managementSubnet: ['management', 'managementSubnet'],
  podCIDR: ['node', 'podCIDR'],
  externalHnsNetwork: ['known', 'externalHnsNetwork'],
}

/** A plan, or a spec that has errors, as a picture shows it; its overlaps are those that its check finds. */
export function mapDocument(document: RangeDocument, title: string): AddressMap {
  const ranges = document.entries.flatMap(({ text, label = text }): Labelled[] => {
    const parsed = parseRange(text)
    if (!parsed.ok) return []
    const [key = label] = label.split('[')
    const [kind, name] = KINDS[key] ?? ['other', label]
    return [{ range: parsed.value, label, kind, name: name === key ? label : name }]
  })
  const overlaps = document.findings.flatMap(({ code, at, related = [] }): MappedOverlap[] => {
    const other = related[0]?.at.path
    if (code !== 'WIN104' || at.path === undefined || other === undefined) return []
    const [moved, kept] = [find(ranges, spell(at.path)), find(ranges, spell(other))]
    return moved === undefined || kept === undefined ? [] : (overlapOf(moved, kept) ?? [])
  })
  return { title, remarks: [], ranges, overlaps, overlapCount: overlaps.length }
}

interface Labelled extends MappedRange {
  readonly label: string
}

function find(ranges: readonly Labelled[], label: string): Labelled | undefined {
  return ranges.find((range) => range.label === label)
}

function overlapOf(a: MappedRange, b: MappedRange): MappedOverlap[] | undefined {
  const common = commonOf(a.range, b.range)
  if (common === undefined) return undefined
  const equal = isSame(a.range, common) && isSame(b.range, common)
  const relation = equal
    ? 'equal'
    : isSame(a.range, common) || isSame(b.range, common)
      ? 'contains'
      : 'crosses'
  const [inner, outer] = isSame(a.range, common) ? [a, b] : [b, a]
  return [{ common, text: `${inner.name} ${verbOf(relation)} ${outer.name}` }]
}

function commonOf(a: Range, b: Range): Range | undefined {
  const first = a.first > b.first ? a.first : b.first
  const last = a.last < b.last ? a.last : b.last
  return a.family === b.family && first <= last ? { family: a.family, first, last } : undefined
}

function isSame(a: Range, b: Range): boolean {
  return a.first === b.first && a.last === b.last
}
