// @ts-check
/**
 * Validates many CNI configurations, beside reading and parsing them and beside a schema check that is compiled for each
 * file, as scripts around ajv do: `npm run bench:many-files -- [--files 10000] [--runs 3] [--peer-files 500]`. The files
 * are those of a fleet once with flannel, which has the same configuration on every node, and once with win-bridge,
 * where every node has its own subnet. Needs GNU time.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '3' },
    'peer-files': { type: 'string', default: '500' },
  },
})
const hnsc = fileURLToPath(new URL('../bin/hnsc.js', import.meta.url))
const peer = fileURLToPath(new URL('peers/schema-per-file.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'hnsc-many-'))
const count = Number(values.files)

const few = Math.min(count, Number(values['peer-files']))

try {
  console.log(
    `| ${count} files | wall, s | processor, s | of a file, ms | ratio |\n| --- | --: | --: | --: | --: |`,
  )
  for (const [name, spec] of [
    ['the same', 'overlay-flannel'],
    ['all different', 'l2bridge-win-bridge'],
  ]) {
    const model = modelOf(spec)
    // A folder each: in one folder they would be configurations that compete.
    const files = Array.from({ length: count }, (_, i) => {
      const file = join(folder, String(i), '10-cni.conflist')
      mkdirSync(join(folder, String(i)), { recursive: true })
      const own = `10.${i >> 8}.${i & 255}.`
      writeFileSync(file, spec === 'overlay-flannel' ? model : model.replaceAll('10.244.1.', own))
      return file
    })
    const list = join(folder, 'list')
    const short = join(folder, 'short')
    writeFileSync(list, files.join('\n'))
    writeFileSync(short, files.slice(0, few).join('\n'))
    /** @type {readonly (readonly [name: string, files: number, command: readonly string[]])[]} */
    const programs = [
      ['floor: read and `JSON.parse`', count, [process.execPath, peer, 'parse', list]],
      ['`hnsc validate FILE...`', count, [process.execPath, hnsc, 'validate', ...files]],
      ['ajv, its schema compiled for each file', few, [process.execPath, peer, 'ajv', short]],
    ]
    /** @type {{ wall: number, cpu: number }[][]} */
    const figures = programs.map(() => [])
    for (let run = 0; run < Number(values.runs); run++) {
      for (const [i, [, , command]] of programs.entries()) figures[i]?.push(measure(command))
    }
    const base = median((figures[0] ?? []).map(({ cpu }) => cpu)) / count
    for (const [i, [program, measured]] of programs.entries()) {
      const cpu = median((figures[i] ?? []).map((one) => one.cpu))
      const wall = median((figures[i] ?? []).map((one) => one.wall))
      const each = cpu / measured
      const what = `${name}: ${program}${measured === count ? '' : `, ${measured} files`}`
      console.log(
        `| ${what} | ${wall.toFixed(2)} | ${cpu.toFixed(2)} | ${(each * 1000).toFixed(3)} | ${(each / base).toFixed(2)} |`,
      )
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The configuration of one node of an example. @param {string | undefined} example */
function modelOf(example) {
  const spec = fileURLToPath(new URL(`../examples/${example}.yaml`, import.meta.url))
  const argv = [hnsc, 'compile', spec, '--node', 'win-1', '--only', 'cni-config']
  return spawnSync(process.execPath, argv, { encoding: 'utf8' }).stdout
}

/** @param {readonly string[]} command */
function measure(command) {
  const { stderr, status } = spawnSync('/usr/bin/time', ['-f', '\n%e %U %S', ...command], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1e8,
  })
  if (status !== 0) throw new Error(stderr.slice(-2000))
  const [wall = 0, user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  return { wall, cpu: user + system }
}

/** @param {readonly number[]} list */
function median(list) {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN
}
