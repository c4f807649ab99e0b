import fc from 'fast-check'
import { expect, test } from 'vitest'
import { suggestRanges, usualBlocks } from '../../../src/check/cidr/suggest.ts'
import { type Cidr, cidrOf, contains, formatCidr, overlap, parseCidr } from '../../../src/net/cidr.ts'
import { mergeRanges } from '../../../src/net/ranges/merge.ts'
import { rangesOfCidrs } from '../../../src/net/ranges/ranges.ts'

function cidrs(text: string): Cidr[] {
  return text.split(' ').flatMap((word) => {
    const parsed = parseCidr(word)
    return parsed.ok ? [parsed.value] : []
  })
}

function suggest(taken: string, wants: Readonly<Record<string, number>>, within = '10.0.0.0/8', most = 3) {
  const list = Object.entries(wants).map(([name, prefix]) => ({ name, prefix }))
  const used = mergeRanges(rangesOfCidrs(4, cidrs(taken)))
  return suggestRanges(list, used, within === '' ? usualBlocks() : [cidrs(within)], most)
}

function texts(...args: Parameters<typeof suggest>): string[][] {
  return suggest(...args).map(({ ranges }) => ranges.map(({ cidr }) => formatCidr(cidr)))
}

test('what fills a gap comes first, then the smallest gap', () => {
  const taken = '10.0.0.0/16 10.2.0.0/15 10.4.0.0/14 10.8.0.0/13'
  const [cluster] = suggest(taken, { cluster: 16 })
  expect(cluster?.ranges.map(({ cidr, gap, reason }) => [formatCidr(cidr), formatCidr(gap), reason])).toEqual(
    [
      ['10.1.0.0/16', '10.1.0.0/16', 'fills a free block exactly, so none is split'],
      ['10.16.0.0/16', '10.16.0.0/12', 'begins the free block 10.16.0.0/12'],
      ['10.32.0.0/16', '10.32.0.0/11', 'begins the free block 10.32.0.0/11'],
    ],
  )
})

test('the first ranges are a plan: they share nothing, whatever the order', () => {
  expect(texts('', { service: 12, cluster: 9 }, '10.0.0.0/8', 1)).toEqual([['10.128.0.0/12'], ['10.0.0.0/9']])
})

test('nothing fits in what is full', () => {
  expect(texts('10.0.0.0/9', { cluster: 8 })).toEqual([[]])
})

test('known ranges, loopback and multicast are never free; the pool of HNS comes last', () => {
  expect(texts('10.0.0.0/8', { cluster: 24 }, '', 99).flat()).not.toContain('192.168.0.0/24')
  expect(texts('10.0.0.0/8 192.168.0.0/16', { cluster: 16 }, '')).toEqual([['172.16.0.0/16']])
  expect(texts('', { cluster: 9 }, '126.0.0.0/7')).toEqual([['126.0.0.0/9']])
  expect(texts('', { cluster: 16 }, '127.0.0.0/8')).toEqual([['127.0.0.0/16']])
})

test('suggestions are inside, free, and in the order of their gaps', () => {
  const prefix = fc.record({ value: fc.nat(255), prefix: fc.integer({ min: 24, max: 32 }) })
  const block = cidrOf({ family: 4, value: 0x0a000000n }, 24)
  fc.assert(
    fc.property(fc.array(prefix, { maxLength: 12 }), fc.integer({ min: 24, max: 32 }), (list, length) => {
      const taken = list.map((each) =>
        cidrOf({ family: 4, value: block.base + BigInt(each.value) }, each.prefix),
      )
      const [result] = suggestRanges(
        [{ name: 'cluster', prefix: length }],
        mergeRanges(rangesOfCidrs(4, taken)),
        [[block]],
        300,
      )
      const ranges = result?.ranges ?? []
      for (const { cidr, gap } of ranges) {
        expect(cidr.prefix).toBe(length)
        expect(contains(block, cidr) && contains(gap, cidr)).toBe(true)
        expect(taken.some((each) => overlap(each, gap) !== undefined)).toBe(false)
      }
      const gaps = ranges.map(({ gap }) => gap.prefix)
      expect(gaps).toEqual(gaps.toSorted((a, b) => b - a))
      // Nothing free is missed: any aligned range of the length that is free lies in a gap that is suggested.
      for (let at = 0; at < 256; at += 2 ** (32 - length)) {
        const candidate = cidrOf({ family: 4, value: block.base + BigInt(at) }, length)
        if (taken.some((each) => overlap(each, candidate) !== undefined)) continue
        expect(ranges.some(({ gap }) => contains(gap, candidate))).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})
