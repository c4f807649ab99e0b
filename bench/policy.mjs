// How long the compilation of NetworkPolicies takes and how much memory: `npm run bench:policy`. Each size runs in a
// process of its own, so that the memory is its own too.
// @ts-check
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { importBundled } from '../scripts/bundled.mjs'

const NAMESPACES = [12, 25, 50, 100]
const MOST_MEMORY = 2 * 1024 ** 3

const [, , size] = process.argv
if (size !== undefined) {
  const { measure } = await importBundled('bench/policy.ts')
  const result = measure(Number(size))
  console.log(JSON.stringify({ ...result, memory: process.resourceUsage().maxRSS * 1024 }))
} else {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n`)
  console.log('| policies | pods   | ACLs    | JSON      | time   | a thousand ACLs | most memory |')
  console.log('| -------- | ------ | ------- | --------- | ------ | --------------- | ----------- |')
  const rows = NAMESPACES.map(run)
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) throw new Error('no row')
  const growth = perAcl(last) / perAcl(first)
  console.log(`\nThe time of an ACL at the largest size is ${growth.toFixed(2)} of that at the smallest.`)
  if (last.memory > MOST_MEMORY) console.error(`more than ${MOST_MEMORY / 1024 ** 3} GiB of memory`)
  if (growth > 2) console.error('the time grows faster than the output')
  process.exitCode = last.memory > MOST_MEMORY || growth > 2 ? 1 : 0
}

/** @param {number} namespaces */
function run(namespaces) {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(import.meta.url), String(namespaces)],
    {
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(stderr)
  const row = JSON.parse(stdout)
  const cells = [
    row.policies,
    row.pods,
    row.acls,
    `${(row.bytes / 1e6).toFixed(1)} MB`,
    `${row.seconds.toFixed(2)} s`,
    `${(perAcl(row) * 1e6).toFixed(1)} ms`,
    `${(row.memory / 1024 ** 2).toFixed(0)} MiB`,
  ]
  console.log(`| ${cells.join(' | ')} |`)
  return row
}

/** @param {{ seconds: number, acls: number }} row */
function perAcl({ seconds, acls }) {
  return seconds / acls
}
