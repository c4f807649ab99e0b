import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyHelp } from '../src/cli/every-help.ts'
import manifest from '../package.json' with { type: 'json' }

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

test('it runs where code from strings is forbidden, help and all', () => {
  const run = (...argv: readonly string[]): string =>
    execFileSync(
      'node',
      ['--disallow-code-generation-from-strings', join(installed, 'bin/hnsc.js'), ...argv],
      {
        encoding: 'utf8',
      },
    )
  expect(run('--help')).toContain('Commands:')
  expect(run('completion', 'bash')).toContain('complete -o')
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
