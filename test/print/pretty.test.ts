import { expect, test } from 'vitest'
import fc from 'fast-check'
import type { Diagnostic } from '../../src/generated/types.ts'
import { documentOf } from '../../src/text/document.ts'
import type { Finding } from '../../src/diagnostic/finding.ts'
import { resolve } from '../../src/diagnostic/resolve.ts'
import { pretty, tally } from '../../src/print/pretty.ts'
import { ANSI } from '../../src/print/style.ts'

function shown(text: string, finding: Omit<Finding, 'code'>, style = false): string {
  const diagnostics = resolve([{ code: 'WIN010', ...finding }], documentOf('f.yaml', text))
  return pretty(diagnostics, new Map([['f.yaml', text]]), style ? ANSI : undefined)
}
const span = (start: number, end: number) => ({ span: { start, end } })

test('message, place, line, underline with label, help', () => {
  expect(shown('one\ntwo: x\n', { message: 'm', label: 'l', help: 'h', at: span(9, 10) })).toBe(
    ['error[WIN010]: m', ' --> f.yaml:2:6', '  |', '2 | two: x', '  |      ^ l', '  = help: h', ''].join(
      '\n',
    ),
  )
})

test('related places nearby share the frame, distant ones get their own', () => {
  const text = 'a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\n'
  const related = [
    { at: span(3, 4), message: 'near' },
    { at: span(33, 34), message: 'far' },
  ]
  expect(shown(text, { message: 'm', at: span(13, 14), related })).toBe(
    [
      'error[WIN010]: m',
      ' --> f.yaml:3:4',
      '  |',
      '1 | a: 1',
      '  |    - near',
      '2 | b: 2',
      '3 | c: 3',
      '  |    ^',
      ' ::: f.yaml:7:4',
      '  |',
      '7 | g: 7',
      '  |    - far',
      '',
    ].join('\n'),
  )
})

test('tabs stay tabs in the line and under it', () => {
  expect(shown('\ta\tb', { message: 'm', at: span(3, 4) })).toContain('1 | \ta\tb\n  | \t \t^')
})

test('a long line is cut around the place', () => {
  const lines = shown(`${'x'.repeat(400)}HERE${'y'.repeat(400)}`, {
    message: 'm',
    label: 'l',
    at: span(400, 404),
  }).split('\n')
  expect(lines[3]).toMatch(/^1 \| \.\.\.x{30}HEREy+\.\.\.$/)
  expect(lines[4]).toBe(`  | ${' '.repeat(33)}^^^^ l`)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(130)
})

test('a wide character takes two columns, a combining mark none', () => {
  expect(shown('\u8a9e\u8a9e: e\u0301x', { message: 'm', at: span(6, 7) })).toContain(`  | ${' '.repeat(7)}^`)
})

test('marks that hide or turn text become visible', () => {
  expect(shown('a: \u202Eevil\u200B', { message: 'name `\u202E`', at: span(3, 4) })).toContain(
    '1 | a: <U+202E>evil<U+200B>',
  )
})

test('nothing of the source, the path or a message reaches the terminal as a control character', () => {
  const unit = fc.oneof(
    fc.constantFrom('\u001b', '\u009b', '\u0007', '\r', '\n', '\t', '\u202e', '\u2066', '\u0000', '\ud800'),
    fc.string({ unit: 'binary', maxLength: 1 }),
  )
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), fc.nat(40), fc.nat(40), (text, a, b) => {
      const at = span(Math.min(a, text.length), Math.min(a + b, text.length))
      const output = shown(text, {
        message: text,
        label: text,
        help: text,
        at,
        related: [{ at: span(0, text.length), message: text }],
      })
      expect(output).not.toMatch(
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/,
      )
      expect(output).not.toMatch(/\p{Surrogate}/u)
    }),
  )
})

test("colour is the caller's choice", () => {
  expect(shown('a', { message: 'm', at: span(0, 1) }, true)).toContain('\u001b[1;31merror[WIN010]\u001b[0m')
})

test('the tally counts by severity', () => {
  const one = (severity: Diagnostic['severity']): Diagnostic => ({
    code: 'WIN010',
    name: 'n',
    severity,
    message: 'm',
    location: {
      path: 'p',
      range: { start: { offset: 0, line: 1, column: 1 }, end: { offset: 0, line: 1, column: 1 } },
    },
  })
  expect(tally([one('error'), one('warning'), one('warning')])).toBe('1 error, 2 warnings')
  expect(tally([])).toBe('')
})
