import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkOutput, type Drift } from '../../src/cli/check-output.ts'
import type { FileSystem } from '../../src/cli/io.ts'
import type { Problem } from '../../src/cli/problem.ts'
import { type Product, type Written, writeOutput } from '../../src/cli/write-output.ts'
import { type Selection, selects } from '../../src/compile/selection.ts'
import { byPath } from '../../src/emit/by-path.ts'
import { fakeIo } from './fake-io.ts'

let out = ''
beforeEach(() => {
  out = join(fs.mkdtempSync(join(tmpdir(), 'hnsc-write-')), 'out')
})
afterEach(() => fs.rmSync(dirname(out), { recursive: true }))

const ALL: Selection = { nodes: [], kinds: [] }

/** A product of files called `KIND` or `NODE/KIND`, as far as they are asked for. */
function product(files: Readonly<Record<string, string>>, selection: Selection = ALL): Product {
  const all = Object.entries(files).map(([path, text]) => {
    const [node, kind = path] = path.split('/')
    return { path, text, kind, ...(path.includes('/') && node !== undefined ? { node } : {}) }
  })
  const selected = all.filter((file) => selects(selection, file)).toSorted(byPath)
  return { files: selected, paths: selected.map(({ path }) => path), selection }
}

interface Options {
  readonly selection?: Selection
  readonly prune?: boolean
  readonly fs?: Partial<FileSystem>
}

type Wrote = Omit<Written, 'written'> & { readonly written: readonly string[] }

function write(files: Readonly<Record<string, string>>, options: Options = {}): Wrote | Problem {
  const { selection = ALL, prune = false } = options
  const result = writeOutput(out, product(files, selection), prune, fakeIo(options))
  if (!('written' in result)) return result
  expect(result.written.count).toBe(result.written.first.length)
  return { ...result, written: result.written.first }
}

function check(files: Readonly<Record<string, string>>, selection = ALL): [Drift | Problem, string] {
  const io = fakeIo()
  const drift = checkOutput(out, product(files, selection), io)
  return [drift, io.stdout.text()]
}

const listed = (): string[] => {
  const manifest = JSON.parse(fs.readFileSync(join(out, 'manifest.json'), 'utf8')) as Record<
    string,
    { path: string }[]
  >
  return [
    ...(manifest['files'] ?? []).map(({ path }) => path),
    ...(manifest['stale'] ?? []).map(({ path }) => `-${path}`),
  ]
}

test('everything is written once, the second time nothing', () => {
  expect(write({ 'a/cni': 'A\n', plan: 'P\n' })).toEqual({
    written: ['a/cni', 'plan', 'manifest.json'],
    unchanged: 0,
    removed: [],
    stale: [],
  })
  expect(write({ 'a/cni': 'A\n', plan: 'P\n' })).toEqual({
    written: [],
    unchanged: 3,
    removed: [],
    stale: [],
  })
  expect(check({ 'a/cni': 'A\n', plan: 'P\n' })).toEqual([{ files: 0, stale: [] }, ''])
})

test('only what changed is written', () => {
  write({ 'a/cni': 'A\n', plan: 'P\n' })
  expect(write({ 'a/cni': 'B\n', plan: 'P\n' })).toMatchObject({
    written: ['a/cni', 'manifest.json'],
    unchanged: 1,
  })
})

