import { expect, test } from 'vitest'
import { parseGoIp } from '../../src/net/go-net.ts'
import type { HnsEndpoint } from '../../src/programs/hns/node.ts'
import type { Path } from '../../src/text/tree.ts'
import { windowsNode } from '../support/windows-node.ts'
import { errorOf, NAMESPACE, requestOf, runBridge } from '../support/windows-run.ts'

const NAT = { name: 'EndpointPolicy', value: { Type: 'OutBoundNAT', ExceptionList: ['10.96.0.0/12'] } }

test('API v1 sends the members of HNSEndpoint in the order of hcsshim, empty ones left out', () => {
  const dns = { nameservers: ['10.96.0.10', '8.8.8.8'], search: ['svc.cluster.local'] }
  expect(requestOf(runBridge({ policies: [NAT], dns, ipMasqNetwork: '10.244.0.0/16' }))).toBe(
    '{"Name":"podsandbox1_cbr0","VirtualNetwork":"NET-1","Policies":[{"Type":"OutBoundNAT","ExceptionList":["10.96.0.0/12"]},' +
      '{"Type":"OutBoundNAT","ExceptionList":["10.244.0.0/16"]}],"IPAddress":"10.244.1.10","DNSSuffix":"svc.cluster.local",' +
      '"DNSServerList":"10.96.0.10,8.8.8.8","GatewayAddress":"10.244.1.2"}',
  )
})

test('API v2 sends the members of HostComputeEndpoint, Health from v1.0.0 on', () => {
  const conf = { apiVersion: 2, dns: { nameservers: ['10.96.0.10'], domain: 'd', options: ['ndots:5'] } }
  const head =
    '{"Name":"podsandbox1_cbr0","HostComputeNetwork":"NET-1","IpConfigurations":[{"IpAddress":"10.244.1.10"}],"Dns":{'
  const routes = '"Routes":[{"NextHop":"10.244.1.2","DestinationPrefix":"0.0.0.0/0"}],'
  const schema = '"SchemaVersion":{"Major":2,"Minor":0}}'
  expect(requestOf(runBridge(conf, { netns: NAMESPACE }))).toBe(
    `${head}"Domain":"d","ServerList":["10.96.0.10"],"Options":["ndots:5"]},${routes}"Health":{"Extra":{}},${schema}`,
  )
  expect(requestOf(runBridge(conf, { netns: NAMESPACE, version: '0.9.1' }))).toBe(
    `${head}"ServerList":["10.96.0.10"]},${routes}${schema}`,
  )
})

test('raw values keep their members and numbers, and are compacted and escaped as Go does', () => {
  const { calls } = runBridge({
    policies: [{ name: 'EndpointPolicy', value: { Type: 'X', B: '<&>', A: 1e21 } }],
  })
  expect(calls[0]).toMatchObject({
    json: expect.stringContaining('"Policies":[{"Type":"X","B":"\\u003c\\u0026\\u003e","A":1e+21}]'),
  })
})

test('a quote in ipMasqNetwork fails under API v1 and makes the policy vanish under v2', () => {
  const conf = { ipMasqNetwork: '10.0.0.0/8"x' }
  expect(errorOf(runBridge(conf))).toBe(
    'error while adding HNSEndpoint: failed to create the new HNSEndpoint: json: error calling MarshalJSON for type ' +
      "json.RawMessage: invalid character 'x' after array element",
  )
  expect(requestOf(runBridge({ ...conf, apiVersion: 2 }, { netns: NAMESPACE }))).not.toContain('Policies')
})

test('the gateway is the network address of IPAM plus 2, the last octet without a carry', () => {
  const ip = (text: string, ones: number) => {
    const address = parseGoIp(text)
    if (address === undefined) throw new Error(text)
    const ipam = { 'host-local': { kind: 'answers', ips: [{ address, ones, maskBits: 32 }] } } as const
    return requestOf(runBridge({}, { node: windowsNode({}, { ipam }) }))
  }
  expect(ip('10.1.2.255', 32)).toContain('"GatewayAddress":"10.1.2.1"')
  expect(ip('10.1.255.9', 16)).toContain('"GatewayAddress":"10.1.0.2"')
})

test('under apiVersion 2 what is not Type or Settings is dropped, and said so', () => {
  const { dropped } = runBridge(
    { apiVersion: 2, Policies: [{ Name: 'EndpointPolicy', Value: NAT.value }] },
    { netns: NAMESPACE },
  )
  expect(dropped).toEqual([
    {
      path: ['Policies', 0, 'Value', 'ExceptionList'],
      reason: 'under apiVersion 2 only Type and Settings of a policy are kept',
    },
  ])
})

test('what the plugin adds and rewrites is marked', () => {
  const conf = { policies: [NAT], ipMasqNetwork: '10.244.0.0/16' }
  expect(runBridge(conf).added).toEqual([
    { path: ['Policies', 1], reason: 'ipMasqNetwork is not in any exception list' },
  ])
  const old = runBridge(conf, { version: '0.8.6' })
  expect(old.added).toEqual([])
  expect(old.overwritten).toEqual([
    {
      path: ['policies', 0, 'value'],
      reason: 'the plugin rewrites this policy: ipMasqNetwork is not in any exception list',
    },
  ])
})

