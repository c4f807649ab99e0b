import { describe, expect, test } from 'vitest'
import { parseProgramVersion, type ProgramVersion } from '../../../src/facts/versions.ts'
import { type CniCommand, confList, pluginCalls } from '../../../src/programs/libcni.ts'

const version = (text: string): ProgramVersion => parseProgramVersion(text) ?? { numbers: [], suffix: '' }

function calls(
  list: unknown,
  command: CniCommand,
  libcni: string,
  args = new Map<string, string>(),
): unknown {
  const loaded = confList(JSON.stringify(list), version(libcni))
  if (!loaded.result.ok) return loaded.result.error.text
  const { result } = pluginCalls(loaded.result.value, command, version(libcni), { capabilityArgs: args })
  if (!result.ok) return result.error.text
  return result.value.map((call) => (call.result.ok ? call.result.value.stdin : call.result.error.text))
}

const list = (more: object = {}, plugin: object = {}) => ({
  name: 'n',
  cniVersion: '0.4.0',
  plugins: [{ type: 'a', ...plugin }],
  ...more,
})

describe('what a plugin gets', () => {
  test('name and version of the list, in place of its own; keys sorted', () => {
    expect(calls(list({}, { name: 'own', Zed: 1, apiVersion: 2.0 }), 'ADD', '1.3.0')).toEqual([
      '{"Zed":1,"apiVersion":2,"cniVersion":"0.4.0","name":"n","type":"a"}',
    ])
  })

  test('capabilities that are true and offered replace the whole runtimeConfig', () => {
    const plugin = { capabilities: { dns: true, portMappings: false }, runtimeConfig: { mine: 1 } }
    const args = new Map([
      ['dns', 'd'],
      ['portMappings', 'p'],
    ])
    expect(calls(list({}, plugin), 'ADD', '1.3.0', args)).toEqual([
      '{"capabilities":{"dns":true,"portMappings":false},"cniVersion":"0.4.0","name":"n","runtimeConfig":{"dns":"d"},"type":"a"}',
    ])
    expect(calls(list({}, plugin), 'ADD', '1.3.0')).toEqual([
      '{"capabilities":{"dns":true,"portMappings":false},"cniVersion":"0.4.0","name":"n","runtimeConfig":{"mine":1},"type":"a"}',
    ])
  })

  test('DEL goes backwards', () => {
    const two = list({ plugins: [{ type: 'a' }, { type: 'b' }] })
    expect(calls(two, 'DEL', '1.3.0')).toMatchObject(
      [/"b"/, /"a"/].map((type) => expect.stringMatching(type)),
    )
  })
})

describe('commands that do not reach a plugin', () => {
  test.each<[object, CniCommand, string, unknown]>([
    [
      { cniVersion: '0.3.1' },
      'CHECK',
      '1.3.0',
      'configuration version "0.3.1" does not support the CHECK command',
    ],
    [{ disableCheck: true }, 'CHECK', '1.3.0', []],
    [
      { cniVersion: 'x' },
      'DEL',
      '1.3.0',
      'failed to convert major version part "x": strconv.Atoi: parsing "x": invalid syntax',
    ],
    [{ cniVersion: '' }, 'DEL', '1.0.1', 'invalid version "": the version is empty'],
    [{ cniVersion: '1.0.0' }, 'STATUS', '1.3.0', []],
    [{ cniVersion: '1.1.0' }, 'STATUS', '1.1.2', []],
    [{ cniVersion: '1.1.0', disableGC: true }, 'GC', '1.3.0', []],
  ])('%j %s %s', (more, command, libcni, want) => {
    expect(calls(list(more), command, libcni)).toEqual(want)
  })
})

describe('names', () => {
  test.each([
    [{ name: '' }, {}, '1.3.0', 'plugin type="a" failed (add): missing network name:'],
    [
      { name: 'a b' },
      { name: 'p' },
      '1.3.0',
      'plugin type="a" name="p" failed (add): invalid characters found in network name; a b',
    ],
    [{ name: 'a b' }, {}, '0.8.1', 'invalid characters found in network name; a b'],
    [{}, { type: 'x\\y' }, '1.3.0', 'plugin type="x\\\\y" failed (add): invalid plugin name: x\\y'],
  ])('%j %j %s', (more, plugin, libcni, want) => {
    expect(calls(list(more, plugin), 'ADD', libcni)).toEqual([want])
  })

  test('before v0.8.0 any name passes, before v0.8.1 any type', () => {
    expect(calls(list({ name: 'a b' }, { type: 'x\\y' }), 'ADD', '0.7.1')).toEqual([
      '{"cniVersion":"0.4.0","name":"a b","type":"x\\\\y"}',
    ])
  })
})
