import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../src/text/edit.ts'
import { fixText } from '../../src/validate/fix-text.ts'
import { validate } from '../../src/validate/validate.ts'
import { spoilt } from '../support/spoilt.ts'

const path = 'a.conf'

describe('fixing a text', () => {
  test('makes the safe fixes, and says what is left', () => {
    const { text, made, left } = fixText({ path, text: "{'type': 'x', 'name': 'a b', // x\n}" })
    expect(text).toBe('{"type": "x", "name": "a b"\n}')
    expect(new Set(made.map(({ code }) => code))).toEqual(new Set(['WIN022', 'WIN023', 'WIN025']))
    expect(left.diagnostics.some(({ code }) => made.some((one) => one.code === code))).toBe(false)
  })

  test('makes the others only when asked to', () => {
    const text = '{"name": "a", "cniVersion": "1.0.0", "type": "overlay"}'
    expect(fixText({ path, text }).text).toBe(text)
    expect(fixText({ path, text }, { unsafe: true }).text).toContain('"win-overlay"')
  })

  test('leaves alone what is to be ignored', () => {
    const text = '{"a": 1,}'
    const { made } = fixText({ path, text }, { ignores: ({ code }) => code === 'WIN023' })
    expect(made).toEqual([])
  })

  test('turns UTF-16 and a byte order mark into plain UTF-8', () => {
    const utf16 = Buffer.from('\uFEFF{"type": "x", "name": "netz-ü"}', 'utf16le')
    expect(fixText({ path, text: utf16 })).toMatchObject({ text: '{"type": "x", "name": "netz-ü"}' })
    expect(fixText({ path, text: Buffer.from('\uFEFF{}') })).toMatchObject({ text: '{}' })
    expect(fixText({ path, text: Buffer.from('\uFEFF\uFEFF{}') }).text).not.toContain('\uFEFF')
    expect(fixText({ path: 'a.yaml', text: '\uFEFF\uFEFFcidrs: {}' }).text).toBe('cidrs: {}')
  })

  test('does not touch bytes that no text can hold', () => {
    const bytes = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x2c, 0x7d])
    expect(fixText({ path, text: bytes }).made).toEqual([])
  })

  test('keeps line ends and indentation', () => {
    const text = '{\r\n\t"a": 1,\r\n\t"b": True,\r\n}\r\n'
    expect(fixText({ path, text }).text).toBe('{\r\n\t"a": 1,\r\n\t"b": true\r\n}\r\n')
  })

  test('settles many commas, each touching the next', () => {
    expect(fixText({ path, text: `[1${','.repeat(500)}2]` }).text).toBe('[1,2]')
  })
})

describe('every fix', () => {
  test('changes something within the text, and settles what it is for', () => {
    fc.assert(
      fc.property(spoilt(1), (text) => {
        const { diagnostics, document } = validate({ path, text })
        const before = document.pieces[0].text
        for (const { code, message, fix } of diagnostics) {
          if (fix === undefined || code === 'WIN002' || code === 'WIN003') continue
          const edits = fix.edits.map(({ range: { start, end }, newText }) => {
            return { at: { start: start.offset, end: end.offset }, newText }
          })
          const { text: after, refused } = applyEdits(before, edits)
          expect({ code, refused, same: after === before }).toEqual({ code, refused: [], same: false })
          expect(count(after, code, message)).toBeLessThan(count(before, code, message))
        }
      }),
      { numRuns: 60 },
    )
  })

  test('is made once: a second run changes nothing', () => {
    fc.assert(
      fc.property(spoilt(4), fc.boolean(), (text, unsafe) => {
        const once = fixText({ path, text }, { unsafe })
        const twice = fixText({ path, text: once.text }, { unsafe })
        expect(twice.text).toBe(once.text)
        expect(twice.made).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})

function count(text: string, code: string, message: string): number {
  const { diagnostics } = validate({ path, text })
  return diagnostics.filter((diagnostic) => diagnostic.code === code && diagnostic.message === message).length
}