test('keys of other programs are ignored with the reason; those of IPAM are not', () => {
  const { ignored, read } = runBridge({
    ipMasq: true,
    mtu: 1400,
    ipam: { type: 'host-local', subnet: '10.244.1.0/24', dns: {} },
  })
  expect(ignored.map(({ path, reason }) => [path.join('.'), reason])).toEqual([
    ['ipam.dns', '`dns` is not a key of IPAMConfig'],
    ['ipMasq', 'only win-overlay reads it; win-bridge has `ipMasqNetwork`'],
    ['mtu', 'win-bridge and win-overlay set no MTU'],
  ])
  expect(read).toContainEqual(['ipam', 'subnet'])
})

test('a command looks at less than ADD, and what it has no use for is ignored', () => {
  const conf = {
    cniVersion: '1.1.0',
    apiVersion: 2,
    capabilities: { dns: true },
    policies: [{ name: 'EndpointPolicy', value: { Type: 'x' } }, null],
    ipam: { type: 'host-local', subnet: '10.244.1.0/24' },
    mtu: 1,
  }
  const keys = (command: string) => {
    const { read, ignored, dropped } = runBridge(conf, { command })
    const places = (notes: readonly { readonly path: Path }[]) => notes.map(({ path }) => path.join('.'))
    return { read: new Set(read.map((path) => path.join('.'))), ignored: places(ignored), dropped }
  }
  const none = ['capabilities', 'mtu', 'type', 'policies']
  expect(keys('DEL')).toEqual({
    read: new Set(['cniVersion', 'name', 'apiVersion', 'ipam.type', 'ipam.subnet']),
    ignored: none,
    dropped: [],
  })
  expect(keys('CHECK').read).toEqual(new Set(['cniVersion', 'name']))
  expect(keys('CHECK').ignored).toEqual(['capabilities', 'mtu', 'type', 'ipam', 'apiVersion', 'policies'])
  expect(keys('STATUS').read).toEqual(new Set(['cniVersion', 'name', 'ipam.type']))
  expect(keys('VERSION').read).toEqual(new Set())
  const { ignored } = runBridge(conf, { command: 'CHECK' })
  expect(ignored).toContainEqual({ path: ['policies'], reason: 'CHECK has no use for it' })
})

test('a null is told as one, also where more is known of the key', () => {
  const { ignored } = runBridge({ loopbackDSR: null, policies: [null] })
  expect(ignored.map(({ path, reason }) => [path.join('.'), reason])).toEqual([
    ['loopbackDSR', '`null` is the same as leaving the key out'],
    ['policies.0', '`null` is the same as an empty item'],
  ])
})

test('settings without effect are dropped with the reason', () => {
  const conf = {
    dns: { domain: 'd', nameservers: ['1.1.1.1'] },
    loopbackDSR: true,
    runtimeConfig: {
      dns: { servers: ['2.2.2.2'] },
      portMappings: [{ hostPort: 1, containerPort: 1, protocol: 'sctp', hostIP: '' }],
    },
  }
  const outcome = runBridge(conf, { node: windowsNode({}, { hnsVersion: [9, 2] }) })
  const places = outcome.dropped.map(({ path }) => path.join('.'))
  expect(places).toContain('dns.domain')
  expect(places).toContain('loopbackDSR')
  expect(places).toContain('runtimeConfig.portMappings.0')
  expect(outcome.overwritten.map(({ path }) => path.join('.'))).toEqual(['dns.nameservers'])
  expect(outcome.read).not.toContainEqual(['dns', 'domain'])
})

const THERE: HnsEndpoint = {
  id: 'OLD',
  name: 'podsandbox1_cbr0',
  network: 'net-1',
  macAddress: '00-15-5D-00-00-09',
  ipAddress: '10.244.1.77',
  gatewayAddress: '10.244.1.2',
  dns: { nameservers: ['9.9.9.9'], search: [], domain: '', options: [] },
}

test('an endpoint of the pod is used again without asking IPAM', () => {
  const node = windowsNode({}, { endpoints: [THERE] })
  const outcome = runBridge({}, { node })
  expect(outcome.calls).toEqual([{ kind: 'HotAttach', target: 'podsandbox1' }])
  expect(outcome.ipam).toBeUndefined()
  expect(outcome.result).toMatchObject({ value: { ips: [{ address: '10.244.1.77/24' }] } })
  expect(runBridge({}, { node, netns: 'guid' }).result.ok).toBe(true)
  expect(errorOf(runBridge({ apiVersion: 2 }, { node, netns: NAMESPACE, version: '0.9.1' }))).toBe(
    'error while executing ADD command: error while AddHcnEndpoint(podsandbox1_cbr0,NET-1,' +
      `${NAMESPACE}): failed to make a new ` +
      'HNSEndpoint: error while GenerateHcnEndpoint: endpoint "podsandbox1_cbr0" already exits',
  )
})

