import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const hnsc = join(root, 'bin/hnsc.js')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

let folder = ''
/** The files that README shows are laid where its commands run. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hnsc-readme-'))
  for (const [, name = '', text = ''] of readme.matchAll(/^```yaml (\S+)\n([\s\S]*?)^```$/gm)) {
    writeFileSync(join(folder, name), text)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

const sessions = [...readme.matchAll(/^```console\n\$ hnsc (.+)\n([\s\S]*?)^```$/gm)]

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
