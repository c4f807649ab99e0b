// @ts-check
/**
 * Compiles fleets, beside a Node program that writes the same bytes in the same way and does nothing else, and prints
 * the table of docs/benchmarks.md: `npm run bench:fleet -- [--nodes 1000,10000] [--runs 3] [--in DIR]`. Needs GNU time.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    nodes: { type: 'string', default: '1000,10000' },
    runs: { type: 'string', default: '3' },
    in: { type: 'string', default: tmpdir() },
  },
})
const runs = Number(values.runs)
const sizes = values.nodes.split(',').map(Number)
const hnsc = fileURLToPath(new URL('../bin/hnsc.js', import.meta.url))
const floor = fileURLToPath(new URL('fleet-floor.mjs', import.meta.url))
const folder = mkdtempSync(join(values.in, 'hnsc-fleet-'))

try {
  console.log(
    '| nodes | | processor, s | ratio | of a node, ms | peak MiB |\n| --: | --- | --: | --: | --: | --: |',
  )
  for (const count of sizes) {
    const spec = join(folder, 'spec.json')
    const out = join(folder, 'out')
    writeFileSync(spec, fleet(count))
    const pattern = patternOf(count)
    const programs = [
      ['floor: the same bytes, written', [process.execPath, floor, pattern, out, String(count)]],
      ['`hnsc compile SPEC -o DIR`', [process.execPath, hnsc, 'compile', spec, '-o', out]],
      [
        'floor: the same bytes to the standard output',
        [process.execPath, floor, pattern, '-', String(count)],
      ],
      [
        'the same with a digest of each file',
        [process.execPath, floor, pattern, '-', String(count), 'digests'],
      ],
      ['`hnsc compile SPEC`', [process.execPath, hnsc, 'compile', spec]],
    ]
    /** @type {{ cpu: number, mib: number }[][]} */
    const figures = programs.map(() => [])
    for (let run = 0; run < runs; run++) {
      for (const [i, [, command]] of programs.entries()) {
        rmSync(out, { recursive: true, force: true })
        figures[i]?.push(measure(/** @type {string[]} */ (command)))
      }
    }
    let base = 0
    for (const [i, [name]] of programs.entries()) {
      const cpu = median((figures[i] ?? []).map((figure) => figure.cpu))
      const mib = median((figures[i] ?? []).map((figure) => figure.mib))
      if (String(name).startsWith('floor')) base = cpu
      const row = [
        count,
        name,
        cpu.toFixed(2),
        (cpu / base).toFixed(2),
        ((cpu / count) * 1000).toFixed(2),
        Math.round(mib),
      ]
      console.log(`| ${row.join(' | ')} |`)
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/**
 * A spec of that many nodes with flannel's overlay, in JSON.
 * @param {number} count
 */
function fleet(count) {
  /** @param {number} value */
  const address = (value) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.')
  const nodes = Array.from({ length: count }, (_, i) => ({
    name: `win-${String(i).padStart(6, '0')}`,
    managementIP: address(0xac_10_00_04 + i),
    podCIDR: `${address(0x0a_00_00_00 + i * 64)}/26`,
  }))
  const cidrs = {
    cluster: '10.0.0.0/8',
    service: '192.168.0.0/16',
    management: '172.16.0.0/14',
    nodeMask: 26,
  }
  const network = { driver: 'overlay', plugin: 'flannel' }
  return JSON.stringify({ apiVersion: 'hnsc.dev/v1alpha1', kind: 'ClusterNetwork', network, cidrs, nodes })
}

/**
 * What the floor writes: the files of the first node as JSON, and how long the files of the whole cluster are.
 * @param {number} count
 */
function patternOf(count) {
  const spec = join(folder, 'one.json')
  const out = join(folder, 'one')
  writeFileSync(spec, fleet(10))
  spawnSync(process.execPath, [hnsc, 'compile', spec, '-o', out])
  /** @type {Record<string, string>} */
  const node = {}
  /** @type {Record<string, number>} */
  const shared = {}
  for (const path of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
    if (!statSync(join(out, path)).isFile()) continue
    const text = readFileSync(join(out, path), 'utf8')
    const own = /^nodes\/win-000000\/(.*)$/.exec(path)?.[1]
    if (own !== undefined) node[own] = text
    // Lists of all nodes grow with them.
    else if (!path.startsWith('nodes/'))
      shared[path] = text.length > 4000 ? (text.length / 10) * count : text.length
  }
  const file = join(folder, 'pattern.json')
  writeFileSync(file, JSON.stringify({ node, shared }))
  rmSync(out, { recursive: true })
  return file
}

/** @param {readonly string[]} command */
function measure(command) {
  const { stderr, status } = spawnSync('/usr/bin/time', ['-f', '\n%U %S %M', ...command], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1e8,
  })
  if (status !== 0) throw new Error(`${command.join(' ')}: ${stderr}`)
  const [user = 0, system = 0, kib = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  return { cpu: user + system, mib: kib / 1024 }
}

/** @param {readonly number[]} figures */
function median(figures) {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? NaN
}
