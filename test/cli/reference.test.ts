import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import { reference } from '../../src/cli/reference.ts'

test('docs/cli.md is what the table of commands says (npm run docs)', async () => {
  const path = join(import.meta.dirname, '../../docs/cli.md')
  const options = await resolveConfig(path)
  expect(readFileSync(path, 'utf8')).toBe(await format(reference(), { ...options, parser: 'markdown' }))
})
