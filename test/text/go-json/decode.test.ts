import { describe, expect, test } from 'vitest'
import * as go from '../../../src/text/go-json.ts'

const Dns = go.struct('types.DNS', { nameservers: go.slice(go.string), domain: go.string })
const Policy = go.struct('hns.Policy', { name: go.string, value: go.raw })
const NetConf = go.struct('types.NetConf', {
  name: go.string,
  apiVersion: go.int,
  port: go.uint16,
  ipMasq: go.bool,
  capabilities: go.map(go.bool),
  prevResult: go.named('map[string]interface {}', go.map(go.any)),
  dns: Dns,
  more: go.pointer(Dns),
  policies: go.slice(Policy),
  task: go.string,
})

const decode = (text: string) => go.unmarshal(text, NetConf)

describe('mismatches, in the words of Go 1.23', () => {
  test.each([
    ['[]', 'json: cannot unmarshal array into Go value of type types.NetConf', []],
    ['"x"', 'json: cannot unmarshal string into Go value of type types.NetConf', []],
    [
      '{"apiVersion":"2"}',
      'json: cannot unmarshal string into Go struct field NetConf.apiVersion of type int',
      ['apiVersion'],
    ],
    [
      '{"apiVersion":2.0}',
      'json: cannot unmarshal number 2.0 into Go struct field NetConf.apiVersion of type int',
      ['apiVersion'],
    ],
    [
      '{"port":65536}',
      'json: cannot unmarshal number 65536 into Go struct field NetConf.port of type uint16',
      ['port'],
    ],
    [
      '{"APIVERSION":true}',
      'json: cannot unmarshal bool into Go struct field NetConf.apiVersion of type int',
      ['APIVERSION'],
    ],
    [
      '{"capabilities":["dns"]}',
      'json: cannot unmarshal array into Go struct field NetConf.capabilities of type map[string]bool',
      ['capabilities'],
    ],
    [
      '{"capabilities":{"dns":"true"}}',
      'json: cannot unmarshal string into Go struct field NetConf.capabilities of type bool',
      ['capabilities', 'dns'],
    ],
    [
      '{"prevResult":[]}',
      'json: cannot unmarshal array into Go struct field NetConf.prevResult of type map[string]interface {}',
      ['prevResult'],
    ],
    [
      '{"dns":{"nameservers":"1.1.1.1"}}',
      'json: cannot unmarshal string into Go struct field DNS.dns.nameservers of type []string',
      ['dns', 'nameservers'],
    ],
    [
      '{"policies":{}}',
      'json: cannot unmarshal object into Go struct field NetConf.policies of type []hns.Policy',
      ['policies'],
    ],
    [
      '{"policies":[{"name":1}]}',
      'json: cannot unmarshal number into Go struct field Policy.policies.name of type string',
      ['policies', 0, 'name'],
    ],
    [
      '{"prevResult":{"a":[1e999]}}',
      'json: cannot unmarshal number 1e999 into Go struct field NetConf.prevResult of type float64',
      ['prevResult', 'a', 0],
    ],
  ])('%s', (text, message, path) => {
    expect(decode(text).error).toMatchObject({ text: message, path })
  })

  test('the first one is reported, the rest is decoded all the same', () => {
    const { value, error } = decode('{"apiVersion":"2","ipMasq":1,"name":"a"}')
    expect(error?.text).toContain('NetConf.apiVersion')
    expect(value.name).toBe('a')
  })

  test('an error of the type itself ends decoding', () => {
    const Host = go.textUnmarshaler('net.IP', (text) => ({ ok: false, text: `invalid IP address: ${text}` }))
    const Conf = go.struct('x.Conf', { a: go.int, ip: Host, b: go.string })
    const { value, error } = go.unmarshal('{"a":"","ip":"x","b":"late"}', Conf)
    expect(error?.text).toBe('invalid IP address: x')
    expect(value.b).toBe('')
  })
})

