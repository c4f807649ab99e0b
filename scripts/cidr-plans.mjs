// Checks files of address plans as `hnsc cidr check` does: `npm run cidr-plans -- FILE…`. Every plan is printed with what
// was expected and what was found. Ends with the line `N as expected, M not, K without ranges`; exits 1 when a plan's
// worst finding has another severity than expected. Whether the finding is the expected one is for the reader to say.
// @ts-check
import { readFileSync } from 'node:fs'
import { importBundled } from './bundled.mjs'

const paths = process.argv.slice(2)
if (paths.length === 0) {
  console.error('usage: npm run cidr-plans -- FILE…')
  process.exit(2)
}

/** @type {typeof import('../test/support/cidr-plans.ts')} */
const { judgePlan, knownPlans } = await importBundled('test/support/cidr-plans.ts')

const counts = { agree: 0, differ: 0, prose: 0 }
for (const path of paths) {
  for (const known of knownPlans(JSON.parse(readFileSync(path, 'utf8')))) {
    console.log(`${known.id} ${known.title}\n  expected ${known.severity}: ${known.expectedFinding}`)
    if (!known.hasRanges) {
      counts.prose++
      console.log('  no ranges to check')
      continue
    }
    const { findings, worst } = judgePlan(known)
    for (const { code, severity, message } of findings) console.log(`  found ${severity} ${code}: ${message}`)
    const agrees = worst === known.severity
    counts[agrees ? 'agree' : 'differ']++
    if (!agrees) console.log(`  DIFFERS: the worst is ${worst}`)
  }
}
console.log(`${counts.agree} as expected, ${counts.differ} not, ${counts.prose} without ranges`)
process.exit(counts.differ === 0 ? 0 : 1)
