import { describe, expect, test } from 'vitest'
import { type ProgramVersion } from '../../src/facts/versions.ts'
import { capabilityArgs, loadConfDir } from '../../src/programs/containerd.ts'
import { marshalAny } from '../../src/text/go-json.ts'

const CONTAINERD: ProgramVersion = { numbers: [2, 1, 0], suffix: '' }
const conf = (type: string) => `{"cniVersion":"0.3.1","name":"n","type":"${type}"}`
const confList = (type: string) => `{"cniVersion":"0.3.1","name":"n","plugins":[{"type":"${type}"}]}`

function load(files: Readonly<Record<string, string>>, maxConfNum = 1) {
  const dir = { path: 'C:\\cni', files: Object.entries(files).map(([name, bytes]) => ({ name, bytes })) }
  return loadConfDir(dir, CONTAINERD, maxConfNum).result
}

function types(files: Readonly<Record<string, string>>, maxConfNum?: number): unknown {
  const result = load(files, maxConfNum)
  return result.ok ? result.value.networks.map(({ list }) => list.plugins[0]?.type) : result.error.text
}

describe('which file', () => {
  test.each([
    [['10-x.json', '10-x.conflist', '10-x.conf'], '10-x.conf'],
    [['9-x.conf', '10-x.conf'], '10-x.conf'],
    [['0-containerd-nat.conf', '10-flannel.conf'], '0-containerd-nat.conf'],
    [['10-a.conf', '10-B.conf'], '10-B.conf'],
    [['00.CONF', '00.bak', '10.conf'], '10.conf'],
  ])('of %j is %s', (names, first) => {
    const files = Object.fromEntries(names.map((n) => [n, n.endsWith('list') ? confList(n) : conf(n)]))
    expect(types(files)).toEqual([first])
  })

  test('all of them with no limit, on eth0, eth1…', () => {
    const result = load({ 'a.conf': conf('x'), 'b.conflist': confList('y') }, 0)
    expect(result).toMatchObject({
      value: { networks: [{ ifName: 'eth0' }, { ifName: 'eth1' }], unused: [] },
    })
  })

  test('the others are named', () => {
    const result = load({ 'a.conf': conf('x'), 'b.conflist': '{', 'c.yaml': '' })
    expect(result).toMatchObject({ value: { unused: [{ name: 'b.conflist' }, { name: 'c.yaml' }] } })
  })
})

describe('errors', () => {
  test.each([
    [
      {},
      'cni config load failed: no network config found in C:\\cni: cni plugin not initialized: failed to load cni config',
    ],
    [
      { 'a.conf': confList('x') },
      "cni config load failed: failed to load CNI config file C:\\cni\\a.conf: error parsing configuration: missing 'type': invalid cni config: failed to load cni config",
    ],
    [
      { 'a.conflist': conf('x') },
      'cni config load failed: failed to load CNI config list file C:\\cni\\a.conflist: no plugin configs found: invalid cni config: failed to load cni config',
    ],
    [
      { 'a.conf': '', 'b.conf': conf('x') },
      'cni config load failed: failed to load CNI config file C:\\cni\\a.conf: error parsing configuration: unexpected end of JSON input: invalid cni config: failed to load cni config',
    ],
    [
      { 'a.conf': '{"type":"x","n":1e999}' },
      'cni config load failed: failed to convert CNI config file C:\\cni\\a.conf to CNI config list: json: cannot unmarshal number 1e999 into Go value of type float64: invalid cni config: failed to load cni config',
    ],
  ])('%j', (files, text) => {
    expect(types(files)).toBe(text)
  })
})

test('capability arguments have the names of Go', () => {
  const args = capabilityArgs({
    dns: { servers: ['10.96.0.10'], searches: ['svc.cluster.local'] },
    portMappings: [
      { hostPort: 8080, containerPort: 80, protocol: 'TCP', hostIP: '' },
      { hostPort: 0, containerPort: 81, protocol: 'TCP', hostIP: '' },
    ],
  })
  expect(marshalAny(args)).toBe(
    '{"dns":{"Servers":["10.96.0.10"],"Searches":["svc.cluster.local"],"Options":null},' +
      '"portMappings":[{"HostPort":8080,"ContainerPort":80,"Protocol":"tcp","HostIP":""}]}',
  )
})
