import { describe, expect, test } from 'vitest'
import * as go from '../../../src/text/go-json.ts'

const again = (text: string) => go.marshalAny(go.unmarshal(text, go.any).value ?? null)

describe('through any and back', () => {
  test.each([
    ['{"b":1,"B":2,"a":[ ]}', '{"B":2,"a":[],"b":1}'],
    ['{"\uFFFD":1,"😀":2,"é":3}', '{"é":3,"\uFFFD":1,"😀":2}'],
    ['"<a>&\u2028\u2029"', '"\\u003ca\\u003e\\u0026\\u2028\\u2029"'],
    ['"\\u0001\\u007f\\b\\f\\/"', '"\\u0001\u007f\\b\\f/"'],
    ['2.0', '2'],
    ['1e3', '1000'],
    ['12345678901234567890', '12345678901234567000'],
    ['1e21', '1e+21'],
    ['0.0000001', '1e-7'],
    ['0.000001', '0.000001'],
    ['-0', '-0'],
    ['5e-324', '5e-324'],
    ['{"__proto__":{"x":1}}', '{"__proto__":{"x":1}}'],
  ])('%s becomes %s', (text, printed) => {
    expect(again(text)).toBe(printed)
  })
})

test('structs keep their order, absent members stay out, nil is null', () => {
  const value = {
    name: 'x',
    apiVersion: 2n,
    list: undefined,
    map: new Map([
      ['b', 1],
      ['a', 2],
    ]),
  }
  expect(go.marshal(value)).toEqual({
    ok: true,
    text: '{"name":"x","apiVersion":2,"list":null,"map":{"a":2,"b":1}}',
  })
})

describe('raw pieces', () => {
  test('are compacted and escaped, their key order and numbers kept', () => {
    expect(go.marshal([go.rawText('{ "b" : 1.0,\n "a": "x < \\" y" }')])).toEqual({
      ok: true,
      text: '[{"b":1.0,"a":"x \\u003c \\" y"}]',
    })
  })

  test('that are not JSON are the error that Go prints', () => {
    expect(go.marshal({ Policies: [go.rawText('{"a":["x"x"]}')] })).toEqual({
      ok: false,
      error:
        "json: error calling MarshalJSON for type json.RawMessage: invalid character 'x' after array element",
    })
  })
})

test('%q of bytes', () => {
  expect(go.quoteBytes(Uint8Array.of(0x31, 0xab, 0xc3, 0xa9, 0xef, 0xbf, 0xbd, 0xff))).toBe(
    '"1\\xabé\uFFFD\\xff"',
  )
})

test('%q', () => {
  expect(go.quote('a"\\\n\u0007\u00a0é\u200b😀')).toBe('"a\\"\\\\\\n\\a\\u00a0é\\u200b😀"')
})
