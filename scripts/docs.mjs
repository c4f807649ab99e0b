// @ts-check
/** Writes the pages of docs/ that are made from the sources. `--check` writes nothing and fails on a difference. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { importBundled } from './bundled.mjs'

const ROOT = new URL('../', import.meta.url)

/** Each page, and the function that makes its text. */
const PAGES = [
  { path: 'docs/cli.md', module: 'src/cli/reference.ts', make: 'reference' },
  { path: 'docs/traps.md', module: 'test/traps/page.ts', make: 'page' },
  { path: 'docs/kubernetes-releases.md', module: 'scripts/changes-page.mts', make: 'changesPage' },
  { path: 'docs/modes.md', module: 'src/explain/modes-page.ts', make: 'modesPage' },
  { path: 'docs/policies.md', module: 'src/convert/policies-page.ts', make: 'policiesPage' },
]

const check = process.argv.includes('--check')
for (const { path, module, make } of PAGES) {
  const url = new URL(path, ROOT)
  const text = await format(await (await importBundled(module))[make](), {
    ...(await resolveConfig(url)),
    parser: 'markdown',
  })
  put(path, text)
}
process.chdir(fileURLToPath(ROOT))
const { madeFromExamples } = await importBundled('test/support/pages.ts')
for (const { path, text } of await madeFromExamples()) put(path, text)
if (process.exitCode === 1) console.error('run npm run docs')

/**
 * @param {string} path
 * @param {string} text
 */
function put(path, text) {
  const url = new URL(path, ROOT)
  if (text === read(url)) return
  console.log(`${check ? 'differs' : 'wrote'}: ${path}`)
  if (check) process.exitCode = 1
  else writeFileSync(url, text)
}

/** @param {URL} url */
function read(url) {
  try {
    return readFileSync(url, 'utf8')
  } catch {
    return ''
  }
}
