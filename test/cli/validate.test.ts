import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { validateDiagnosticReport } from '../../src/generated/validators.js'
import { hnsc } from './fake-io.ts'

const GOOD = JSON.stringify({
  cniVersion: '1.0.0',
  name: 'flannel.4096',
  type: 'flannel',
  capabilities: { dns: true },
  delegate: {
    type: 'win-overlay',
    apiVersion: 2,
    policies: [
      {
        name: 'EndpointPolicy',
        value: { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.244.0.0/16', '10.96.0.0/12'] } },
      },
      {
        name: 'EndpointPolicy',
        value: { Type: 'SDNRoute', Settings: { DestinationPrefix: '10.96.0.0/12', NeedEncap: true } },
      },
    ],
  },
})

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hnsc-validate-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const json = async (text: string | Uint8Array, ...options: string[]) => {
  const ran = await hnsc(['validate', '-', '--format', 'json', ...options], { stdin: text })
  return { exit: ran.exit, report: JSON.parse(ran.stdout) }
}

describe('hnsc validate', () => {
  test('is silent about a good file', async () => {
    const { delegate, ...rest } = JSON.parse(GOOD)
    const ipam = { type: 'host-local', subnet: '10.244.1.0/24', rangeStart: '10.244.1.3' }
    const bridge = JSON.stringify({ ...rest, ...delegate, type: 'win-bridge', ipam })
    expect(await hnsc(['validate', '--runtime', 'containerd'], { stdin: bridge })).toEqual({
      exit: 0,
      stdout: '',
      stderr: '',
    })
  })

  test('finds the policies of HNS (v1) under apiVersion 2, at the very key', async () => {
    const bad = GOOD.replace(
      '"Settings":{"Exceptions":["10.244.0.0/16","10.96.0.0/12"]}',
      '"ExceptionList":["10.244.0.0/16"]',
    )
    const { exit, report } = await json(bad)
    expect(exit).toBe(1)
    const found = report.diagnostics.find((d: { severity: string }) => d.severity === 'error')
    expect(bad.slice(found.location.range.start.offset)).toMatch(/^"ExceptionList"/)
  })

  test('names the byte order mark, and what Go prints', async () => {
    const { stdout, exit } = await hnsc(['validate'], { stdin: `\uFEFF${GOOD}` })
    expect(exit).toBe(1)
    expect(stdout).toContain('error[WIN002]')
    expect(stdout).toContain("invalid character 'ï' looking for beginning of value")
  })

  test('knows the runtime only when it is told', async () => {
    const v1 = GOOD.replace('"apiVersion":2,', '')
    expect(
      (await json(v1)).report.diagnostics.find((d: { code: string }) => d.code === 'WIN506').severity,
    ).toBe('warning')
    expect(
      (await json(v1, '--runtime', 'containerd')).report.diagnostics.find(
        (d: { code: string }) => d.code === 'WIN506',
      ).severity,
    ).toBe('error')
  })

  test('ignores what it is told to, and fails on what it is told to', async () => {
    const odd = GOOD.replace('"capabilities":{"dns":true}', '"capabilites":{"dns":true}')
    const { report } = await json(odd)
    const codes = report.diagnostics.map((d: { code: string }) => `--ignore=${d.code}`)
    expect(codes.length).toBeGreaterThan(0)
    expect((await json(odd, ...new Set<string>(codes))).exit).toBe(0)
    expect((await json(odd, '--fail-on', 'info')).exit).toBe(1)
  })

  test('reads a directory in the order of containerd, and reports a file that is not there', async () => {
    mkdirSync(join(folder, 'conf'))
    writeFileSync(join(folder, 'conf/10-b.conf'), '{,}')
    writeFileSync(join(folder, 'conf/05-a.conf'), '{"type": }')
    writeFileSync(join(folder, 'conf/notes.txt'), 'x')
    const { stdout, exit } = await hnsc(['validate', join(folder, 'conf')])
    expect(exit).toBe(1)
    expect(stdout.indexOf('05-a.conf')).toBeLessThan(stdout.indexOf('10-b.conf'))
    expect(stdout).not.toContain('notes.txt')
    const none = await hnsc(['validate', join(folder, 'none')])
    expect(none).toMatchObject({ exit: 2, stderr: '' })
    expect(none.stdout).toContain('no such file or directory')
  })

  test('searches a directory without configurations of its own, and passes over what it does not know', async () => {
    const repository = join(folder, 'repository')
    const write = (path: string, text: string) => {
      mkdirSync(join(repository, path, '..'), { recursive: true })
      writeFileSync(join(repository, path), text)
    }
    write('README.md', '# nodes')
    write('package.json', '{ "name": "nodes", }')
    write('package-lock.json', ' '.repeat(1024 * 1024 + 1))
    write('nodes/win-1/10-a.conf', '{,}')
    write('nodes/win-1/later/20-b.conf', '{,}')
    write('deploy/kube-proxy.yaml', 'kind: KubeProxyConfiguration\nmode: kernelSpace\n')
    write('node_modules/x/10-c.conf', '{,}')
    write('.git/10-d.conf', '{,}')
    const { stdout, exit } = await hnsc(['validate', '--format', 'json', repository])
    expect(exit).toBe(1)
    const { diagnostics } = JSON.parse(stdout)
    const told = new Set(
      diagnostics.map((d: { location: { path: string } }) => d.location.path.slice(repository.length + 1)),
    )
    expect([...told].toSorted()).toEqual(['deploy/kube-proxy.yaml', 'nodes/win-1', 'nodes/win-1/10-a.conf'])
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'WIN285',
        severity: 'info',
        message: expect.stringContaining('`later`'),
      }),
    )
  })

  test('says so where a directory holds nothing to check', async () => {
    mkdirSync(join(folder, 'nothing/below'), { recursive: true })
    writeFileSync(join(folder, 'nothing/notes.txt'), 'x')
    for (const path of ['nothing', 'nothing/below']) {
      const { stdout, exit } = await hnsc(['validate', join(folder, path)])
      expect(exit).toBe(1)
      expect(stdout).toContain('WIN285')
    }
  })

  test('is wrong usage with a version that is none', async () => {
    expect((await hnsc(['validate', '--plugins', 'x'], { stdin: GOOD })).exit).toBe(2)
    expect((await hnsc(['validate', '--windows', 'xp'], { stdin: GOOD })).exit).toBe(2)
  })

  test('says one valid JSON object about anything, with places inside the text', async () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc
        .tuple(fc.nat(GOOD.length), fc.string({ unit: 'grapheme', maxLength: 3 }))
        .map(([at, text]) => GOOD.slice(0, at) + text + GOOD.slice(at + 2)),
    )
    await fc.assert(
      fc.asyncProperty(anything, async (input) => {
        const { exit, report } = await json(input)
        expect(exit).toBeLessThan(2)
        expect(validateDiagnosticReport(report)).toBe(true)
        const length = Buffer.from(input).length
        for (const { location } of report.diagnostics)
          expect(location.range.end.offset).toBeLessThanOrEqual(length)
      }),
      { numRuns: 300 },
    )
  })
})
