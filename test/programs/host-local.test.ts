import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseProgramVersion } from '../../src/facts/versions.ts'
import { formatAddress as formatted } from '../../src/net/address.ts'
import { CONTAINERD_ADD } from '../../src/programs/cni/call.ts'
import { hostLocal, type HostLocalInput } from '../../src/programs/host-local.ts'

const FOLDER = '/var/lib/cni/networks/cbr0'

test('the first address of a bare subnet is .2: .1 is the gateway', () => {
  const { result, store } = call({ subnet: '10.1.2.0/24' })
  expect(result).toMatchObject({
    ok: true,
    value: { ips: [{ address: '10.1.2.2/24', gateway: '10.1.2.1' }] },
  })
  expect(store).toEqual({
    [FOLDER]: { lock: '', '10.1.2.2': 'podsandbox1\r\neth0', 'last_reserved_ip.0': '10.1.2.2' },
  })
})

test('addresses go round: the next is the one after the last that was given, though an earlier one is free', () => {
  const store = { [FOLDER]: { 'last_reserved_ip.0': '10.1.2.6' } }
  expect(given(call({ subnet: '10.1.2.0/29' }, { store }))).toEqual(['10.1.2.2/29'])
  const next = { [FOLDER]: { 'last_reserved_ip.0': '10.1.2.4' } }
  expect(given(call({ subnet: '10.1.2.0/29' }, { store: next }))).toEqual(['10.1.2.5/29'])
})

test('a full range is an error that names it', () => {
  const taken = Object.fromEntries([2, 3, 4, 5, 6].map((n) => [`10.1.2.${n}`, `other${n}\r\neth0`]))
  expect(text(call({ subnet: '10.1.2.0/29' }, { store: { [FOLDER]: taken } }))).toBe(
    'failed to allocate for range 0: no IP addresses available in range set: 10.1.2.1-10.1.2.6',
  )
})

test('the same owner gets no second address from v0.8.2 on, but from v0.8.1', () => {
  const { store } = call({ subnet: '10.1.2.0/24' })
  expect(text(call({ subnet: '10.1.2.0/24' }, { store }))).toBe(
    'failed to allocate for range 0: 10.1.2.2 has been allocated to podsandbox1, duplicate allocation is not allowed',
  )
  expect(given(call({ subnet: '10.1.2.0/24' }, { store, version: '0.8.1' }))).toEqual(['10.1.2.3/24'])
})

test('on Windows the file of an IPv6 address has underscores, so its owner gets a second one', () => {
  const { store } = call({ subnet: 'fd00::/64' })
  expect(Object.keys(store[FOLDER] ?? {})).toContain('fd00__2')
  expect(given(call({ subnet: 'fd00::/64' }, { store }))).toEqual(['fd00::3/64'])
})

test.each([
  ['10.1.2.1', "failed to allocate for range 0: requested ip 10.1.2.1 is subnet's gateway"],
  [
    '10.1.2.9',
    'failed to allocate for range 0: requested IP address 10.1.2.9 is not available in range set 10.1.2.1-10.1.2.254',
  ],
  ['10.9.9.9', 'failed to allocate all requested IPs: 10.9.9.9'],
  ['x', 'ARGS: error parsing value of pair "IP=x": invalid IP address x'],
])('CNI_ARGS IP=%s: %s', (ip, error) => {
  const store = { [FOLDER]: { '10.1.2.9': 'other\r\neth0' } }
  expect(
    text(call({ subnet: '10.1.2.0/24' }, { args: `IgnoreUnknown=1;K8S_POD_UID=1;IP=${ip}`, store })),
  ).toBe(error)
})

test('CNI_ARGS asks for an address, with a prefix from v1.0.0 on', () => {
  expect(given(call({ subnet: '10.1.2.0/24' }, { args: 'IP=10.1.2.40/16' }))).toEqual(['10.1.2.40/24'])
  expect(text(call({ subnet: '10.1.2.0/24' }, { args: 'IP=10.1.2.40/16', version: '0.9.1' }))).toBe(
    'ARGS: error parsing value of pair "IP=10.1.2.40/16": invalid IP address: 10.1.2.40/16)',
  )
})

