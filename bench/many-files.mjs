// @ts-check
/**
 * Validates many CNI configurations, beside reading and parsing them and beside a schema check that is compiled for each
 * file, as scripts around ajv do: `npm run bench:many-files -- [--files 10000] [--runs 3]`. Needs GNU time.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { files: { type: 'string', default: '10000' }, runs: { type: 'string', default: '3' } },
})
const hnsc = fileURLToPath(new URL('../bin/hnsc.js', import.meta.url))
const peer = fileURLToPath(new URL('peers/schema-per-file.mjs', import.meta.url))
const spec = fileURLToPath(new URL('../examples/l2bridge-win-bridge.yaml', import.meta.url))
const model = spawnSync(
  process.execPath,
  [hnsc, 'compile', spec, '--node', 'win-1', '--only', 'cni-config'],
  {
    encoding: 'utf8',
  },
).stdout
const folder = mkdtempSync(join(tmpdir(), 'hnsc-many-'))
const count = Number(values.files)

try {
  // A folder each: in one folder they would be configurations that compete.
  const files = Array.from({ length: count }, (_, i) => {
    const file = join(folder, String(i), '10-cni.conflist')
    mkdirSync(join(folder, String(i)))
    writeFileSync(file, model.replaceAll('10.244.', `10.${i % 256}.`))
    return file
  })
  const list = join(folder, 'list')
  writeFileSync(list, files.join('\n'))
  const programs = [
    ['floor: read and `JSON.parse`', [process.execPath, peer, 'parse', list]],
    ['`hnsc validate FILE...`', [process.execPath, hnsc, 'validate', ...files]],
    ['ajv, its schema compiled for each file', [process.execPath, peer, 'ajv', list]],
  ]
  /** @type {number[][]} */
  const figures = programs.map(() => [])
  for (let run = 0; run < Number(values.runs); run++) {
    for (const [i, [, command]] of programs.entries())
      figures[i]?.push(measure(/** @type {string[]} */ (command)))
  }
  const [base = NaN] = figures.map(median)
  console.log(`| ${count} files | processor, s | ratio |\n| --- | --: | --: |`)
  for (const [i, [name]] of programs.entries()) {
    const cpu = median(figures[i] ?? [])
    console.log(`| ${name} | ${cpu.toFixed(2)} | ${(cpu / base).toFixed(2)} |`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** @param {readonly string[]} command */
function measure(command) {
  const { stderr, status } = spawnSync('/usr/bin/time', ['-f', '\n%U %S', ...command], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1e8,
  })
  if (status !== 0) throw new Error(stderr.slice(-2000))
  const [user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  return user + system
}

/** @param {readonly number[]} list */
function median(list) {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN
}
