import { execFileSync, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type OutputDirectory, outputDirectory } from '../../src/cli/output-directory.ts'
import type { FileSystem } from '../../src/cli/io.ts'
import { fakeIo } from './fake-io.ts'

let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'hnsc-output-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

const at = (name: string): string => join(folder, name)
const out = (given: Partial<FileSystem> = {}): OutputDirectory =>
  outputDirectory(at('out'), fakeIo({ fs: given }))

/** What is wrong, with the folder of the test left out. */
function problem(result: unknown): string {
  if (typeof result !== 'object' || result === null || !('message' in result))
    return `no problem: ${String(result)}`
  return String(result.message).replaceAll(`${folder}/`, '')
}

function failing(code: string): () => never {
  return () => {
    throw Object.assign(new Error(code), { code, errno: -1 })
  }
}

test('directories are made as needed, and the content is exactly the text', () => {
  expect(out().write({ path: 'a/b/c.conf', text: 'é\n' })).toBe('written')
  expect(fs.readFileSync(at('out/a/b/c.conf'))).toEqual(Buffer.from('é\n'))
  expect(fs.readdirSync(at('out/a/b'))).toEqual(['c.conf'])
})

test('a file of the same bytes is not touched', () => {
  out().write({ path: 'x', text: 'same\n' })
  const before = fs.statSync(at('out/x'), { bigint: true })
  expect(out().write({ path: 'x', text: 'same\n' })).toBe('unchanged')
  const after = fs.statSync(at('out/x'), { bigint: true })
  expect([after.ino, after.mtimeNs, after.ctimeNs]).toEqual([before.ino, before.mtimeNs, before.ctimeNs])
})

test('a changed file is a new file of that name: who has the old one open keeps it whole', () => {
  out().write({ path: 'x', text: 'old\n' })
  const reader = fs.openSync(at('out/x'), 'r')
  expect(out().write({ path: 'x', text: 'new\n' })).toBe('written')
  expect(fs.readFileSync(reader, 'utf8')).toBe('old\n')
  fs.closeSync(reader)
  expect(fs.readFileSync(at('out/x'), 'utf8')).toBe('new\n')
})

test('a removed file takes the directories with it that it leaves empty, and no other', () => {
  const directory = out()
  for (const path of ['a/b/c/x', 'a/b/y', 'a/z']) directory.write({ path, text: 'x\n' })
  fs.writeFileSync(at('out/a/b/mine'), '')
  expect(directory.remove('a/b/c/x')).toBe('removed')
  expect(fs.readdirSync(at('out/a/b'))).toEqual(['mine', 'y'])
  expect(directory.remove('a/b/y')).toBe('removed')
  expect(fs.readdirSync(at('out/a/b'))).toEqual(['mine'])
  fs.unlinkSync(at('out/a/b/mine'))
  expect(directory.remove('a/z')).toBe('removed')
  expect(fs.existsSync(at('out/a/b'))).toBe(true)
})

test('a directory that cannot be removed is no problem', () => {
  out().write({ path: 'a/x', text: 'x\n' })
  expect(out({ rmdirSync: failing('EBUSY') }).remove('a/x')).toBe('removed')
  expect(fs.existsSync(at('out/a/x'))).toBe(false)
})

test('the directory itself may be a link', () => {
  fs.mkdirSync(at('real'))
  fs.symlinkSync('real', at('out'))
  expect(out().write({ path: 'x', text: 'x\n' })).toBe('written')
  expect(fs.existsSync(at('real/x'))).toBe(true)
})

