import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
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
  for (const [, path = ''] of readme.matchAll(/\]\(([^)]+)\)/g))
    expect(existsSync(join(root, path))).toBe(true)
})