test('a file that is not ours is never touched, listed or missed', () => {
  write({ plan: 'P\n' })
  fs.writeFileSync(join(out, 'notes.txt'), 'mine')
  expect(write({ plan: 'Q\n' }, { prune: true })).toMatchObject({ stale: [], removed: [] })
  expect(fs.readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('mine')
  expect(check({ plan: 'Q\n' })[0]).toEqual({ files: 0, stale: [] })
})

describe('a file that the spec no longer makes', () => {
  beforeEach(() => void write({ 'a/cni': 'A\n', 'b/cni': 'B\n' }))

  test('stays, and is told by every later run and by --check', () => {
    expect(write({ 'a/cni': 'A\n' })).toMatchObject({ stale: ['b/cni'], removed: [] })
    expect(write({ 'a/cni': 'A\n' })).toMatchObject({ written: [], stale: ['b/cni'] })
    expect(listed()).toEqual(['a/cni', '-b/cni'])
    expect(check({ 'a/cni': 'A\n' })).toEqual([{ files: 0, stale: ['b/cni'] }, ''])
  })

  test('is removed on request', () => {
    expect(write({ 'a/cni': 'A\n' }, { prune: true })).toMatchObject({ stale: [], removed: ['b/cni'] })
    expect(fs.existsSync(join(out, 'b/cni'))).toBe(false)
    expect(listed()).toEqual(['a/cni'])
  })

  test('stays even then when somebody has changed it', () => {
    fs.writeFileSync(join(out, 'b/cni'), 'mine')
    expect(write({ 'a/cni': 'A\n' }, { prune: true })).toMatchObject({ stale: ['b/cni'], removed: [] })
  })

  test('is forgotten when somebody has removed it', () => {
    write({ 'a/cni': 'A\n' })
    fs.unlinkSync(join(out, 'b/cni'))
    expect(write({ 'a/cni': 'A\n' })).toMatchObject({ stale: [] })
    expect(listed()).toEqual(['a/cni'])
  })

  test('is an ordinary file again when the spec makes it again', () => {
    write({ 'a/cni': 'A\n' })
    expect(write({ 'a/cni': 'A\n', 'b/cni': 'B\n' })).toMatchObject({ written: ['manifest.json'], stale: [] })
    expect(listed()).toEqual(['a/cni', 'b/cni'])
  })
})

describe('a selection', () => {
  const files = { 'a/cni': 'A\n', 'b/cni': 'B\n', plan: 'P\n' }

  test('leaves the rest of the directory alone, and listed', () => {
    write(files)
    expect(
      write({ ...files, 'a/cni': 'X\n', 'b/cni': 'Y\n' }, { selection: { nodes: ['a'], kinds: [] } }),
    ).toEqual({
      written: ['a/cni', 'manifest.json'],
      unchanged: 0,
      removed: [],
      stale: [],
    })
    expect(listed()).toEqual(['a/cni', 'b/cni', 'plan'])
  })

  test('has its own stale files', () => {
    write(files)
    const selection = { nodes: [], kinds: ['cni'] }
    expect(write({ 'a/cni': 'A\n' }, { selection })).toMatchObject({ stale: ['b/cni'] })
    expect(check({ 'a/cni': 'A\n' }, selection)[0]).toMatchObject({ stale: ['b/cni'] })
  })

  test('of a directory that is new lists what it wrote', () => {
    write(files, { selection: { nodes: [], kinds: ['plan'] } })
    expect(listed()).toEqual(['plan'])
  })
})

describe('a check', () => {
  test('shows what would change, and writes nothing', () => {
    write({ plan: 'P\n' })
    const before = fs.readFileSync(join(out, 'manifest.json'), 'utf8')
    const [drift, diff] = check({ plan: 'Q\n', 'a/cni': 'A\n' })
    expect(drift).toEqual({ files: 3, stale: [] })
    expect(diff).toContain('--- a/plan\n+++ b/plan\n@@ -1 +1 @@\n-P\n+Q\n')
    expect(diff).toContain('--- /dev/null\n+++ b/a/cni\n@@ -0,0 +1 @@\n+A\n')
    expect(diff).toContain('+++ b/manifest.json')
    expect(fs.readFileSync(join(out, 'manifest.json'), 'utf8')).toBe(before)
    expect(fs.readdirSync(out).toSorted()).toEqual(['manifest.json', 'plan'])
  })

  test('sends nothing raw to a terminal', () => {
    write({ plan: 'P\n' })
    fs.writeFileSync(join(out, 'plan'), '\u001b]0;title\u0007\n')
    const io = fakeIo({ terminal: true })
    checkOutput(out, product({ plan: 'P\n' }), io)
    expect(io.stdout.text()).not.toMatch(/[\u001b\u0007]/)
    expect(io.stdout.text()).toContain('-\u241b]0;title\u2407\n+P\n')
  })

  test('of a directory that is not there shows everything and makes nothing', () => {
    expect(check({ plan: 'P\n' })[0]).toEqual({ files: 2, stale: [] })
    expect(fs.existsSync(out)).toBe(false)
  })
})

test.each([
  ['not JSON', '{'],
  ['another version', '{"version":2,"files":[{"path":"x","kind":"k","sha256":"0"}]}'],
  ['a list of something else', '{"version":1,"files":[1,null,{"path":"x"}]}'],
  ['paths that lead out', `{"version":1,"files":[{"path":"../x","kind":"k","sha256":"${'0'.repeat(64)}"}]}`],
])('a manifest that is %s lists nothing', (_, text) => {
  fs.mkdirSync(out)
  fs.writeFileSync(join(out, 'manifest.json'), text)
  fs.writeFileSync(join(out, '../x'), 'mine')
  expect(write({ plan: 'P\n' }, { prune: true })).toMatchObject({ stale: [], removed: [] })
  expect(fs.existsSync(join(out, '../x'))).toBe(true)
})

test('what killed runs left goes, also where nothing is written; what running ones have stays', () => {
  write({ 'a/cni': 'A\n', plan: 'P\n' })
  for (const name of ['.hnsc-1.tmp', '.hnsc-2.tmp', '.hnsc-x.tmp', 'a/.hnsc-3.tmp'])
    fs.writeFileSync(join(out, name), '')
  const io = { ...fakeIo(), process: { id: process.pid, isRunning: (id: number) => id === 2 } }
  const result = writeOutput(out, product({ 'a/cni': 'A\n', plan: 'P\n' }), false, io)
  expect(result).toMatchObject({ written: { count: 0 } })
  expect(fs.readdirSync(out).toSorted()).toEqual(['.hnsc-2.tmp', '.hnsc-x.tmp', 'a', 'manifest.json', 'plan'])
  expect(fs.readdirSync(join(out, 'a'))).toEqual(['cni'])
})

describe('what is in the way is found before anything is written', () => {
  const files = { 'a/cni': 'A\n', 'b/cni': 'B\n', plan: 'P\n' }

  test.each<[string, () => void]>([
    ['`b` is a file, and a directory belongs there', () => fs.writeFileSync(join(out, 'b'), '')],
    ['`b` is a symbolic link, and a directory belongs there', () => fs.symlinkSync('.', join(out, 'b'))],
    ['`plan` is a directory, and a file belongs there', () => fs.mkdirSync(join(out, 'plan'))],
    ['`b/cni` is a directory, and a file', () => fs.mkdirSync(join(out, 'b/cni'), { recursive: true })],
    ['`manifest.json` is a directory, and a file', () => fs.mkdirSync(join(out, 'manifest.json'))],
  ])('%s', (text, put) => {
    fs.mkdirSync(out)
    put()
    const result = write(files)
    expect('message' in result ? result.message.replace(`${out}/`, '') : '').toContain(text)
    expect(fs.existsSync(join(out, 'a'))).toBe(false)
  })
})

test('a run that another one overtakes says so and leaves the other manifest', () => {
  write({ plan: 'P\n' })
  let renames = 0
  const renameSync: typeof fs.renameSync = (from, to) => {
    fs.renameSync(from, to)
    if (renames++ === 0) fs.writeFileSync(join(out, 'manifest.json'), 'theirs')
  }
  expect(write({ plan: 'Q\n' }, { fs: { renameSync } })).toMatchObject({
    code: 'WIN007',
    message: `another run has written to \`${out}\` meanwhile`,
  })
  expect(fs.readFileSync(join(out, 'manifest.json'), 'utf8')).toBe('theirs')
})

test('a run that is broken off is finished by the next', () => {
  let writes = 0
  const writeSync = ((fd: number, data: Uint8Array, from: number) => {
    if (writes++ > 0) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', errno: -28 })
    return fs.writeSync(fd, data, from)
  }) as typeof fs.writeSync
  const files = { 'a/cni': 'A\n', 'b/cni': 'B\n' }
  expect(write(files, { fs: { writeSync } })).toMatchObject({ code: 'WIN007' })
  expect(fs.existsSync(join(out, 'manifest.json'))).toBe(false)
  expect(write(files)).toMatchObject({ written: ['b/cni', 'manifest.json'], unchanged: 1 })
})