describe('what is in the way', () => {
  beforeEach(() => fs.mkdirSync(at('out')))
  const file = { path: 'a/x', text: 'x\n' }

  test('a link in place of a directory is not followed', () => {
    fs.mkdirSync(at('elsewhere'))
    fs.symlinkSync(at('elsewhere'), at('out/a'))
    expect(problem(out().write(file))).toBe('`out/a` is a symbolic link, and a directory belongs there')
    expect(problem(out().read('a/x'))).toContain('symbolic link')
    expect(problem(out().remove('a/x'))).toContain('symbolic link')
    expect(fs.readdirSync(at('elsewhere'))).toEqual([])
  })

  test('a link in place of a file is neither followed nor replaced', () => {
    fs.mkdirSync(at('out/a'))
    fs.writeFileSync(at('precious'), 'precious')
    fs.symlinkSync(at('precious'), at('out/a/x'))
    expect(problem(out().write(file))).toBe('`out/a/x` is a symbolic link, and a file belongs there')
    expect(fs.readFileSync(at('precious'), 'utf8')).toBe('precious')
    expect(fs.lstatSync(at('out/a/x')).isSymbolicLink()).toBe(true)
  })

  test('a dangling link and a loop of links are links too', () => {
    fs.mkdirSync(at('out/a'))
    fs.symlinkSync('nowhere', at('out/a/x'))
    expect(problem(out().write(file))).toContain('`out/a/x` is a symbolic link')
    fs.symlinkSync('b', at('out/b'))
    expect(problem(out().write({ ...file, path: 'b/x' }))).toContain('`out/b` is a symbolic link')
  })

  test('a link that waits under the temporary name is not followed', () => {
    fs.mkdirSync(at('out/a'))
    fs.writeFileSync(at('precious'), 'precious')
    fs.symlinkSync(at('precious'), at(`out/a/.hnsc-${process.pid}.tmp`))
    expect(out().write(file)).toBe('written')
    expect(fs.readFileSync(at('precious'), 'utf8')).toBe('precious')
    expect(fs.readdirSync(at('out/a'))).toEqual(['x'])
  })

  test('a file in place of a directory', () => {
    fs.writeFileSync(at('out/a'), '')
    expect(problem(out().write(file))).toBe('`out/a` is a file, and a directory belongs there')
  })

  test('a directory in place of a file', () => {
    fs.mkdirSync(at('out/a/x'), { recursive: true })
    expect(problem(out().write(file))).toBe('`out/a/x` is a directory, and a file belongs there')
  })

  test('a pipe in place of a file is not opened', () => {
    fs.mkdirSync(at('out/a'))
    execFileSync('mkfifo', [at('out/a/x')])
    expect(problem(out().write(file))).toBe('`out/a/x` is a device or pipe, and a file belongs there')
    expect(problem(out().read('a/x'))).toContain('device or pipe')
  })

  test('a file in place of the whole directory', () => {
    fs.rmdirSync(at('out'))
    fs.writeFileSync(at('out'), '')
    expect(problem(out().write(file))).toBe('`out` is a file, and a directory belongs there')
  })
})

test('a file in place of a directory above the output directory', () => {
  fs.writeFileSync(at('file'), '')
  const result = outputDirectory(at('file/out'), fakeIo()).write({ path: 'x', text: '' })
  expect(problem(result)).toContain('a part of its path is a file, not a directory')
})

test.each([
  ['ENOSPC', 'no space is left on the disk'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EIO', 'the disk reports an input or output error'],
])('%s while writing leaves the old file, and no temporary one', (code, text) => {
  out().write({ path: 'x', text: 'old\n' })
  expect(problem(out({ writeSync: failing(code) }).write({ path: 'x', text: 'new\n' }))).toBe(
    `cannot write \`out/x\`: ${text}`,
  )
  expect(fs.readFileSync(at('out/x'), 'utf8')).toBe('old\n')
  expect(fs.readdirSync(at('out'))).toEqual(['x'])
})

test.each([
  ['EACCES', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
])('%s says what to do', (code, text) => {
  const result = out({ mkdirSync: failing(code) }).write({ path: 'x', text: '' })
  expect(result).toMatchObject({
    code: 'WIN007',
    path: at('out/x'),
    message: `cannot write \`${at('out/x')}\`: ${text}`,
    help: [expect.stringContaining('run the command again')],
  })
})

test('a rename that fails leaves no temporary file', () => {
  expect(problem(out({ renameSync: failing('EBUSY') }).write({ path: 'x', text: '' }))).toBe(
    'cannot write `out/x`: another program uses it',
  )
  expect(fs.readdirSync(at('out'))).toEqual([])
})

test('short writes are carried on', () => {
  const writeSync = ((fd: number, data: Uint8Array, from: number) =>
    fs.writeSync(fd, data, from, Math.min(3, data.length - from))) as typeof fs.writeSync
  expect(out({ writeSync }).write({ path: 'x', text: '0123456789\n' })).toBe('written')
  expect(fs.readFileSync(at('out/x'), 'utf8')).toBe('0123456789\n')
})

test.each(['../x', '/x', 'a/../x', 'a//x', 'C:/x', 'a\\x', '.hidden/x', 'x\n', ''])(
  'a path such as %j is a fault of ours and never written',
  (path) => {
    expect(() => out().write({ path, text: '' })).toThrow('no output file is called')
    expect(fs.existsSync(at('out'))).toBe(false)
  },
)

const canMount =
  process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'x', '/mnt']).status === 0

test.runIf(canMount)('a disk that is really full, and one that cannot be written to', () => {
  fs.mkdirSync(at('small'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', at('small')])
  try {
    const small = outputDirectory(at('small'), fakeIo())
    expect(small.write({ path: 'a', text: 'a'.repeat(30_000) })).toBe('written')
    expect(problem(small.write({ path: 'b', text: 'b'.repeat(60_000) }))).toBe(
      'cannot write `small/b`: no space is left on the disk',
    )
    expect(fs.readdirSync(at('small'))).toEqual(['a'])
    execFileSync('mount', ['-o', 'remount,ro', at('small')])
    expect(problem(outputDirectory(at('small'), fakeIo()).write({ path: 'c', text: 'c' }))).toBe(
      'cannot write `small/c`: the file system is read-only',
    )
  } finally {
    execFileSync('umount', [at('small')])
  }
})
