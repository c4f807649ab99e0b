import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compile } from '../../../src/compile/compile.ts'
import type { Cluster } from '../../../src/spec/cluster.ts'
import { readSpec } from '../../../src/spec/read-spec.ts'
import { validate } from '../../../src/validate/validate.ts'

const EXAMPLES = readdirSync('examples').filter((name) => name.endsWith('.yaml'))

/** The plugins whose policies are compared. */
const COMPARED = ['win-bridge', 'win-overlay', 'sdnbridge', 'sdnoverlay', 'calico']

describe.each(EXAMPLES)('examples/%s', (name) => {
  const text = readFileSync(`examples/${name}`, 'utf8')
  const { cluster } = readSpec({ path: 'cluster.yaml', text })
  if (cluster === undefined) throw new Error('the example cannot be read')
  const file = compile({ path: 'cluster.yaml', text }).files.find(({ kind }) => kind === 'cni-config')
  if (file === undefined) throw new Error('the example has no CNI configuration')
  const path = file.path.split('/').at(-1) ?? ''

  test('its own file has every policy', () => {
    expect(told(path, file.text, cluster)).toEqual([])
  })

  test('without its policies each that the spec has is missed, and nothing else', () => {
    const isCompared = COMPARED.some((type) => file.text.includes(`"type": "${type}"`))
    const wanted = isCompared ? cluster.policies.endpoint.length : 0
    const bare = file.text.replace(/"(policies|AdditionalArgs|HcnPolicyArgs)": \[/, '"$1": [], "was": [')
    const missed = told(path, bare, cluster).filter((message) => message.startsWith('the file has no policy'))
    expect(new Set(missed).size).toBe(missed.length)
    expect(missed.length).toBe(wanted)
  })
})

describe('a file and the policies of a spec', () => {
  const spec = (more: string, plugin = 'win-bridge', driver = 'l2bridge') => `apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
network: { driver: ${driver}, plugin: ${plugin} }
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }
${more}
nodes:
  - { name: win-1, managementIP: 10.127.130.38, podCIDR: 10.244.1.0/24 }
`
  const ACLS = `policies:
  endpoint:
    acls:
      - { action: Block, direction: Out, remoteAddresses: [169.254.169.254/32], priority: 200 }
      - { action: Allow, direction: Out, priority: 65500 }`

  const first = (more: string, plugin?: string, driver?: string) => {
    const text = spec(more, plugin, driver)
    const { cluster } = readSpec({ path: 'cluster.yaml', text })
    const file = compile({ path: 'cluster.yaml', text }).files.find(({ kind }) => kind === 'cni-config')
    if (cluster === undefined || file === undefined) throw new Error('the spec cannot be compiled')
    return { cluster, file, path: file.path.split('/').at(-1) ?? '' }
  }

  test.each([
    ['win-bridge', 'l2bridge'],
    ['sdnbridge', 'l2bridge'],
    ['flannel', 'l2bridge'],
    ['flannel', 'overlay'],
  ])('%s with %s: an ACL with another address is not the one of the spec', (plugin, driver) => {
    const { cluster, file, path } = first(ACLS, plugin, driver)
    expect(told(path, file.text, cluster)).toEqual([])
    const changed = file.text.replace('169.254.169.254/32', '169.254.169.253/32')
    expect(changed).not.toBe(file.text)
    expect(told(path, changed, cluster)).toEqual([
      'the file has no policy `{"Type":"ACL","Settings":{"Action":"Block","Direction":"Out","RemoteAddresses":"169.254.169.254/32","Priority":200}}`',
    ])
  })

  test('the order of the keys does not count', () => {
    const { cluster, file, path } = first(ACLS)
    const turned = JSON.stringify(JSON.parse(file.text), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    )
    expect(told(path, turned, cluster)).toEqual([])
  })

  test('a route must lead to the Services of the spec', () => {
    const { cluster, file, path } = first('')
    const changed = file.text.replace(
      /"DestinationPrefix": "10.96.0.0\/12"/,
      '"DestinationPrefix": "10.97.0.0/16"',
    )
    expect(changed).not.toBe(file.text)
    expect(told(path, changed, cluster)).toEqual(['no route leads to `10.96.0.0/12` of the spec'])
    const wider = file.text.replace(
      /"DestinationPrefix": "10.96.0.0\/12"/,
      '"DestinationPrefix": "10.0.0.0/8"',
    )
    expect(told(path, wider, cluster)).toEqual([])
  })

  test.each([
    ['win-overlay', 'overlay', 'loopbackDSR'],
    ['sdnoverlay', 'overlay', 'optionalFlags.loopbackDSR'],
    ['calico', 'overlay', 'windows_loopback_DSR'],
  ])('%s: the loopback of direct server return', (plugin, driver, key) => {
    const loopback = 'policies: { endpoint: { loopbackDSR: true } }'
    const { cluster, file, path } = first(loopback, plugin, driver)
    expect(told(path, file.text, cluster)).toEqual([])
    const name = key.split('.').at(-1) ?? ''
    const changed = file.text.replace(`"${name}": true`, `"${name}": false`)
    expect(changed).not.toBe(file.text)
    expect(told(path, changed, cluster)).toEqual([
      `\`${key}\` is not true, and by the spec pods reach themselves by direct server return`,
    ])
  })

  test('says nothing of the policies of another plugin', () => {
    const { file, path } = first('', 'sdnbridge')
    const { cluster } = first(ACLS)
    expect(told(path, file.text, cluster)).toEqual([
      'the plugin is `sdnbridge`, and by the spec `win-bridge`',
    ])
  })
})

/** The messages about settings that are not those of the spec. */
function told(path: string, text: string, cluster: Cluster): readonly string[] {
  const { cniPlugins, name: runtime } = cluster.runtime
  return validate({ path, text }, { context: { cluster, runtime, cniPlugins, windows: cluster.windows } })
    .diagnostics.filter(({ code }) => code === 'WIN208')
    .map(({ message }) => message)
}
