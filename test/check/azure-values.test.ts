import { describe, expect, test } from 'vitest'
import { readSpec } from '../../src/spec/read-spec.ts'
import { validate } from '../../src/validate/validate.ts'

const NAT = { Type: 'OutBoundNAT', ExceptionList: ['10.224.0.0/12'] }

interface Said {
  readonly code: string
  readonly severity: string
  readonly text: string
}

/** What is said of a configuration of azure-vnet: message, label and help of each diagnostic in one text. */
function said(change: object, policies: readonly object[] = [NAT], runtime?: 'dockershim'): readonly Said[] {
  const plugin = {
    type: 'azure-vnet',
    mode: 'bridge',
    ipam: { type: 'azure-vnet-ipam' },
    AdditionalArgs: policies.map((value) => ({ name: 'EndpointPolicy', value })),
    ...change,
  }
  const text = JSON.stringify({ cniVersion: '0.3.0', name: 'azure', plugins: [plugin] })
  const context = runtime === 'dockershim' ? ({ runtime } as const) : {}
  const { diagnostics } = validate({ path: 'a.conflist', text }, { context })
  return diagnostics.map(({ code, severity, message, label = '', help = '' }) => ({
    code,
    severity,
    text: [message, label, help].join(' | '),
  }))
}

test('the configuration that the cases change has nothing wrong', () => {
  expect(said({})).toEqual([])
})

describe('an IPAM plugin that the node has not got', () => {
  test.each([[undefined], [{ type: 'host-local' }], [{}]])('%j', (ipam) => {
    const found = said({ ipam }).filter(({ code }) => code === 'WIN201')
    expect(found).toHaveLength(1)
    expect(found[0]?.text).toContain('write `azure-vnet-ipam` or `azure-cns` as the `type` of `ipam`')
    expect(found[0]?.text).not.toContain('host-local` is')
  })
})

