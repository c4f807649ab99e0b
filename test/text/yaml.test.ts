import { expect, test } from 'vitest'
import fc from 'fast-check'
import { duplicateMembers } from '../../src/text/duplicates.ts'
import { plain, valueAt } from '../../src/text/tree.ts'
import { parseYaml } from '../../src/text/yaml.ts'

const value = (text: string): unknown => {
  const { tree, problems } = parseYaml(text)
  expect(problems).toEqual([])
  return tree === undefined ? undefined : JSON.parse(JSON.stringify(plain(tree)))
}
const messages = (text: string) =>
  parseYaml(text).problems.map(({ message, span }) => `${span.start}: ${message}`)

test('every JSON value reads as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (json, indent) => {
      const text = JSON.stringify(json, null, indent)
      expect(value(text)).toEqual(JSON.parse(text))
    }),
  )
})

test('a number keeps the text it is written in', () => {
  const { tree } = parseYaml('version: 1.30\n')
  expect(tree && valueAt(tree, ['version'])).toMatchObject({ kind: 'number', raw: '1.30' })
})

test('words of YAML 1.1 are words', () => {
  expect(value('[yes, no, on, 1:30, 0777, .inf, 2001-01-01]')).toEqual([
    'yes',
    'no',
    'on',
    '1:30',
    777,
    '.inf',
    '2001-01-01',
  ])
})

test('places are those of the text, without comments and line ends', () => {
  const text = 'a:\n  b: x  # why\n  c: [1, 2]\nd: "q"\n'
  const { tree } = parseYaml(text)
  const at = (...path: readonly string[]) => {
    const found = tree && valueAt(tree, path)
    return found && text.slice(found.start, found.end)
  }
  expect([at('a'), at('a', 'b'), at('a', 'c'), at('d')]).toEqual([
    'b: x  # why\n  c: [1, 2]',
    'x',
    '[1, 2]',
    '"q"',
  ])
})

test('an alias stands for the anchored value at its place', () => {
  expect(value('a: &x {k: [1]}\nb: *x\n')).toEqual({ a: { k: [1] }, b: { k: [1] } })
})

test.each([
  ['a: *x\n', ['3: `*x` names no value that is complete before it']],
  ['a: &x [*x]\n', ['7: `*x` names no value that is complete before it']],
  ['a: !odd b\n', ['8: the tag `!odd` is unknown']],
  ['? [1]\n: 2\n', ['2: a key is a list or a map']],
  ['a: 1\n---\nb: 2\n', ['5: a second document begins here']],
  ['', ['0: the text is empty']],
  ['# nothing\n', ['0: the text is empty']],
  ['a: b: c\n', ['3: a second `: ` stands on the line of a key']],
  ['a: [1,2\n', ['8: a closing `]` is missing']],
  ['a: "x\n', ['6: a closing `"` is missing']],
  ['\ta: 1\n', ['0: a line is indented with a tab']],
  ['a: @x\n', ['3: a value without quotes begins with a character that YAML reserves']],
  ['a: "C:\\k"\n', ['6: a backslash in double quotes begins no escape of YAML']],
])('%j: %j', (text, expected) => {
  expect(messages(text).slice(0, 1)).toEqual(expected)
})

test('aliases that multiply are refused in time', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
  for (let i = 1; i < 12; i++)
    lines.push(
      `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
    )
  expect(messages(lines.join('\n'))[0]).toMatch(/makes the document hold more than 2000000 values/)
})

test.each([
  ['[', 100_000],
  ['{a: ', 50_000],
  ['- ', 50_000],
  ['? ', 50_000],
  ['a: ', 5_000],
])('%j, %d times, is refused', (part, times) => {
  expect(messages(part.repeat(times))[0]).toMatch(/nests too deeply/)
})

test('any text gives a tree or problems, and never throws', () => {
  const unit = fc.constantFrom(...'ab: -?[]{},#&*!|>\'"%@`\n\t~01\\<='.split(''))
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
      const { tree, problems } = parseYaml(text)
      expect(tree !== undefined || problems.length > 0).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a key that stands twice is kept and found', () => {
  const { tree, problems } = parseYaml('a: 1\nb: {c: 1, c: 2}\na: 2\n')
  expect(problems).toEqual([])
  expect(tree && Array.from(duplicateMembers(tree), ({ path }) => path.join('.'))).toEqual(['b.c', 'a'])
})
