import { expect, test } from 'vitest'
import fc from 'fast-check'
import { decode } from '../../src/text/decode.ts'

const bytes = (...values: readonly number[]) => Uint8Array.from(values)
const utf16 = (text: string, big: boolean) =>
  Uint8Array.from(Array.from(text).flatMap((c) => (big ? [0, c.charCodeAt(0)] : [c.charCodeAt(0), 0])))

test('well-formed UTF-8 has no problem and comes out as it went in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!text.includes('\0') && !text.startsWith('\uFEFF'))
      const encoded = new TextEncoder().encode(text)
      fc.pre(encoded.length < 2 || (encoded[0] !== 0 && encoded[1] !== 0))
      expect(decode(encoded)).toEqual({ text: new TextDecoder().decode(encoded), problems: [] })
    }),
  )
})

test('a UTF-8 byte order mark is cut off and named', () => {
  const { text, problems } = decode(bytes(0xef, 0xbb, 0xbf, 0x61))
  expect(text).toBe('a')
  expect(problems.map((p) => p.message)).toEqual(['the file begins with a UTF-8 byte order mark: `EF BB BF`'])
})

test.each([
  [
    'LE with mark',
    bytes(0xff, 0xfe, ...utf16('{"a":1}', false)),
    'the file is UTF-16 LE: its first bytes are `FF FE`',
  ],
  [
    'BE with mark',
    bytes(0xfe, 0xff, ...utf16('{"a":1}', true)),
    'the file is UTF-16 BE: its first bytes are `FE FF`',
  ],
  ['LE without', utf16('{"a":1}', false), 'the file is UTF-16 LE: its first bytes are `7B 00`'],
  ['BE without', utf16('{"a":1}', true), 'the file is UTF-16 BE: its first bytes are `00 7B`'],
])('UTF-16 %s is read and named', (_, input, message) => {
  const { text, problems } = decode(input)
  expect(text).toBe('{"a":1}')
  expect(problems.map((p) => p.message)).toEqual([message])
})

test('a byte that is not UTF-8 is named with its offset in the file and placed in the text', () => {
  const { text, problems } = decode(bytes(0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0xe9, 0x62))
  expect(text).toBe('\u00e9\uFFFDb')
  expect(problems.slice(1)).toMatchObject([
    {
      kind: 'bad-utf8',
      span: { start: 1, end: 2 },
      message: 'byte `E9` at offset 5 of the file is not UTF-8',
    },
  ])
})

test('bad bytes are placed where the decoder put its replacement characters', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 24 }), (input) => {
      fc.pre(
        !input.includes(0) &&
          !(input[0] === 0xff && input[1] === 0xfe) &&
          !(input[0] === 0xfe && input[1] === 0xff),
      )
      const { text, problems } = decode(input)
      for (const { kind, span } of problems) {
        if (kind === 'bad-utf8') expect(text.slice(span.start, span.end)).toBe('\uFFFD')
      }
      const wellFormed = new TextDecoder('utf-8', { ignoreBOM: true }).decode(input) === text
      expect(wellFormed || input[0] === 0xef).toBe(true)
    }),
  )
})

test('a NUL character is a problem at its place', () => {
  expect(decode('a: b\0c').problems).toMatchObject([{ kind: 'nul', span: { start: 4, end: 5 } }])
})
