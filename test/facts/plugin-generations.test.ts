import { expect, test } from 'vitest'
import {
  libraryVersions,
  PLUGINS_RELEASES,
  pluginsRelease,
  windowsVersions,
} from '../../src/facts/plugin-generations.ts'
import { compareProgramVersions, parseProgramVersion, type ProgramVersion } from '../../src/facts/versions.ts'

test.each([
  ['0.8.0', 'A'],
  ['0.8.1', 'A'],
  ['0.8.2', 'B'],
  ['0.8.5', 'B'],
  ['0.8.6', 'C'],
  ['0.9.1', 'C'],
  ['1.0.0-rc1', 'C'],
  ['1.0.0', 'D'],
  ['1.1.1', 'D'],
  ['1.2.0', 'E'],
  ['1.9.1', 'E'],
  ['2.0.0', 'E'],
  ['0.7.5', 'A'],
])('plugins %s behave as generation %s', (version, generation) => {
  expect(pluginsRelease(parsed(version)).generation).toBe(generation)
})

test('the rows are in order', () => {
  const order = PLUGINS_RELEASES.map((row) => parsed(row.since))
  expect(order.toSorted(compareProgramVersions)).toEqual(order)
})

test.each([
  ['1.0.0', '0.3.0'],
  ['1.0.1', '1.0.0'],
  ['1.5.1', '1.0.0'],
  ['1.6.0', '1.1.0'],
])('plugins %s accept cniVersion up to %s', (version, newest) => {
  expect(windowsVersions(pluginsRelease(parsed(version))).at(-1)).toBe(newest)
})

test.each([
  ['0.8.1', '0.4.0'],
  ['1.1.2', '1.0.0'],
  ['1.3.0', '1.1.0'],
])('cni %s knows spec versions up to %s', (version, newest) => {
  expect(libraryVersions(version).at(-1)).toBe(newest)
})

function parsed(text: string): ProgramVersion {
  const version = parseProgramVersion(text)
  if (version === undefined) throw new Error(text)
  return version
}
