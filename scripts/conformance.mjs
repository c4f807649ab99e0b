// Holds the program models against the real programs: `npm run conformance`. See docs/conformance.md.
// @ts-check
import { spawnSync } from 'node:child_process'
import { importBundled } from './bundled.mjs'

if (spawnSync('go', ['version']).status !== 0) {
  console.log('conformance: skipped, Go is not here')
  process.exit(0)
}
const { main } = await importBundled('conformance/driver/main.ts')
process.exitCode = await main(process.argv.slice(2))