describe('a policy of azure-vnet in the form of HCN', () => {
  const nat = { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.224.0.0/12'] } }
  const shape = (policies: readonly object[], runtime?: 'dockershim') =>
    said({}, policies, runtime).filter(({ code }) => code === 'WIN212' || code === 'WIN201')

  test('stops the pod with containerd', () => {
    expect(shape([nat])).toEqual([
      {
        code: 'WIN212',
        severity: 'error',
        text: expect.stringMatching(/no pod starts \| write `ExceptionList`/),
      },
    ])
    expect(shape([nat])[0]?.text).not.toContain('HNS (v1)')
  })

  test('says nothing to HNS with dockershim', () => {
    expect(shape([nat], 'dockershim')[0]?.text).toContain('HNS (v1) has no `Settings`')
  })

  test('stays as it is in a PortMapping', () => {
    const mapping = { Type: 'PortMapping', Settings: { ExternalPort: 80, InternalPort: 80 } }
    expect(shape([NAT, mapping])).toEqual([])
  })
})

describe('a mode that azure-vnet does not know', () => {
  const modes = (change: object) => said(change).filter(({ code }) => code === 'WIN241')

  test.each<[object]>([
    [{ mode: 'tunnel' }],
    [{ mode: '' }],
    [{ mode: 'transparent', executionMode: 'baremetal' }],
    [{ executionMode: 'v4swift', ipam: { type: 'azure-cns' } }],
    [{ ipam: { type: 'azure-cns', mode: 'overlay' } }],
    [{ ipam: { type: 'azure-cns', mode: 'v4overlay' } }],
    [{ ipam: { type: 'azure-cns', mode: 'dualStackOverlay' } }],
  ])('knows %j', (change) => {
    expect(modes(change)).toEqual([])
  })

  test.each<[object, string]>([
    [{ mode: 'l2bridge' }, 'no release of azure-vnet knows the mode `l2bridge` | before 1.6.16 it stops'],
    [{ mode: 'Bridge' }, 'no release of azure-vnet knows the mode `Bridge`'],
    [
      { executionMode: 'V4Swift' },
      'counts as `default`: none of what the mode changes happens | write `v4swift`, in',
    ],
    [{ executionMode: 'swift' }, 'write `default` or `baremetal` or `v4swift`, or remove it'],
    [{ ipam: { type: 'azure-cns', mode: 'v4Overlay' } }, 'write `v4overlay`, in exactly this case'],
  ])('%j', (change, text) => {
    expect(modes(change)).toEqual([
      { code: 'WIN241', severity: 'warning', text: expect.stringContaining(text) },
    ])
  })

  test('says how an overlay stops without its mode', () => {
    const overlay = said({ ipam: { type: 'azure-cns', mode: 'v4Overlay' } })
    for (const { code, text } of overlay) if (code === 'WIN201') expect(text).toContain('write `overlay`')
  })

  test('azure-vnet-ipam does not look at the mode of IPAM, so the pod starts', () => {
    const found = said({ ipam: { type: 'azure-vnet-ipam', mode: 'overlay' } })
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

describe('a mode that is held against the release of a spec', () => {
  const spec = (azureVnet: string) => `apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
platform: azure
network: { driver: l2bridge, plugin: azure-vnet }
cidrs: { cluster: 10.224.0.0/12, service: 10.0.0.0/16, management: 10.224.0.0/16 }
runtime: { azureVnet: ${azureVnet} }
nodes: [{ name: win-1, managementIP: 10.224.0.4, podCIDR: 10.225.1.0/24 }]
`
  const text = JSON.stringify({
    cniVersion: '0.3.0',
    name: 'azure',
    plugins: [{ type: 'azure-vnet', mode: 'l2bridge', ipam: { type: 'azure-vnet-ipam' } }],
  })

  test.each([
    ['1.6.15', 'error', 'azure-vnet 1.6.15 stops: `Network mode is invalid`'],
    ['1.6.16', 'warning', 'since then every network is L2Bridge'],
    ['1.6.11.1', 'warning', 'since then every network is L2Bridge'],
  ])('%s: %s', (release, severity, label) => {
    const { cluster } = readSpec({ path: 'network.yaml', text: spec(release) })
    const { diagnostics } = validate(
      { path: 'a.conflist', text },
      { context: cluster?.runtime.azureVnet === undefined ? {} : { azureVnet: cluster.runtime.azureVnet } },
    )
    expect(diagnostics.filter(({ code }) => code === 'WIN241')).toEqual([
      expect.objectContaining({ severity, label: expect.stringContaining(label) }),
    ])
  })
})

test('a route to Services that is not exempt is told for information: AKS writes it so', () => {
  const policy = (value: object) => ({ Name: 'EndpointPolicy', Value: value })
  const text = JSON.stringify({
    cniVersion: '0.3.0',
    name: 'azure',
    plugins: [
      {
        type: 'azure-vnet',
        mode: 'bridge',
        ipam: { type: 'azure-vnet-ipam' },
        AdditionalArgs: [
          policy({ Type: 'OutBoundNAT', ExceptionList: ['10.224.0.0/12'] }),
          policy({ Type: 'ROUTE', DestinationPrefix: '10.0.0.0/16', NeedEncap: true }),
        ],
      },
    ],
  })
  const { diagnostics } = validate({ path: 'a.conflist', text }, {})
  expect(diagnostics.filter(({ code }) => code === 'WIN215').map(({ severity }) => severity)).toEqual([
    'info',
  ])
})

test.each([
  [{ executionMode: 'v4swift', ipam: { type: 'azure-cns' } }, 17763, true],
  [{ executionMode: 'v4swift', ipam: { type: 'azure-cns' } }, 20348, false],
  [{ executionMode: 'v4swift', ipam: { type: 'azure-cns', mode: 'overlay' } }, 17763, false],
])('%j on build %i: executionMode tells nobody of NAT: %s', (change, build, told) => {
  const plugin = {
    type: 'azure-vnet',
    mode: 'bridge',
    AdditionalArgs: [{ name: 'EndpointPolicy', value: NAT }],
    ...change,
  }
  const text = JSON.stringify({ cniVersion: '0.3.0', name: 'azure', plugins: [plugin] })
  const { diagnostics } = validate(
    { path: 'a.conflist', text },
    { context: { windows: { release: build === 17763 ? 'ltsc2019' : 'ltsc2022', build } } },
  )
  const modes = diagnostics.filter(({ message }) => message.includes('executionMode'))
  expect(modes.map(({ code, label }) => [code, label])).toEqual(
    told ? [['WIN205', expect.stringContaining('from build 18362 on, and this is 17763')]] : [],
  )
})

test('a type in another case stops azure-vnet, and adds no second policy', () => {
  const [nat] = said({}, [{ ...NAT, Type: 'outboundnat' }]).filter(({ code }) => code === 'WIN213')
  expect(nat?.text).not.toContain('second policy')
  expect(
    said({}, [{ ...NAT, Type: 'outboundnat' }], 'dockershim').find(({ code }) => code === 'WIN213')?.text,
  ).toContain('second policy')
})

test('a setting that stands beside its object is led there', () => {
  const found = said({ enableLoopbackDSR: true }).filter(({ code }) => code === 'WIN203')
  expect(found.map(({ text }) => text)).toEqual([
    expect.stringContaining('write `windowsSettings.enableLoopbackDSR`, or remove it'),
  ])
})

test('a route without NeedEncap is told once, in the words of Go', () => {
  const found = said({}, [NAT, { Type: 'ROUTE', DestinationPrefix: '10.224.0.0/16' }])
  const errors = found.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ code }) => code)).toEqual(['WIN341'])
  expect(errors[0]?.text).toContain('stops on containerd: `unexpected end of JSON input`')
})

test.each([
  [-3, 1],
  [0, 0],
  [120, 0],
])('hnsTimeoutDurationInSeconds %i is no limit: told %i times', (seconds, times) => {
  const found = said({ windowsSettings: { hnsTimeoutDurationInSeconds: seconds } })
  expect(found.map(({ text }) => text)).toEqual(
    Array.from({ length: times }, () => expect.stringContaining('waits for ever unless this is 1 or more')),
  )
})
