import fc from 'fast-check'
import { expect, test } from 'vitest'
import { powershellLiteral } from '../../../src/text/quote/powershell.ts'
import { hostileText } from '../../support/hostile.ts'
import { evaluated, tokens } from '../../support/powershell.ts'

test.each([
  ['C:\\k', "'C:\\k'"],
  ["it's", "'it''s'"],
  ['$(calc) `n "x" %PATH%', '\'$(calc) `n "x" %PATH%\''],
  ['', "''"],
  ['C:\\größe', "('' + 'C:\\gr' + [char]0x00F6 + [char]0x00DF + 'e')"],
  ['a\nb', "('' + 'a' + [char]0x000A + 'b')"],
  ['\u2018', "('' + [char]0x2018)"],
])('%j is %s', (text, literal) => {
  expect(powershellLiteral(text)).toBe(literal)
})

test('any text comes back as one literal, whatever the code page', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const literal = powershellLiteral(text)
      expect(literal).toMatch(/^[ -~]+$/)
      expect(evaluated(tokens(literal))).toEqual([{ kind: 'literal', value: text }])
    }),
    { numRuns: 10_000 },
  )
})

test('a quoted Б is code where its UTF-8, D0 91, is read in code page 1252, so letters are written as numbers', () => {
  expect(tokens("'\u00d0\u2018; calc #'")).not.toHaveLength(1)
  expect(powershellLiteral('Б; calc #')).toBe("('' + [char]0x0411 + '; calc #')")
})
