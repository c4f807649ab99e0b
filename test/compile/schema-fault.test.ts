import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { schemaFault } from '../../src/compile/schema-fault.ts'
import { ARTIFACT_SCHEMAS } from '../../src/generated/artifact-schemas.ts'
import { mutants } from '../support/mutants.ts'

const published = (kind: string): object =>
  JSON.parse(readFileSync(`schemas/artifacts/${kind}.schema.json`, 'utf8'))

const FILES = readdirSync('golden/compile').flatMap((name) => {
  const text = readFileSync(`golden/compile/${name}/cluster.yaml`, 'utf8')
  return compile({ path: 'cluster.yaml', text }).files.filter(({ path }) =>
    /\.(json|conf|conflist)$/.test(path),
  )
})

describe.each(Object.entries(ARTIFACT_SCHEMAS))('the schema of %s', (kind, schema) => {
  const ajv = new Ajv2020({ strict: true, strictRequired: false }).compile(published(kind))
  const documents = FILES.filter((file) => file.kind === kind).map(({ text }): unknown => JSON.parse(text))

  it('fits every file of the goldens, for ajv and for the compiler', () => {
    expect(documents.length).toBeGreaterThan(0)
    for (const document of documents) {
      expect(ajv(document), JSON.stringify(ajv.errors)).toBe(true)
      expect(schemaFault(schema, document)).toBe(undefined)
    }
  })

  it('refuses what ajv refuses, and nothing else', () => {
    const verdicts = new Map<boolean, number>()
    for (const document of documents) {
      for (const [change, mutant] of mutants(document, '')) {
        const fits = ajv(mutant)
        expect(schemaFault(schema, mutant) === undefined, `${kind} ${change}`).toBe(fits)
        verdicts.set(fits, (verdicts.get(fits) ?? 0) + 1)
      }
    }
    expect(verdicts.get(false)).toBeGreaterThan(3)
  })
})

it('the schema of the manifest fits the manifest of every golden', () => {
  const ajv = new Ajv2020({ strict: true }).compile(published('manifest'))
  const manifests = FILES.filter(({ kind }) => kind === 'manifest')
  expect(manifests.length).toBeGreaterThan(20)
  for (const { text } of manifests) expect(ajv(JSON.parse(text)), JSON.stringify(ajv.errors)).toBe(true)
})

it('a place is named by its pointer', () => {
  const schema = ARTIFACT_SCHEMAS['hns-endpoint'] ?? {}
  const endpoint = { Name: 'cbr0_ep', IPAddress: '10.244.1.2' }
  expect(schemaFault(schema, { ...endpoint, IPAddress: 'x' })).toBe('/IPAddress')
  expect(schemaFault(schema, { ...endpoint, Ipaddress: 'x' })).toBe('/Ipaddress')
  expect(schemaFault(schema, { Name: 'cbr0_ep' })).toBe('')
})
