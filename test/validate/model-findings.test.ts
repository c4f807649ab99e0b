import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseProgramVersion } from '../../src/facts/versions.ts'
import { validate } from '../../src/validate/validate.ts'

const POLICY = {
  name: 'EndpointPolicy',
  value: { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.244.0.0/16', '10.96.0.0/12'] } },
}
const BRIDGE = {
  cniVersion: '1.0.0',
  name: 'cbr0',
  type: 'win-bridge',
  apiVersion: 2,
  policies: [POLICY],
  ipam: { type: 'host-local', subnet: '10.244.1.0/24', rangeStart: '10.244.1.10' },
}
const ROUTE = {
  name: 'EndpointPolicy',
  value: { Type: 'SDNRoute', Settings: { DestinationPrefix: '10.96.0.0/12', NeedEncap: true } },
}
const FLANNEL = {
  cniVersion: '1.0.0',
  name: 'flannel.4096',
  type: 'flannel',
  delegate: { type: 'win-overlay', apiVersion: 2, policies: [POLICY, ROUTE] },
}

describe('what the models say', () => {
  test('nothing about a file of which every key has an effect', () => {
    expect(told(BRIDGE)).toEqual([])
  })

  test('a key that nobody reads, with the key that was meant', () => {
    const [only, ...others] = told({ ...BRIDGE, ipMasqNetwrk: '10.244.0.0/16' })
    expect(others).toEqual([])
    expect(only).toMatchObject({
      code: 'WIN203',
      severity: 'warning',
      pointer: '/ipMasqNetwrk',
      message: 'win-bridge does not read `ipMasqNetwrk`',
      help: 'write `ipMasqNetwork`, or remove it',
    })
  })

  test('no key that the file has already is meant', () => {
    const [only] = told({ ...BRIDGE, ipMasqNetwork: '10.244.0.0/16', ipMasqNetwrk: '10.244.0.0/16' })
    expect(only?.help).toBe('remove it, so that nobody relies on it')
  })

  test('names the release where others do differently', () => {
    const conf = { ...BRIDGE, HcnPolicyArgs: [] }
    expect(told(conf).map(({ message }) => message)).toEqual([
      'win-bridge 1.9.1 does not read `HcnPolicyArgs`',
    ])
    expect(told(conf, '0.9.1').filter(({ pointer }) => pointer === '/HcnPolicyArgs')).toEqual([])
  })

  test.each([
    ['calico-ipam', 'WIN207', 'the IPAM `calico-ipam` belongs to `calico`, and the plugin is `win-bridge`'],
    ['whereabouts', 'WIN207', 'hnsc has no model of the IPAM plugin `whereabouts`'],
    ['host-locl.exe', 'WIN221', 'no plugin is called `host-locl.exe`'],
    ['dhcp', 'WIN247', '`dhcp` exists on Linux only'],
  ])('an IPAM plugin is known, misspelt, or one without a model: %s', (type, code, message) => {
    const conf = { ...BRIDGE, ipam: { ...BRIDGE.ipam, type } }
    expect(told(conf)).toEqual([expect.objectContaining({ code, message, pointer: '/ipam/type' })])
  })

  test('a value of the delegate that flannel replaces, in the delegate and in a list', () => {
    const delegate = { ...FLANNEL.delegate, ipMasqNetwork: '10.0.0.0/8' }
    const { name, cniVersion, ...plugin } = { ...FLANNEL, delegate }
    expect(told({ ...FLANNEL, delegate })).toContainEqual(
      expect.objectContaining({ code: 'WIN204', pointer: '/delegate/ipMasqNetwork' }),
    )
    expect(told({ name, cniVersion, plugins: [plugin] })).toContainEqual(
      expect.objectContaining({ code: 'WIN204', pointer: '/plugins/0/delegate/ipMasqNetwork' }),
    )
  })

  test('an error of Go about a type, at the field, with the form that is wanted', () => {
    const [error] = told({ ...BRIDGE, apiVersion: '2' })
    expect(error).toMatchObject({
      code: 'WIN201',
      severity: 'error',
      pointer: '/apiVersion',
      help: 'write a number, without quotation marks',
    })
    expect(error?.message).toContain(
      'cannot unmarshal string into Go struct field NetConf.apiVersion of type int',
    )
  })

  test('an error that older releases do not make is a warning that names the release', () => {
    const { name, cniVersion, ...plugin } = BRIDGE
    const [error] = told({ name, cniVersion, cniVersions: ['one'], plugins: [plugin] })
    expect(error).toMatchObject({ code: 'WIN201', severity: 'warning', pointer: '/cniVersions' })
    expect(error?.message).toMatch(/^libcni 1\.3\.0 refuses the configuration/)
  })

  test('a second OutBoundNAT: a warning where the file itself asks for it, an info where subnet.env may', () => {
    const own = { ...BRIDGE, ipMasqNetwork: '10.10.0.0/16' }
    expect(told(own)).toMatchObject([{ code: 'WIN206', severity: 'warning', pointer: '/policies' }])
    expect(told(FLANNEL)).toMatchObject([{ code: 'WIN206', severity: 'info', pointer: '/delegate/policies' }])
  })

  test('nothing that a rule has told already', () => {
    const flat = { name: 'EndpointPolicy', value: { Type: 'OutBoundNAT', ExceptionList: ['10.244.0.0/16'] } }
    expect(told({ ...BRIDGE, policies: [flat] }).map(({ code }) => code)).toEqual(['WIN212'])
    expect(told({ ...BRIDGE, name: 'a b' }).map(({ code }) => code)).toEqual(['WIN224'])
  })

  test('something about whatever may stand for any value, and never a throw', () => {
    const paths = [
      ['apiVersion'],
      ['policies'],
      ['ipam'],
      ['name'],
      ['cniVersion'],
      ['ipam', 'subnet'],
    ] as const
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 }), ([first, second], value) => {
        const inner = second === undefined ? value : { ...BRIDGE.ipam, [second]: value }
        expect(Array.isArray(told({ ...BRIDGE, [first]: inner }))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

/** The diagnostics about a configuration, for containerd and plugins of a release; the newest where none is given. */
function told(conf: object, plugins?: string) {
  const cniPlugins = plugins === undefined ? undefined : parseProgramVersion(plugins)
  const context = { runtime: 'containerd', ...(cniPlugins === undefined ? {} : { cniPlugins }) } as const
  const { diagnostics } = validate({ path: 'a.txt', text: JSON.stringify(conf) }, { context })
  return diagnostics.map(({ code, severity, message, help, location }) => {
    return { code, severity, message, help, pointer: location.pointer }
  })
}
