import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compile } from '../../../src/compile/compile.ts'
import { readSpec } from '../../../src/spec/read-spec.ts'
import { validate } from '../../../src/validate/validate.ts'

const EXAMPLES = ['l2bridge-azure-cns-overlay', 'l2bridge-azure-vnet', 'l2tunnel-azure-vnet'] as const
const [OVERLAY, BRIDGE, TUNNEL] = EXAMPLES

type Example = (typeof EXAMPLES)[number]
type Json = Record<string, unknown>

interface Plugin extends Json {
  AdditionalArgs: { name: string; value: Json }[]
  ipam: Json
}

/** What is told of the compiled file of an example after a change of its plugin, held against the example. */
function told(example: Example, change: (plugin: Plugin) => void): readonly string[] {
  const source = { path: 'cluster.yaml', text: readFileSync(`examples/${example}.yaml`, 'utf8') }
  const { cluster } = readSpec(source)
  if (cluster === undefined) throw new Error(`${example} has errors`)
  const file = compile(source).files.find(({ kind }) => kind === 'cni-config')
  const document: { plugins: [Plugin] } = JSON.parse(file?.text ?? '{}')
  change(document.plugins[0])
  const context = { cluster, ...(cluster.runtime.azureVnet && { azureVnet: cluster.runtime.azureVnet }) }
  const { diagnostics } = validate({ path: 'a.conflist', text: JSON.stringify(document) }, { context })
  return diagnostics
    .filter(({ code }) => code === 'WIN208')
    .map(({ severity, message }) => `${severity} ${message}`)
}

const policies = (plugin: Plugin, keep: (value: Json) => boolean): void => {
  plugin.AdditionalArgs = plugin.AdditionalArgs.filter(({ value }) => keep(value))
}
const toAddress = (value: Json, text: string): boolean => String(value['RemoteAddresses']).startsWith(text)

test.each(EXAMPLES)('%s agrees with itself', (example) => {
  expect(told(example, () => undefined)).toEqual([])
})

describe('what differs from the spec', () => {
  test.each<readonly [string, Example, (plugin: Plugin) => void, readonly string[]]>([
    [
      'metadata is open',
      OVERLAY,
      (plugin) => policies(plugin, (value) => !toAddress(value, '169.254')),
      ['warning no ACL keeps pods from port 80 of `169.254.169.254`, and the spec wants one'],
    ],
    [
      'the WireServer is open',
      BRIDGE,
      (plugin) => policies(plugin, (value) => !toAddress(value, '168.63')),
      [
        'warning no ACL keeps pods from port 80 of `168.63.129.16`, and the spec wants one',
        'warning no ACL keeps pods from port 32526 of `168.63.129.16`, and the spec wants one',
      ],
    ],
    [
      'a rule that comes first opens it',
      BRIDGE,
      (plugin) =>
        plugin.AdditionalArgs.push({
          name: 'EndpointPolicy',
          value: { Type: 'ACL', Action: 'Allow', Direction: 'Out', RemotePorts: '1-100', Priority: 100 },
        }),
      ['warning no ACL keeps pods from port 80 of `168.63.129.16`, and the spec wants one'],
    ],
    [
      'one rule for everything of the address is as good',
      BRIDGE,
      (plugin) => {
        policies(plugin, (value) => !toAddress(value, '168.63'))
        plugin.AdditionalArgs.push({
          name: 'EndpointPolicy',
          value: {
            Type: 'ACL',
            Action: 'Block',
            Direction: 'Out',
            RemoteAddresses: '168.63.129.16',
            Priority: 5,
          },
        })
      },
      [],
    ],
    [
      'no loopback',
      OVERLAY,
      (plugin) => delete plugin['windowsSettings'],
      ['warning `windowsSettings.enableLoopbackDSR` is not written, and by the spec it is `true`'],
    ],
    [
      'the loopback is turned off',
      OVERLAY,
      (plugin) => (plugin['windowsSettings'] = { enableLoopbackDSR: false }),
      ['warning `windowsSettings.enableLoopbackDSR` is `false`, and by the spec it is `true`'],
    ],
    [
      'a loopback that azure-vnet cannot decode',
      OVERLAY,
      (plugin) => (plugin['windowsSettings'] = { enableLoopbackDSR: 'true' }),
      [],
    ],
    ['a mode that azure-vnet cannot decode', BRIDGE, (plugin) => (plugin['mode'] = 1), []],
    ['an execution mode that it cannot', TUNNEL, (plugin) => (plugin['executionMode'] = 1), []],
    ['a mode of IPAM that it cannot', OVERLAY, (plugin) => (plugin.ipam['mode'] = 1), []],
    [
      'no translation at all',
      BRIDGE,
      (plugin) => policies(plugin, ({ Type }) => Type !== 'OutBoundNAT'),
      [
        'warning no exception covers `10.224.0.0/12` of the spec',
        'warning no exception covers `10.0.0.0/16` of the spec',
      ],
    ],
    [
      'no exceptions of IPv6',
      OVERLAY,
      (plugin) => policies(plugin, (value) => !String(value['ExceptionList']).includes(':')),
      [
        'warning no exception covers `fd12:3456:789a::/64` of the spec',
        'warning no exception covers `fd12:3456:789a:1::/108` of the spec',
      ],
    ],
    [
      'another IPAM',
      OVERLAY,
      (plugin) => (plugin.ipam = { type: 'azure-vnet-ipam', mode: 'v4Overlay' }),
      ['warning `ipam.type` is `azure-vnet-ipam`, and by the spec it is `azure-cns`'],
    ],
    [
      'another mode of IPAM',
      OVERLAY,
      (plugin) => (plugin.ipam['mode'] = 'v4overlay'),
      ['warning `ipam.mode` is `v4overlay`, and by the spec it is `dualStackOverlay`'],
    ],
    [
      'no mode of IPAM',
      OVERLAY,
      (plugin) => delete plugin.ipam['mode'],
      ['warning `ipam.mode` is not written, and by the spec it is `dualStackOverlay`'],
    ],
    [
      'a mode of IPAM too many',
      TUNNEL,
      (plugin) => (plugin.ipam['mode'] = 'v4overlay'),
      ['warning `ipam.mode` is `v4overlay`, and by the spec it is not'],
    ],
    [
      'bridge where the spec wants a tunnel',
      TUNNEL,
      (plugin) => (plugin['mode'] = 'bridge'),
      ['warning `mode` is `bridge`, and by the spec `tunnel`'],
    ],
    [
      'tunnel where it means nothing any more',
      BRIDGE,
      (plugin) => (plugin['mode'] = 'tunnel'),
      ['info `mode` is `tunnel`, and by the spec `bridge`'],
    ],
    ['no mode, which means tunnel', TUNNEL, (plugin) => delete plugin['mode'], []],
    [
      'no v4swift',
      TUNNEL,
      (plugin) => delete plugin['executionMode'],
      ['warning `executionMode` is not written, and by the spec it is `v4swift`'],
    ],
    ['an execution mode that says nothing', BRIDGE, (plugin) => (plugin['executionMode'] = 'default'), []],
  ])('%s', (_, example, change, expected) => {
    expect(told(example, change).toSorted()).toEqual([...expected].toSorted())
  })
})

test('values of another type break nothing', () => {
  for (const value of [null, 1, 'x', [], {}, [null], true]) {
    for (const key of ['mode', 'ipam', 'executionMode', 'windowsSettings', 'AdditionalArgs']) {
      expect(told(OVERLAY, (plugin) => (plugin[key] = value)).length).toBeGreaterThanOrEqual(0)
    }
  }
})
