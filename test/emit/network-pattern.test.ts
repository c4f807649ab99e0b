import fc from 'fast-check'
import { expect, test } from 'vitest'
import { networkPattern } from '../../src/emit/network-pattern.ts'

test.each([
  ['Calico', '^Calico$'],
  ['flannel.4096', String.raw`^flannel\.4096$`],
  ['a-b_c', '^a-b_c$'],
])('the pattern of %s is %s', (name, pattern) => expect(networkPattern(name)).toBe(pattern))

test.each(['cbr01', 'mycbr0', 'Cbr0', 'flannelx4096'])('no pattern of another name matches %s', (other) => {
  for (const name of ['cbr0', 'flannel.4096']) expect(other).not.toMatch(new RegExp(networkPattern(name)))
})

test('a name matches its own pattern, and no other name does', () => {
  const name = fc.string({ unit: fc.constantFrom(...'aB0._-+*?$^()[]{}|\\'), minLength: 1 })
  fc.assert(
    fc.property(name, name, (one, other) => {
      expect(new RegExp(networkPattern(one)).test(other)).toBe(one === other)
    }),
  )
})
