// @ts-check
/** Judges command lines with verdicts: `npm run cmdlines -- FILE…`, each a JSON list of `id`, `cmdline`, `k8s`, `verdict`. */
import { importBundled } from './bundled.mjs'

const paths = process.argv.slice(2)
if (paths.length === 0) {
  console.error('usage: npm run cmdlines -- FILE…')
  process.exit(2)
}
const { judgeCmdlines } = await importBundled('test/support/cmdlines.ts')
for (const path of paths) {
  const lines = judgeCmdlines(path)
  if (lines.length === 0) {
    console.error(`${path}: no lines`)
    process.exitCode = 2
  }
  for (const { id, verdict, found, right } of lines) {
    console.log(`${right ? 'right' : 'WRONG'} ${id} ${verdict}`)
    for (const text of found) console.log(`  ${text}`)
    if (!right) process.exitCode ||= 1
  }
  console.log(
    `${path}: ${lines.filter(({ right }) => right).length} of ${lines.length} as their verdicts say`,
  )
}
