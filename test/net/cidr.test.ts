import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bits } from '../../src/net/address.ts'
import { type Cidr, cidrOf, formatCidr, parseCidr, sameCidr, subnetAt } from '../../src/net/cidr.ts'

const family = fc.constantFrom(4 as const, 6 as const)
const cidr = family.chain((each) =>
  fc
    .record({
      value: fc.bigInt({ min: 0n, max: (1n << BigInt(bits(each))) - 1n }),
      prefix: fc.integer({ min: 0, max: bits(each) }),
    })
    .map(({ value, prefix }) => cidrOf({ family: each, value }, prefix)),
)

test('a prefix is the one that its text is read as', () => {
  fc.assert(
    fc.property(cidr, (each) => {
      expect(parseCidr(formatCidr(each))).toEqual({ ok: true, value: each })
    }),
  )
})

test('two prefixes are the same exactly when their texts are', () => {
  fc.assert(
    fc.property(cidr, cidr, (a, b) => {
      expect(sameCidr(a, b)).toBe(formatCidr(a) === formatCidr(b))
      expect(sameCidr(a, { ...a })).toBe(true)
    }),
  )
})

test('a subnet has no host bits, whatever its length', () => {
  fc.assert(
    fc.property(cidr, fc.integer({ min: 0, max: 32 }), (each, prefix) => {
      const subnet = subnetAt(each, prefix, 0)
      expect(parseCidr(formatCidr(subnet)).ok).toBe(true)
    }),
  )
})

test('a literal is no prefix to the compiler', () => {
  // @ts-expect-error Without the brand, 10.0.0.1/8 would be a value of this type.
  const literal: Cidr = { family: 4, base: 0x0a00_0001n, prefix: 8 }
  expect(formatCidr(literal)).toBe('10.0.0.1/8')
})
