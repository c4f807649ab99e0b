import { readdirSync, readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { validate, type Validated } from '../../src/validate/validate.ts'
import { validateOnce } from '../../src/validate/validate-once.ts'

const FILES = readdirSync('test/examples', { recursive: true, encoding: 'utf8' }).filter((path) =>
  statSync(`test/examples/${path}`).isFile(),
)

test('a file is judged alike, whether an equal one came before or not', () => {
  expect(FILES.length).toBeGreaterThan(200)
  for (const path of FILES) {
    const text = readFileSync(`test/examples/${path}`)
    const judge = validateOnce({})
    judge({ path: `first/${path}`, text })
    const again = shown(judge({ path: `second/${path}`, text }))
    expect(again).toEqual(shown(validate({ path: `second/${path}`, text })))
  }
})

test('files are equal when their names and their texts are', () => {
  const judge = validateOnce({})
  const conf = '{"cniVersion": "1.0.0", "name": "a", "type": "win-bridge"}'
  const { diagnostics } = judge({ path: 'a/10.conf', text: conf })
  expect(judge({ path: 'b/10.conf', text: conf }).diagnostics).toHaveLength(diagnostics.length)
  for (const [path, text] of [
    ['a/10.conflist', conf],
    ['a/10.conf', conf.replace('win-bridge', 'win-brigde')],
    ['a/10.conf', `\uFEFF${conf}`],
  ] as const) {
    expect(shown(judge({ path, text }))).toEqual(shown(validate({ path, text })))
  }
})

/** All but the tree, which may be too deep to be compared. */
function shown({ kind, diagnostics, document }: Validated) {
  return { kind, diagnostics, pieces: document.pieces }
}
