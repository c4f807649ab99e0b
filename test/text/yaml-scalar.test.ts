import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { yamlScalar } from '../../src/text/yaml-scalar.ts'

test.each([
  ['overlay', 'overlay'],
  ['10.244.0.0/16', '10.244.0.0/16'],
  ['10.96.0.10', '10.96.0.10'],
  ['C:\\Program Files\\containerd', 'C:\\Program Files\\containerd'],
  ['Ethernet 2', 'Ethernet 2'],
  ['0E-2A', '0E-2A'],
  ['1.34', '"1.34"'],
  ['1903', '"1903"'],
  ['0E-21', '"0E-21"'],
  ['12:30', '"12:30"'],
  ['2024-01-01', '"2024-01-01"'],
  ['yes', '"yes"'],
  ['', '""'],
  ['a: b', '"a: b"'],
  ['a #b', '"a #b"'],
  ['- a', '"- a"'],
  ['::1', '"::1"'],
  ['fd00::/8', 'fd00::/8'],
  ['trailing ', '"trailing "'],
])('%j is written %s', (text, written) => {
  expect(yamlScalar(text)).toBe(written)
})

test('whatever is written is read back, by YAML 1.2 and by YAML 1.1', () => {
  const word = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(...'0123456789.eExX:-+_ \\/aAnNoO#') }),
    fc.constantFrom(
      'true',
      'No',
      'NULL',
      '~',
      '0x1F',
      '0o7',
      '1e3',
      '.inf',
      '1_000',
      '!!str',
      '*a',
      '&a',
      '|',
      '>',
    ),
  )
  fc.assert(
    fc.property(word, (text) => {
      for (const version of ['1.1', '1.2'] as const) {
        expect(parse(`key: ${yamlScalar(text)} # a comment\n`, { version })).toEqual({ key: text })
      }
    }),
    { numRuns: 2000 },
  )
})
