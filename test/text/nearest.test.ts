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
