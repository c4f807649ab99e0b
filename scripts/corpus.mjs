// Judges real files, each beside a description NAME.meta.json with the verdict of a person: `npm run corpus -- [FOLDER]`.
// Prints a row a file, ends with the line `N agree, M disagree` and exits 1 when any disagrees.
// `npm run corpus -- --page` writes docs/corpus.md instead, from the files beside the repository.
// @ts-check
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { importBundled } from './bundled.mjs'

if (process.argv[2] === '--page') {
  await writePage()
  process.exit()
}
const [folder = '../shared/corpus/real', ...others] = process.argv.slice(2)
if (others.length > 0 || !existsSync(folder)) {
  console.error('usage: npm run corpus -- [FOLDER]')
  process.exit(2)
}

const { judgeCorpus } = await importBundled('test/support/corpus.ts')

/** @type {readonly import('../test/support/corpus.ts').CorpusResult[]} */
const results = judgeCorpus(folder)
const width = Math.max(0, ...results.map(({ name }) => name.length))
for (const { name, verdict, wanted, found, missed, right } of results) {
  const codes = found.map(short).join(' ') || 'nothing'
  const note = right ? '' : ` (wanted: ${[wanted, ...missed].join(', ')})`
  console.log(
    `${name.padEnd(width)}  ${verdict.padEnd(10)}  ${right ? 'agrees   ' : 'DISAGREES'}  ${codes}${note}`,
  )
}
const agreed = results.filter(({ right }) => right).length
console.log(`${agreed} agree, ${results.length - agreed} disagree`)
process.exit(agreed === results.length ? 0 : 1)

/**
 * An error by its code alone; the others by their code and the first letter of their severity.
 * @param {string} finding
 */
function short(finding) {
  const [severity = '', code = ''] = finding.split(' ')
  return severity === 'error' ? code : `${code}(${severity.slice(0, 1)})`
}

async function writePage() {
  const { corpusPage } = await importBundled('test/support/corpus-page.ts')
  const text = corpusPage()
  const path = 'docs/corpus.md'
  if (text === undefined) {
    console.error('there are no files beside the repository')
    process.exit(2)
  }
  const formatted = await format(text, { ...(await resolveConfig(path)), parser: 'markdown' })
  if (!existsSync(path) || readFileSync(path, 'utf8') !== formatted) {
    writeFileSync(path, formatted)
    console.log(`wrote: ${path}`)
  }
}
