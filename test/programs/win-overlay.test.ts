import { expect, test } from 'vitest'
import { windowsNode } from '../support/windows-node.ts'
import { errorOf, NAMESPACE, requestOf, runOverlay } from '../support/windows-run.ts'

const NAT = {
  name: 'EndpointPolicy',
  value: { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.244.0.0/16'] } },
}

test('ipMasq adds a second OutBoundNAT for the node subnet, and it is marked', () => {
  const outcome = runOverlay({ apiVersion: 2, ipMasq: true, policies: [NAT] }, { netns: NAMESPACE })
  expect(JSON.parse(requestOf(outcome) ?? '').Policies).toEqual([
    NAT.value,
    { Type: 'ProviderAddress', Settings: { ProviderAddress: '10.127.130.38' } },
    { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.244.1.0/24'] } },
  ])
  expect(outcome.added).toEqual([
    {
      path: ['Policies', 1],
      reason: "win-overlay sends the HNS network's management IP as provider address",
    },
    {
      path: ['Policies', 2],
      reason: "ipMasq is set, and no exception list holds the HNS network's own prefix",
    },
  ])
})

test('the MAC address is the prefix and the octets of the address, in lower case', () => {
  expect(requestOf(runOverlay({}))).toContain('"MacAddress":"0E-2A-0a-f4-01-0a"')
  expect(requestOf(runOverlay({ endpointMacPrefix: 'zz-zz' }))).toContain('"MacAddress":"zz-zz-0a-f4-01-0a"')
})

test('apiVersion 2 takes the path of API v1 before v1.2.0', () => {
  const conf = { apiVersion: 2, policies: [NAT] }
  expect(runOverlay(conf, { version: '1.1.1' }).calls[0]?.kind).toBe('HNSEndpoint')
  expect(errorOf(runOverlay(conf, { version: '1.1.1', netns: NAMESPACE }))).toMatch(
    /failed to find HNSEndpoint/,
  )
})

test('without ipam API v2 asks for no address and no MAC', () => {
  const request = requestOf(runOverlay({ apiVersion: 2, ipam: null }, { netns: NAMESPACE }))
  expect(request).toContain('"IpConfigurations":[{}]')
  expect(request).not.toContain('MacAddress')
})

test('port mappings and ipMasqNetwork have no effect', () => {
  const conf = {
    ipMasqNetwork: '10.244.0.0/16',
    runtimeConfig: { portMappings: [{ hostPort: 1, containerPort: 1, protocol: 'tcp' }] },
  }
  const outcome = runOverlay(conf)
  expect(outcome.ignored).toMatchObject([
    { path: ['ipMasqNetwork'], reason: 'only win-bridge reads it; win-overlay has `ipMasq`' },
  ])
  expect(outcome.dropped.map(({ path }) => path.join('.'))).toContain('runtimeConfig.portMappings')
})

test('a management IP that HNS does not know adds no provider address', () => {
  const node = windowsNode({ name: 'vxlan0', type: 'Overlay', managementIP: '' })
  expect(requestOf(runOverlay({}, { node }))).not.toContain('Policies')
})

test('a second address set is reserved and not used', () => {
  const ranges = [[{ subnet: '10.244.1.0/24' }], [{ subnet: 'fd00::/64' }]]
  const outcome = runOverlay({ cniVersion: '0.3.0', ipam: { type: 'host-local', ranges } })
  expect(outcome.ipam?.allocated?.ips).toHaveLength(2)
  expect(outcome.dropped).toEqual([
    {
      path: ['ipam', 'ranges', 1],
      reason: 'an address is reserved, but win-overlay uses only the first one',
    },
  ])
})
