import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
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
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { validateDiagnosticReport } from '../../src/generated/validators.js'
import { hnsc } from './fake-io.ts'

const BAD = "{\r\n\t'cniVersion': '1.0.0', // the newest\r\n\t'name': 'a b',\r\n}\r\n"
const FIXED = '{\r\n\t"cniVersion": "1.0.0",\r\n\t"name": "a b"\r\n}\r\n'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hnsc-fix-'))
  file = join(folder, '10-a.conf')
  writeFileSync(file, BAD)
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('hnsc validate --fix', () => {
  test('changes the file where it lies, and prints what is left', async () => {
    const { exit, stdout, stderr } = await hnsc(['validate', '--fix', file])
    expect(readFileSync(file, 'utf8')).toBe(FIXED)
    expect(stdout).toContain('error[WIN224]')
    expect(stdout).not.toMatch(/WIN02\d/)
    expect(stderr).toBe('3 fixes made\n')
    expect(exit).toBe(1)
    expect(readdirSync(folder)).toEqual(['10-a.conf'])
  })

  test('a second time changes nothing', async () => {
    await hnsc(['validate', '--fix', file])
    const { mtimeMs } = statSync(file)
    expect((await hnsc(['validate', '--fix', file])).stderr).toBe('0 fixes made\n')
    expect(statSync(file).mtimeMs).toBe(mtimeMs)
  })

  test('keeps permissions and links', async () => {
    chmodSync(file, 0o640)
    const link = join(folder, 'link.conf')
    symlinkSync(file, link)
    await hnsc(['validate', '--fix', link])
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(statSync(file).mode & 0o777).toBe(0o640)
    expect(readFileSync(file, 'utf8')).toBe(FIXED)
  })

  test('prints the standard input fixed, and the diagnostics beside it', async () => {
    const { stdout, stderr } = await hnsc(['validate', '--fix', '-'], { stdin: BAD })
    expect(stdout).toBe(FIXED)
    expect(stderr).toContain('error[WIN224]')
    const clean = await hnsc(['validate', '--fix'], { stdin: FIXED })
    expect(clean.stdout).toBe(FIXED)
  })

  test('turns UTF-16 into UTF-8', async () => {
    writeFileSync(file, Buffer.from('\uFEFF{"type": "ü"}', 'utf16le'))
    await hnsc(['validate', '--fix', file])
    expect(readFileSync(file)).toEqual(Buffer.from('{"type": "ü"}'))
  })

  test('makes unsafe fixes only with --unsafe', async () => {
    writeFileSync(file, '{"name": "a", "cniVersion": "1.0.0", "type": "overlay"}')
    await hnsc(['validate', '--fix', file])
    expect(readFileSync(file, 'utf8')).toContain('"overlay"')
    await hnsc(['validate', '--fix', '--unsafe', file])
    expect(readFileSync(file, 'utf8')).toContain('"win-overlay"')
  })

  test('makes none for what is ignored', async () => {
    await hnsc(['validate', '--fix', '--ignore', 'WIN022', file])
    expect(readFileSync(file, 'utf8')).toContain('// the newest')
  })

  test('leaves the file as it is when it cannot be written, and says so', async () => {
    const { exit, stdout } = await hnsc(['validate', '--fix', file], {
      fs: {
        renameSync: () => {
          throw Object.assign(new Error('no'), { code: 'EACCES', errno: -13 })
        },
      },
    })
    expect({ exit, text: readFileSync(file, 'utf8') }).toEqual({ exit: 2, text: BAD })
    expect(stdout).toContain('error[WIN007]: cannot write')
    expect(readdirSync(folder)).toEqual(['10-a.conf'])
  })

  test('prints one JSON object', async () => {
    const { stdout, stderr } = await hnsc(['validate', '--fix', '--format', 'json', file])
    expect(validateDiagnosticReport(JSON.parse(stdout))).toBe(true)
    expect(stderr).toBe('')
  })
})

describe('hnsc validate --diff', () => {
  test('prints what patch applies, and changes nothing', async () => {
    const { exit, stdout } = await hnsc(['validate', '--diff', file])
    expect(exit).toBe(1)
    expect(readFileSync(file, 'utf8')).toBe(BAD)
    execFileSync('patch', ['--binary', '-s', file], { input: stdout })
    expect(readFileSync(file, 'utf8')).toBe(FIXED)
  })

  test('shows a byte order mark go, and says that UTF-16 goes', async () => {
    const marked = await hnsc(['validate', '--diff'], { stdin: Buffer.from('\uFEFF{}\n') })
    expect(marked.stdout).toBe('--- a/<stdin>\n+++ b/<stdin>\n@@ -1 +1 @@\n-\uFEFF{}\n+{}\n')
    const utf16 = await hnsc(['validate', '--diff'], { stdin: Buffer.from('\uFEFF{}\n', 'utf16le') })
    expect(utf16).toMatchObject({ exit: 1, stdout: 'UTF-16 becomes UTF-8: <stdin>\n' })
  })

  test('is silent on the standard output where there is nothing to fix', async () => {
    expect(await hnsc(['validate', '--diff'], { stdin: FIXED })).toMatchObject({ stdout: '' })
  })
})

test.each([
  [['--unsafe'], '`--unsafe` is given without `--fix` or `--diff`'],
  [['--fix', '--diff'], '`--fix` writes and `--diff` only shows'],
])('%j is wrong usage', async (options, message) => {
  const { exit, stderr } = await hnsc(['validate', ...options, file])
  expect(exit).toBe(2)
  expect(stderr).toContain(message)
})