test('an endpoint that is attached already is not attached again, but before v1.0.0', () => {
  const node = windowsNode({}, { endpoints: [{ ...THERE, containers: ['podsandbox1'] }] })
  expect(runBridge({}, { node }).calls).toEqual([])
  expect(runBridge({}, { node, version: '0.9.1' }).calls).toHaveLength(1)
  const del = runBridge({}, { node, command: 'DEL' }).calls.map(({ kind }) => kind)
  expect(del).toEqual(['HotDetach', 'DeleteEndpoint'])
})

test('an ID that is no GUID is refused by hcsshim, and crashes it before v1.0.0', () => {
  expect(errorOf(runBridge({ apiVersion: 2 }))).toMatch(/to HostComputeNamespace none: invalid namespace ID$/)
  expect(runBridge({ apiVersion: 2 }, { version: '0.9.1' }).result).toMatchObject({
    error: { panic: true, text: 'invalid GUID length: 4' },
  })
})

test('an endpoint of the pod on another network is deleted first', () => {
  const node = windowsNode({}, { endpoints: [{ ...THERE, network: 'OTHER' }] })
  expect(runBridge({}, { node }).calls.map(({ kind }) => kind)).toEqual([
    'DeleteEndpoint',
    'HNSEndpoint',
    'HotAttach',
  ])
  expect(requestOf(runBridge({ apiVersion: 2 }, { node, netns: NAMESPACE, version: '0.9.1' }))).toContain(
    '"ID":"OLD"',
  )
})

test('what HNS refuses comes back with every prefix', () => {
  const failing = (failures: object) => windowsNode({}, { failures })
  expect(errorOf(runBridge({}, { node: failing({ create: 'x (0x1392)' }) }))).toBe(
    'error while adding HNSEndpoint: failed to create the new HNSEndpoint: x (0x1392)',
  )
  const attach = runBridge({}, { node: failing({ attach: 'x' }) })
  expect(errorOf(attach)).toBe(
    'error while adding HNSEndpoint: failed to attach container podsandbox1 to HNSEndpoint EP-1: x',
  )
  expect(attach.calls.map(({ kind }) => kind)).toEqual(['HNSEndpoint', 'HotAttach', 'DeleteEndpoint'])
  expect(
    errorOf(runBridge({ apiVersion: 2 }, { netns: NAMESPACE, node: failing({ 'add-to-namespace': 'x' }) })),
  ).toBe(
    'error while adding HostComputeEndpoint: failed to add HostComputeEndpoint podsandbox1_cbr0 to HostComputeNamespace ' +
      `${NAMESPACE}: x`,
  )
})

test('before v1.0.0 a namespace that refuses the endpoint crashes the plugin', () => {
  const node = windowsNode({}, { failures: { 'add-to-namespace': 'x' } })
  expect(runBridge({ apiVersion: 2 }, { netns: NAMESPACE, node, version: '0.9.1' }).result).toMatchObject({
    error: { panic: true },
  })
})

test('a network without subnets crashes the plugin', () => {
  expect(runBridge({}, { node: windowsNode({ subnets: [] }) }).result).toMatchObject({
    error: { panic: true, text: 'runtime error: index out of range [0] with length 0' },
  })
})

test('an ADD that fails gives the address back, but not with v0.8.2', () => {
  const node = windowsNode({}, { failures: { create: 'x' } })
  const held = (version: string) => {
    const folder = runBridge({}, { node, version }).ipam?.store['/var/lib/cni/networks/cbr0'] ?? {}
    return '10.244.1.10' in folder
  }
  expect([held('1.9.1'), held('0.8.6'), held('0.8.2'), held('0.8.0')]).toEqual([false, false, true, false])
})

test('DEL gives the address back and removes the endpoint as each API does', () => {
  const node = windowsNode({}, { endpoints: [{ ...THERE, namespace: 'NS' }] })
  const del = (conf: object, netns: string, version?: string) =>
    runBridge(conf, { node, netns, command: 'DEL', ...(version === undefined ? {} : { version }) }).calls.map(
      ({ kind }) => kind,
    )
  expect(del({}, 'none')).toEqual(['DeleteEndpoint'])
  expect(del({}, 'none', '0.9.1')).toEqual(['HotDetach', 'DeleteEndpoint'])
  expect(del({}, 'guid')).toEqual(['ContainerDetach'])
  expect(del({ apiVersion: 2 }, NAMESPACE)).toEqual(['RemoveNamespaceEndpoint', 'DeleteEndpoint'])
  expect(del({ apiVersion: 2 }, NAMESPACE, '1.1.1')).toEqual(['DeleteEndpoint'])
})

test('an IPAM error on DEL keeps its own code', () => {
  const error = { text: 'pool is locked', code: 11, details: 'x' }
  const stdout = JSON.stringify({ code: error.code, msg: error.text, details: error.details })
  const node = windowsNode({}, { ipam: { other: { kind: 'prints', exit: 1, stdout } } })
  expect(runBridge({ ipam: { type: 'other' } }, { node, command: 'DEL' }).result).toEqual({
    ok: false,
    error,
  })
  expect(errorOf(runBridge({ ipam: { type: 'other' } }, { node }))).toMatch(
    /IPAM addition: pool is locked; x$/,
  )
})
