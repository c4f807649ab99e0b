import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '../../src/text/edit.ts'
import * as go from '../../src/text/go-json.ts'
import { readTolerantly } from '../../src/text/tolerant-json.ts'
import { plain, type Tree } from '../../src/text/tree.ts'

/** Text, the kinds of its mistakes in order, and what mending them gives. */
const CASES: readonly (readonly [name: string, text: string, kinds: readonly string[], mended: string])[] = [
  ['JSON as it is', '{"a": [1, true, null, "x"]}', [], '{"a": [1, true, null, "x"]}'],
  ['a no-break space', '{\u00a0\u00a0"a": 1}', ['unicode-blank'], '{  "a": 1}'],
  ['a line comment', '{"a": 1 // one\n}', ['comment'], '{"a": 1\n}'],
  ['a comment on a line of its own', '{\n  // one\n  "a": 1\n}', ['comment'], '{\n  "a": 1\n}'],
  ['a shell comment', '# head\n{"a": 1}', ['comment'], '{"a": 1}'],
  ['a block comment', '{/* x */"a": 1}', ['comment'], '{"a": 1}'],
  ['a comma before a brace', '{"a": 1,}', ['comma-too-many'], '{"a": 1}'],
  ['a comma before a bracket', '[1, 2, ]', ['comma-too-many'], '[1, 2 ]'],
  ['two commas', '[1,, 2]', ['comma-too-many'], '[1, 2]'],
  ['a missing comma between members', '{"a": 1\n"b": 2}', ['comma-missing'], '{"a": 1,\n"b": 2}'],
  ['a missing comma between items', '["a" "b"]', ['comma-missing'], '["a", "b"]'],
  ['single quotes', `{'a': 'it"s'}`, ['foreign-quotes', 'foreign-quotes'], '{"a": "it\\"s"}'],
  ['curly quotes', '{\u201ca\u201d: 1}', ['foreign-quotes'], '{"a": 1}'],
  ['an equals sign', '{"a" = true}', ['not-a-colon'], '{"a" : true}'],
  ['an arrow', '{"a" => 1}', ['not-a-colon'], '{"a" : 1}'],
  ['no colon', '{"a" 1}', ['not-a-colon'], '{"a": 1}'],
  ['a semicolon', '{"a": 1; "b": 2}', ['not-a-comma'], '{"a": 1, "b": 2}'],
  ['a key without quotes', '{a: 1}', ['bare-word'], '{"a": 1}'],
  ['a word without quotes', '{"a": host-local}', ['bare-word'], '{"a": "host-local"}'],
  ['Python words', '[True, None]', ['bare-word', 'bare-word'], '[true, null]'],
  ['PowerShell words', '[$true]', ['bare-word'], '[true]'],
  ['an address without quotes', '{"a": 10.0.0.0/8}', ['bare-word'], '{"a": "10.0.0.0/8"}'],
  ['an unrendered template', '{"vni": __VNI__}', ['placeholder'], '{"vni": __VNI__}'],
  ['a PowerShell variable', '{"a": $env:HOST}', ['placeholder'], '{"a": $env:HOST}'],
  ['a Windows path', '{"a": "C:\\k\\cni"}', ['bad-escape', 'bad-escape'], '{"a": "C:\\\\k\\\\cni"}'],
  ['a path with both', '{"a": "C:\\temp\\x"}', ['bad-escape'], '{"a": "C:\\\\temp\\\\x"}'],
  ['a path that becomes a tab', '{"a": "C:\\temp\\new"}', ['path-escape'], '{"a": "C:\\\\temp\\\\new"}'],
  ['a raw tab in a string', '{"a": "x\ty"}', ['control-character'], '{"a": "x\\ty"}'],
  ['a hexadecimal number', '[0x1000, +5, .5, 007]', Array(4).fill('bad-number'), '[4096, 5, 0.5, 7]'],
  ['a bracket that does not fit', '{"a": [1, 2}', ['unclosed'], '{"a": [1, 2]}'],
  ['a wrong bracket', '[1, 2}', ['wrong-bracket'], '[1, 2]'],
  ['an end too early', '{"a": {"b": 1', ['unclosed'], '{"a": {"b": 1}}'],
  ['an end in a comment', '{"a": [1 # ]}', ['unclosed', 'comment'], '{"a": [1]}'],
  ['a string that is not closed', '{"a": "x,\n"b": 1}', ['unclosed'], '{"a": "x",\n"b": 1}'],
  ['text behind the end', '{"a": 1} }', ['after-end'], '{"a": 1} '],
  ['a no-break space behind the end', '{"a": 1} }\u00a0\n', ['after-end'], '{"a": 1} \n'],
  [
    'a list that is not closed before a key',
    '{"a": [1,\n2,\n"b": {"c": 3}}',
    ['unclosed'],
    '{"a": [1,\n2],\n"b": {"c": 3}}',
  ],
  [
    'a list that is not closed, without a comma',
    '{"a": [1\n"b": 2}',
    ['unclosed', 'comma-missing'],
    '{"a": [1],\n"b": 2}',
  ],
  [
    'an empty list that is not closed before a key',
    '[{"// x\n["":{}}]',
    ['unclosed', 'not-a-colon', 'unclosed', 'comma-missing'],
    '[{"// x":\n[],"":{}}]',
  ],
  [
    'an object that is not closed in a list',
    '[{"a": {"b": 1}, {"c": 2}]',
    ['unclosed'],
    '[{"a": {"b": 1}}, {"c": 2}]',
  ],
  ['a code fence', '```json\n{"a": 1}\n```\n', ['code-fence', 'code-fence'], '{"a": 1}'],
  ['members without braces', '"a": [1]', ['unclosed', 'unclosed'], '{"a": [1]}'],
  ['a dot behind a bracket', '{"a": [1].\n}', ['stray'], '{"a": [1]\n}'],
]

