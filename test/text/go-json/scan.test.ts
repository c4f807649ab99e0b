import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as go from '../../../src/text/go-json.ts'
import { valueAt } from '../../../src/text/tree.ts'

/** Texts printed by Go's json.Unmarshal (go1.26.8, and by go1.23.5 where ../shared/vectors/libcni.json has them). */
const ERRORS: readonly (readonly [input: string | Uint8Array, text: string, offset: number])[] = [
  ['', 'unexpected end of JSON input', 0],
  ['  \n', 'unexpected end of JSON input', 3],
  ['{"a":1', 'unexpected end of JSON input', 6],
  ['"abc', 'unexpected end of JSON input', 4],
  ['[1,]', "invalid character ']' looking for beginning of value", 3],
  ['{"a":1,}', "invalid character '}' looking for beginning of object key string", 7],
  ['{"a" 1}', "invalid character '1' after object key", 5],
  ['{"a":1 "b":2}', `invalid character '"' after object key:value pair`, 7],
  ['[1 2]', "invalid character '2' after array element", 3],
  ['{} x', "invalid character 'x' after top-level value", 3],
  ['{}\0', "invalid character '\\x00' after top-level value", 2],
  ["{'a':1}", "invalid character '\\'' looking for beginning of object key string", 1],
  ['// c', "invalid character '/' looking for beginning of value", 0],
  ['"\t"', "invalid character '\\t' in string literal", 1],
  ['"C:\\k"', "invalid character 'k' in string escape code", 4],
  ['"\\u12x4"', "invalid character 'x' in \\u hexadecimal character escape", 5],
  ['"\\', "invalid character ' ' in string escape code", 2],
  ['-', "invalid character ' ' in numeric literal", 1],
  ['01', "invalid character '1' after top-level value", 1],
  ['1.', "invalid character ' ' after decimal point in numeric literal", 2],
  ['1e+', "invalid character ' ' in exponent of numeric literal", 3],
  ['True', "invalid character 'T' looking for beginning of value", 0],
  ['trux', "invalid character 'x' in literal true (expecting 'e')", 3],
  ['fals', "invalid character ' ' in literal false (expecting 'e')", 4],
  ['nil', "invalid character 'i' in literal null (expecting 'u')", 1],
  ['\uFEFF{}', "invalid character 'ï' looking for beginning of value", 0],
  ['\u00A0{}', "invalid character 'Â' looking for beginning of value", 0],
  ['"é" é', "invalid character 'Ã' after top-level value", 4],
  [Uint8Array.of(0xff, 0xfe, 0x7b, 0), "invalid character 'ÿ' looking for beginning of value", 0],
  [
    Uint8Array.of(0x7b, 0, 0x22, 0),
    "invalid character '\\x00' looking for beginning of object key string",
    1,
  ],
  [Uint8Array.of(0xa0), "invalid character '\\u00a0' looking for beginning of value", 0],
  [Uint8Array.of(0x7f), "invalid character '\\x7f' looking for beginning of value", 0],
]

describe('errors, word for word', () => {
  test.each(ERRORS)('%j', (input, text, offset) => {
    expect(go.scan(input)).toMatchObject({ ok: false, error: { text, offset } })
  })

  test('nesting', () => {
    const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
    expect(go.scan(deep(10_000)).ok).toBe(true)
    expect(go.scan(deep(10_001))).toMatchObject({
      error: { text: "invalid character '[' exceeded max depth", offset: 10_000 },
    })
  })
})

describe('places', () => {
  test('count UTF-16 units of the text, keys and values apart', () => {
    const text = ' { "é😀" : [ 1.50, "a\\"b" ], "é😀": null }'
    const scanned = go.scan(text)
    if (!scanned.ok || scanned.value.tree.kind !== 'object') throw new Error('not an object')
    const [first, second] = scanned.value.tree.members
    expect(text.slice(first?.keySpan.start, first?.keySpan.end)).toBe('"é😀"')
    expect(text.slice(first?.value.start, first?.value.end)).toBe('[ 1.50, "a\\"b" ]')
    expect(first?.value).toMatchObject({ items: [{ raw: '1.50' }, { value: 'a"b' }] })
    expect(second?.value.kind).toBe('null')
    expect(scanned.value.tree).toMatchObject({ start: 1, end: text.length })
  })

  test('an invalid byte is one character', () => {
    const scanned = go.scan(Uint8Array.of(0x5b, 0x22, 0xe2, 0x28, 0xf0, 0x9f, 0x22, 0x2c, 0x37, 0x5d))
    if (!scanned.ok) throw new Error(scanned.error.text)
    expect(scanned.value.text).toBe('["\uFFFD(\uFFFD\uFFFD",7]')
    expect(valueAt(scanned.value.tree, [0])).toMatchObject({ value: '\uFFFD(\uFFFD\uFFFD', start: 1, end: 7 })
    expect(valueAt(scanned.value.tree, [1])).toMatchObject({ raw: '7', start: 8 })
  })

  test.each([
    ['"\\ud800"', '\uFFFD'],
    ['"\\ud83d\\ude00"', '😀'],
    ['"\\ud800\\ud83d\\ude00"', '\uFFFD😀'],
    ['"C:\\temp\\new"', 'C:\temp\new'],
    ['"\\u0000\\/"', '\0/'],
  ])('%s means %j', (text, value) => {
    expect(go.scan(text)).toMatchObject({ ok: true, value: { tree: { value } } })
  })
})

/** Bytes never take the short way, on which plain texts are read as JSON to the letter. */
test('the short way reads what the whole way does', () => {
  const piece = fc.oneof(fc.json(), fc.constantFrom(...' \n\t{}[]:,"\\-01.eE+é', 'true', 'null', '\uFEFF'))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
      const text = pieces.join('')
      expect(go.scan(text)).toEqual(go.scan(new TextEncoder().encode(text)))
    }),
    { numRuns: 2000 },
  )
})
