import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinArguments, quoteArgument } from '../../../src/text/quote/argument.ts'
import { splitAsGo, splitAsMicrosoft } from '../../support/argv.ts'
import { hostileText } from '../../support/hostile.ts'

test.each([
  ['--a=b', '--a=b'],
  ['', '""'],
  ['a b', '"a b"'],
  ['a b\\', '"a b\\\\"'],
  ['a\\b', 'a\\b'],
  ['a"b', '"a\\"b"'],
  ['a\\"b', '"a\\\\\\"b"'],
])('%j is %s', (text, quoted) => {
  expect(quoteArgument(text)).toBe(quoted)
})

/** The texts of the documentation "Parsing C command-line arguments", and what they mean there. */
test.each([
  ['"abc" d e', ['abc', 'd', 'e']],
  ['a\\\\b d"e f"g h', ['a\\\\b', 'de fg', 'h']],
  ['a\\\\\\"b c d', ['a\\"b', 'c', 'd']],
  ['a\\\\\\\\"b c" d e', ['a\\\\b c', 'd', 'e']],
])('our readings take %s as documented', (line, args) => {
  expect(splitAsMicrosoft(line)).toEqual(args)
  expect(splitAsGo(line)).toEqual(args)
})

test('any arguments come back, also through a command line within a command line', () => {
  const args = fc.array(hostileText, { maxLength: 5 })
  fc.assert(
    fc.property(args, (list) => {
      for (const split of [splitAsMicrosoft, splitAsGo]) {
        expect(split(joinArguments(list))).toEqual(list)
        expect(split(joinArguments(['set', 'kubelet', 'AppParameters', joinArguments(list)]))[3] ?? '').toBe(
          joinArguments(list),
        )
      }
    }),
    { numRuns: 10_000 },
  )
})
