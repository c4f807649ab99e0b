import { describe, expect, test } from 'vitest'
import { parseProgramVersion } from '../../src/facts/versions.ts'
import { flanneld, type FlanneldInput } from '../../src/programs/flanneld.ts'

const NETWORK = '"Network":"10.244.0.0/16"'

function start(netConf: string, version = '0.28.9', more: Partial<FlanneldInput> = {}) {
  return flanneld({
    netConf,
    version: parseProgramVersion(version) ?? { numbers: [], suffix: '' },
    node: 'win1',
    podCIDRs: ['10.244.1.0/24'],
    ipMasq: true,
    interfaceMtu: 1500,
    ...more,
  })
}

function end(...input: Parameters<typeof start>): unknown {
  const { result } = start(...input)
  return result.ok ? result.value.subnetEnv : result.error.text
}

describe('the line it exits with', () => {
  test.each([
    ['{', 'Failed to create SubnetManager: error parsing subnet config: unexpected end of JSON input'],
    ['{"Network":5}', 'Failed to create SubnetManager: error parsing subnet config: invalid CIDR address: 5'],
    [
      '{"Network":null}',
      'Failed to create SubnetManager: error parsing subnet config: invalid CIDR address: null',
    ],
    [
      '{"SubnetMin":"fd00::1"}',
      'Failed to create SubnetManager: error parsing subnet config: invalid IPv4 address format',
    ],
    [
      `{${NETWORK},"Backend":[]}`,
      'Failed to create SubnetManager: error parsing subnet config: error decoding Backend property of config: json: cannot unmarshal array into Go value of type struct { Type string }',
    ],
    [
      `{${NETWORK},"EnableIPv6":true}`,
      'Failed to find interface to use that matches the interfaces and/or regexes provided',
    ],
    [`{${NETWORK},"Backend":{"Type":"UDP"}}`, 'Error fetching backend: unknown backend type: udp'],
    [
      `{${NETWORK},"Backend":{"Type":"vxlan","VNI":"4096"}}`,
      'Error registering network: error decoding VXLAN backend config: json: cannot unmarshal string into Go struct field .VNI of type int',
    ],
    [
      '{"Network":"192.168.0.0/16","Backend":{"Type":"VXLAN"}}',
      'Error registering network: failed to acquire lease: subnet "192.168.0.0/16" specified in the flannel net config doesn\'t contain "10.244.1.0/24" PodCIDR of the "win1" node',
    ],
  ])('%s', (netConf, text) => {
    expect(end(netConf)).toBe(text)
  })

  test.each([
    [[], 'node "win1" pod cidr not assigned'],
    [
      ['10.244.1.0/24', '10.244.2.0/24', 'fd00::/64'],
      'node "win1" pod cidrs should be IPv4/IPv6 only or dualstack',
    ],
    [['10.244.1.0'], 'invalid CIDR address: 10.244.1.0'],
  ])('podCIDRs %j', (podCIDRs, text) => {
    const netConf = `{${NETWORK},"Backend":{"Type":"host-gw"}}`
    expect(end(netConf, '0.28.9', { podCIDRs })).toBe(
      `Error registering network: failed to acquire lease: ${text}`,
    )
  })
})

describe('by release', () => {
  const reading = 'Failed to create SubnetManager: error parsing subnet config: '

  test('ranges are checked with --kube-subnet-mgr before v0.20.0 only, and before the backend', () => {
    const netConf = `{${NETWORK},"SubnetLen":31,"Backend":[]}`
    expect(end(netConf, '0.19.2')).toBe(`${reading}SubnetLen must be less than /31`)
    expect(end(`{${NETWORK},"SubnetLen":31,"Backend":{"Type":"vxlan"}}`, '0.20.0')).toContain('FLANNEL_MTU')
    const small = '{"Network":"10.244.1.0/29","Backend":{"Type":"vxlan"}}'
    expect(end(small, '0.12.0')).toBe(`${reading}Network is too small. Minimum useful network prefix is /28`)
  })

  test('an IPv6 network for IPv4 is a crash before v0.28.9', () => {
    const crash = (version: string) => start('{"Network":"fd00::/48"}', version).result
    expect(crash('0.12.0')).toMatchObject({
      error: { panic: true, text: 'runtime error: index out of range [3] with length 0' },
    })
    expect(crash('0.28.8')).toMatchObject({
      error: { panic: true, text: 'Address is not an IPv4 address' },
    })
    expect(crash('0.28.9')).toMatchObject({ error: { text: `${reading}invalid IPv4 CIDR format` } })
  })

  test('a podCIDR outside the network passes before v0.18.0', () => {
    expect(end('{"Network":"192.168.0.0/16","Backend":{"Type":"vxlan"}}', '0.17.0')).toBe(
      'FLANNEL_NETWORK=192.168.0.0/16\nFLANNEL_SUBNET=10.244.1.1/24\nFLANNEL_MTU=1450\nFLANNEL_IPMASQ=true\n',
    )
  })

  test('no network at all holds everything before v0.28.0', () => {
    expect(end('{"Backend":{"Type":"vxlan"}}', '0.27.4')).toContain('FLANNEL_NETWORK=0.0.0.0/0\n')
    expect(end('{"Backend":{"Type":"vxlan"}}', '0.28.0')).toContain('subnet "0.0.0.0/0" specified')
  })

  test('host-gw matches the case of its keys since v0.20.0 and says so', () => {
    const netConf = `{${NETWORK},"backend":{"type":"host-gw","name":"podnet"}}`
    expect(start(netConf, '0.19.2').result).toMatchObject({ value: { backend: { name: 'podnet' } } })
    const { result, ignored } = start(netConf, '0.20.0')
    expect(result).toMatchObject({ value: { backend: { name: 'cbr0', endpoint: 'cbr0_ep' } } })
    expect(ignored).toMatchObject([
      { path: ['backend', 'name'], reason: expect.stringContaining('`Name` in exactly') },
    ])
  })

  test('IPv6 keys are unknown before v0.15.0', () => {
    const { result, ignored } = start(`{${NETWORK},"EnableIPv6":true,"Backend":{"Type":"vxlan"}}`, '0.14.0')
    expect(result.ok).toBe(true)
    expect(ignored.map(({ path }) => path)).toEqual([['EnableIPv6']])
  })

  test('the isolation id is fixed before v0.14.0', () => {
    const netConf = `{${NETWORK},"Backend":{"Type":"vxlan","VNI":69632}}`
    const ids = (version: string) => {
      const { result } = start(netConf, version)
      return result.ok ? result.value.backend : result.error
    }
    expect(ids('0.13.0')).toMatchObject({ isolationId: 4096n, annotationVni: 4096, name: 'flannel.69632' })
    expect(ids('0.28.9')).toMatchObject({ isolationId: 69632n, annotationVni: 4096 })
  })
})

test('what became of every key', () => {
  const { read, ignored, overwritten } = start(
    `{${NETWORK},"SubnetLen":31,"x":1,"EnableNFTables":true,"Backend":{"Type":"vxlan","VNID":1,"VNI":1,"vni":4097,"MTU":1400}}`,
  )
  expect(read).toEqual([['Network'], ['Backend', 'vni'], ['Backend', 'Type']])
  expect(ignored.map(({ path }) => path.join('.'))).toEqual([
    'x',
    'SubnetLen',
    'EnableNFTables',
    'Backend.VNID',
    'Backend.MTU',
  ])
  expect(overwritten.map(({ path }) => path.join('.'))).toEqual(['Backend.VNI'])
})
