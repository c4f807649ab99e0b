import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hnsc } from './fake-io.ts'

/* One file that cannot be read does not hide what is found in the others. */

const PLAIN = JSON.stringify({ cniVersion: '0.2.0', name: 'cbr0', type: 'win-bridge', ipam: {} }, null, 2)
const FORMATS = ['pretty', 'json', 'sarif', 'github', 'junit'] as const

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hnsc-unread-'))
  writeFileSync(join(folder, 'bad.conf'), `\uFEFF${PLAIN}`)
})
afterEach(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(folder, name)

describe.each(FORMATS)('%s', (format) => {
  test('of `validate` tells what cannot be read, what is wrong with the rest, and exits with 2', async () => {
    const { exit, stdout, stderr } = await hnsc([
      'validate',
      at('absent.conf'),
      at('bad.conf'),
      '--format',
      format,
    ])
    expect(exit).toBe(2)
    expect(stderr).toBe('')
    expect(codesIn(stdout, format)).toEqual(expect.arrayContaining(['WIN002', 'WIN006']))
    expect(stdout).toContain('absent.conf')
  })

  test('of `validate --spec` tells that the spec cannot be read', async () => {
    const argv = ['validate', at('bad.conf'), '--spec', at('absent.yaml'), '--format', format]
    const { exit, stdout, stderr } = await hnsc(argv)
    expect([exit, stderr]).toEqual([2, ''])
    expect(codesIn(stdout, format)).toEqual(['WIN006'])
  })

  test('of `cidr check` tells what cannot be read, which ranges of the rest overlap, and exits with 2', async () => {
    writeFileSync(at('list.txt'), '10.0.0.0/8\n10.1.0.0/16\n')
    const { exit, stdout } = await hnsc(['cidr', 'check', at('absent'), at('list.txt'), '--format', format])
    expect(exit).toBe(2)
    expect(codesIn(stdout, format)).toContain('WIN006')
    expect(stdout).toMatch(format === 'pretty' ? /10\.1\.0\.0\/16/ : /WIN151/)
    expect((await hnsc(['cidr', 'check', at('absent'), '--format', format])).exit).toBe(2)
  })
})

function codesIn(stdout: string, format: (typeof FORMATS)[number]): string[] {
  if (format === 'json') return JSON.parse(stdout).diagnostics.map((d: { code: string }) => d.code)
  if (format === 'sarif') return JSON.parse(stdout).runs[0].results.map((r: { ruleId: string }) => r.ruleId)
  return stdout.match(/WIN\d{3}/g) ?? []
}

test('a directory is judged but for the file that vanishes between its listing and its reading', async () => {
  mkdirSync(at('d'))
  writeFileSync(at('d/10-bad.conf'), `\uFEFF${PLAIN}`)
  writeFileSync(at('d/20-gone.conf'), PLAIN)
  const openSync = ((path: string, ...rest: [number]) => {
    if (path.endsWith('20-gone.conf')) rmSync(path, { force: true })
    return fs.openSync(path, ...rest)
  }) as typeof fs.openSync
  const { exit, stdout } = await hnsc(['validate', at('d'), '--format', 'json'], { fs: { openSync } })
  expect(exit).toBe(2)
  const found: { code: string; location: { path: string } }[] = JSON.parse(stdout).diagnostics
  expect(found.map(({ code, location }) => [code, location.path])).toEqual(
    expect.arrayContaining([
      ['WIN006', at('d/20-gone.conf')],
      ['WIN002', at('d/10-bad.conf')],
    ]),
  )
  // Which file containerd takes is not known of a directory that is known in part.
  expect(found.filter(({ code }) => /^WIN28[5-9]$/.test(code))).toEqual([])
})

test('a file that is cut short while it is read is judged by the bytes that were there', async () => {
  writeFileSync(at('cut.conf'), PLAIN)
  const readSync = ((fd: number, buffer: Buffer) => {
    fs.truncateSync(at('cut.conf'), 20)
    return fs.readSync(fd, buffer)
  }) as typeof fs.readSync
  const { exit, stdout } = await hnsc(['validate', at('cut.conf')], { fs: { readSync } })
  expect(exit).toBe(1)
  expect(stdout).toContain('error[WIN036]')
})

test('a folder that loops and a link that leads nowhere are passed, or told one by one', async () => {
  mkdirSync(at('d/sub'), { recursive: true })
  symlinkSync(at('d'), at('d/sub/round'))
  symlinkSync(at('nowhere'), at('d/sub/10-a.conf'))
  symlinkSync('20-b.conf', at('d/20-b.conf'))
  writeFileSync(at('d/30-bad.conf'), `\uFEFF${PLAIN}`)
  const { exit, stdout } = await hnsc(['validate', at('d')])
  expect(exit).toBe(2)
  expect(stdout).toContain(`cannot read \`${at('d/20-b.conf')}\`: its symbolic links form a loop`)
  expect(stdout).toContain(`cannot read \`${at('d/sub/10-a.conf')}\`: no such file or directory`)
  expect(stdout).toContain('error[WIN002]')
})

test('a name of bytes that are no UTF-8 is told as what it is', async () => {
  mkdirSync(at('d'))
  writeFileSync(Buffer.concat([Buffer.from(`${at('d')}/`), Buffer.from([0xff]), Buffer.from('.conf')]), PLAIN)
  const { exit, stdout } = await hnsc(['validate', at('d')])
  expect(exit).toBe(2)
  expect(stdout).toContain('its name is no UTF-8')
})

test('a fix that cannot be written leaves its file as it is, and the other files are fixed', async () => {
  writeFileSync(at('a.conf'), `\uFEFF${PLAIN}`)
  const renameSync: typeof fs.renameSync = (from, to) => {
    if (String(to).endsWith('/a.conf')) throw Object.assign(new Error('EIO'), { code: 'EIO', errno: -5 })
    fs.renameSync(from, to)
  }
  const ran = await hnsc(['validate', '--fix', at('a.conf'), at('bad.conf'), '--format', 'json'], {
    fs: { renameSync },
  })
  expect(ran.exit).toBe(2)
  const codes: string[] = JSON.parse(ran.stdout).diagnostics.map((d: { code: string }) => d.code)
  expect(codes.filter((code) => code === 'WIN002' || code === 'WIN007')).toEqual(['WIN007', 'WIN002'])
  expect(readFileSync(at('a.conf'), 'utf8')).toBe(`\uFEFF${PLAIN}`)
  expect(readFileSync(at('bad.conf'), 'utf8')).toBe(PLAIN)
})

test('a fix is not written over what somebody has written meanwhile', async () => {
  const renames: string[] = []
  const fchmodSync: typeof fs.fchmodSync = (fd, mode) => {
    fs.fchmodSync(fd, mode)
    writeFileSync(at('bad.conf'), 'mine')
  }
  const renameSync: typeof fs.renameSync = (from, to) => void renames.push(`${from} ${to}`)
  const ran = await hnsc(['validate', '--fix', at('bad.conf')], { fs: { fchmodSync, renameSync } })
  expect(ran.exit).toBe(2)
  expect(ran.stdout).toContain(`\`${at('bad.conf')}\` has changed since it was read`)
  expect(renames).toEqual([])
  expect([readFileSync(at('bad.conf'), 'utf8'), fs.readdirSync(folder)]).toEqual(['mine', ['bad.conf']])
})

test('upgrade-check judges what can be read', async () => {
  writeFileSync(at('kubelet.ps1'), 'kubelet.exe --network-plugin=cni\n')
  const argv = ['upgrade-check', at('absent'), at('kubelet.ps1'), '--from', '1.23', '--to', '1.24']
  const { exit, stdout } = await hnsc(argv)
  expect(exit).toBe(2)
  expect(stdout).toContain('error[WIN006]')
  expect(stdout).toContain('--network-plugin')
  const { stdout: alone } = await hnsc(['upgrade-check', at('absent'), '--from', '1.23', '--to', '1.24'])
  expect(alone).toContain('nothing changes from 1.23 to 1.24 in what can be read')
})
