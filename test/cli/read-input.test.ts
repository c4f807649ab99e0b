import { execFileSync, spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MOST_BYTES, readInput } from '../../src/cli/read-input.ts'
import { fakeIo, hnsc } from './fake-io.ts'

let folder = ''
const at = (name: string): string => join(folder, name)
beforeAll(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'hnsc-input-'))
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

function read(name: string): string {
  const input = readInput(name, fakeIo())
  return input.ok ? Buffer.from(input.value.text).toString() : input.problem.message.replaceAll(folder, '')
}

test('a file is read, an empty one too', () => {
  fs.writeFileSync(at('some'), 'content')
  fs.writeFileSync(at('none'), '')
  expect(read(at('some'))).toBe('content')
  expect(read(at('none'))).toBe('')
})

test('- is the standard input', () => {
  expect(readInput('-', fakeIo({ stdin: 'x' }))).toEqual({
    ok: true,
    value: { path: '<stdin>', text: Buffer.from('x') },
  })
})

test('a file that is not there, a directory, a loop of links, a file as a directory', () => {
  fs.symlinkSync('loop', at('loop'))
  fs.writeFileSync(at('file'), '')
  expect(read(at('absent'))).toBe('cannot read `/absent`: no such file or directory')
  expect(read(folder)).toBe('cannot read ``: it is a directory')
  expect(read(at('loop'))).toBe('cannot read `/loop`: its symbolic links form a loop')
  expect(read(at('file/x'))).toBe('cannot read `/file/x`: a part of its path is a file, not a directory')
})

test('a file that may not be read', () => {
  const openSync: typeof fs.openSync = () => {
    throw Object.assign(new Error('EACCES'), { code: 'EACCES', errno: -13 })
  }
  const input = readInput('x', fakeIo({ fs: { openSync } }))
  expect(input.ok || input.problem.message).toBe('cannot read `x`: permission denied')
})

test('a file that is longer than the limit, by its size or by what it gives', () => {
  fs.writeFileSync(at('long'), '')
  fs.truncateSync(at('long'), MOST_BYTES + 1)
  expect(read(at('long'))).toBe('cannot read `/long`: it is longer than 64 MiB')
  expect(read('/dev/zero')).toBe('cannot read `/dev/zero`: it is longer than 64 MiB')
})

test('a file that shrinks or grows while it is read is read as far as it goes', () => {
  fs.writeFileSync(at('growing'), 'abc')
  const fstatSync = ((fd: number) => Object.assign(fs.fstatSync(fd), { size: 1 })) as typeof fs.fstatSync
  const input = readInput(at('growing'), fakeIo({ fs: { fstatSync } }))
  expect(input.ok && Buffer.from(input.value.text).toString()).toBe('abc')
})

test('a pipe is read to its end, with a writer that comes late and takes its time', async () => {
  execFileSync('mkfifo', [at('pipe')])
  const writer = spawn('sh', [
    '-c',
    'exec 3>"$1"; sleep 0.2; printf a >&3; sleep 0.3; printf b >&3',
    'sh',
    at('pipe'),
  ])
  expect(read(at('pipe'))).toBe('ab')
  await new Promise((resolve) => writer.on('close', resolve))
})

test('a pipe that nobody writes to is given up', () => {
  execFileSync('mkfifo', [at('dead')])
  expect(read(at('dead'))).toBe('cannot read `/dead`: it is a pipe, and nobody writes to it')
})

test.each(['cidr ops merge', 'cidr check --count', 'cidr check', 'validate'])(
  'a pipe that nobody writes to ends %s',
  async (line) => {
    const name = `pipe-${line.replaceAll(' ', '')}`
    execFileSync('mkfifo', [at(name)])
    const { exit, stdout, stderr } = await hnsc([...line.split(' '), at(name)])
    expect(exit).toBe(2)
    expect(`${stdout}${stderr}`.replaceAll(folder, '')).toMatch(
      `error[WIN006]: cannot read \`/${name}\`: it is a pipe, and nobody writes to it\n`,
    )
  },
  30_000,
)
