// @ts-check
/** Reads and parses each file of a list; with `ajv` a schema is compiled for each and the file is checked. */
import { readFileSync } from 'node:fs'

const [mode = '', list = ''] = process.argv.slice(2)
const { Ajv2020 } = mode === 'ajv' ? await import('ajv/dist/2020.js') : {}
const schema = JSON.parse(
  readFileSync(new URL('../../schemas/artifacts/cni-config.schema.json', import.meta.url), 'utf8'),
)
let bad = 0
for (const file of readFileSync(list, 'utf8').split('\n')) {
  const value = JSON.parse(readFileSync(file, 'utf8'))
  if (Ajv2020 !== undefined && !new Ajv2020({ strict: false }).compile(schema)(value)) bad++
}
console.log(bad)
