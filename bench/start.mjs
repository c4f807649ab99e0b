// How long commands take to start and do a small task, beside Node itself: `npm run bench:start`. Programs take turns;
// ratios are to `node -e 0`.
// @ts-check
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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

const CONF = {
  cniVersion: '1.0.0',
  name: 'cbr0',
  type: 'win-bridge',
  apiVersion: 2,
  policies: [
    {
      name: 'EndpointPolicy',
      value: { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.244.0.0/16', '10.96.0.0/12'] } },
    },
    {
      name: 'EndpointPolicy',
      value: { Type: 'SDNRoute', Settings: { DestinationPrefix: '10.96.0.0/12', NeedEncap: true } },
    },
  ],
  ipam: { type: 'host-local', subnet: '10.244.1.0/24', rangeStart: '10.244.1.3' },
}

const SPEC = `apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
metadata: { name: two }
network: { driver: overlay }
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }
nodes:
  - { name: win-1, managementIP: 10.127.130.38, podCIDR: 10.244.1.0/24 }
  - { name: win-2, managementIP: 10.127.130.39, podCIDR: 10.244.2.0/24 }
`

const folder = mkdtempSync(join(tmpdir(), 'hnsc-bench-'))
try {
  const [conf, spec, out] = ['one.conf', 'two.yaml', 'out'].map((name) => join(folder, name))
  writeFileSync(conf ?? '', JSON.stringify(CONF, null, 2))
  writeFileSync(spec ?? '', SPEC)
  /** @type {readonly (readonly [name: string, aim: string, command: readonly string[]])[]} */
  const rows = [
    ['`node -e 0`', '', ['-e', '0']],
    ['`hnsc --version`', '', [hnsc, '--version']],
    ['`hnsc validate one.conf`', '1.5', [hnsc, 'validate', conf ?? '']],
    ['`hnsc compile` of two nodes', '2', [hnsc, 'compile', spec ?? '', '-o', out ?? '']],
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
