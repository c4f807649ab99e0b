import { describe, expect, test } from 'vitest'
import { ANTREA } from '../../src/facts/antrea.ts'
import { antrea } from '../../src/programs/antrea.ts'
import { CONTAINERD_ADD } from '../../src/programs/cni/call.ts'

/*
 * Expectations are read from antrea-io/antrea pkg/agent/cniserver fc70f2bb7037 (server_test.go and server_windows_test.go
 * hold the same texts): the agent needs a running Open vSwitch, so it is not run here.
 */

const OWN = { cniVersion: '0.3.0', name: 'antrea', type: 'antrea', ipam: { type: 'host-local' } }
const NETWORK = {
  id: 'a1b2',
  name: ANTREA.hnsNetwork,
  type: 'Transparent',
  subnets: [{ addressPrefix: '10.244.1.0/24', gatewayAddress: '10.244.1.1' }],
  managementIP: '10.0.0.4',
}

function run(conf: object | string, command = 'ADD') {
  return antrea({
    stdin: typeof conf === 'string' ? conf : JSON.stringify(conf),
    call: { ...CONTAINERD_ADD, command },
    version: { numbers: [1, 9, 1], suffix: '' },
    network: NETWORK,
    plugins: { 'host-local': { kind: 'host-local', store: {} } },
  })
}

function request(conf: object): unknown {
  const [call] = run(conf).calls
  return call !== undefined && 'json' in call ? JSON.parse(call.json) : undefined
}

test('the file of the vendor asks HNS (v1) for an endpoint without policies', () => {
  const { result, calls, ipamInput } = run(OWN)
  expect(result).toEqual({ ok: true, value: undefined })
  expect(calls.map(({ kind }) => kind)).toEqual(['HNSEndpoint', 'AddNamespaceEndpoint'])
  expect(request(OWN)).toEqual({
    Name: 'pod-000000',
    VirtualNetwork: 'a1b2',
    IPAddress: '10.244.1.2',
    GatewayAddress: '10.244.1.1',
  })
  expect(JSON.parse(ipamInput).ipam.ranges).toEqual([[{ subnet: '10.244.1.0/24', gateway: '10.244.1.1' }]])
})

test('DNS settings of the runtime go before those of the file', () => {
  const dns = { nameservers: ['10.96.0.10'], search: ['svc.cluster.local', 'cluster.local'] }
  expect(request({ ...OWN, dns })).toMatchObject({
    DNSServerList: '10.96.0.10',
    DNSSuffix: 'svc.cluster.local,cluster.local',
  })
  const runtimeConfig = { dns: { Servers: ['10.96.0.11'], Searches: ['a.svc'] } }
  expect(request({ ...OWN, dns, runtimeConfig })).toMatchObject({
    DNSServerList: '10.96.0.11',
    DNSSuffix: 'a.svc',
  })
})

test('ranges of the file come before the pod CIDR, and the pod gets the first address', () => {
  const ipam = { type: 'host-local', ranges: [[{ subnet: '10.9.0.0/24' }]] }
  expect(request({ ...OWN, ipam })).toMatchObject({ IPAddress: '10.9.0.2', GatewayAddress: '10.9.0.1' })
})

describe('what the agent refuses', () => {
  test.each([
    [{ ...OWN, type: 'antrea.exe' }, 'Network configuration does not support type=antrea.exe', 2],
    [{ ...OWN, ipam: undefined }, 'Network configuration does not support ipam/type=', 2],
    [{ ...OWN, ipam: { type: 'dhcp' } }, 'Network configuration does not support ipam/type=dhcp', 2],
    [{ ...OWN, ipam: { type: 'antrea' } }, 'Antrea IPAM driver not ready: context deadline exceeded', 101],
    [{ ...OWN, mtu: '1400' }, 'Failed to decode network config', 6],
    [{ ...OWN, cniVersion: '2.0.0' }, 'incompatible CNI versions', 1],
    [{ ...OWN, deviceID: '0000:03:00.2' }, 'OVS hardware offload is not supported on windows', 102],
  ])('%j', (conf, text, code) => {
    const { result, calls } = run(conf)
    expect(result).toMatchObject({ ok: false, error: { text, code } })
    expect(calls).toEqual([])
  })
})

test('what is read for nothing, and what is not read', () => {
  const notes = run({
    ...OWN,
    policies: [],
    dns: { nameservers: ['10.96.0.10'], domain: 'a' },
    ipam: { type: 'host-local', subnet: '10.9.0.0/24', routes: [{ dst: '0.0.0.0/0' }] },
  })
  expect(notes.ignored.map(({ path }) => path.join('.'))).toEqual(['policies'])
  expect(notes.dropped.map(({ path }) => path.join('.')).toSorted()).toEqual([
    'dns.domain',
    'ipam.routes',
    'ipam.subnet',
  ])
})

test('DEL and CHECK are validated, and whatever comes in, nothing is thrown', () => {
  expect(run({ ...OWN, cniVersion: '0.4.0' }, 'CHECK').result.ok).toBe(true)
  expect(run(OWN, 'DEL').result.ok).toBe(true)
  for (const text of [
    '',
    'null',
    '[]',
    '{"ipam":null}',
    '{"name":"a","type":1}',
    '{"ipam":{"ranges":[null]}}',
  ])
    expect(run(text).result.ok).toBe(false)
})
