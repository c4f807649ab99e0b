import { isIPv4, isIPv6 } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAddress, parseAddress } from '../../src/net/address.ts'

const text = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  // Near misses of both, and IPv4 behind IPv6.
  fc.string({ unit: fc.constantFrom(...'0123456789abF:::...'), maxLength: 24 }),
  fc
    .tuple(fc.ipV4(), fc.nat(15), fc.constantFrom(...'0:.1f'))
    .map(([a, at, x]) => a.slice(0, at) + x + a.slice(at)),
  fc
    .tuple(fc.ipV6(), fc.nat(40), fc.constantFrom(...'0:.1f'))
    .map(([a, at, x]) => a.slice(0, at) + x + a.slice(at)),
  fc
    .tuple(fc.constantFrom('::', '::ffff:', '1:2:3:4:5:6:', '1::5:', '64:ff9b::'), fc.ipV4())
    .map((x) => x.join('')),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)

test('a text is an address when Node takes it for one, zones aside', () => {
  fc.assert(
    fc.property(text, (each) => {
      const family = isIPv4(each) ? 4 : isIPv6(each) && !each.includes('%') ? 6 : undefined
      expect(parseAddress(each)?.family).toBe(family)
    }),
    { numRuns: 5000 },
  )
})

test('an address is spelt as a browser spells it', () => {
  fc.assert(
    fc.property(text, (each) => {
      const address = parseAddress(each)
      if (address === undefined) return
      const host = new URL(`http://${address.family === 6 ? `[${each}]` : each}/`).hostname
      expect(formatAddress(address)).toBe(host.replace(/^\[|\]$/g, ''))
    }),
    { numRuns: 5000 },
  )
})

test.each([
  ['0.0.0.0', 0n],
  ['255.255.255.255', 0xffff_ffffn],
  ['::', 0n],
  ['::1', 1n],
  ['1::', 1n << 112n],
  ['::1.2.3.4', 0x0102_0304n],
  ['::ffff:1.2.3.4', 0xffff_0102_0304n],
  ['ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255', (1n << 128n) - 1n],
])('%s', (each, value) => {
  expect(parseAddress(each)?.value).toBe(value)
})

test.each([
  '',
  '1.2.3',
  '01.2.3.4',
  '1.2.3.4.',
  '0x1.2.3.4',
  '1:2',
  '::1%eth0',
  '1::2::3',
  '::12345',
  '１.2.3.4',
  ' ::1',
])('`%s` is no address', (each) => {
  expect(parseAddress(each)).toBeUndefined()
})
