import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AddressMap, MappedRange } from '../../src/check/cidr/map/address-map.ts'
import { clusterReport } from '../../src/check/cidr/map/cluster-report.ts'
import { mapCluster } from '../../src/check/cidr/map/map-cluster.ts'
import { mapDocument } from '../../src/check/cidr/map/map-document.ts'
import { mapList } from '../../src/check/cidr/map/map-list.ts'
import { readAllowed } from '../../src/check/cidr/ranges/allow.ts'
import { readList } from '../../src/check/cidr/ranges/read-list.ts'
import { readRangeDocument } from '../../src/check/cidr/read-document.ts'
import { planAddresses } from '../../src/plan/plan-addresses.ts'
import { drawMap } from '../../src/print/picture/draw-map.ts'
import { type Box, FACES, type Picture } from '../../src/print/picture/picture.ts'
import { svg } from '../../src/print/picture/svg.ts'
import { anatomyOf, planFigures } from '../../src/print/plan-figures.ts'
import { readSpec } from '../../src/spec/read-spec.ts'

function ofSpec(text: string): AddressMap {
  const { cluster, findings } = readSpec({ path: 'cluster.yaml', text })
  if (cluster === undefined) throw new Error(findings.map(({ message }) => message).join('; '))
  const report = clusterReport(cluster, planAddresses(cluster))
  const anatomy = anatomyOf(report)
  return { ...mapCluster(cluster, planFigures(report)), ...(anatomy === undefined ? {} : { anatomy }) }
}

function ofList(lines: readonly string[]): AddressMap {
  const text = lines.map((line) => `${line}\n`).join('')
  return mapList(
    readList(new TextEncoder().encode(text), text, 0),
    readAllowed([]),
    'Address ranges of a list',
  )
}

function spec(lines: string, nodes: readonly string[] = []): string {
  return `apiVersion: hnsc.dev/v1alpha1\nkind: ClusterNetwork\n${lines}\nnodes: [${nodes.join(', ')}]\n`
}

const RANGES = 'cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.128.0/20 }'

/** 5,000 prefixes as an IPAM system has them: regions, sites in them, and some that clash. */
function imported(): string[] {
  return Array.from({ length: 5000 }, (_, i) => {
    const region = i % 40
    if (i < 40) return `10.${region * 4}.0.0/14 region ${region}`
    const at = (i * 7919) % 1024
    return `10.${region * 4 + (at >> 8)}.${at & 255}.${(i % 4) * 64}/26 site ${i}`
  })
}

const CASES: Readonly<Record<string, AddressMap>> = {
  'a five-line spec': ofSpec(spec(`network: { driver: overlay }\n${RANGES}`)),
  'a full cluster of 256 nodes': ofSpec(
    spec(
      `network: { driver: overlay, plugin: flannel }\n${RANGES}`,
      Array.from(
        { length: 256 },
        (_, i) =>
          `{ name: win-${i}, managementIP: 10.127.${129 + (i >> 7)}.${i & 127}, podCIDR: 10.244.${i}.0/24 }`,
      ),
    ),
  ),
  'a plan with three overlaps': mapDocument(
    readRangeDocument(
      'plan.json',
      JSON.stringify({
        clusterCIDR: '10.244.0.0/16',
        serviceCIDR: '10.244.128.0/20',
        managementSubnet: '10.127.0.0/16',
        natHns: '10.127.48.0/20',
        dockerBridge: '10.244.64.1/18',
        podCIDR: ['10.244.1.0/24', '10.244.2.0/24'],
      }),
      [],
    ),
    'A plan',
  ),
  'dual stack': ofSpec(
    spec(
      `network: { driver: l2bridge, plugin: win-bridge }
cidrs:
  cluster: [10.244.0.0/16, "fd00:10:244::/56"]
  service: [10.96.0.0/16, "fd00:10:96::/112"]
  management: 10.127.130.0/24`,
      [1, 2, 5].map(
        (i) =>
          `{ name: win-${i}, managementIP: 10.127.130.${i}, podCIDR: [10.244.${i}.0/24, "fd00:10:244:${i}::/64"] }`,
      ),
    ),
  ),
  'an import of 5,000 prefixes': ofList(imported()),
}

function overlapping(boxes: readonly Box[]): (readonly [Box, Box])[] {
  return boxes.flatMap((a, i) => boxes.slice(i + 1).flatMap((b) => (meet(a, b) ? [[a, b] as const] : [])))
}

function meet(a: Box, b: Box): boolean {
  const [x, y] = [Math.min(a.x + a.width, b.x + b.width), Math.min(a.y + a.height, b.y + b.height)]
  return Math.max(a.x, b.x) < x - 0.01 && Math.max(a.y, b.y) < y - 0.01
}

function outside({ width, height }: Picture, boxes: readonly Box[]): Box[] {
  return boxes.filter(
    (box) =>
      box.x < 0 ||
      box.y < 0 ||
      box.x + box.width > width ||
      box.y + box.height > height ||
      box.width <= 0 ||
      box.height <= 0,
  )
}

/** Everything that a picture must keep to, whatever is drawn. */
function soundness(picture: Picture): unknown {
  const { blocks, cells, hatches, breaks, swatches, labels } = picture
  const texts = labels.filter(({ text }) => text !== '')
  return {
    outside: outside(picture, [...blocks, ...cells, ...hatches, ...breaks, ...swatches, ...texts]),
    labelsOverLabels: overlapping(texts),
    labelsOverCells: texts.filter((label) => cells.some((cell) => meet(cell, label))),
    tooLong: texts.filter(
      ({ text, face, width }) => Math.floor(text.length * FACES[face].advance) > width + 1,
    ),
    cellsOverCells: overlapping(cells.slice(0, 600)),
    // A label belongs to the innermost block that it begins on: nothing that is drawn behind that lies over it.
    covered: texts.filter((label) => {
      const own = blocks.findLastIndex((block) => meet(block, { ...label, width: 1, height: 1 }))
      return own >= 0 && blocks.slice(own + 1).some((block) => meet(block, label))
    }),
  }
}

