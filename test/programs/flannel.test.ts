import { describe, expect, test } from 'vitest'
import { parseProgramVersion } from '../../src/facts/versions.ts'
import { CONTAINERD_ADD } from '../../src/programs/cni/call.ts'
import { flannel, type FlannelInput } from '../../src/programs/flannel.ts'

const ENV =
  'FLANNEL_NETWORK=10.244.0.0/16\nFLANNEL_SUBNET=10.244.1.1/24\nFLANNEL_MTU=1500\nFLANNEL_IPMASQ=true\n'
const CONF = '{"cniVersion":"0.3.0","name":"cbr0","type":"flannel","delegate":{"type":"win-bridge"}}'

function run(version: string, more: Partial<FlannelInput> = {}) {
  return flannel({
    stdin: CONF,
    call: CONTAINERD_ADD,
    version: parseProgramVersion(version) ?? { numbers: [], suffix: '' },
    subnetEnv: ENV,
    ...more,
  })
}

function outcome(version: string, more: Partial<FlannelInput> = {}): unknown {
  const { result } = run(version, more)
  return result.ok ? result.value?.stdin : result.error
}

describe('the wording of each generation', () => {
  test.each([
    [
      '0.8.6',
      {
        text: 'failed to load netconf: json: cannot unmarshal array into Go struct field NetConf.delegate of type map[string]interface {}',
        code: 100,
      },
    ],
    [
      '1.1.0',
      {
        text: 'failed to load netconf: json: cannot unmarshal array into Go struct field NetConf.delegate of type map[string]interface {}',
        code: 999,
      },
    ],
    [
      '1.1.2',
      {
        text: 'loadFlannelNetConf failed: failed to load netconf: json: cannot unmarshal array into Go struct field NetConf.delegate of type map[string]interface {}',
        code: 999,
      },
    ],
    [
      '1.9.1-flannel1',
      {
        text: 'failed to load flannel netconf file: failed to load netconf: json: cannot unmarshal array into Go struct field NetConf.delegate of type map[string]interface {}',
        code: 999,
      },
    ],
  ])('%s', (version, want) => {
    expect(outcome(version, { stdin: '{"name":"a","delegate":[]}' })).toMatchObject(want)
  })

  test.each([
    ['0.9.1', 'open /run/flannel/subnet.env: The system cannot find the file specified.'],
    [
      '1.7.1-flannel1',
      'loadFlannelSubnetEnv failed: open /run/flannel/subnet.env: The system cannot find the file specified.',
    ],
    [
      '1.7.1-flannel2',
      "failed to load flannel 'subnet.env' file: open /run/flannel/subnet.env: The system cannot find the file specified.. Check the flannel pod log for this node.",
    ],
  ])('%s without subnet.env', (version, text) => {
    expect(outcome(version, { subnetEnv: undefined })).toMatchObject({ text })
  })
})

