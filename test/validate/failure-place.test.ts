import { describe, expect, test } from 'vitest'
import type { Context } from '../../src/check/context.ts'
import { validate } from '../../src/validate/validate.ts'

const POLICIES = [
  {
    name: 'EndpointPolicy',
    value: { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.244.0.0/16', '10.96.0.0/12'] } },
  },
  {
    name: 'EndpointPolicy',
    value: { Type: 'SDNRoute', Settings: { DestinationPrefix: '10.96.0.0/12', NeedEncap: true } },
  },
]
const IPAM = {
  type: 'host-local',
  subnet: '10.244.1.0/24',
  rangeStart: '10.244.1.3',
  rangeEnd: '10.244.1.250',
}
const PLUGIN = { type: 'win-bridge', apiVersion: 2, policies: POLICIES, ipam: IPAM }
const bridge = (over: object = {}) => ({ cniVersion: '1.0.0', name: 'cbr0', ...PLUGIN, ...over })
const overlay = (over: object = {}) => ({ ...bridge(), name: 'vxlan0', type: 'win-overlay', ...over })
const list = (over: object = {}, plugin: object = {}) => ({
  cniVersion: '1.0.0',
  name: 'cbr0',
  plugins: [{ ...PLUGIN, ...plugin }],
  ...over,
})
const flannel = (over: object = {}, delegate: object = {}) => ({
  cniVersion: '1.0.0',
  name: 'cbr0',
  type: 'flannel',
  ...over,
  delegate: { type: 'win-bridge', apiVersion: 2, policies: POLICIES, ...delegate },
})
const ranges = (...sets: readonly unknown[]) => bridge({ ipam: { type: 'host-local', ranges: sets } })

const nameOf = (document: object) => ('plugins' in document ? '10-a.conflist' : '10-a.conf')

/** The errors about a document: code and JSON pointer. */
function said(document: object, context: Context = {}): readonly string[] {
  const { diagnostics } = validate(
    { path: nameOf(document), text: JSON.stringify(document, null, 2) },
    { context },
  )
  return diagnostics.flatMap(({ code, severity, location }) =>
    severity === 'error' ? [`${code} ${location.pointer}`] : [],
  )
}

describe('an error of a program stands at the value that it is about', () => {
  test.each([
    ['a subnet that is none', bridge({ ipam: { ...IPAM, subnet: '10.244.1.0' } }), '/ipam/subnet'],
    [
      'a subnet with bits behind its prefix',
      bridge({ ipam: { ...IPAM, subnet: '10.244.1.5/24' } }),
      '/ipam/subnet',
    ],
    [
      'a subnet that is too small',
      bridge({ ipam: { type: 'host-local', subnet: '10.244.1.0/31' } }),
      '/ipam/subnet',
    ],
    ['a key in another case', bridge({ ipam: { type: 'host-local', Subnet: 'x' } }), '/ipam/Subnet'],
    [
      'a range that begins outside',
      bridge({ ipam: { ...IPAM, rangeStart: '10.245.1.3' } }),
      '/ipam/rangeStart',
    ],
    ['a range that ends outside', bridge({ ipam: { ...IPAM, rangeEnd: '10.245.1.3' } }), '/ipam/rangeEnd'],
    [
      'a range that begins with no address',
      bridge({ ipam: { ...IPAM, rangeStart: '10.244.1' } }),
      '/ipam/rangeStart',
    ],
    ['a gateway that is no address', bridge({ ipam: { ...IPAM, gateway: 'x' } }), '/ipam/gateway'],
    [
      'a route to no prefix',
      bridge({ ipam: { ...IPAM, routes: [{ dst: '0.0.0.0' }] } }),
      '/ipam/routes/0/dst',
    ],
    [
      'a range in a set',
      ranges([{ subnet: '10.244.1.0/24', rangeStart: '10.244.2.3' }]),
      '/ipam/ranges/0/0/rangeStart',
    ],
    ['a set that is no list', ranges({ subnet: '10.244.1.0/24' }), '/ipam/ranges/0'],
    ['an empty set', ranges([]), '/ipam/ranges/0'],
    ['a range without a subnet', ranges([{ rangeStart: '10.244.1.3' }]), '/ipam/ranges/0/0'],
    [
      'sets that overlap',
      ranges([{ subnet: '10.244.1.0/24' }], [{ subnet: '10.244.1.0/24' }]),
      '/ipam/ranges/1',
    ],
    [
      'families in one set',
      ranges([{ subnet: '10.244.1.0/24' }, { subnet: 'fd00::/64' }]),
      '/ipam/ranges/0/1/subnet',
    ],
    ['no range at all', bridge({ ipam: { type: 'host-local' } }), '/ipam'],
    ['an unknown version', bridge({ cniVersion: 'v0.3.1' }), '/cniVersion'],
    ['an unknown version of a list', list({ cniVersion: 'v0.3.1' }), '/cniVersion'],
    ['an unknown version over a delegate', flannel({ cniVersion: '0.3' }), '/cniVersion'],
    ['an empty name', bridge({ name: '' }), '/name'],
    ['an empty name of a list', list({ name: '' }), '/name'],
    ['no name', bridge({ name: undefined }), ''],
    ['no type', bridge({ type: undefined }), ''],
    ['a type that is no text', bridge({ type: 7 }), '/type'],
    ['no type in a list', list({}, { type: undefined }), '/plugins/0'],
    ['a path for a type', list({}, { type: 'cni\\win-bridge' }), '/plugins/0/type'],
    ['a value in a list', list({}, { apiVersion: '2' }), '/plugins/0/apiVersion'],
    ['a value in a delegate', flannel({}, { loopbackDSR: 'yes' }), '/delegate/loopbackDSR'],
    ['a key that flannel writes', flannel({}, { ipam: IPAM }), '/delegate/ipam'],
    ['an entry that is no object', bridge({ policies: ['OutBoundNAT'] }), '/policies/0'],
    ['a capability that is no boolean', bridge({ capabilities: { dns: 'true' } }), '/capabilities/dns'],
    ['the prefix of a MAC address', overlay({ endpointMacPrefix: '0E2A' }), '/endpointMacPrefix'],
  ])('%s', (_, document, pointer) => {
    expect(said(document)).toEqual([`WIN201 ${pointer}`])
  })
})

describe('an error of a program is told beside that of a rule', () => {
  test('at another place, although their texts are alike', () => {
    const routes = [{ dst: '0.0.0.0/0', gw: '10.244.1.1' }]
    const document = bridge({
      dns: { nameservers: ['<DNS_IP>'] },
      ipam: { ...IPAM, routes, rangeStart: 'x' },
    })
    expect(said(document)).toContain('WIN201 /ipam/rangeStart')
  })

  test('but not at the same place', () => {
    const document = bridge({ ipam: { ...IPAM, routes: [{ dst: '0.0.0.0/0', gw: 'x' }] } })
    expect(said(document)).toEqual(['WIN230 /ipam/routes/0/gw'])
    expect(said(bridge({ name: 'my net' }))).toEqual(['WIN224 /name'])
    expect(said(bridge({ ipam: { type: 'dhcp' } }))).toEqual(['WIN247 /ipam/type'])
    const v1 = { cniVersion: '0.3.0', name: 'vxlan0', type: 'win-overlay' }
    expect(said(v1, { runtime: 'dockershim' })).toEqual(['WIN238 /type'])
  })
})

describe('what follows from an error is not told with it', () => {
  test.each([
    ['the rest of a range without a subnet', bridge({ ipam: { ...IPAM, subnet: 'x' } })],
    ['that there is no `ipam`, where it is a text', bridge({ ipam: 'host-local' })],
    ['that nothing is translated, where the policies are no list', bridge({ policies: POLICIES[0] })],
    ['that HCN is not meant, where the version is a text', bridge({ apiVersion: '2' })],
    ['that the API is another, where the version is no number', bridge({ apiVersion: true })],
    ['the keys of a plugin, where the type is missing', bridge({ type: undefined })],
  ])('%s', (_, document) => {
    const { diagnostics } = validate({ path: nameOf(document), text: JSON.stringify(document) })
    expect(diagnostics.map(({ code }) => code)).toEqual(['WIN201'])
  })
})

describe('an error of a program about another file of the node', () => {
  const ENV =
    'FLANNEL_NETWORK=10.244.0.0/16\nFLANNEL_SUBNET=10.244.1.1/24\nFLANNEL_MTU=1450\nFLANNEL_IPMASQ=true\n'
  test.each([
    ['1450', '"1450"', 3, 13],
    ['1450', '', 3, 13],
    ['10.244.1.1/24', '10.244.1.1', 2, 16],
    ['10.244.0.0/16', 'x', 1, 17],
    ['FLANNEL_MTU=1450', 'FLANNEL_MTU', 3, 1],
  ])('subnet.env with %s as %s', (from, to, line, column) => {
    const { diagnostics } = validate({ path: 'subnet.env', text: ENV.replace(from, to) })
    const places = diagnostics.map(({ location }) => location.range.start)
    expect(places).toMatchObject([{ line, column }])
  })

  test('subnet.env with a second value that is a bad one: at the second', () => {
    const text = ENV.replace('FLANNEL_MTU', 'FLANNEL_SUBNET=10.244.1.1\nFLANNEL_MTU')
    const { diagnostics } = validate({ path: 'subnet.env', text })
    const refused = diagnostics.find(({ code }) => code === 'WIN201')
    expect(refused?.location.range.start).toMatchObject({ line: 3, column: 16 })
  })

  const REQUEST = {
    cniVersion: '0.2.0',
    name: 'vxlan0',
    ipam: { type: 'host-local', ranges: [[{ subnet: '10.244.1.0/24' }]], dataDir: '/var/lib/cni/networks' },
  }
  test.each([
    ['"10.244.1.0/24"', '"10.244.1.0"', '/ipam/ranges/0/0/subnet'],
    ['[[{"subnet":"10.244.1.0/24"}]]', '[{"subnet":"10.244.1.0/24"}]', '/ipam/ranges/0'],
    ['"0.2.0"', '"v0.2"', '/cniVersion'],
    ['"vxlan0"', '"my net"', '/name'],
  ])('the request of a source VIP with %s as %s', (from, to, pointer) => {
    const { diagnostics } = validate({
      path: 'request.json',
      text: JSON.stringify(REQUEST).replace(from, to),
    })
    expect(diagnostics.map(({ code, location }) => `${code} ${location.pointer}`)).toEqual([
      `WIN270 ${pointer}`,
    ])
  })
})

describe('one defect is told once', () => {
  const codes = (document: object, context: Context = {}) =>
    validate({ path: nameOf(document), text: JSON.stringify(document) }, { context }).diagnostics.flatMap(
      ({ code, severity }) => (severity === 'info' ? [] : [code]),
    )

  test('no `apiVersion` over policies of HCN: the form once, with the places of the other policies', () => {
    const { apiVersion: _, ...conf } = bridge()
    expect(codes(conf)).toEqual(['WIN506', 'WIN212'])
    const { diagnostics } = validate({ path: '10-a.conf', text: JSON.stringify(conf) })
    const form = diagnostics.find(({ code }) => code === 'WIN212')
    expect(form?.related).toMatchObject([{ location: { pointer: '/policies/1/value/Settings' } }])
  })

  test('no `apiVersion` over policies of HCN, for dockershim: each policy, as it asks for HNS (v1)', () => {
    const { apiVersion: _, ...conf } = bridge()
    expect(codes({ ...conf, cniVersion: '0.4.0' }, { runtime: 'dockershim' })).toEqual([
      'WIN212',
      'WIN213',
      'WIN212',
    ])
  })

  test('no `apiVersion` over policies of HCN: another defect of theirs is told as HCN has it', () => {
    const { apiVersion: _, ...conf } = bridge({
      policies: [POLICIES[0], { name: 'EndpointPolicy', value: { Type: 'SDNRout', Settings: {} } }],
    })
    expect(codes(conf)).toContain('WIN213')
  })

  test('`Plugins` in a list: that it is not found, and not also that it is not read', () => {
    const { plugins, ...rest } = list()
    expect(codes({ ...rest, Plugins: plugins, plugins: undefined })).toEqual(['WIN201'])
  })

  test('a delegate under a key that is nearly right: the key, and not what flannel does without a delegate', () => {
    const { delegate, ...rest } = flannel()
    expect(codes({ ...rest, delgate: delegate })).toEqual(['WIN203'])
    expect(said({ ...rest, delgate: delegate })).toEqual(['WIN203 /delgate'])
  })

  test('a name that CNI does not take is not also measured against that of flanneld', () => {
    expect(codes(flannel({ name: 'a b' }))).toEqual(['WIN224'])
  })

  const azure = (value: object) => ({
    cniVersion: '0.3.0',
    name: 'azure',
    plugins: [
      {
        type: 'azure-vnet',
        ipam: { type: 'azure-vnet-ipam' },
        AdditionalArgs: [{ Name: 'EndpointPolicy', Value: value }],
      },
    ],
  })
  const v2 = { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.244.0.0/16'] } }
  test.each([
    ['settings where azure-vnet has none', azure(v2), ['WIN212 /plugins/0/AdditionalArgs/0/Value/Settings']],
    [
      'exceptions under a name that azure-vnet does not read',
      azure({ Type: 'OutBoundNAT', Exceptions: ['10.244.0.0/16'] }),
      ['WIN325 /plugins/0/AdditionalArgs/0/Value'],
    ],
    [
      'a text where azure-vnet takes a boolean',
      azure({ Type: 'ROUTE', DestinationPrefix: '10.96.0.0/12', NeedEncap: 'true' }),
      ['WIN216 /plugins/0/AdditionalArgs/0/Value/NeedEncap'],
    ],
    [
      'a type that flannel does not see',
      flannel({}, { type: undefined, Type: 'win-overlay' }),
      ['WIN204 /delegate/Type'],
    ],
    ['the name of a backend', bridge({ type: 'host-gw' }), ['WIN221 /type']],
  ])('%s', (_, document, errors) => {
    expect(said(document)).toEqual(errors)
  })

  test('a key of a list in another case, with the spelling that counts', () => {
    const { name, ...rest } = list()
    const { diagnostics } = validate({ path: '10-a.conflist', text: JSON.stringify({ Name: name, ...rest }) })
    const [error] = diagnostics.filter(({ severity }) => severity === 'error')
    expect(error).toMatchObject({ code: 'WIN201', help: 'write `name`, in exactly this spelling' })
  })

  test('flannel without a delegate starts win-bridge under HNS (v1)', () => {
    const text = JSON.stringify({ cniVersion: '1.0.0', name: 'cbr0', type: 'flannel' })
    const codes = validate({ path: '10-a.conf', text }).diagnostics.map(({ code }) => code)
    expect(codes).toContain('WIN506')
  })
})