const SOUND = {
  outside: [],
  labelsOverLabels: [],
  labelsOverCells: [],
  tooLong: [],
  cellsOverCells: [],
  covered: [],
}

describe.each(Object.entries(CASES))('the picture of %s', (_, map) => {
  const picture = drawMap(map)

  test('keeps to its frame, and no label lies over another', () => {
    expect(soundness(picture)).toEqual(SOUND)
  })

  test('hatches every overlap that it lists', () => {
    expect(picture.hatches).toHaveLength(map.overlaps.length)
    expect(picture.swatches.some(({ kind }) => kind === 'overlap')).toBe(map.overlaps.length > 0)
  })

  test('is one well-formed file that needs nothing else', () => {
    const text = svg(picture)
    expect(text).not.toMatch(/href|url\((?!#hatch)|@import|<script|<image|<foreignObject/)
    expect(text).toContain('@media(prefers-color-scheme:dark)')
    const open = [...text.matchAll(/<([a-z]+)[^>]*[^/]>|<([a-z]+)>/g)].length
    expect([...text.matchAll(/<\/[a-z]+>/g)]).toHaveLength(open)
  })
})

test('the named overlaps are three, each in words', () => {
  const map = CASES['a plan with three overlaps']
  expect(map?.overlaps.map(({ text }) => text)).toEqual([
    'natHns lies inside managementSubnet',
    'serviceCIDR lies inside clusterCIDR',
    'dockerBridge lies inside clusterCIDR',
  ])
})

test('blocks are to scale: in one lane a wider range is never drawn lower', () => {
  const map = CASES['a five-line spec']
  const heights = drawMap(map ?? ofList([])).blocks.map(({ title, height }) => ({ title, height }))
  const of = (name: string) => heights.find(({ title }) => title.startsWith(name))?.height ?? 0
  expect(of('service CIDR')).toBeGreaterThan(of('cluster CIDR'))
  expect(of('cluster CIDR')).toBeGreaterThan(of('management subnet'))
})

test('a full cluster is a field of 256 full cells, and one with gaps shows them', () => {
  const full = drawMap(CASES['a full cluster of 256 nodes'] ?? ofList([]))
  expect(full.cells.map(({ use }) => use)).toEqual(Array.from({ length: 256 }, () => 'used'))
  const half = ofSpec(
    spec(
      `network: { driver: overlay, plugin: flannel }\n${RANGES}`,
      Array.from(
        { length: 128 },
        (_, i) => `{ name: win-${i}, managementIP: 10.127.129.${i}, podCIDR: 10.244.${2 * i}.0/24 }`,
      ),
    ),
  )
  expect(drawMap(half).cells.map(({ use }) => use === 'used')).toEqual(
    Array.from({ length: 256 }, (_, i) => i % 2 === 0),
  )
})

/** Ranges anywhere: nested, crossing, equal, at both ends of the address space, of both families. */
const anyRange = fc
  .tuple(
    fc.constantFrom(4, 6),
    fc.bigInt(0n, 2n ** 32n - 1n),
    fc.integer({ min: 0, max: 32 }),
    fc.string({ maxLength: 60 }),
  )
  .map(([family, value, length, name]): MappedRange => {
    const size = 2n ** BigInt(32 - length)
    const last = value + size - 1n < 2n ** 32n ? value + size - 1n : 2n ** 32n - 1n
    const range =
      family === 4
        ? ({ family, first: value, last } as const)
        : ({ family: 6, first: value << 96n, last: (last << 96n) | (2n ** 96n - 1n) } as const)
    const kinds = ['cluster', 'service', 'management', 'node', 'known', 'other'] as const
    return { range, name, kind: kinds[name.length % 6] ?? 'other' }
  })

test('the address behind a range may be longer than those of all ranges', () => {
  const ranges = [
    { range: { family: 4, first: 10n, last: 8388617n }, name: '', kind: 'cluster' },
    { range: { family: 4, first: 1n, last: 2147483648n }, name: '', kind: 'cluster' },
  ] as const
  const picture = drawMap({ title: '', remarks: [], ranges, overlaps: [], overlapCount: 0 })
  expect(picture.labels.map(({ text }) => text)).toContain('0.128.0.10')
  expect(soundness(picture)).toEqual(SOUND)
})

test('whatever the ranges are, the picture is sound', () => {
  fc.assert(
    fc.property(fc.array(anyRange, { minLength: 1, maxLength: 90 }), fc.string(), (ranges, title) => {
      const overlaps = ranges.slice(1).flatMap((b, i) => {
        const a = ranges[i]
        if (a === undefined || a.range.family !== b.range.family) return []
        const first = a.range.first > b.range.first ? a.range.first : b.range.first
        const last = a.range.last < b.range.last ? a.range.last : b.range.last
        return first > last
          ? []
          : [{ common: { family: a.range.family, first, last }, text: `${a.name} and ${b.name}` }]
      })
      const picture = drawMap({ title, remarks: [title], ranges, overlaps, overlapCount: overlaps.length })
      expect(soundness(picture)).toEqual(SOUND)
    }),
    { numRuns: 150 },
  )
})
