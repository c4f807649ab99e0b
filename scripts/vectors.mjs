// Replays files of measured cases against the program models: `npm run vectors -- FILE…`. Ends with the line
// `N agree, M disagree` and exits 1 when any disagrees.
// @ts-check
import { readFileSync } from 'node:fs'
import { importBundled } from './bundled.mjs'

const paths = process.argv.slice(2)
if (paths.length === 0) {
  console.error('usage: npm run vectors -- FILE…')
  process.exit(2)
}

const { FORMS } = await importBundled('test/support/vectors/forms.ts')
const { replay } = await importBundled('test/support/vectors/agree.ts')

let agreed = 0
let disagreed = 0
for (const path of paths) {
  const file = read(path)
  const form = FORMS.find((/** @type {any} */ { matches }) => matches(file))
  if (form === undefined) {
    console.error(
      `${path}: no known form; known are ${FORMS.map((/** @type {any} */ { name }) => name).join(', ')}`,
    )
    process.exit(2)
  }
  const cases = form.cases(file)
  for (const { id, reason } of form.leftOut?.(file) ?? [])
    console.log(`${path}: ${id} is left out: ${reason}`)
  let here = 0
  for (const vector of cases) {
    const { agrees, want, have } = replay(vector)
    if (agrees) here++
    else console.log(`${path}: ${vector.id}\n  measured: ${shown(want)}\n  modelled: ${shown(have)}`)
  }
  console.log(`${path} (${form.name}): ${here} of ${cases.length} agree`)
  agreed += here
  disagreed += cases.length - here
}
console.log(`${agreed} agree, ${disagreed} disagree`)
process.exit(disagreed === 0 ? 0 : 1)

/** @param {string} path */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    console.error(`${path}: ${error instanceof Error ? error.message : error}`)
    process.exit(2)
  }
}

/** @param {unknown} value */
function shown(value) {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
