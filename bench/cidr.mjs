// Benchmarks of `hnsc cidr` beside other programs: `npm run bench:cidr`. With `--quick` the lists end at 10^4, and with
// `--only peers`, `ipv6` or `growth` one part is measured. All figures of a table come from one run, whose programs take
// turns; ratios are what counts, since other work on the machine slows all alike.
// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { KINDS, lines } from './data.mjs'
import { measure, ratio, seconds, table, unable, works } from './measure.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))
const hnsc = join(root, 'bin/hnsc.js')
const npmPeers = join(root, 'bench/.peers')
const NPM = ['fast-cidr-tools', 'cidr-tools']

const quick = process.argv.includes('--quick')
const LARGEST = quick ? 4 : 6
const RUNS = quick ? 3 : 5
const folder = mkdtempSync(join(tmpdir(), 'hnsc-bench-'))

const missing = []
const python = ['python3', '/usr/bin/python3'].find((name) => works(name, ['-c', 'import netaddr']))
const iprange = spawnSync('iprange', ['--help'], { stdio: 'ignore' }).error === undefined
if (!iprange) missing.push('iprange (apt-get install iprange)')
if (python === undefined) missing.push('netaddr (apt-get install python3-netaddr)')
const npm = NPM.filter((name) => existsSync(join(npmPeers, 'node_modules', name)))
if (npm.length < NPM.length)
  missing.push(`${NPM.join(' and ')} (npm install --prefix bench/.peers ${NPM.join(' ')})`)
const problem = unable()
if (problem !== undefined) {
  console.error(problem)
  process.exit(2)
}

/** @param {string} kind @param {4 | 6} family @param {number} power */
function file(kind, family, power) {
  const path = join(folder, `${kind}-${family}-${power}.txt`)
  if (!existsSync(path)) writeFileSync(path, lines(kind, family, 10 ** power))
  return path
}

/** @param {readonly import('./measure.mjs').Program[]} programs */
function compared(programs) {
  const figures = measure(programs, RUNS)
  const base = figures[0]
  const rows = programs.map(({ name }, i) => {
    const { wall = 0, cpu = 0, memory = 0 } = figures[i] ?? {}
    return [
      name,
      seconds(wall),
      ratio(wall, base?.wall ?? 0),
      seconds(cpu),
      ratio(cpu, base?.cpu ?? 0),
      (memory / 1024).toFixed(0),
    ]
  })
  return table([['', 'wall, s', 'ratio', 'processor, s', 'ratio', 'peak MiB'], ...rows])
}

const node = process.execPath
/** @param {string} path @returns {import('./measure.mjs').Program[]} */
const count = (path) => [
  ...(iprange ? [{ name: '`iprange -C`', command: ['iprange', '-C', path] }] : []),
  { name: '`hnsc cidr check --count`', command: [node, hnsc, 'cidr', 'check', '--count', path] },
]
/** @param {string} path @returns {import('./measure.mjs').Program[]} */
const merge = (path) => [
  ...(iprange ? [{ name: '`iprange`', command: ['iprange', path] }] : []),
  { name: '`hnsc cidr ops merge`', command: [node, hnsc, 'cidr', 'ops', 'merge', path] },
  ...npm.map((name) => ({
    name: `${name} (npm)`,
    command: [node, join(root, 'bench/peers/npm-merge.mjs'), npmPeers, name, path],
    runs: 1,
  })),
  ...(python === undefined
    ? []
    : [
        {
          name: 'netaddr (Python)',
          command: [python, join(root, 'bench/peers/netaddr-merge.py'), path],
          runs: 1,
        },
      ]),
]
/** @param {string} path @returns {import('./measure.mjs').Program[]} */
const floors = (path) => [
  { name: 'floor: `node -e 0`', command: [node, '-e', '0'] },
  {
    name: 'floor: Node reads the file',
    command: [node, '-e', 'require("fs").readFileSync(process.argv[1])', path],
  },
]

/** @type {string[]} */
const sections = []

