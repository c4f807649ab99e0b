import type { Finding } from '../../../diagnostic/finding.ts'
import type { Family } from '../../../net/family.ts'
import type { Cidr } from '../../../net/cidr.ts'
import { freeRanges } from '../../../net/free-ranges.ts'
import { mergeRanges } from '../../../net/ranges/merge.ts'
import type { OverlapCount } from '../../../net/ranges/overlaps.ts'
import { cidrOfRange, rangesOfCidrs } from '../../../net/ranges/ranges.ts'
import { unionSets } from '../../../net/ranges/set-operations.ts'
import { sortRanges } from '../../../net/ranges/sort-ranges.ts'
import { homeOf } from '../../../net/special-ranges.ts'
import { knownCidrs } from '../../../spec/free-near.ts'
import { type Allowed, allowedRows } from './allow.ts'
import { countUnmeant } from './count-unmeant.ts'
import { overlapFinding, rememberFree } from './overlap-findings.ts'
import { largestGroups, type OverlapGroup, type Overlapping, overlaps } from './overlap-groups.ts'
import { ofFamily, type RangeList } from './range-list.ts'
import { spaceFindings, type SpaceUse, spaceUse } from './space-use.ts'

/** How much of the overlaps is listed. */
export interface Limits {
  /** Pairs that become findings. */
  readonly pairs: number
  readonly groups: number
  /** Overlaps shown of each group. */
  readonly members: number
}

/** What a check of any number of ranges found. */
export interface RangeReport {
  readonly rows: { readonly v4: number; readonly v6: number }
  readonly overlaps: OverlapCount
  /** The largest groups of each family, the largest first. */
  readonly groups: readonly OverlapGroup[]
  readonly space: readonly SpaceUse[]
  /** Free ranges as long as those that overlap in the groups, one of each length. */
  readonly free: readonly string[]
  /** What is wrong with single entries. */
  readonly entries: readonly Finding[]
  /** The overlaps as pairs, as far as the limit goes, and what was left out. */
  readonly pairs: readonly Finding[]
}

/** Checks ranges against each other: every overlap that is not meant, and where in the address space they lie. */
export function checkRanges(list: RangeList, allowed: Allowed, limits: Limits): RangeReport {
  const families = ([4, 6] as const).map((family) => overlapping(list, family, allowed))
  const counts = families.map(({ sorted, allowed: rows }) => countUnmeant(sorted, rows))
  const total = sum(counts)
  const groups = families
    .flatMap((family) => largestGroups(family, limits.groups, limits.members))
    .toSorted((a, b) => b.total - a.total)
    .slice(0, limits.groups)
  const space = families.flatMap(spaceUse)
  const shown = groups.flatMap(({ first }) => first.map(({ inner }) => cidrOfRange(inner.range)))
  return {
    rows: { v4: list.v4.length, v6: list.v6.length },
    overlaps: total,
    groups,
    space,
    free: families.flatMap((family) => freeOf(family, shown)),
    entries: [...list.findings, ...spaceFindings(space)],
    pairs: pairFindings(families, total.pairs, limits.pairs),
  }
}

function overlapping(list: RangeList, family: Family, allowed: Allowed): Overlapping {
  const ranges = ofFamily(list, family)
  const sorted = sortRanges(ranges)
  return { list, ranges, sorted, allowed: allowedRows(allowed, list, ranges, sorted) }
}

function sum(counts: readonly OverlapCount[]): OverlapCount {
  const add = (key: keyof OverlapCount) => counts.reduce((total, count) => total + count[key], 0)
  return {
    pairs: add('pairs'),
    equal: add('equal'),
    contains: add('contains'),
    crosses: add('crosses'),
    rows: add('rows'),
  }
}

function pairFindings(families: readonly Overlapping[], total: number, most: number): Finding[] {
  const findings: Finding[] = []
  for (const family of families) {
    const free = freeFor(family)
    for (const overlap of overlaps(family)) {
      if (findings.length === most) return [...findings, leftOut(total - most, findings)]
      findings.push(overlapFinding(overlap, free))
    }
  }
  return findings
}

function freeOf(family: Overlapping, cidrs: readonly (Cidr | undefined)[]): string[] {
  const free = freeFor(family)
  const texts = cidrs.flatMap((cidr) => (cidr?.family === family.ranges.family ? (free(cidr) ?? []) : []))
  return [...new Set(texts)].slice(0, MOST_FREE)
}

/** How many free ranges a report names, of each family. */
const MOST_FREE = 5

function leftOut(count: number, findings: readonly Finding[]): Finding {
  return {
    code: 'WIN167',
    message: `${count} more overlaps are not listed`,
    help: '`--limit` says how many are listed, `--count` counts them only',
    at: findings.at(-1)?.at ?? { span: { start: 0, end: 0 } },
  }
}

/** Looks for free space in the private block that a range lies in. */
function freeFor({ ranges, sorted }: Overlapping): ReturnType<typeof rememberFree> {
  let taken: ReturnType<typeof mergeRanges> | undefined
  return rememberFree((cidr) => {
    const home = homeOf({ family: cidr.family, value: cidr.base })
    if (home === undefined) return undefined
    const known = mergeRanges(rangesOfCidrs(ranges.family, knownCidrs(ranges.family)))
    taken ??= unionSets(mergeRanges(sorted), known)
    const block = mergeRanges(rangesOfCidrs(ranges.family, [home.cidr]))
    return freeRanges(block, taken, cidr.prefix)[0]?.cidr
  })
}