test('unknown CNI_ARGS are an error unless IgnoreUnknown is given', () => {
  expect(text(call({ subnet: '10.1.2.0/24' }, { args: 'A=b;C=d' }))).toBe('ARGS: unknown args ["A=b" "C=d"]')
})

test('runtimeConfig.ips is not read before v1.0.0', () => {
  const outcome = call(
    { subnet: '10.1.2.0/24' },
    { more: { runtimeConfig: { ips: ['10.1.2.9'] } }, version: '0.9.1' },
  )
  expect(given(outcome)).toEqual(['10.1.2.2/24'])
  expect(outcome.ignored.map((note) => note.path)).toContainEqual(['runtimeConfig', 'ips'])
})

test('a null among the requested addresses crashes the plugin', () => {
  const { result } = call({ subnet: '10.1.2.0/24' }, { more: { runtimeConfig: { ips: [null] } } })
  expect(result).toMatchObject({ ok: false, error: { panic: true } })
})

test('a second set that is full gives back what the first one gave', () => {
  const ranges = [[{ subnet: '10.1.2.0/24' }], [{ subnet: '10.1.3.0/30' }]]
  const store = { [FOLDER]: { '10.1.3.2': 'other\r\neth0' } }
  const outcome = call({ ranges }, { store })
  expect(text(outcome)).toMatch(/^failed to allocate for range 1: no IP addresses available/)
  expect(outcome.store[FOLDER]?.['10.1.2.2']).toBeUndefined()
})

test('an old cniVersion carries one address of each family, each with its routes', () => {
  const ranges = [[{ subnet: 'fd00::/64' }], [{ subnet: '10.1.2.0/24' }]]
  const routes = [{ dst: '0.0.0.0/0' }, { dst: '::/0', gw: 'fd00::1', mtu: 1400 }]
  const { result } = call({ ranges, routes }, { more: { cniVersion: '0.2.0' } })
  expect(result).toMatchObject({
    value: {
      ip4: { ip: '10.1.2.2/24', routes: [{ dst: '0.0.0.0/0' }] },
      ip6: { ip: 'fd00::2/64', routes: [{ dst: '::/0', gw: 'fd00::1' }] },
    },
  })
})

test('resolvConf is read, and missing in the words of Windows', () => {
  const ipam = { subnet: '10.1.2.0/24', resolvConf: 'C:\\k\\resolv.conf' }
  const files = { 'C:\\k\\resolv.conf': '# x\nnameserver 10.96.0.10 ignored\nsearch a b\noptions ndots:5\n' }
  expect(call(ipam, { files }).result).toMatchObject({
    value: { dns: { nameservers: ['10.96.0.10'], search: ['a', 'b'], options: ['ndots:5'] } },
  })
  expect(text(call(ipam))).toBe('open C:\\k\\resolv.conf: The system cannot find the file specified.')
})

test('members of a range without a subnet are dropped', () => {
  expect(call({ rangeStart: '10.1.2.5', ranges: [[{ subnet: '10.1.2.0/24' }]] }).dropped).toEqual([
    { path: ['ipam', 'rangeStart'], reason: 'without `subnet` it is no range' },
  ])
})

test('DEL releases, CHECK looks, STATUS and GC do nothing', () => {
  const { store } = call({ subnet: '10.1.2.0/24' }, { more: { cniVersion: '1.1.0' } })
  const more = { cniVersion: '1.1.0' }
  expect(call({ subnet: '10.1.2.0/24' }, { store, more, command: 'CHECK' }).result.ok).toBe(true)
  const after = call({ subnet: '10.1.2.0/24' }, { store, more, command: 'DEL' })
  expect(after.store[FOLDER]).toEqual({ lock: '', 'last_reserved_ip.0': '10.1.2.2' })
  expect(text(call({ subnet: '10.1.2.0/24' }, { store: after.store, more, command: 'CHECK' }))).toBe(
    'host-local: Failed to find address added by container podsandbox1',
  )
  expect(call({}, { more, command: 'STATUS' }).result).toEqual({ ok: true, value: undefined })
  expect(text(call({}, { more, command: 'STATUS', version: '1.5.1' }))).toBe('unknown CNI_COMMAND: STATUS')
})

