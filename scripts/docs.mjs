// @ts-check
/** Writes the pages of docs/ that are made from the sources. `--check` writes nothing and fails on a difference. */
import { readFileSync, writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { importBundled } from './bundled.mjs'

const ROOT = new URL('../', import.meta.url)

/** Each page, and the function that makes its text. */
const PAGES = [
  { path: 'docs/cli.md', module: 'src/cli/reference.ts', make: 'reference' },
  { path: 'docs/traps.md', module: 'test/traps/page.ts', make: 'page' },
  { path: 'docs/kubernetes-releases.md', module: 'scripts/changes-page.mts', make: 'changesPage' },
  { path: 'docs/policies.md', module: 'src/convert/policies-page.ts', make: 'policiesPage' },
]

const check = process.argv.includes('--check')
for (const { path, module, make } of PAGES) {
  const url = new URL(path, ROOT)
  const text = await format(await (await importBundled(module))[make](), {
    ...(await resolveConfig(url)),
    parser: 'markdown',
  })
  if (text === read(url)) continue
  console.log(`${check ? 'differs' : 'wrote'}: ${path}`)
  if (check) process.exitCode = 1
  else writeFileSync(url, text)
}
if (process.exitCode === 1) console.error('run npm run docs')

/** @param {URL} url */
function read(url) {
  try {
    return readFileSync(url, 'utf8')
  } catch {
    return ''
  }
}
