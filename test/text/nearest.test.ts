import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearest } from '../../src/text/nearest.ts'

const keys = ['driver', 'plugin', 'name', 'vni', 'clusterCIDR', 'serviceCIDR']

test.each([
  ['drivr', 'driver'],
  ['pulgin', 'plugin'],
  ['NAME', 'name'],
  ['clusterCidr', 'clusterCIDR'],
  ['servicCIDR', 'serviceCIDR'],
  ['vin', 'vni'],
])('`%s` is near `%s`', (word, expected) => {
  expect(nearest(word, keys)).toBe(expected)
})

test.each(['zzzzzz', 'management', ''])('nothing is near `%s`', (word) => {
  expect(nearest(word, keys)).toBeUndefined()
})

test('of equally near candidates the first wins', () => {
  expect(nearest('bat', ['cat', 'rat'])).toBe('cat')
})

test('a word is near exactly when it takes no more than the given number of changes', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-'), maxLength: 9 })
  fc.assert(
    fc.property(word, word, fc.nat(6), (typed, candidate, most) => {
      expect(nearest(typed, [candidate], most)).toBe(
        changes(typed, candidate) <= most ? candidate : undefined,
      )
    }),
    { numRuns: 2000 },
  )
})

/** Optimal string alignment by its definition. */
function changes(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const [x, y] = [a.slice(0, -1), b.slice(0, -1)]
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
  return Math.min(
    known(x, b) + 1,
    known(a, y) + 1,
    known(x, y) + (a.at(-1) === b.at(-1) ? 0 : 1),
    swapped ? known(a.slice(0, -2), b.slice(0, -2)) + 1 : Infinity,
  )
}

const memo = new Map<string, number>()

function known(a: string, b: string): number {
  const key = `${a}/${b}`
  const value = memo.get(key) ?? changes(a, b)
  memo.set(key, value)
  return value
}
