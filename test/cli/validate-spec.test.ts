import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hnsc } from './fake-io.ts'

const SPEC = `apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
network: { driver: l2bridge, plugin: win-bridge, name: cbr0 }
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }
`
const CONF = `{
  "cniVersion": "1.0.0", "name": "cbr0", "type": "win-bridge", "apiVersion": 2, "adapterName": "x",
  "policies": [{ "name": "EndpointPolicy", "value": {
    "Type": "OutBoundNAT", "Settings": { "Exceptions": ["10.244.0.0/16", "10.96.0.0/12"] } } },
    { "name": "EndpointPolicy", "value": {
    "Type": "SDNRoute", "Settings": { "DestinationPrefix": "10.96.0.0/12", "NeedEncap": true } } }],
  "ipam": { "type": "host-local", "subnet": "10.244.1.0/24", "rangeStart": "10.244.1.3" }
}
`

let folder = ''
let conf = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hnsc-spec-'))
  conf = join(folder, '10-cbr0.conf')
  writeFileSync(conf, CONF)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The codes that are found with a spec of this text, other than infos. */
async function codes(spec: string, ...options: string[]): Promise<readonly string[]> {
  writeFileSync(join(folder, 'spec.yaml'), spec)
  const { stdout } = await hnsc([
    'validate',
    '--spec',
    join(folder, 'spec.yaml'),
    '--format',
    'json',
    ...options,
    conf,
  ])
  const { diagnostics } = JSON.parse(stdout)
  return diagnostics
    .filter(({ severity }: { severity: string }) => severity !== 'info')
    .map(({ code }: { code: string }) => code)
}

describe('hnsc validate --spec', () => {
  test('takes the releases from the spec, unless an option says otherwise', async () => {
    expect(await codes(`${SPEC}kubernetes: { version: "1.23" }\nruntime: { name: dockershim }\n`)).toContain(
      'WIN506',
    )
    expect(
      await codes(
        `${SPEC}kubernetes: { version: "1.23" }\nruntime: { name: dockershim }\n`,
        '--runtime',
        'containerd',
      ),
    ).not.toContain('WIN506')
  })

  test('tells what differs from the spec', async () => {
    expect(await codes(SPEC)).not.toContain('WIN208')
    expect(await codes(SPEC.replace('cbr0', 'l2bridge'))).toContain('WIN297')
    expect(await codes(SPEC.replace('10.96.0.0/12', '172.20.0.0/16'))).toContain('WIN208')
  })

  test.each([
    ['everywhere', '{ code: ignored-key, reason: our tool reads it }', false],
    ['in this file', '{ code: WIN203, file: 10-cbr0.conf, reason: our tool reads it }', false],
    ['at this place', '{ code: WIN203, file: 10-cbr0.conf, at: /adapterName, reason: x }', false],
    ['at another place', '{ code: WIN203, file: 10-cbr0.conf, at: /name, reason: x }', true],
    ['in another file', '{ code: WIN203, file: 0-cbr0.conf, reason: x }', true],
    ['in the spec', '{ code: WIN203, at: /network, reason: x }', true],
  ])('leaves out what the spec accepts %s', async (_where, entry, told) => {
    expect((await codes(`${SPEC}ignore: [${entry}]\n`)).includes('WIN203')).toBe(told)
  })

  test('says what is wrong with the spec itself', async () => {
    expect(await codes(SPEC.replace('overlay', 'x').replace('/16', '/99'))).toContain('WIN100')
  })
})

describe('hnsc validate --ignore', () => {
  test('takes a code or a name, everywhere or in one file', async () => {
    for (const entry of ['WIN203', 'ignored-key', 'WIN203:10-cbr0.conf', `WIN203:${conf}`])
      expect(await codes(SPEC, '--ignore', entry)).not.toContain('WIN203')
    expect(await codes(SPEC, '--ignore', 'WIN203:cbr0.conf')).toContain('WIN203')
  })

  test('is wrong usage with something else', async () => {
    const { exit, stderr } = await hnsc(['validate', '--ignore', 'ignored-ky', conf])
    expect([exit, stderr]).toEqual([
      2,
      'error: `ignored-ky` is no diagnostic\n  = help: did you mean `ignored-key`?\n',
    ])
  })
})
