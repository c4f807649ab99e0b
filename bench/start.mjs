// How long commands take to start and do a small task, beside Node itself: `npm run bench:start`. Programs take turns;
// ratios are to `node -e 0`.
// @ts-check
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measure, ratio, table, unable } from './measure.mjs'

const RUNS = 15
const root = fileURLToPath(new URL('../', import.meta.url))
const hnsc = join(root, 'bin/hnsc.js')
const node = process.execPath

const problem = unable()
if (problem !== undefined) {
  console.error(problem)
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'hnsc-bench-'))
try {
  const out = join(folder, 'out')
  const [conf, spec] = ['one.conf', 'two.yaml'].map((name) => join(root, 'bench', name))
  /** @type {readonly (readonly [name: string, aim: string, command: readonly string[]])[]} */
  const rows = [
    ['`node -e 0`', '', ['-e', '0']],
    ['`hnsc --version`', '', [hnsc, '--version']],
    ['`hnsc validate one.conf`', '1.5', [hnsc, 'validate', conf ?? '']],
    ['`hnsc compile` of two nodes', '2', [hnsc, 'compile', spec ?? '', '-o', out]],
    ['`hnsc --help`', '3', [hnsc, '--help']],
    ['`hnsc cidr check --count 10.0.0.0/8`', '', [hnsc, 'cidr', 'check', '--count', '10.0.0.0/8']],
  ]
  const figures = measure(
    rows.map(([name, , command]) => ({ name, command: [node, ...command] })),
    RUNS,
  )
  const [base] = figures
  const cells = rows.map(([name, aim], i) => {
    const { wall = 0, cpu = 0, memory = 0 } = figures[i] ?? {}
    const times = [(wall * 1000).toFixed(0), ratio(wall, base?.wall ?? 0), (cpu * 1000).toFixed(0)]
    return [name, ...times, ratio(cpu, base?.cpu ?? 0), aim, (memory / 1024).toFixed(0)]
  })
  console.log(`## Start

Made by \`npm run bench:start\` with Node ${process.version}: medians of ${RUNS} runs in turn, ratios to \`node -e 0\`.

${table([['', 'wall, ms', 'ratio', 'processor, ms', 'ratio', 'aim', 'peak MiB'], ...cells])}
`)
} finally {
  rmSync(folder, { recursive: true })
}
