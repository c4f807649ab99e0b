// @ts-check
/**
 * Runs the whole suite on every release line of Node that is promised: the oldest patch of the oldest line, and the
 * newest of each other. The binaries come from npm packages, into a temporary folder. Arguments are passed to vitest.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const VERSIONS = ['20.19.0', '22', '24', '26']

const root = fileURLToPath(new URL('../', import.meta.url))
const system = process.platform === 'win32' ? 'win' : process.platform
const failed = []

execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' })
for (const version of VERSIONS) {
  const folder = mkdtempSync(join(tmpdir(), 'hnsc-node-'))
  try {
    const name = `node-${system}-${process.arch}`
    const quiet = ['--no-save', '--silent', '--no-audit', '--no-fund', '--ignore-scripts']
    execFileSync('npm', ['install', '--prefix', folder, ...quiet, `${name}@${version}`], { stdio: 'inherit' })
    const bin = join(folder, 'node_modules', name, 'bin')
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH']}` }
    const exact = execFileSync('node', ['--version'], { env, encoding: 'utf8' }).trim()
    console.log(`== Node ${exact}`)
    const argv = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', ...process.argv.slice(2)]
    if (spawnSync('node', argv, { cwd: root, env, stdio: 'inherit' }).status !== 0) failed.push(exact)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
if (failed.length > 0) {
  console.error(`the suite fails on Node ${failed.join(', ')}`)
  process.exitCode = 1
}
