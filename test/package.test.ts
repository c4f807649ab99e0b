import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { COMMANDS } from '../src/cli/commands.ts'
import { everyHelp } from '../src/cli/every-help.ts'

const root = join(import.meta.dirname, '..')
let folder = ''
let installed = ''

/** The package is packed and installed as a user would, without network and without scripts. */
beforeAll(() => {
  if (!existsSync(join(root, 'dist/cli/start.cjs'))) throw new Error('npm run build comes first')
  folder = mkdtempSync(join(tmpdir(), 'hnsc-package-'))
  npm(root, 'pack', '--ignore-scripts', '--pack-destination', folder)
  const [tarball = ''] = readdirSync(folder)
  npm(folder, 'install', '--global', '--prefix', folder, '--offline', join(folder, tarball))
  installed = join(folder, 'lib/node_modules/hnsc')
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function npm(cwd: string, ...argv: readonly string[]): void {
  const quiet = ['--silent', '--no-audit', '--no-fund', '--no-update-notifier']
  execFileSync('npm', [...argv, ...quiet], { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
}

function files(): string[] {
  return readdirSync(installed, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(installed, path)).isFile(),
  )
}

test('the installed command runs', () => {
  const out = execFileSync(join(folder, 'bin/hnsc'), ['--version'], { encoding: 'utf8' })
  expect(out).toBe(`${manifest.version}\n`)
})

/** Arguments with which every command does its work; those of all commands, as a test below sees to. */
const WORK: Readonly<Record<string, readonly string[]>> = {
  compile: ['examples/overlay-full.yaml'],
  spec: ['examples/overlay-full.yaml'],
  init: [],
  modes: [],
  trace: ['conf'],
  validate: ['conf', 'examples/overlay-full.yaml', '--format', 'sarif'],
  'upgrade-check': ['flags.txt', '--from', '1.30'],
  explain: ['WIN301'],
  'cidr check': ['examples/overlay-full.yaml', '10.0.0.0/8'],
  'cidr plan': ['examples/overlay-full.yaml', '--format', 'svg'],
  'cidr suggest': ['--service', '/20', '--avoid', '10.0.0.0/9'],
  'cidr ops merge': ['10.0.0.0/9', '10.128.0.0/9'],
  'cidr ops subtract': ['10.0.0.0/8', '10.0.0.0/9'],
  'cidr ops intersect': ['10.0.0.0/8', '10.0.0.0/9'],
  'cidr ops contains': ['10.0.0.0/8', '10.0.0.0/9'],
  'cidr ops split': ['10.0.0.0/8', '--length', '9'],
  'policy convert': ['conf', '--to', 'v2'],
  'policy acl': ['pods.yaml'],
  'policy simulate': ['pods.yaml', '--from', 'a/p', '--to', '10.0.0.2:80/tcp'],
  completion: ['bash'],
}

const POD = `apiVersion: v1
kind: Pod
metadata: { name: p, namespace: a, labels: { app: x } }
status: { podIP: 10.0.0.1 }
`

describe('where code from strings is forbidden', () => {
  const strict = ['--disallow-code-generation-from-strings']
  const run = (...argv: readonly string[]) =>
    spawnSync('node', [...strict, join(installed, 'bin/hnsc.js'), ...argv], { encoding: 'utf8' })

  test('help runs', () => {
    expect(run('--help').stdout).toContain('Commands:')
  })

  test.each(COMMANDS.map(({ name }) => name))('hnsc %s runs', (name) => {
    writeFileSync(join(folder, 'flags.txt'), '--node-ip=10.0.0.1\n--cluster-dns=10.96.0.10\n')
    writeFileSync(join(folder, 'pods.yaml'), POD)
    const conf = run(
      'compile',
      'examples/l2bridge-win-bridge.yaml',
      '--node',
      'win-1',
      '--only',
      'cni-config',
    )
    writeFileSync(join(folder, 'conf'), conf.stdout)
    const given = WORK[name]
    if (given === undefined) throw new Error(`what does ${name} take?`)
    const argv = given.map((word) =>
      ['conf', 'flags.txt', 'pods.yaml'].includes(word) ? join(folder, word) : word,
    )
    const { status, stdout, stderr } = run(...name.split(' '), ...argv)
    expect([0, 1], stderr).toContain(status)
    expect(stdout.length).toBeGreaterThan(0)
  })
})

describe('a program that uses the library', () => {
  const consumer = (): string => {
    const at = join(folder, 'consumer')
    mkdirSync(join(at, 'node_modules'), { recursive: true })
    if (!existsSync(join(at, 'node_modules/hnsc'))) symlinkSync(installed, join(at, 'node_modules/hnsc'))
    writeFileSync(join(at, 'package.json'), '{ "type": "module" }')
    return at
  }

  test('compiles against its types in the strictest mode, as an ES module and as CommonJS', () => {
    const at = consumer()
    writeFileSync(
      join(at, 'use.ts'),
      `import { type Artifact, compile, type Diagnostic, validate } from 'hnsc'
import * as net from 'hnsc/net'
const { files, diagnostics } = compile({ path: 'a.yaml', text: '' }, { set: ['dns.domain=a'] })
export const paths: readonly string[] = files.map(({ path }) => path)
export const all: readonly Diagnostic[] = [...diagnostics, ...validate({ path: 'b', text: '{}' }).diagnostics]
export const kinds = (artifacts: readonly Artifact[]): string => artifacts.map(({ kind }) => kind).join()
export { net }
// @ts-expect-error: a spec has a path
compile({ text: '' })
`,
    )
    writeFileSync(
      join(at, 'use.cts'),
      `import hnsc = require('hnsc')
import { parseCidr } from 'hnsc/net'
export const paths: readonly string[] = hnsc.compile({ path: 'a', text: '' }).files.map(({ path }) => path)
export const isRange: boolean = parseCidr('10.0.0.0/8').ok
`,
    )
    const strict = [
      '--strict',
      '--exactOptionalPropertyTypes',
      '--noUncheckedIndexedAccess',
      '--isolatedModules',
    ]
    for (const module of [
      ['--module', 'nodenext', 'use.ts', 'use.cts'],
      ['--module', 'esnext', '--moduleResolution', 'bundler', 'use.ts'],
    ]) {
      const argv = [
        join(root, 'node_modules/typescript/bin/tsc'),
        '--noEmit',
        '--types',
        '',
        '--target',
        'es2022',
      ]
      const { stdout, status } = spawnSync('node', [...argv, ...strict, ...module], {
        cwd: at,
        encoding: 'utf8',
      })
      expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
    }
  })

  test('may be a CommonJS module where Node can require ES modules', () => {
    const program = "console.log(typeof require('hnsc').compile, typeof require('hnsc/net').parseCidr)"
    const { stdout, stderr } = spawnSync('node', ['--input-type=commonjs', '-e', program], {
      cwd: consumer(),
      encoding: 'utf8',
    })
    if ('require_module' in process.features && process.features.require_module === true) {
      expect(stdout).toBe('function function\n')
      expect(stderr).not.toContain('Error')
    } else expect(stderr).toContain('ERR_REQUIRE_ESM')
  })
})

test('help is there laid out, as yargs lays it out', async () => {
  const run = (line: string) =>
    execFileSync(join(folder, 'bin/hnsc'), [...line.split(' ').slice(1), '--help'], { encoding: 'utf8' })
  const texts = await everyHelp(80)
  for (const line of ['hnsc', 'hnsc cidr', 'hnsc cidr ops', 'hnsc validate', 'hnsc compile']) {
    expect(run(line)).toBe(texts.get(line))
  }
  const code = readdirSync(join(installed, 'dist/cli')).map((name) =>
    readFileSync(join(installed, 'dist/cli', name), 'utf8'),
  )
  for (const text of texts.values()) {
    const [first = ''] = text.split('\n')
    expect(code.some((each) => each.includes(first))).toBe(true)
  }
})

test('the package holds what is needed and nothing else', () => {
  const strangers = files().filter(
    (path) => !/^(bin|dist|schemas)\/|^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/.test(path),
  )
  expect(strangers).toEqual([])
  expect(files().filter((path) => /\.(test\.|ts$)/.test(path) && !path.endsWith('.d.ts'))).toEqual([])
  expect(files()).toEqual(
    expect.arrayContaining(['LICENSE', 'CHANGELOG.md', 'dist/third-party-licenses.txt']),
  )
})

test('it is under 3 MiB, depends on nothing and runs no script when it is installed', () => {
  const size = files().reduce((sum, path) => sum + statSync(join(installed, path)).size, 0)
  expect(size).toBeLessThan(3 * 1024 * 1024)
  expect(manifest).not.toHaveProperty('dependencies')
  const scripts = Object.keys(manifest.scripts)
  expect(scripts.filter((name) => /^(pre|post)?(install|prepare|uninstall)$|^prepare/.test(name))).toEqual([])
})

test('docs/install.md tells its size and how many files it has, about', () => {
  const page = readFileSync('docs/install.md', 'utf8')
  const told = (words: RegExp) => Number(words.exec(page)?.[1])
  const size = files().reduce((sum, path) => sum + statSync(join(installed, path)).size, 0)
  expect(Math.abs(told(/\| unpacked: under 3 MiB +\| ([\d.]+) MiB/) - size / 2 ** 20)).toBeLessThan(0.1)
  expect(Math.abs(told(/\| only what is needed is packed +\| (\d+) files/) - files().length)).toBeLessThan(10)
})

test('every package that is bundled is in the licences', () => {
  const licenses = readFileSync(join(installed, 'dist/third-party-licenses.txt'), 'utf8')
  for (const name of ['yargs', 'cliui', 'y18n']) expect(licenses).toMatch(new RegExp(`^${name} \\d`, 'm'))
})

test('the bill of materials names what is bundled, with the digests of the lock file', () => {
  const { bomFormat, components } = JSON.parse(readFileSync(join(installed, 'dist/sbom.cdx.json'), 'utf8'))
  const licenses = readFileSync(join(installed, 'dist/third-party-licenses.txt'), 'utf8')
  expect(bomFormat).toBe('CycloneDX')
  expect(components.length).toBeGreaterThan(3)
  for (const { name, version, hashes } of components) {
    expect(licenses).toContain(`${name} ${version} (`)
    expect(hashes[0].content).toMatch(/^[0-9a-f]{128}$/)
  }
})

test('nothing in the package names a path of the machine that built it', () => {
  for (const path of files()) expect(readFileSync(join(installed, path), 'utf8')).not.toContain(root)
})
