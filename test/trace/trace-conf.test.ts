import { describe, expect, test } from 'vitest'
import { parseProgramVersion, type ProgramVersion } from '../../src/facts/versions.ts'
import { parseAddress } from '../../src/net/address.ts'
import { readNetworks } from '../../src/trace/network.ts'
import { traceConf } from '../../src/trace/trace-conf.ts'
import type { Trace, TraceInput } from '../../src/trace/trace.ts'

const version = (text: string): ProgramVersion => parseProgramVersion(text) ?? { numbers: [], suffix: '' }

const NAT_V1 = { Type: 'OutBoundNAT', ExceptionList: ['10.244.0.0/16', '10.96.0.0/12', '10.127.130.0/24'] }
const ROUTE_V1 = { Type: 'ROUTE', DestinationPrefix: '10.96.0.0/12', NeedEncap: true }
const entry = (value: object) => ({ Name: 'EndpointPolicy', Value: value })

const NAT_V2 = { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.42.0.0/16', '10.43.0.0/16'] } }
const ROUTE_V2 = { Type: 'SDNRoute', Settings: { DestinationPrefix: '10.43.0.0/16', NeedEncap: true } }
const PA_V2 = { Type: 'ProviderAddress', Settings: { ProviderAddress: '10.127.130.38' } }

/** The configurations of facts/flannel.md 2.6 that traces are compared with. */
const BRIDGE_V1 = {
  cniVersion: '0.2.0',
  name: 'cbr0',
  type: 'flannel',
  delegate: {
    type: 'win-bridge',
    dns: { Nameservers: ['10.96.0.10'], Search: ['svc.cluster.local'] },
    policies: [entry(NAT_V1), entry(ROUTE_V1)],
  },
}
const OVERLAY_V1 = {
  ...BRIDGE_V1,
  name: 'vxlan0',
  delegate: { type: 'win-overlay', Policies: [entry(NAT_V1), entry(ROUTE_V1)] },
}
const OVERLAY_V2 = {
  name: 'flannel.4096',
  cniVersion: '1.0.0',
  plugins: [
    {
      type: 'flannel',
      capabilities: { portMappings: true, dns: true },
      delegate: {
        type: 'win-overlay',
        apiVersion: 2,
        Policies: [entry(NAT_V2), entry(ROUTE_V2), entry(PA_V2)],
      },
    },
  ],
}

const VERSIONS = {
  containerd: version('2.1.0'),
  plugins: version('1.9.1'),
  flannel: version('1.9.1-flannel1'),
}

function trace(conf: object, more: Partial<TraceInput> = {}, plugins = '1.9.1'): Trace {
  const name = 'plugins' in conf ? '10.conflist' : '10.conf'
  return traceConf({
    source: { kind: 'file', name, bytes: JSON.stringify(conf) },
    command: 'ADD',
    versions: { ...VERSIONS, plugins: version(plugins) },
    ...more,
  })
}

const sent = ({ requests }: Trace) => requests[0]?.policies.map(({ json }) => JSON.parse(json))

describe('the requests of facts/flannel.md 2.6', () => {
  test('win-bridge, API v1: the policies unchanged, since the cluster CIDR is listed', () => {
    const traced = trace(BRIDGE_V1)
    expect(traced.requests.map(({ kind }) => kind)).toEqual(['HNSEndpoint', 'HotAttach'])
    expect(sent(traced)).toEqual([NAT_V1, ROUTE_V1])
  })

  test('win-bridge, API v1, plugins v0.8.6: the cluster CIDR moves to the end', () => {
    expect(sent(trace(BRIDGE_V1, {}, '0.8.6'))?.[0].ExceptionList).toEqual([
      '10.96.0.0/12',
      '10.127.130.0/24',
      '10.244.0.0/16',
    ])
  })

  test('win-overlay, API v1: PA and a second OutBoundNAT, marked', () => {
    const traced = trace(OVERLAY_V1)
    const second = { Type: 'OutBoundNAT', ExceptionList: ['10.244.1.0/24'] }
    expect(sent(traced)).toEqual([NAT_V1, ROUTE_V1, { Type: 'PA', PA: '10.127.130.38' }, second])
    expect(traced.requests[0]?.policies.map(({ warning }) => warning)).toEqual([
      undefined,
      undefined,
      undefined,
      'a second OutBoundNAT: neither of the two lists every exempt range',
    ])
  })

  test('win-overlay, API v1, plugins v0.8.6: one list of all', () => {
    const nat = { ...NAT_V1, ExceptionList: [...NAT_V1.ExceptionList, '10.244.1.0/24'] }
    expect(sent(trace(OVERLAY_V1, {}, '0.8.6'))).toEqual([nat, ROUTE_V1, { Type: 'PA', PA: '10.127.130.38' }])
  })

  test('win-overlay, API v2, as RKE2 writes it', () => {
    const traced = trace(OVERLAY_V2)
    const second = { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.42.1.0/24'] } }
    expect(traced.requests.map(({ kind }) => kind)).toEqual(['HostComputeEndpoint', 'AddNamespaceEndpoint'])
    expect(sent(traced)).toEqual([NAT_V2, ROUTE_V2, PA_V2, second])
    expect(traced.requests[0]?.policies.at(-1)).toMatchObject({
      added: expect.stringContaining('ipMasq'),
      warning: expect.stringContaining('second OutBoundNAT'),
    })
  })
})

const CAPABILITIES =
  'nothing comes through the capabilities `dns`, `portMappings`: the kubelet would send DNS settings, host ports'

describe('assumptions', () => {
  test('are said, and none is made of what is given', () => {
    expect(trace(OVERLAY_V2).assumptions).toEqual([
      CAPABILITIES,
      '/run/flannel/subnet.env is not given; it is taken to say FLANNEL_NETWORK=10.42.0.0/16, FLANNEL_SUBNET=10.42.1.1/24, FLANNEL_MTU=1500, FLANNEL_IPMASQ=true',
      'the node has an Overlay network `flannel.4096` of 10.42.1.0/24 with management IP 10.127.130.38',
    ])
    const networks = readNetworks(
      '{"Name":"flannel.4096","Type":"Overlay","ManagementIP":"10.9.9.9","Subnets":[{"AddressPrefix":"10.42.7.0/24","GatewayAddress":"10.42.7.1"}]}',
    )
    if (!networks.ok) throw new Error(networks.error)
    const podAddress = parseAddress('10.42.7.9')
    if (podAddress === undefined) throw new Error('no address')
    const bytes =
      'FLANNEL_NETWORK=10.42.0.0/16\nFLANNEL_SUBNET=10.42.7.1/24\nFLANNEL_MTU=1450\nFLANNEL_IPMASQ=false\n'
    const given = trace(OVERLAY_V2, {
      subnetEnv: { path: 'subnet.env', bytes },
      networks: networks.value,
      podAddress,
    })
    expect(given.assumptions).toEqual([CAPABILITIES])
    expect(sent(given)).toEqual([
      NAT_V2,
      ROUTE_V2,
      PA_V2,
      { Type: 'ProviderAddress', Settings: { ProviderAddress: '10.9.9.9' } },
    ])
    expect(given.requests[0]?.json).toContain('"MacAddress":"0E-2A-0a-2a-07-09"')
  })

  test('API v1 is shown as dockershim calls it, with what containerd would get', () => {
    expect(trace(OVERLAY_V1).assumptions.at(-1)).toMatch(
      /^CNI_NETNS is `none`.*failed to find HNSEndpoint podsandbox1_vxlan0/,
    )
  })

  test('CNI_NETNS decides nothing under API v2, nor where both runs end the same', () => {
    const noNetwork = readNetworks('[{"Name":"other","Type":"Overlay"}]')
    const given = noNetwork.ok ? { networks: noNetwork.value } : {}
    for (const conf of [OVERLAY_V1, OVERLAY_V2]) {
      const { assumptions, error } = trace(conf, given)
      expect(error?.text).toContain('not found')
      expect(assumptions.filter((text) => text.startsWith('CNI_NETNS'))).toEqual([])
    }
    const { assumptions, error } = trace(OVERLAY_V1, { netns: 'container:podsandbox1' })
    expect(error?.text).toContain('failed to find HNSEndpoint podsandbox1_vxlan0')
    expect(assumptions.filter((text) => text.startsWith('CNI_NETNS'))).toEqual([])
  })

  test('what HNS gives where the request leaves it open, and only then', () => {
    const bridge = { cniVersion: '1.0.0', name: 'n', type: 'win-bridge', apiVersion: 2 }
    const mac = 'HNS gives the endpoint the MAC address 00-15-5D-00-00-02'
    const address = 'HNS gives the pod 10.244.1.3, since no IPAM plugin is named'
    expect(trace(bridge).assumptions.slice(1)).toEqual([address, mac])
    const podAddress = parseAddress('10.244.1.9')
    expect(trace(bridge, podAddress ? { podAddress } : {}).assumptions.slice(1)).toEqual([mac])
    const ipam = { type: 'host-local', subnet: '10.244.1.0/24' }
    expect(trace({ ...bridge, ipam }).assumptions.slice(1)).toEqual([mac])
    expect(trace({ ...bridge, ipam, cniVersion: '0.2.0' }).assumptions.slice(1)).toEqual([])
  })

  test('that HNS has direct server return, where loopbackDSR depends on it', () => {
    const dsr = 'HNS is 15.2, which supports direct server return'
    const ipam = { type: 'host-local', subnet: '10.244.1.0/24' }
    const bridge = { cniVersion: '0.2.0', name: 'n', type: 'win-bridge', apiVersion: 2, ipam }
    expect(trace({ ...bridge, loopbackDSR: true }).assumptions).toContain(dsr)
    expect(trace({ ...bridge, loopbackDSR: false }).assumptions).not.toContain(dsr)
    expect(trace({ ...bridge, loopbackDSR: true }, {}, '0.9.1').assumptions).not.toContain(dsr)
  })

  test.each([
    ['plugins', '9.9', '1.9.1'],
    ['plugins', '0.7.0', '0.8.0'],
    ['flannel', '7.0.0', '1.9.1-flannel1'],
    ['flannel', '0.0.1', '0.1'],
    ['containerd', '0.1', '1.5.0'],
    ['containerd', '9.0', '2.3'],
  ] as const)('no model covers %s %s: %s is taken', (program, given, taken) => {
    const names = {
      plugins: 'containernetworking/plugins',
      flannel: 'the flannel CNI plugin',
      containerd: 'containerd',
    }
    const { assumptions } = trace(OVERLAY_V2, { versions: { ...VERSIONS, [program]: version(given) } })
    expect(assumptions[0]).toBe(
      `${names[program]} is ${taken}, the nearest release with a model; ${given} has none`,
    )
  })

  test.each([
    ['plugins', '0.8.0'],
    ['plugins', '1.9.1'],
    ['flannel', '0.1'],
    ['containerd', '2.3.4'],
  ] as const)('%s %s has a model', (program, given) => {
    const { assumptions } = trace(OVERLAY_V2, { versions: { ...VERSIONS, [program]: version(given) } })
    expect(assumptions.join()).not.toContain('nearest release')
  })

  test('an IPAM plugin without a model gives an address, and that is said', () => {
    const bridge = { cniVersion: '1.1.0', name: 'n', type: 'win-bridge', apiVersion: 2 }
    const conf = { ...bridge, ipam: { type: 'calico-ipam', subnet: '10.9.1.0/26' } }
    const of = (more: Partial<TraceInput>) => {
      const { assumptions, error, requests } = trace(conf, more)
      expect(error).toBeUndefined()
      return { said: assumptions.filter((text) => text.includes('IPAM')), json: requests[0]?.json }
    }
    const none = 'there is no model of the IPAM plugin `calico-ipam`; it is taken to'
    expect(of({})).toEqual({
      said: [`${none} give 10.9.1.3/26`],
      json: expect.stringContaining('"IpConfigurations":[{"IpAddress":"10.9.1.3"}]'),
    })
    expect(of({ command: 'STATUS' }).said).toEqual([`${none} succeed`])
    expect(of({ command: 'DEL' }).said).toEqual([`${none} succeed`])
    expect(of({ command: 'CHECK' }).said).toEqual([])
    const podAddress = parseAddress('10.9.1.9')
    expect(of(podAddress ? { podAddress } : {}).said).toEqual([])
  })

  test('Calico makes its network where the node has none, however that is known', () => {
    const conf = { cniVersion: '0.3.1', name: 'Calico', type: 'calico', mode: 'vxlan', vxlan_vni: 4096 }
    const of = (more: Partial<TraceInput>) => {
      const { assumptions, requests } = trace({ ...conf, ipam: { type: 'calico-ipam' } }, more)
      return { assumptions, kinds: requests.map(({ kind }) => kind) }
    }
    const made = of({ networks: [] })
    expect(made).toEqual(of({}))
    expect(made.kinds[0]).toBe('HNSNetwork')
    const said = 'so Calico makes one'
    expect(made.assumptions.join()).toContain(said)
    const subnets = [{ addressPrefix: '10.244.1.0/26', gatewayAddress: '10.244.1.1' }]
    const other = { id: 'a', name: 'Other', type: 'Overlay', subnets, managementIP: '10.127.130.38' }
    expect(of({ networks: [other] }).assumptions.join()).toContain(said)
    const block = of({ networks: [{ ...other, name: 'Calico-10-244-1-0' }] })
    expect(block.kinds).not.toContain('HNSNetwork')
    expect(block.assumptions.join()).not.toContain(said)
  })

  test('that nothing comes through capabilities, where a plugin asks for them', () => {
    const plugin = { type: 'win-bridge', apiVersion: 2, capabilities: { bandwidth: true, dns: false } }
    const list = { name: 'n', cniVersion: '1.0.0', plugins: [plugin, plugin] }
    expect(trace(list).assumptions[0]).toBe('nothing comes through the capabilities `bandwidth`')
    expect(trace(list, { command: 'DEL' }).assumptions.join()).not.toContain('capabilities')
  })

  test('a program is found in any spelling', () => {
    const ipam = { type: 'Host-Local', subnet: '10.9.1.0/26' }
    const conf = { cniVersion: '1.1.0', name: 'n', type: 'Win-Bridge.EXE', apiVersion: 2, ipam }
    const { steps, assumptions } = trace(conf)
    expect(steps.map(({ program }) => program)).toEqual(['libcni', 'win-bridge', 'host-local'])
    expect(assumptions.join()).not.toContain('IPAM')
  })

  test('subnet.env is that of the network that is given', () => {
    const networks = readNetworks(
      '[{"Name":"other","Subnets":[{"AddressPrefix":"192.168.0.0/30"}]},{"Name":"flannel.4096","Type":"Overlay","Subnets":[{"AddressPrefix":"10.42.7.0/24"}]}]',
    )
    const given = networks.ok ? { networks: networks.value } : {}
    expect(trace(OVERLAY_V2, given).assumptions).toEqual([
      CAPABILITIES,
      '/run/flannel/subnet.env is not given; it is taken to say FLANNEL_NETWORK=10.42.0.0/16, FLANNEL_SUBNET=10.42.7.1/24, FLANNEL_MTU=1500, FLANNEL_IPMASQ=true',
    ])
    const elsewhere = { ...BRIDGE_V1, name: 'flannel.4096' }
    expect(trace(elsewhere, given).assumptions[0]).toContain(
      'FLANNEL_NETWORK=10.42.0.0/16, FLANNEL_SUBNET=10.42.7.1/24',
    )
  })

  test('nothing of networks where the command looks at none', () => {
    const bridge = { cniVersion: '1.1.0', name: 'n', type: 'win-bridge', apiVersion: 2 }
    expect(trace(bridge, { command: 'CHECK' }).assumptions.join()).not.toContain('the node has')
    expect(trace(bridge, { command: 'STATUS' }).assumptions).toEqual([])
  })

  test('without exceptions the usual cluster CIDR', () => {
    const { assumptions } = trace({ ...BRIDGE_V1, delegate: {} })
    expect(assumptions[0]).toContain('FLANNEL_NETWORK=10.244.0.0/16, FLANNEL_SUBNET=10.244.1.1/24')
  })
})

test('a first pod of win-bridge that gets its own gateway is marked', () => {
  expect(trace(BRIDGE_V1).requests[0]?.warning).toBe(
    'the pod gets 10.244.1.2, which is its own gateway: HNS refuses it where the host has an endpoint there',
  )
})

test('an address outside of the network is marked, and a second provider address', () => {
  const networks = readNetworks(
    '[{"Name":"flannel.4096","Type":"Overlay","ManagementIP":"10.9.9.9","Subnets":[{"AddressPrefix":"10.42.7.0/24","GatewayAddress":"10.42.7.1"}]}]',
  )
  const given = networks.ok ? { networks: networks.value } : {}
  const [request] = trace(OVERLAY_V2, given).requests
  expect(request?.warning).toBeUndefined()
  expect(request?.policies.map(({ warning }) => warning?.split(':')[0])).toEqual([
    undefined,
    undefined,
    undefined,
    'a second provider address',
    'a second OutBoundNAT',
  ])
  const podAddress = parseAddress('10.42.8.9')
  expect(trace(OVERLAY_V2, { ...given, ...(podAddress && { podAddress }) }).requests[0]?.warning).toBe(
    "the pod gets 10.42.8.9, which is outside of the HNS network's 10.42.7.0/24",
  )
})

test("what is under ipam is IPAM's to read, however the key is spelt", () => {
  const IPAM = { type: 'host-local', subnet: '10.1.1.0/24', gateway: '10.1.1.1' }
  const { steps } = trace({ cniVersion: '0.2.0', name: 'n', type: 'win-bridge', apiVersion: 2, IPAM })
  const reads = steps.map(({ program, notes }) => [program, notes.read.some(([, key]) => key === 'gateway')])
  expect(reads).toEqual([
    ['libcni', false],
    ['win-bridge', false],
    ['host-local', true],
  ])
})

test('an ipMasqNetwork that breaks the policy made of it is dropped under API v2', () => {
  const ipMasqNetwork = '10.0.0.0/8"x'
  const { steps, requests } = trace({
    cniVersion: '0.2.0',
    name: 'n',
    type: 'win-bridge',
    apiVersion: 2,
    ipMasqNetwork,
  })
  expect(requests[0]?.policies).toEqual([])
  const notes = steps.find(({ program }) => program === 'win-bridge')?.notes
  expect(notes?.read).not.toContainEqual(['ipMasqNetwork'])
  expect(notes?.dropped).toEqual([
    {
      path: ['ipMasqNetwork'],
      reason: expect.stringContaining('the policy that the plugin makes of it is no JSON'),
    },
  ])
})

describe('a chain that ends early', () => {
  test('in libcni', () => {
    const { steps, error, requests } = trace({ plugins: [{ type: 'x' }] })
    expect(error?.text).toBe('error parsing configuration list: no name')
    expect(steps).toHaveLength(1)
    expect(requests).toEqual([])
  })

  test('in a delegate, with the words of every program above it', () => {
    const networks = readNetworks('[{"Name":"flannel.4096","Type":"L2Bridge"}]')
    const { error, steps } = trace(OVERLAY_V2, networks.ok ? { networks: networks.value } : {})
    expect(error?.text).toBe(
      'plugin type="flannel" failed (add): failed to delegate add: network flannel.4096 is of an unexpected type: L2Bridge',
    )
    expect(steps.map(({ program }) => program)).toEqual([
      'libcni',
      'flannel',
      'flannel',
      'win-overlay',
      'host-local',
    ])
    expect(steps.at(-1)?.facts).toEqual([['called', 'with DEL, since ADD failed']])
  })

  test('where IPAM cannot take back what it never gave', () => {
    const ipam = { type: 'host-local', ranges: [[{ subnet: 'x' }]] }
    const networks = readNetworks('[{"Name":"n","Type":"NAT"}]')
    const conf = { cniVersion: '0.2.0', name: 'n', type: 'win-bridge', ipam }
    const last = trace(conf, networks.ok ? { networks: networks.value } : {}).steps.at(-1)
    expect(last?.facts).toEqual([['called', 'with DEL, since ADD failed']])
    expect(last?.error?.text).toContain('invalid CIDR address: x')
    const own = trace(conf).steps.at(-1)
    expect([own?.program, own?.facts]).toEqual([
      'host-local',
      [['called', 'again with DEL, since ADD failed']],
    ])
  })

  test('where IPAM takes back what it gave, or cannot', () => {
    const ipam = { type: 'host-local', subnet: 'fd00::/64' }
    const conf = { cniVersion: '0.2.0', name: 'n', type: 'win-overlay', ipam }
    const facts = (plugins: string) => trace(conf, {}, plugins).steps.at(-1)?.facts
    const given = ['gives', 'fd00::2/64']
    expect(facts('1.9.1')).toEqual([given, ['called', 'again with DEL, since ADD failed']])
    expect(facts('0.8.2')).toEqual([given, ['keeps', 'the address reserved, although ADD failed']])
  })

  test('in a plugin that has no model', () => {
    const { steps, error, unmodelled } = trace({ name: 'n', type: 'vpc-bridge' })
    expect([error, unmodelled, steps.at(-1)?.program]).toEqual([undefined, 'vpc-bridge', 'vpc-bridge'])
  })
})

describe('a directory', () => {
  const files = [
    { name: '10-flannel.conflist', bytes: JSON.stringify(OVERLAY_V2) },
    { name: '0-containerd-nat.json', bytes: '{"name":"nat","type":"nat"}' },
  ]
  const source = { kind: 'directory' as const, dir: { path: 'C:\\cni', files } }

  test('is taken from as containerd takes', () => {
    const { steps } = trace({}, { source })
    expect(steps[0]).toMatchObject({
      program: 'containerd',
      facts: [
        ['takes', '0-containerd-nat.json for eth0'],
        ['leaves', '10-flannel.conflist: an earlier file in sort order is the one that is used'],
      ],
    })
    expect(steps.at(-1)?.program).toBe('nat')
  })

  test('without any configuration', () => {
    const { error } = trace({}, { source: { kind: 'directory', dir: { path: 'C:\\cni', files: [] } } })
    expect(error?.text).toMatch(/^cni config load failed: no network config found in C:\\cni/)
  })
})

describe('other commands', () => {
  test('DEL takes the endpoint away that ADD would have made', () => {
    const { requests, error } = trace(OVERLAY_V2, { command: 'DEL' })
    expect(error).toBeUndefined()
    expect(requests.map(({ kind }) => kind)).toEqual(['RemoveNamespaceEndpoint', 'DeleteEndpoint'])
  })

  test('DEL under API v1 is called as the ADD that made the endpoint, with CNI_NETNS `none`', () => {
    const { requests, assumptions } = trace(BRIDGE_V1, { command: 'DEL' })
    expect(requests.map(({ kind }) => kind)).toEqual(['HotDetach', 'DeleteEndpoint'])
    expect(assumptions.join('\n')).toMatch(/CNI_NETNS is `none`.*failed to find HNSEndpoint/)
    expect(assumptions.at(-1)).toBe(
      'ADD came before with the same configuration, and made the endpoint `podsandbox1_cbr0`',
    )
  })

  test('DEL finds no endpoint where ADD could make none', () => {
    const networks = readNetworks('[{"Name":"flannel.4096","Type":"L2Bridge"}]')
    const given = networks.ok ? { networks: networks.value } : {}
    const { requests, assumptions } = trace(OVERLAY_V2, { command: 'DEL', ...given })
    expect(requests).toEqual([])
    expect(assumptions.at(-1)).toBe(
      'ADD came before with the same configuration, and made no endpoint: network flannel.4096 is of an unexpected type: L2Bridge',
    )
  })

  test('DEL and CHECK get what ADD has given, since cniVersion 0.4.0, and DEL goes backwards', () => {
    const ipam = { type: 'host-local', subnet: '10.9.1.0/24' }
    const plugin = { type: 'win-bridge', apiVersion: 2, ipam }
    const list = { name: 'n', cniVersion: '1.0.0', plugins: [plugin, { ...plugin, type: 'win-bridge.exe' }] }
    const given = (command: 'DEL' | 'CHECK', more: object = {}) => {
      return trace({ ...list, ...more }, { command }).steps.flatMap(({ program, input }) => {
        return program === 'win-bridge' ? [JSON.parse(input ?? '').prevResult?.ips[0].address] : []
      })
    }
    expect(given('DEL')).toEqual(['10.9.1.2/24', '10.9.1.2/24'])
    expect(given('CHECK')).toEqual(['10.9.1.2/24', '10.9.1.2/24'])
    expect(given('DEL', { cniVersion: '0.3.1' })).toEqual([undefined, undefined])
    const { assumptions } = trace(list, { command: 'CHECK' })
    expect(assumptions).toEqual([
      'ADD came before with the same configuration, and left its result for CHECK',
    ])
    const [libcni] = trace(list, { command: 'DEL' }).steps
    expect(libcni?.facts).toContainEqual(['calls', 'win-bridge.exe, then win-bridge'])
  })

  test('CHECK reaches flannel and no further; STATUS needs cniVersion 1.1.0', () => {
    expect(trace(OVERLAY_V2, { command: 'CHECK' }).steps.at(-1)?.program).toBe('flannel')
    expect(trace(OVERLAY_V2, { command: 'STATUS' }).steps.at(-1)?.facts).toContainEqual([
      'calls',
      'no plugin for STATUS',
    ])
    expect(trace({ ...OVERLAY_V2, cniVersion: '1.1.0' }, { command: 'STATUS' }).steps.at(-1)?.program).toBe(
      'flannel',
    )
  })
})

test.each(['ADD', 'DEL', 'CHECK', 'STATUS'] as const)(
  'a terse trace of %s lacks nothing but what was supposed',
  (command) => {
    for (const conf of [BRIDGE_V1, OVERLAY_V1, OVERLAY_V2]) {
      const whole = trace(conf, { command })
      expect(trace(conf, { command, tersely: true })).toEqual({ ...whole, assumptions: [] })
    }
  },
)
