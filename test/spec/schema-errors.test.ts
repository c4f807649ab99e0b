import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { schemaErrors } from '../../src/spec/schema-errors.ts'
import { readJson } from '../../src/text/json-tree.ts'
import { plain, type Tree } from '../../src/text/tree.ts'
import { parseYaml } from '../../src/text/yaml.ts'
import { mutants } from '../support/mutants.ts'

const published: object = JSON.parse(readFileSync('schemas/cluster-network.schema.json', 'utf8'))
const ajv = new Ajv2020({ allErrors: true, messages: false, allowUnionTypes: true }).compile(published)

const SPECS = ['examples', 'test/spec/bad'].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => `${folder}/${file}`),
)

test('what departs from the schema is what ajv finds, for every spec and every change of one', () => {
  let compared = 0
  for (const path of SPECS) {
    const { tree } = parseYaml(readFileSync(path, 'utf8'))
    if (tree === undefined) continue
    const spec = plain(tree)
    const changed = path.startsWith('examples') ? [...mutants(spec, '')] : []
    for (const [change, mutant] of [['as it is', spec] as const, ...changed]) {
      ajv(mutant)
      const wanted = (ajv.errors ?? []).map(({ instancePath, keyword, params }) =>
        JSON.stringify({ instancePath, keyword, params: named(params) }),
      )
      const found = schemaErrors(treeOf(mutant)).map((error) => JSON.stringify(error))
      expect(found.toSorted(), `${path} ${change}`).toEqual(wanted.toSorted())
      compared++
    }
  }
  expect(compared).toBeGreaterThan(300)
})

test('of a key that stands twice the last counts', () => {
  const { tree } = parseYaml(
    'apiVersion: 1\nkind: ClusterNetwork\nnetwork: 1\ncidrs: 1\nnetwork: {driver: overlay}\n',
  )
  const wrong = tree && schemaErrors(tree).map(({ instancePath }) => instancePath)
  expect(wrong).toEqual(['/apiVersion', '/cidrs'])
})

function treeOf(value: unknown): Tree {
  const tree = readJson(JSON.stringify(value))
  if (typeof tree === 'string') throw new Error(tree)
  return tree
}

/** The parameters that are read; ajv says more of bounds. */
function named(params: Readonly<Record<string, unknown>>): object {
  const { comparison: _, ...rest } = params
  return rest
}