describe('keys', () => {
  test.each(['name', 'Name', 'NAME'])('%s sets name', (key) => {
    expect(decode(JSON.stringify({ [key]: 'x' })).value.name).toBe('x')
  })

  test('the two letters from outside ASCII that fold into it', () => {
    expect(decode('{"ta\u017F\u212A":"x"}').value.task).toBe('x')
  })

  test('an exact field is preferred to a folded one, key by key', () => {
    const Both = go.struct('x.Both', { Name: go.string, name: go.string })
    expect(go.unmarshal('{"name":"a","NAME":"b"}', Both).value).toEqual({ name: 'a', Name: 'b' })
  })

  test('a decoder that matches case reads nothing else', () => {
    const { value, ignored } = go.unmarshal('{"Name":"x"}', NetConf, { caseSensitive: true })
    expect(value.name).toBe('')
    expect(ignored).toMatchObject([
      { path: ['Name'], reason: expect.stringContaining('exactly this spelling') },
    ])
  })

  test('unknown keys are ignored at every level; null changes nothing', () => {
    const { ignored, read } = decode('{"x":{"y":1},"dns":{"z":1,"domain":"d"},"name":null}')
    expect(ignored.map(({ path }) => path)).toEqual([['x'], ['dns', 'z'], ['name']])
    expect(read).toEqual([['dns', 'domain']])
  })
})

describe('the same field twice', () => {
  test('of scalars the last wins', () => {
    const { value, read, overwritten } = decode(
      '{"apiVersion":2,"ApiVersion":1,"ipMasq":true,"ipMasq":false}',
    )
    expect(value).toMatchObject({ apiVersion: 1n, ipMasq: false })
    expect(overwritten.map(({ path }) => path)).toEqual([['apiVersion'], ['ipMasq']])
    expect(read).toEqual([['ApiVersion'], ['ipMasq']])
  })

  test('null does not empty a scalar, but a list', () => {
    const { value } = decode('{"apiVersion":2,"apiVersion":null,"policies":[{}],"policies":null}')
    expect(value).toMatchObject({ apiVersion: 2n, policies: undefined })
  })

  test('a list inherits what the later one leaves out', () => {
    const text =
      '{"Policies":[{"name":"EndpointPolicy","value":1},{"name":"B"}],"policies":[{"value":{"Type":"C"}}]}'
    const { value, overwritten, read } = decode(text)
    expect(value.policies).toMatchObject([{ name: 'EndpointPolicy', value: { text: '{"Type":"C"}' } }])
    expect(value.policies).toHaveLength(1)
    expect(overwritten.map(({ path }) => path)).toEqual([
      ['Policies', 1],
      ['Policies', 0, 'value'],
    ])
    expect(read).toContainEqual(['Policies', 0, 'name'])
  })

  test('a list finds again what a shorter one cut off, unless it was empty', () => {
    const names = (text: string) => decode(text).value.policies?.map(({ name }) => name)
    expect(names('{"policies":[{"name":"a"},{"name":"b"}],"policies":[{}],"policies":[{},{}]}')).toEqual([
      'a',
      'b',
    ])
    expect(names('{"policies":[{"name":"a"},{"name":"b"}],"policies":[],"policies":[{},{}]}')).toEqual([
      '',
      '',
    ])
  })

  test('structs and maps are merged', () => {
    const text =
      '{"dns":{"domain":"a"},"DNS":{"nameservers":["1"]},"capabilities":{"a":true},"capabilities":{"b":true}}'
    const { value, overwritten } = decode(text)
    expect(value.dns).toEqual({ domain: 'a', nameservers: ['1'] })
    expect([...(value.capabilities ?? [])]).toEqual([
      ['a', true],
      ['b', true],
    ])
    expect(overwritten).toEqual([])
  })

  test('an any takes the last and says so', () => {
    const { value, overwritten } = go.unmarshal('{"a":1,"A":2,"a":{"b":1,"b":2}}', go.any)
    expect(go.marshalAny(value ?? null)).toBe('{"A":2,"a":{"b":2}}')
    expect(overwritten.map(({ path, span }) => [path, span.start])).toEqual([
      [['a'], 5],
      [['a', 'b'], 22],
    ])
  })
})

describe('raw pieces', () => {
  test('are kept verbatim, null too, and decoded later at their own place', () => {
    const { value } = decode('{"policies":[{"value": { "Name" : 1 } },{"value":null},{}]}')
    expect(value.policies?.map((p) => p.value?.text)).toEqual(['{ "Name" : 1 }', 'null', undefined])
    const piece = value.policies?.[0]?.value
    if (piece === undefined) throw new Error('no piece')
    expect(go.decodeRaw(piece, Policy).error).toMatchObject({
      text: 'json: cannot unmarshal number into Go struct field Policy.name of type string',
      path: ['policies', 0, 'value', 'Name'],
      span: { start: 34, end: 35 },
    })
  })
})

test('deep nesting costs no call stack', () => {
  const deep = '{"a":'.repeat(9_999) + '1' + '}'.repeat(9_999)
  expect(go.marshalAny(go.unmarshal(deep, go.any).value ?? null)).toBe(deep)
})