/** The parts of the report, by the names that `--only` takes. */
const PARTS = {
  peers() {
    const routes = file('routes', 4, LARGEST)
    sections.push(`## 10^${LARGEST} IPv4 prefixes as in a routing table`)
    sections.push(`Counting overlaps:\n\n${compared([...count(routes), ...floors(routes)])}`)
    sections.push(
      `Merging, with the result written out:\n\n${compared([...merge(routes), ...floors(routes)])}`,
    )

    const phases = spawnSync(node, [join(root, 'bench/phases.mjs'), routes], { encoding: 'utf8' }).stdout
    sections.push(
      `Where the processor time goes, in milliseconds of one cold process (\`node bench/phases.mjs FILE\`):\n\n${table(
        [
          ['step', 'ms'],
          ...phases
            .trimEnd()
            .split('\n')
            .map((row) => row.split('\t')),
        ],
      )}`,
    )
  },
  ipv6() {
    const routes = file('routes', 4, LARGEST)
    const six = measure(
      [
        { name: '', command: [node, hnsc, 'cidr', 'check', '--count', routes] },
        { name: '', command: [node, hnsc, 'cidr', 'check', '--count', file('routes', 6, LARGEST)] },
        { name: '', command: [node, hnsc, 'cidr', 'ops', 'merge', routes] },
        { name: '', command: [node, hnsc, 'cidr', 'ops', 'merge', file('routes', 6, LARGEST)] },
      ],
      RUNS,
    )
    const [count4, count6, merge4, merge6] = six
    sections.push(`## IPv6 beside IPv4, 10^${LARGEST} prefixes`)
    sections.push(
      table([
        ['', 'IPv4, s', 'IPv6, s', 'ratio', 'IPv6 peak MiB'],
        [
          'count',
          seconds(count4?.cpu ?? 0),
          seconds(count6?.cpu ?? 0),
          ratio(count6?.cpu ?? 0, count4?.cpu ?? 0),
          ((count6?.memory ?? 0) / 1024).toFixed(0),
        ],
        [
          'merge',
          seconds(merge4?.cpu ?? 0),
          seconds(merge6?.cpu ?? 0),
          ratio(merge6?.cpu ?? 0, merge4?.cpu ?? 0),
          ((merge6?.memory ?? 0) / 1024).toFixed(0),
        ],
      ]),
    )
  },
  growth() {
    sections.push('## Growth')
    sections.push(
      'Processor time of `hnsc cidr check --count` in seconds, less that of an empty list. The last column is the factor of ' +
        'the last step, from a tenth of the prefixes to all of them.',
    )
    const powers = Array.from({ length: LARGEST - 2 }, (_, i) => i + 3)
    const empty = join(folder, 'empty.txt')
    writeFileSync(empty, '')
    const growth = []
    for (const family of /** @type {const} */ ([4, 6])) {
      for (const kind of KINDS) {
        const figures = measure(
          [empty, ...powers.map((power) => file(kind, family, power))].map((path) => ({
            name: path,
            command: [node, hnsc, 'cidr', 'check', '--count', path],
          })),
          3,
        )
        const [floor, ...times] = figures.map(({ cpu }) => cpu)
        const net = times.map((time) => Math.max(time - (floor ?? 0), 0))
        growth.push([`IPv${family} ${kind}`, ...net.map(seconds), ratio(net.at(-1) ?? 0, net.at(-2) ?? 0)])
      }
    }
    sections.push(table([['', ...powers.map((power) => `10^${power}`), 'factor'], ...growth]))
  },
}
const only = process.argv[process.argv.indexOf('--only') + 1] ?? ''
for (const [name, run] of Object.entries(PARTS)) if (!(only in PARTS) || name === only) run()

rmSync(folder, { recursive: true })
console.log(`# Address ranges

Medians of ${RUNS} runs in turn, of one run for programs that take long and of three for growth; ratios are to the first
row of a table.

${missing.length === 0 ? 'All peers were there.' : `Left out, since not installed: ${missing.join('; ')}.`}

${sections.join('\n\n')}
`)
