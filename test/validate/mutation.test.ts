import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/generated/types.ts'
import { validateDiagnosticReport } from '../../src/generated/validators.js'
import { json } from '../../src/print/json.ts'
import { decode } from '../../src/text/decode.ts'
import { fixText } from '../../src/validate/fix-text.ts'
import { validate } from '../../src/validate/validate.ts'
import { mutate, randomFrom } from '../support/mutate.ts'
import { corpusFiles } from '../support/shared.ts'

/**
 * Files changed at random. `npm run fuzz` makes 10,000 of them, of the real files beside the repository where those are
 * there, and of the examples; the seed is in the name of a test that fails.
 */
const COUNT = Number(process.env['FUZZ'] ?? 200)
const SEED = Number(process.env['FUZZ_SEED'] ?? 1)

/** Milliseconds of CPU that one file may take. */
const MOST_MS = 50

const examples = readdirSync('test/examples', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\/(?:bad|good)\.\w+$/.test(path) && !path.startsWith('WIN039'))
  .map((path) => ({ name: path, bytes: readFileSync(`test/examples/${path}`) }))
const files = COUNT > 1000 ? [...corpusFiles('real'), ...examples] : examples
const all = files.map(({ bytes }) => bytes)

describe(`${COUNT} files changed at random, with seed ${SEED}`, () => {
  test('are all judged: no throw, in time, with places inside of the text, as valid JSON', () => {
    const slow: string[] = []
    for (const { name, bytes } of files) validate({ path: name, text: bytes })
    for (let i = 0; i < COUNT; i++) {
      const random = randomFrom(SEED * 1_000_003 + i)
      const { name, bytes } = files[i % files.length] ?? { name: '', bytes: new Uint8Array() }
      const text = mutate(bytes, all, random)
      const what = `mutation ${i} of ${name}`
      const { diagnostics, ms } = timed(name, text, what)
      if (ms > MOST_MS && [1, 2, 3].every(() => timed(name, text, what).ms > MOST_MS))
        slow.push(`${what}: ${Math.round(ms)} ms`)
      expect(outside(diagnostics, decode(text).text.length), what).toEqual([])
      expect(validateDiagnosticReport(JSON.parse(json(diagnostics))), what).toBe(true)
    }
    expect(slow).toEqual([])
  }, 1_200_000)

  test('are fixed once and for all', () => {
    for (let i = 0; i < COUNT / 10; i++) {
      const random = randomFrom(SEED * 1_000_003 + i * 7)
      const { name, bytes } = files[i % files.length] ?? { name: '', bytes: new Uint8Array() }
      const once = fixText({ path: name, text: mutate(bytes, all, random) }, { unsafe: random() < 0.5 })
      // What has nothing to be fixed, or bytes that no text can hold, is not written at all.
      if (once.made.length === 0) continue
      const twice = fixText({ path: name, text: once.text }, { unsafe: false })
      expect(twice.text, `mutation ${i} of ${name}`).toBe(once.text)
    }
  }, 1_200_000)
})

/** What is said of a text, and the milliseconds of CPU that this takes. */
function timed(path: string, text: Uint8Array, what: string) {
  const before = process.cpuUsage()
  try {
    const { diagnostics } = validate({ path, text })
    const { user, system } = process.cpuUsage(before)
    return { diagnostics, ms: (user + system) / 1000 }
  } catch (error) {
    throw new Error(what, { cause: error })
  }
}

function outside(diagnostics: readonly Diagnostic[], length: number): readonly Diagnostic[] {
  return diagnostics.filter(({ location, related = [], fix }) => {
    const ranges = [
      location.range,
      ...related.map((place) => place.location.range),
      ...(fix?.edits ?? []).map(({ range }) => range),
    ]
    return ranges.some(
      ({ start, end }) => start.offset < 0 || end.offset < start.offset || end.offset > length,
    )
  })
}
