// @ts-check
/**
 * Fuzzes every command that reads files, keeping the inputs that run code which none before has run:
 * `npm run fuzz:coverage -- [--seconds 60] [--seed 1] [--only validate]`. An input for which a command fails by a fault of
 * its own, or takes longer than a second, is put into build/fuzz/, and the exit code is 1.
 *
 * The coverage is V8's own, block by block. It is asked for after every input; a function counts as run in a new way when
 * the blocks that it has left out are not those of an earlier time.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
})
const root = fileURLToPath(new URL('../', import.meta.url))
const finds = join(root, 'build/fuzz')

/** What reads files, and which of the seeds are meant for it. */
const ENTRANCES = [
  ['compile -', /examples\/[^/]*\.ya?ml$/],
  ['spec -', /examples\/[^/]*\.ya?ml$/],
  ['validate -', /test\/examples\//],
  ['validate - --diff', /test\/examples\//],
  ['trace -', /\.(conf|conflist)$/],
  ['upgrade-check - --from 1.23', /\.(txt|ps1|cmd|yaml|yml)$/],
  ['cidr check -', /\.(txt|csv|ya?ml|json)$/],
  ['cidr plan -', /\.(txt|csv|ya?ml|json)$/],
  ['cidr ops merge -', /\.(txt|csv)$/],
  ['policy convert - --to v1', /\.(json|conf|conflist)$/],
  ['policy convert - --to v2', /\.(json|conf|conflist)$/],
  ['policy acl -', /\.ya?ml$/],
  ['policy simulate - --from a/p --to 10.0.0.2:80/tcp', /\.ya?ml$/],
  ['cidr suggest --service 20 --avoid -', /\.(txt|csv|ya?ml|json)$/],
  ['explain -', /test\/examples\//],
  ['validate examples/overlay-full.yaml --spec -', /examples\/[^/]*\.ya?ml$/],
  ['validate - --spec examples/overlay-full.yaml', /test\/examples\//],
  [
    'trace --subnet-env - golden/compile/l2bridge-flannel-hns-v1/expect/nodes/win-1/cni/10-cbr0.conf',
    /\.env$/,
  ],
].filter(([line]) => String(line).startsWith(values.only))

const { hnsc, mutate, randomFrom } = await bundled()
const seeds = ['examples', 'test/examples', 'golden', 'test/acl'].flatMap(filesIn)
const session = new Session()
session.connect()
await post('Profiler.enable')
await post('Profiler.startPreciseCoverage', { callCount: false, detailed: true })

/** @type {Map<string, Set<string>>} */
const seen = new Map()
let found = 0
let executions = 0
console.log('| entrance | executions | seeds | kept | found |\n| --- | --: | --: | --: | --: |')
for (const [line = '', meant = /./] of ENTRANCES) await fuzz(String(line), new RegExp(meant))
console.log(`\n${executions} executions, ${found} found, ${blocks()} ways to run ${seen.size} functions`)
process.exitCode = found === 0 ? 0 : 1

/**
 * @param {string} line
 * @param {RegExp} meant
 */
async function fuzz(line, meant) {
  const random = randomFrom(Number(values.seed))
  const queue = seeds.filter(({ name }) => meant.test(name)).map(({ bytes }) => bytes)
  const given = queue.length
  const before = { executions, found }
  const end = Date.now() + (Number(values.seconds) * 1000) / ENTRANCES.length
  const order = queue.map((bytes) => ({ bytes, at: random() })).toSorted((a, b) => a.at - b.at)
  for (let i = 0; Date.now() < end; i++) {
    // Every other time a seed as it is, as long as there are any; they show what is known to be reached.
    const seed = i % 2 === 0 ? order.pop()?.bytes : undefined
    const parent = queue[Math.floor(random() * queue.length)] ?? new Uint8Array()
    const input = seed ?? mutate(parent, queue, random)
    executions++
    await run(line, input)
    if ((await isNew()) && seed === undefined) queue.push(input)
  }
  const counts = [executions - before.executions, given, queue.length - given, found - before.found]
  console.log(`| \`hnsc ${line}\` | ${counts.join(' | ')} |`)
}

/**
 * @param {string} line
 * @param {Uint8Array} input
 */
async function run(line, input) {
  const cpu = process.cpuUsage()
  const { exit, stderr } = await hnsc(line.split(' '), { stdin: input })
  const { user, system } = process.cpuUsage(cpu)
  const slow = user + system > 1_000_000
  if (exit < 3 && !slow) return
  found++
  mkdirSync(finds, { recursive: true })
  const name = createHash('sha256').update(input).digest('hex').slice(0, 12)
  writeFileSync(join(finds, name), input)
  const why = slow ? `${Math.round((user + system) / 1000)} ms` : stderr.slice(0, 2000)
  console.error(`hnsc ${line} < build/fuzz/${name}: ${why}`)
}

/** True when the last input has run a function in a way that none before has. */
async function isNew() {
  const { result } = await post('Profiler.takePreciseCoverage')
  let fresh = false
  for (const { url, functions } of result) {
    if (!url.includes('hnsc-fuzz-')) continue
    for (const { ranges } of functions) {
      const [whole] = ranges
      if (whole === undefined || whole.count === 0) continue
      const place = `${whole.startOffset}-${whole.endOffset}`
      const ways = seen.get(place) ?? new Set()
      const left = ranges.filter((/** @type {any} */ range) => range.count === 0)
      const way = left.map((/** @type {any} */ range) => range.startOffset).join()
      if (!ways.has(way)) fresh = true
      ways.add(way)
      seen.set(place, ways)
    }
  }
  return fresh
}

function blocks() {
  return [...seen.values()].reduce((sum, ways) => sum + ways.size, 0)
}

/** The command and the mutations as one module, of which V8 tells the coverage. */
async function bundled() {
  const folder = mkdtempSync(join(tmpdir(), 'hnsc-fuzz-'))
  const outfile = join(folder, 'entrances.cjs')
  const contents = [
    `export { hnsc } from './test/cli/fake-io.ts'`,
    `export { mutate, randomFrom } from './test/support/mutate.ts'`,
  ].join('\n')
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    // As the command itself is built: what asks where it is gets an address.
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: 'var importMetaUrl=require("node:url").pathToFileURL(__filename).href;' },
    logLevel: 'warning',
  })
  const module = await import(pathToFileURL(outfile).href)
  rmSync(folder, { recursive: true })
  return module.default
}

/** @param {string} folder */
function filesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.ts'))
    .map((entry) => ({
      name: join(entry.parentPath, entry.name),
      bytes: readFileSync(join(entry.parentPath, entry.name)),
    }))
    .filter(({ bytes }) => bytes.length < 20_000)
}

/**
 * @param {string} method
 * @param {object} [parameters]
 * @returns {Promise<any>}
 */
function post(method, parameters = {}) {
  return new Promise((resolve, reject) => {
    session.post(method, parameters, (error, result) => (error === null ? resolve(result) : reject(error)))
  })
}
