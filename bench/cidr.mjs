// Benchmarks of `hnsc cidr` beside other programs: `npm run bench:cidr`. With `--write` the result becomes
// docs/benchmarks.md, with `--quick` the lists end at 10^4, and with `--only peers`, `ipv6` or `growth` one part is
// measured. All figures of a table come from one run, whose programs take turns; ratios are what counts, since other work
// on the machine slows all alike.
// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { KINDS, lines } from './data.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))
const hnsc = join(root, 'bin/hnsc.js')
const npmPeers = join(root, 'bench/.peers')
const NPM = ['fast-cidr-tools', 'cidr-tools']

const quick = process.argv.includes('--quick')
const LARGEST = quick ? 4 : 6
const RUNS = quick ? 3 : 5
const folder = mkdtempSync(join(tmpdir(), 'hnsc-bench-'))

/** @typedef {{ readonly wall: number, readonly cpu: number, readonly memory: number }} Figures */
/** @typedef {{ readonly name: string, readonly command: readonly string[], readonly runs?: number }} Program */

/** @param {string} program @param {readonly string[]} args */
function works(program, args) {
  const { status, error } = spawnSync(program, args, { stdio: 'ignore' })
  return error === undefined && status === 0
}

const missing = []
const python = ['python3', '/usr/bin/python3'].find((name) => works(name, ['-c', 'import netaddr']))
const iprange = spawnSync('iprange', ['--help'], { stdio: 'ignore' }).error === undefined
if (!iprange) missing.push('iprange (apt-get install iprange)')
if (python === undefined) missing.push('netaddr (apt-get install python3-netaddr)')
const npm = NPM.filter((name) => existsSync(join(npmPeers, 'node_modules', name)))
if (npm.length < NPM.length)
  missing.push(`${NPM.join(' and ')} (npm install --prefix bench/.peers ${NPM.join(' ')})`)
if (!works('/usr/bin/time', ['-f', '%e', 'true'])) {
  console.error('GNU time is needed (apt-get install time)')
  process.exit(2)
}

/** @param {string} kind @param {4 | 6} family @param {number} power */
function file(kind, family, power) {
  const path = join(folder, `${kind}-${family}-${power}.txt`)
  if (!existsSync(path)) writeFileSync(path, lines(kind, family, 10 ** power))
  return path
}

/** @param {readonly string[]} command @returns {Figures} */
function once(command) {
  const { stderr, status } = spawnSync('/usr/bin/time', ['-f', '\n%e %U %S %M', ...command], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  // Overlaps make the exit code of a check 1.
  if (status !== 0 && !(status === 1 && command.includes('check')))
    throw new Error(`${command.join(' ')} failed:\n${stderr}`)
  const [wall = 0, user = 0, system = 0, memory = 0] = (stderr.trimEnd().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number)
  return { wall, cpu: user + system, memory }
}

/**
 * The medians of programs that take turns.
 * @param {readonly Program[]} programs
 * @returns {readonly Figures[]}
 */
function measure(programs) {
  /** @type {Figures[][]} */
  const all = programs.map(() => [])
  for (let run = 0; run < RUNS; run++) {
    programs.forEach(({ command, runs = RUNS }, i) => {
      if (run < runs) all[i]?.push(once(command))
    })
  }
  return all.map((figures) => ({
    wall: median(figures.map(({ wall }) => wall)),
    cpu: median(figures.map(({ cpu }) => cpu)),
    memory: median(figures.map(({ memory }) => memory)),
  }))
}

/** @param {readonly number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

/** @param {readonly (readonly string[])[]} rows */
function table(rows) {
  const [head = [], ...body] = rows
  return [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...body]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
}

/** @param {number} value */
const seconds = (value) => value.toFixed(2)
/** @param {number} value @param {number} base */
const ratio = (value, base) => (base === 0 ? '' : (value / base).toFixed(2))

/** @param {readonly Program[]} programs */
function compared(programs) {
  const figures = measure(programs)
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
/** @param {string} path @returns {Program[]} */
const count = (path) => [
  ...(iprange ? [{ name: '`iprange -C`', command: ['iprange', '-C', path] }] : []),
  { name: '`hnsc cidr check --count`', command: [node, hnsc, 'cidr', 'check', '--count', path] },
]
/** @param {string} path @returns {Program[]} */
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
/** @param {string} path @returns {Program[]} */
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
    const six = measure([
      { name: '', command: [node, hnsc, 'cidr', 'check', '--count', routes] },
      { name: '', command: [node, hnsc, 'cidr', 'check', '--count', file('routes', 6, LARGEST)] },
      { name: '', command: [node, hnsc, 'cidr', 'ops', 'merge', routes] },
      { name: '', command: [node, hnsc, 'cidr', 'ops', 'merge', file('routes', 6, LARGEST)] },
    ])
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
            runs: 1,
          })),
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

const report = `# Benchmarks

Made by \`npm run bench:cidr -- --write\`. Every program reads a file of generated data (bench/data.mjs) and writes its
result to nowhere, in one process of its own. Figures are medians of ${RUNS} runs in turn, of one run for programs that take
long. Ratios are to the first row of a table. Absolute times depend on the machine and on what else it does; processor
time (user and system together) is disturbed less than wall time.

${missing.length === 0 ? 'All peers were there.' : `Left out, since not installed: ${missing.join('; ')}.`}

${sections.join('\n\n')}
`
rmSync(folder, { recursive: true })
if (process.argv.includes('--write')) writeFileSync(join(root, 'docs/benchmarks.md'), report)
console.log(report)
