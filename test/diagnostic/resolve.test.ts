import { expect, test } from 'vitest'
import { documentOf } from '../../src/text/document.ts'
import { parseYaml } from '../../src/text/yaml.ts'
import type { Finding } from '../../src/diagnostic/finding.ts'
import { resolve } from '../../src/diagnostic/resolve.ts'
import { report } from '../../src/print/json.ts'
import { validateDiagnosticReport } from '../../src/generated/validators.js'

const TEXT = 'a:\r\n  b: 1\nlist: [x, y]\n'
const { tree } = parseYaml(TEXT)
const document = documentOf('f.yaml', TEXT, tree)
const finding = (at: Finding['at'], message = 'm'): Finding => ({ code: 'WIN010', message, at })
const place = (at: Finding['at']) => {
  const [diagnostic] = resolve([finding(at)], document)
  const range = diagnostic?.location.range
  return (
    range && [`${range.start.line}:${range.start.column}`, TEXT.slice(range.start.offset, range.end.offset)]
  )
}

test.each([
  [{ path: ['a', 'b'] }, ['2:6', '1']],
  [{ path: ['a', 'b'], part: 'key' }, ['2:3', 'b']],
  [{ path: ['list', 1] }, ['3:11', 'y']],
  [{ path: ['list', 1], part: 'key' }, ['3:11', '']],
  [{ path: ['a', 'missing'] }, ['1:1', 'a']],
  [{ path: ['missing', 'b'] }, ['1:1', '']],
  [{ path: ['list', 7] }, ['3:1', 'list']],
  [{ span: { start: 4, end: 9 } }, ['2:1', '  b: ']],
] as const)('%j is at %j', (at, expected) => {
  expect(place(at)).toEqual(expected)
})

test('diagnostics are in the order of the text, and repetitions are dropped', () => {
  const findings = [
    finding({ path: ['list'] }, 'second'),
    finding({ path: ['a'], part: 'key' }, 'first'),
    finding({ path: ['list'] }, 'second'),
  ]
  expect(resolve(findings, document).map((d) => d.message)).toEqual(['first', 'second'])
})

test('a document of several pieces has places in each of them', () => {
  const pieces = [
    { path: 'f.yaml', text: 'a: 1\n', start: 0 },
    { path: '--set', text: 'a=\n2', start: 6 },
  ] as const
  const places = resolve(
    [finding({ span: { start: 9, end: 10 } }), finding({ span: { start: 3, end: 4 } })],
    { pieces },
  )
  expect(places.map(({ location: { path, range } }) => [path, range.start.line, range.start.column])).toEqual(
    [
      ['--set', 2, 1],
      ['f.yaml', 1, 4],
    ],
  )
})

test('a report fits its schema', () => {
  const full: Finding = {
    ...finding({ path: ['a'] }),
    label: 'l',
    help: 'h',
    related: [{ at: { path: ['list'] }, message: 'r' }],
    fix: { title: 't', safe: true, edits: [{ at: { start: 0, end: 1 }, newText: 'c' }] },
  }
  const made = report(resolve([full], document))
  expect(validateDiagnosticReport(made)).toBe(true)
  expect(made.summary).toEqual({ errors: 1, warnings: 0, infos: 0 })
})

test('of a thousand and more of one code the first are kept, and the number of the others', () => {
  const many = Array.from({ length: 1500 }, (_, i) => finding({ span: { start: 0, end: 0 } }, `number ${i}`))
  const kept = resolve([...many, { ...finding({ path: ['a'] }), code: 'WIN011' }], document)
  expect(kept).toHaveLength(1002)
  expect(kept.map(({ message }) => message)).toContain('500 more diagnostics of this code are left out')
})

test('of a value of millions of characters the ends are said', () => {
  const [kept] = resolve([finding({ path: ['a'] }, `\`${'a'.repeat(5_000_000)}\` is no CIDR`)], document)
  expect(kept?.message).toMatch(/^`a{499}…a+` is no CIDR$/)
  expect(kept?.message).toHaveLength(1001)
})
