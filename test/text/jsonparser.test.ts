import fc from 'fast-check'
import { expect, test } from 'vitest'
import { looseElements, looseGet } from '../../src/text/jsonparser.ts'

test.each([
  ['{"Type":"A"}', ['Type'], 'string', 'A'],
  ['{"type":"A"}', ['Type'], 'not-exist', ''],
  ['{"Type":"A","Type":"B"}', ['Type'], 'string', 'A'],
  ['{"T\\u0079pe":"A"}', ['Type'], 'string', 'A'],
  ['{"Type":"a\\"b"}', ['Type'], 'string', 'a\\"b'],
  ['{"X":{"Type":"A"},"Type":"B"}', ['Type'], 'string', 'B'],
  ['{"X":[{"Type":"A"}],"Type" : 5 }', ['Type'], 'number', '5'],
  ['{"Settings":{"Exceptions":["a", "b"]}}', ['Settings', 'Exceptions'], 'array', '["a", "b"]'],
  [
    '{"Exceptions":1,"Settings":{"x":{"Exceptions":2},"Exceptions":3}}',
    ['Settings', 'Exceptions'],
    'number',
    '3',
  ],
  ['{"Settings":{"x":1},"Settings":{"PA":null}}', ['Settings', 'PA'], 'null', 'null'],
  ['{"Settings":"PA"}', ['Settings', 'PA'], 'not-exist', ''],
  ['{"PA":tru}', ['PA'], 'unknown', ''],
  ['{"PA":"open', ['PA'], 'string', ''],
  ['["Type"]', ['Type'], 'not-exist', ''],
  ['"Type"', ['Type'], 'not-exist', ''],
  ['null', ['Type'], 'not-exist', ''],
  ['', ['Type'], 'not-exist', ''],
  // Malformed, as a generated policy is when a quote comes in through ipMasqNetwork.
  ['{"Type": "OutBoundNAT", "ExceptionList": ["a"x"]}', ['Type'], 'string', 'OutBoundNAT'],
  ['{"Type": "OutBoundNAT", "ExceptionList": ["a"x"]}', ['Destinations'], 'not-exist', ''],
])('%s at %j is %s %s', (text, keys, kind, raw) => {
  expect(looseGet(text, ...keys)).toMatchObject({ kind, raw })
})

test.each([
  ['[]', []],
  ['[ "a", 1 ,{"b":2}]', ['a', '1', '{"b":2}']],
  ['["a" "b"]', ['a']],
  ['["a"x"]', ['a']],
  ['[x]', []],
])('the elements of %s are %j', (text, raws) => {
  expect(looseElements(text).map((e) => e.raw)).toEqual(raws)
})

test('a top-level member of valid JSON is found with its own text', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (others, value) => {
      const text = JSON.stringify({ ...others, Type: value })
      const { raw, kind } = looseGet(text, 'Type')
      expect(kind === 'string' ? `"${raw}"` : raw).toBe(JSON.stringify(value))
    }),
  )
})

test('any text can be searched', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]":,\\ Typeu0') }), (text) => {
      looseGet(text, 'Type')
      looseGet(text, 'T', 'y')
      looseElements(text)
    }),
  )
})
