import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'yaml'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const hnsc = join(root, 'bin/hnsc.js')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
/** Pages whose commands are run; the files that they show are laid where these run. */
const pages = [readme, readFileSync(join(root, 'docs/cidr.md'), 'utf8')].join('\n')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hnsc-readme-'))
  for (const [, name = '', text = ''] of pages.matchAll(/^```(?:yaml|json|csv) (\S+)\n([\s\S]*?)^```$/gm)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

const sessions = [...pages.matchAll(/^```console\n\$ hnsc (.+)\n([\s\S]*?)^```$/gm)]

test('README shows at least one command with what it prints', () => {
  expect(sessions.length).toBeGreaterThan(0)
})

test.each(sessions.map(([, command = '', text = '']) => [command, text]))(
  'hnsc %s prints it',
  (command, text) => {
    const { stdout, stderr } = spawnSync(process.execPath, [hnsc, ...command.split(' ')], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(stdout + stderr).toBe(text)
  },
)

test('the example of the library prints what its comments say', () => {
  const blocks = [...pages.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code)
  const code = blocks.find((block) => block.includes("'hnsc/net'")) ?? ''
  const said = [...code.matchAll(/^console\.log.*\/\/ (.*)$/gm)].map(([, text]) => text)
  expect(said).toHaveLength(3)
  const own = code.replace("'hnsc/net'", JSON.stringify(pathToFileURL(join(root, 'dist/net.js')).href))
  const stdout = execFileSync(process.execPath, ['--input-type=module', '-e', own], { encoding: 'utf8' })
  expect(stdout.trimEnd().split('\n')).toEqual(said)
})

test('the shipped example ends with files on disk', () => {
  const out = join(folder, 'out')
  const example = join(root, 'examples/overlay-flannel.yaml')
  execFileSync(process.execPath, [hnsc, 'compile', example, '-o', out], { stdio: 'ignore' })
  expect(existsSync(join(out, 'manifest.json'))).toBe(true)
})

test('every page that README links to is there', () => {
  for (const [, path = ''] of readme.matchAll(/\]\((?!https:)([^)]+)\)/g))
    expect(existsSync(join(root, path))).toBe(true)
})

test('the pipelines and hooks of README are YAML, and call hnsc with options that it has', () => {
  const files = [...readme.matchAll(/^```yaml (\.github\S+|azure\S+|\.pre-commit\S+)\n([\s\S]*?)^```$/gm)]
  expect(files.map(([, name]) => name)).toHaveLength(3)
  const hooks = readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')
  const calls = [...files.map(([, , text = '']) => text), hooks].flatMap((text) => {
    expect(parse(text)).toBeTypeOf('object')
    return [...text.matchAll(/hnsc validate[^|>\n]*/g)].map(([call]) => call)
  })
  const help = execFileSync(process.execPath, [hnsc, 'validate', '--help'], { encoding: 'utf8' })
  for (const [option] of calls.join(' ').matchAll(/--[a-z-]+/g)) expect(help).toContain(option)
})

test('a file goes through hnsc validate in a pipe', () => {
  const run = (input: string, ...options: string[]) =>
    spawnSync(process.execPath, [hnsc, 'validate', ...options, '-'], { input, encoding: 'utf8' })
  expect(run('{"type": "x",}').status).toBe(1)
  expect(run('{"type": "x",}', '--fix').stdout).toBe('{"type": "x"}')
  expect(run('', '--format', 'nothing').status).toBe(2)
})
