import { describe, expect, test } from 'vitest'
import { parseProgramVersion, type ProgramVersion } from '../../../src/facts/versions.ts'
import { confList, loadByName, pluginConf } from '../../../src/programs/libcni.ts'

const version = (text: string): ProgramVersion => parseProgramVersion(text) ?? { numbers: [], suffix: '' }
const load = (text: string, libcni = '1.3.0') => confList(text, version(libcni))

describe('what became of the keys of a list', () => {
  test('read, ignored, overwritten', () => {
    const outcome = load(
      '{"name":"x","name":"a","Plugins":[],"disableGC":true,"foo":1,"plugins":[{"type":"p","capabilities":{"dns":true},"n":12345678901234567890}]}',
      '1.2.0',
    )
    expect(outcome.read).toEqual([['name'], ['plugins', 0, 'capabilities', 'dns'], ['plugins', 0, 'type']])
    expect(outcome.ignored).toEqual([
      {
        path: ['Plugins'],
        reason: 'in a list only `plugins` in exactly this spelling is read, not `Plugins`',
      },
      { path: ['disableGC'], reason: '`disableGC` is read by libcni 1.2.1 and later only' },
      { path: ['foo'], reason: '`foo` is not a key of a network configuration list' },
    ])
    expect(outcome.overwritten).toMatchObject([
      { path: ['name'], span: { start: 8 } },
      { path: ['plugins', 0, 'n'], reason: expect.stringContaining('becomes 12345678901234567000') },
    ])
  })

  test('a number that only looks different is the same', () => {
    expect(load('{"name":"a","plugins":[{"type":"p","n":[2.0,1e3,0.10,-0.0,1E-7]}]}').overwritten).toEqual([])
  })
})

describe('cniVersions', () => {
  test.each([
    ['"cniVersion":"0.3.1","cniVersions":["1.0.0","0.4.0"]', '1.0.0'],
    ['"cniVersion":"1.0.0","cniVersions":["0.4.0","1.1.0","2.0.0"]', '1.1.0'],
    ['"cniVersion":"0.3.1","cniVersions":["9.0.0"]', '0.3.1'],
    ['"cniVersions":["1.0","1.0.0"]', '1.0'],
  ])('%s is used as %s', (head, want) => {
    expect(load(`{"name":"a",${head},"plugins":[{"type":"p"}]}`).result).toMatchObject({
      value: { cniVersion: want },
    })
  })
})

describe('older wording', () => {
  test.each([
    [
      '{"name":"a","plugins":[{}]}',
      '0.7.1',
      "Failed to parse plugin config 0: error parsing configuration: missing 'type'",
    ],
    [
      '{"name":"a","disableCheck":1,"plugins":[]}',
      '1.2.0',
      'error parsing configuration list: invalid disableCheck type float64',
    ],
    [
      '{"name":"a","disableCheck":"Yes","plugins":[]}',
      '1.2.0',
      'error parsing configuration list: invalid disableCheck value "Yes"',
    ],
  ])('%s in %s', (text, libcni, want) => {
    expect(load(text, libcni).result).toMatchObject({ ok: false, error: { text: want } })
  })

  test('v0.6.0 does not ask for a type and knows no disableCheck', () => {
    expect(load('{"name":"a","disableCheck":1,"plugins":[{}]}', '0.6.0').result.ok).toBe(true)
  })
})

test('a list without a name of its own takes in every .conf beside it (v1.3.0)', () => {
  const files = [
    { name: '10.conflist', bytes: '{"name":"","plugins":[{"type":"x"}]}' },
    { name: '20.conf', bytes: '{"type":"y"}' },
  ]
  const { result, added } = loadByName({ path: 'd', files }, '', version('1.3.0'))
  expect(result).toMatchObject({ value: { plugins: [{ type: 'x' }, { type: 'y', file: '20.conf' }] } })
  expect(added).toEqual([{ path: ['plugins', 1], reason: 'libcni appends the plugin of `20.conf`' }])
})

test('places of a single configuration', () => {
  const outcome = pluginConf('{"Type":"a","type":"b"}', version('1.3.0'))
  expect(outcome.result).toMatchObject({ value: { type: 'b' } })
  expect(outcome.overwritten).toMatchObject([{ path: ['Type'] }])
})