test('an address outside every range is never given, and no free one is missed', () => {
  const octet = fc.integer({ min: 1, max: 14 })
  fc.assert(
    fc.property(octet, octet, fc.uniqueArray(octet), (a, b, taken) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)]
      const ipam = { subnet: '10.0.0.0/28', rangeStart: `10.0.0.${start}`, rangeEnd: `10.0.0.${end}` }
      const folder = Object.fromEntries(taken.map((n) => [`10.0.0.${n}`, `x${n}\r\neth0`]))
      const free = Array.from({ length: end - start + 1 }, (_, i) => start + i).filter((n) => {
        return n !== 1 && !taken.includes(n)
      })
      const [address] = given(call(ipam, { store: { [FOLDER]: folder } }))
      expect(address).toBe(free.length === 0 ? undefined : `10.0.0.${free[0]}/28`)
    }),
  )
})

test('no input makes the model throw', () => {
  const ip = fc.constantFrom(
    '10.0.0.0/24',
    '10.0.0.5',
    'fd00::/64',
    '::ffff:1.2.3.0/120',
    '',
    'x',
    null,
    5,
    [],
    {},
  )
  const range = fc.dictionary(fc.constantFrom('subnet', 'rangeStart', 'rangeEnd', 'gateway'), ip)
  const ipam = fc.record(
    {
      subnet: ip,
      rangeStart: ip,
      rangeEnd: ip,
      gateway: ip,
      ranges: fc.array(fc.oneof(range, fc.array(range))),
      routes: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  const conf = fc.record(
    {
      cniVersion: fc.constantFrom('', '0.2.0', '0.4.0', '1.0.0', 'x', 5),
      ipam: fc.oneof(ipam, fc.jsonValue()),
      args: fc.jsonValue(),
    },
    { requiredKeys: ['cniVersion'] },
  )
  const stdin = fc.oneof(
    conf.map((c) => JSON.stringify({ name: 'cbr0', ...c })),
    fc.uint8Array(),
    fc.string(),
  )
  fc.assert(
    fc.property(
      stdin,
      fc.constantFrom('0.8.0', '0.9.1', '1.0.0', '1.9.1'),
      fc.string(),
      (input, tag, args) => {
        const version = parseProgramVersion(tag)
        if (version === undefined) throw new Error(tag)
        hostLocal({ stdin: input, call: { ...CONTAINERD_ADD, args }, version, store: {} })
      },
    ),
    { numRuns: 500 },
  )
})

interface Changes extends Partial<Pick<HostLocalInput, 'store' | 'files'>> {
  readonly more?: object
  readonly args?: string
  readonly version?: string
  readonly command?: string
}

function call(
  ipam: object,
  { more = {}, args = '', version = '1.9.1', command = 'ADD', ...rest }: Changes = {},
) {
  const release = parseProgramVersion(version)
  if (release === undefined) throw new Error(version)
  const stdin = JSON.stringify({
    cniVersion: '0.4.0',
    name: 'cbr0',
    ipam: { type: 'host-local', ...ipam },
    ...more,
  })
  return hostLocal({
    stdin,
    call: { ...CONTAINERD_ADD, args, command },
    version: release,
    store: {},
    ...rest,
  })
}

function given({ allocated }: ReturnType<typeof hostLocal>): string[] {
  return (allocated?.ips ?? []).map((ip) => `${ip.address && formatted(ip.address)}/${ip.ones}`)
}

function text({ result }: ReturnType<typeof hostLocal>): string | undefined {
  return result.ok ? undefined : result.error.text
}
