import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hnsc } from './fake-io.ts'

const CONF = JSON.stringify({
  cniVersion: '0.3.0',
  name: 'n',
  type: 'win-bridge',
  apiVersion: 2,
  ipam: { type: 'host-local', subnet: '10.1.1.0/24' },
})

function folder(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), 'hnsc-trace-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  return path
}

test('a file, for people and for programs', async () => {
  const path = join(folder({ 'a.conf': CONF }), 'a.conf')
  const { exit, stdout, stderr } = await hnsc(['trace', path])
  expect([exit, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^ADD .*a\.conf\n[^]*╰▶ HostComputeEndpoint\n/)

  const json = await hnsc(['trace', path, '--format', 'json', '--ip', '10.1.1.9'])
  expect(JSON.parse(json.stdout)).toMatchObject({
    version: 1,
    command: 'ADD',
    steps: [{ program: 'libcni' }, { program: 'win-bridge', version: '1.9.1' }],
    requests: [
      { kind: 'HostComputeEndpoint', body: { IpConfigurations: [{ IpAddress: '10.1.1.9' }] } },
      { kind: 'AddNamespaceEndpoint' },
    ],
  })
})

test('standard input is a list where it has plugins', async () => {
  const list = JSON.stringify({ name: 'n', plugins: [{ type: 'x' }] })
  expect((await hnsc(['trace', '-'], { stdin: list })).stdout).toContain('libcni 1.3.0 ─ stdin.conflist')
  expect((await hnsc(['trace', '-'], { stdin: CONF })).stdout).toContain('libcni 1.3.0 ─ stdin.conf\n')
})

test('a directory, with what libcni finds below it', async () => {
  const path = folder({
    '10.conflist': JSON.stringify({ name: 'n', cniVersion: '1.0.0', plugins: [{ type: 'a' }] }),
    'n/1.conf': '{"type":"b"}',
    'n/2.conf/x': '',
    'notes.txt': '',
  })
  const { stdout } = await hnsc(['trace', path])
  expect(stdout).toContain('calls      a, then b')
  expect(stdout).toContain('leaves     notes.txt')
})

test('a chain that ends at a plugin without a model proves nothing, and says so', async () => {
  const stdin = JSON.stringify({ cniVersion: '0.3.0', name: 'n', type: 'wincni' })
  const { exit, stdout } = await hnsc(['trace', '-'], { stdin })
  expect(exit).toBe(0)
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
    'unknown what wincni does: there is no model of it, so nothing is proved of what the node does',
  )
  const json = await hnsc(['trace', '-', '--format', 'json'], { stdin })
  expect(JSON.parse(json.stdout)).toMatchObject({ unmodelled: 'wincni', requests: [] })
})

test('a chain that fails is a finding', async () => {
  const { exit, stdout } = await hnsc(['trace', '-'], { stdin: '{' })
  expect(exit).toBe(1)
  expect(stdout).toContain('fails      error parsing configuration: unexpected end of JSON input')
})

describe('what is refused', () => {
  test.each([
    [['--plugins', 'x'], '`x` is no version'],
    [['--flannel', '0.28.9'], '`0.28.9` is a release of flanneld, not of its CNI plugin'],
    [['--azure-vnet', 'new'], '`new` is no version for `--azure-vnet`'],
    [['--calico', 'v'], '`v` is no version for `--calico`'],
    [['--windows', 'xp'], '`xp` is no version for `--windows`'],
    [['--ip-pool', '10.1'], '`10.1` is no range of addresses'],
    [['--spec', '/nowhere'], 'cannot read `/nowhere`: no such file or directory'],
    [['--spec', 'package.json'], '`package.json` has errors, so what it says of the node is not known'],
    [['--ip', '10.1.1'], '`10.1.1` is no IP address'],
    [['--network', '{"a"'], 'the JSON of --network holds no HNS networks: unexpected end of JSON input'],
    [['--subnet-env', '/nowhere'], 'cannot read `/nowhere`: no such file or directory'],
  ])('%j', async (options, message) => {
    const { exit, stdout, stderr } = await hnsc(['trace', '-', ...options], { stdin: CONF })
    expect([exit, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })
})

describe('box drawing characters', () => {
  test.each([
    [{ terminal: false, env: { LANG: 'C' } }, true],
    [{ terminal: true, env: {} }, true],
    [{ terminal: true, env: { LANG: 'de_DE.UTF-8' } }, true],
    [{ terminal: true, env: { LANG: 'de_DE.UTF-8', LC_ALL: 'C' } }, false],
    [{ terminal: true, env: { LANG: 'C.UTF-8', TERM: 'linux' } }, false],
  ])('%j: %s', async (given, unicode) => {
    const { stdout } = await hnsc(['trace', '-', '--color', 'never'], { ...given, stdin: CONF })
    expect(stdout.includes('╭─')).toBe(unicode)
  })
})

describe('the releases of a trace', () => {
  const AZURE = JSON.stringify({
    cniVersion: '0.3.0',
    name: 'azure',
    type: 'azure-vnet',
    mode: 'tunnel',
    ipam: { type: 'azure-cns' },
    windowsSettings: { enableLoopbackDSR: true },
  })
  const types = async (...options: string[]) => {
    const { stdout } = await hnsc(['trace', '-', '--format', 'json', ...options], { stdin: AZURE })
    const { steps, requests, assumptions } = JSON.parse(stdout)
    return {
      version: steps.at(1).version,
      type: requests[0].body.Type,
      policies: requests[1].body.Policies?.length ?? 0,
      told: assumptions.filter((text: string) => text.startsWith('azure-vnet')),
    }
  }

  test('the newest azure-vnet, unless an option or the spec names another', async () => {
    expect(await types()).toMatchObject({ version: '1.8.12', type: 'L2Bridge', policies: 1, told: [] })
    // The other release that was measured.
    const older = { version: '1.6.15', type: 'L2Tunnel', policies: 1, told: [] }
    expect(await types('--azure-vnet', '1.6.15')).toEqual(older)
    expect(await types('--azure-vnet', '1.5.0')).toMatchObject({
      version: '1.5.0',
      told: [expect.stringContaining('1.5.0 does')],
    })
    const spec = ['--spec', 'examples/l2tunnel-azure-vnet.yaml']
    expect(await types(...spec)).toEqual(older)
    expect(await types(...spec, '--azure-vnet', '1.8.12')).toMatchObject({
      version: '1.8.12',
      type: 'L2Bridge',
    })
  })

  test('a release takes no notice of settings that came after it', async () => {
    expect(await types('--azure-vnet', '1.4.15')).toMatchObject({ type: 'L2Tunnel', policies: 0 })
  })

  test('Calico with its release and its pools', async () => {
    const stdin = JSON.stringify({
      cniVersion: '0.3.1',
      name: 'Calico',
      type: 'calico',
      mode: 'vxlan',
      vxlan_mac_prefix: '0E-2A',
      vxlan_vni: 4096,
      ipam: { type: 'calico-ipam' },
    })
    const { stdout } = await hnsc(
      ['trace', '-', '--calico', '3.29.1', '--ip-pool', '192.168.0.0/16', '--ip-pool', '172.20.0.0/16'],
      { stdin, columns: 200 },
    )
    expect(stdout).toContain('calico 3.29')
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('the IP pools, too: 192.168.0.0/16, 172.20.0.0/16')
    expect(stdout).toContain('192.168.0.')
  })
})