describe('subnet.env', () => {
  test.each([
    [
      '1.9.1-flannel1',
      'FLANNEL_NETWORK\n',
      { text: 'runtime error: index out of range [1] with length 1', panic: true },
    ],
    [
      '1.9.1-flannel1',
      'FLANNEL_MTU=4294967296\n',
      { text: expect.stringContaining('strconv.ParseUint: parsing "4294967296": value out of range') },
    ],
    [
      '0.9.0',
      'FLANNEL_IPV6_NETWORK\n',
      {
        text: expect.stringContaining(
          'is missing FLANNEL_NETWORK, FLANNEL_SUBNET, FLANNEL_MTU, FLANNEL_IPMASQ',
        ),
      },
    ],
    [
      '1.1.0',
      'FLANNEL_NETWORK=10.1.0.0/16,10.2.0.0/16\n',
      { text: 'invalid CIDR address: 10.1.0.0/16,10.2.0.0/16' },
    ],
  ])('%s %j', (version, subnetEnv, want) => {
    expect(outcome(version, { subnetEnv })).toMatchObject(want)
  })

  test('a file with IPv6 keys only crashes from v1.1.2 on', () => {
    const subnetEnv =
      'FLANNEL_IPV6_NETWORK=fc00::/48\nFLANNEL_IPV6_SUBNET=fc00::1/64\nFLANNEL_MTU=1\nFLANNEL_IPMASQ=1\n'
    expect(outcome('1.1.2', { subnetEnv })).toMatchObject({ panic: true })
    expect(outcome('1.1.0', { subnetEnv })).toMatch(
      /"ipMasqNetwork":"\\u003cnil\\u003e","ipam":{"subnet":"\\u003cnil\\u003e"/,
    )
  })

  test('what became of its keys', () => {
    const { subnetEnv } = run('1.9.1-flannel1', { subnetEnv: `# a\nFLANNEL_SUBNET=10.9.0.1/24\n${ENV}` })
    expect(subnetEnv?.read).toEqual([['FLANNEL_SUBNET'], ['FLANNEL_NETWORK'], ['FLANNEL_IPMASQ']])
    expect(subnetEnv?.ignored.map(({ path }) => path)).toEqual([['# a']])
    expect(subnetEnv?.overwritten.map(({ path }) => path)).toEqual([['FLANNEL_SUBNET']])
    expect(subnetEnv?.dropped.map(({ path }) => path)).toEqual([['FLANNEL_MTU']])
  })

  test('what is neither true nor false is told', () => {
    const dropped = (value: string) => {
      const { subnetEnv } = run('1.9.1-flannel1', {
        subnetEnv: ENV.replace(/IPMASQ=.*/, `IPMASQ=${value}`),
      })
      return subnetEnv?.dropped.find(({ path }) => path[0] === 'FLANNEL_IPMASQ')?.reason
    }
    expect([dropped('true'), dropped('false')]).toEqual([undefined, undefined])
    for (const value of ['True', 'yes', '1', '', ' true']) {
      expect(dropped(value)).toBe('everything but exactly `true` counts as false')
    }
  })
})

test('what became of the keys of the configuration', () => {
  const stdin = JSON.stringify({
    name: 'cbr0',
    type: 'flannel',
    dns: { nameservers: ['10.96.0.10'] },
    foo: 1,
    delegate: { ipMasq: false, cniVersion: '1.0.0', x: 1 },
  })
  const { read, ignored, overwritten, added } = run('1.9.1-flannel1', { stdin })
  expect(read).toEqual([['name'], ['delegate', 'x']])
  expect(ignored.map(({ path, reason }) => `${path.join('.')}: ${reason}`)).toEqual([
    'type: only libcni looks at it',
    'dns: it is not handed on to the delegate',
    'foo: `foo` is not a key of NetConf',
  ])
  expect(overwritten.map(({ path }) => path)).toEqual([
    ['delegate', 'ipMasq'],
    ['delegate', 'cniVersion'],
  ])
  expect(added.map(({ path }) => path)).toEqual([['name'], ['type'], ['ipMasqNetwork'], ['ipam']])
})

describe('other commands', () => {
  test('CHECK does nothing', () => {
    const call = { ...CONTAINERD_ADD, command: 'CHECK' }
    expect(run('1.9.1-flannel1', { call, stdin: CONF.replace('0.3.0', '0.4.0') }).result).toEqual({
      ok: true,
      value: undefined,
    })
  })

  test('only ADD looks at the delegate', () => {
    for (const [command, read] of [
      ['CHECK', [['name']]],
      ['DEL', [['name'], ['dataDir']]],
    ] as const) {
      const stdin = JSON.stringify({ name: 'n', dataDir: '/d', dns: null, delegate: { x: 1 } })
      const outcome = run('1.9.1-flannel1', { call: { ...CONTAINERD_ADD, command }, stdin })
      expect(outcome.read).toEqual(read)
      expect(outcome.ignored).toContainEqual({ path: ['delegate'], reason: `${command} has no use for it` })
    }
  })

  test('DEL hands on what ADD has saved, or does nothing', () => {
    const call = { ...CONTAINERD_ADD, command: 'DEL' }
    expect(run('1.9.1-flannel1', { call, subnetEnv: undefined }).result).toEqual({
      ok: true,
      value: undefined,
    })
    const saved = '{"type":"win-bridge","name":"cbr0"}'
    expect(run('1.9.1-flannel1', { call, saved }).result).toMatchObject({
      value: { type: 'win-bridge', command: 'DEL', stdin: saved },
    })
    expect(outcome('1.9.1-flannel1', { call, saved: '{"type":1}' })).toMatchObject({
      text: expect.stringContaining('failed to parse netconf: '),
    })
  })

  test('STATUS succeeds where the library knows it', () => {
    const call = { ...CONTAINERD_ADD, command: 'STATUS' }
    const stdin = CONF.replace('0.3.0', '1.1.0')
    expect(run('1.9.1-flannel1', { call, stdin }).result).toMatchObject({ ok: true })
    expect(outcome('1.1.2', { call, stdin })).toMatchObject({ text: 'unknown CNI_COMMAND: STATUS', code: 4 })
  })
})
