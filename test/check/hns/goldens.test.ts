import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { validate } from '../../../src/validate/validate.ts'

const folder = join(import.meta.dirname, '../../../golden/compile')

/** Every document for HNS that the compiler makes in its goldens. */
const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /[\\/]hns[\\/][^\\/]+\.json$/.test(path),
)

test('there are such documents', () => {
  expect(documents.length).toBeGreaterThan(5)
})

test.each(documents)('%s is found to be right', (path) => {
  const { kind, diagnostics } = validate({ path, text: readFileSync(join(folder, path)) })
  expect(kind).toMatch(/^(hns|hcn)-(network|endpoint)$/)
  expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
})
