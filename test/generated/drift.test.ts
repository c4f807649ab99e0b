import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Ajv2020 } from 'ajv/dist/2020.js'
// @ts-expect-error a script without types
import { generate } from '../../scripts/generate.mjs'

test('src/generated is what scripts/generate.mjs makes of schemas/', async () => {
  const files: ReadonlyMap<string, string> = await generate()
  expect(files.size).toBeGreaterThan(2)
  for (const [path, text] of files) expect(readFileSync(path, 'utf8'), path).toBe(text)
})

test('the validators import nothing', () => {
  const text = readFileSync('src/generated/validators.js', 'utf8')
  expect(text).not.toMatch(/^\s*import\b/m)
  expect(text).not.toMatch(/\brequire\((?!\\?["']ajv)/)
})

const SCHEMAS = ['cluster-network', 'diagnostics'].map((name): { readonly $id: string } =>
  JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')),
)

test.each(SCHEMAS)('$id is closed, and every field of it says what it is for', (schema) => {
  expect(new Ajv2020().validateSchema(schema)).toBe(true)
  expect(openOrSilent(schema, '')).toEqual([])
})

/** Objects that take unknown keys, and properties that have no description. */
function openOrSilent(value: unknown, at: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  const schema = new Map(Object.entries(value))
  const found: string[] = []
  const properties = schema.get('properties')
  if (typeof properties === 'object' && properties !== null && !Array.isArray(properties)) {
    if (schema.get('additionalProperties') !== false) found.push(`${at} is open`)
    for (const [name, property] of Object.entries(properties)) {
      const text = JSON.stringify(property)
      if (!text.includes('"description"') && !text.includes('"$ref"'))
        found.push(`${at}/${name} has no description`)
    }
  }
  return [...found, ...[...schema].flatMap(([key, inner]) => openOrSilent(inner, `${at}/${key}`))]
}
