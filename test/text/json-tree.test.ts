import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOST_VALUES, readJson } from '../../src/text/json-tree.ts'
import { readTolerantly } from '../../src/text/tolerant-json.ts'
import { plain } from '../../src/text/tree.ts'
import { parseYaml } from '../../src/text/yaml.ts'

/** JSON with the blanks, escapes and numbers that its grammar has, and what is almost JSON. */
const json = fc
  .tuple(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t', '\r\n'))
  .map(([value, indent]) => JSON.stringify(value, undefined, indent))
const nearly = fc
  .tuple(json, fc.nat(), fc.constantFrom('', ',', '"', '\\', '}', ']', '0', '-', ' ', '\u00a0', '\0', 'e'))
  .map(([text, at, put]) => {
    const i = at % (text.length + 1)
    return text.slice(0, i) + put + text.slice(i + 1)
  })

test('it takes what JSON.parse takes, and nothing else', () => {
  fc.assert(
    fc.property(fc.oneof(json, nearly, fc.string()), (text) => {
      const tree = readJson(text)
      const expected = parsed(text)
      if (expected === undefined) expect(tree).toBe('not JSON')
      else
        expect(typeof tree === 'object' && JSON.stringify(plain(tree))).toBe(JSON.stringify(expected.value))
    }),
    { numRuns: 2000 },
  )
})

test('its places are those of the tolerant reader, and of package yaml where that agrees', () => {
  fc.assert(
    fc.property(json, (text) => {
      // A comment behind the document keeps the other readers from taking the fast way.
      expect(readJson(text)).toEqual(readTolerantly(`${text}\n// end`).tree)
      const yaml = parseYaml(`${text}\n# end`)
      if (yaml.problems.length === 0 && /^\s*[{[]/.test(text)) expect(parseYaml(text).tree).toEqual(yaml.tree)
    }),
    { numRuns: 1000 },
  )
})

test('duplicates and keys of the prototype stay', () => {
  const tree = readJson('{"__proto__": 1, "a": 2, "a": 3}')
  expect(typeof tree === 'object' && tree.kind === 'object' && tree.members.map(({ key }) => key)).toEqual([
    '__proto__',
    'a',
    'a',
  ])
})

test('deep nesting is left to others, and too many values are refused in time', () => {
  expect(readJson('['.repeat(201) + ']'.repeat(201))).toBe('not JSON')
  const before = performance.now()
  expect(readJson(`[${'0,'.repeat(MOST_VALUES * 2)}0]`)).toBe('too many values')
  expect(performance.now() - before).toBeLessThan(10_000)
})

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}