describe('JSON as people write it', () => {
  it.each(CASES)('%s', (_name, text, kinds, mended) => {
    const { mistakes } = readTolerantly(text)
    expect(mistakes.map(({ kind }) => kind)).toEqual(kinds)
    expect(
      applyEdits(
        text,
        mistakes.flatMap(({ edits }) => edits),
      ).text,
    ).toBe(mended)
  })

  it('that breaks off is marked at the innermost bracket, which is nearest to the end', () => {
    expect(readTolerantly('{"a": {"b": [1').mistakes.map(({ span }) => span)).toEqual([
      { start: 12, end: 13 },
    ])
  })

  it('has no mistake exactly when Go reads it, and then the same tree', () => {
    const noise = fc.stringMatching(/^[[\]{}:,"'\\ \n a1.#/-]{0,30}$/)
    fc.assert(
      fc.property(fc.oneof(fc.json(), noise), (text) => {
        const ours = readTolerantly(text)
        const real = go.scan(text)
        const clean = ours.tree !== undefined && ours.mistakes.every(({ kind }) => kind === 'path-escape')
        expect(clean).toBe(real.ok)
        if (real.ok) expect(ours.tree).toEqual(real.value.tree)
      }),
      { numRuns: 2000 },
    )
  })

  it('is mended to something that Go reads, where every mistake says how', () => {
    const json = fc.json().filter((text) => text.length > 2)
    const signs = [
      ',',
      '\u00a0',
      '// x\n',
      '/*',
      "'",
      '"',
      '\u201c',
      '#',
      ';',
      ':',
      '=',
      '\\',
      'x',
      '.',
      '\n',
    ]
    const spoil = fc.tuple(fc.constantFrom(...signs, '[', ']', '{', '}'), fc.nat(), fc.boolean())
    fc.assert(
      fc.property(json, fc.array(spoil, { minLength: 1, maxLength: 3 }), (text, spoils) => {
        const spoilt = spoils.reduce((before, [sign, at, instead]) => {
          const place = at % (before.length + 1)
          return before.slice(0, place) + sign + before.slice(place + (instead ? 1 : 0))
        }, text)
        const { tree, mistakes } = readTolerantly(spoilt)
        if (tree === undefined || mistakes.some(({ edits }) => edits.length === 0)) return
        const mended = applyEdits(
          spoilt,
          mistakes.flatMap(({ edits }) => edits),
        )
        if (mended.refused.length === 0)
          expect(go.scan(mended.text).ok, `${spoilt} -> ${mended.text}`).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps its places inside the text, whatever the text', () => {
    const inside = (tree: Tree, length: number): boolean =>
      tree.start >= 0 && tree.start <= tree.end && tree.end <= length
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { tree, mistakes } = readTolerantly(text)
        if (tree !== undefined) {
          expect(inside(tree, text.length)).toBe(true)
          plain(tree)
        }
        for (const { span } of mistakes) expect(span.start <= span.end && span.end <= text.length).toBe(true)
      }),
    )
  })

  it('reads deep nesting as far as Go does', () => {
    expect(readTolerantly('['.repeat(20_000)).mistakes.some(({ kind }) => kind === 'too-deep')).toBe(true)
    expect(readTolerantly('['.repeat(9_999) + ']'.repeat(9_999)).mistakes).toEqual([])
  })

  it('reads the real files that are no JSON', () => {
    const real = '../shared/corpus/real'
    for (const name of existsSync(real) ? readdirSync(real) : []) {
      if (name.endsWith('.meta.json')) continue
      const text = new TextDecoder().decode(readFileSync(`${real}/${name}`)).replace(/^\uFEFF/, '')
      const { tree, mistakes } = readTolerantly(text)
      const clean = mistakes.every(({ kind }) => kind === 'path-escape')
      expect(clean, name).toBe(go.scan(text).ok)
      if (!name.includes('utf16')) expect(tree?.kind, name).toMatch(/object|array/)
    }
  })
})
