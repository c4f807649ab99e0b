import { expect, test } from 'vitest'
import { hnsc } from './fake-io.ts'

/** A spec with policies that HNS reads in a way of its own. */
const spec = (network: string, policies: string) => `apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
network: ${network}
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }
nodes: [{ name: win-1, managementIP: 10.127.130.38, podCIDR: 10.244.1.0/24 }]
policies:
  endpoint: ${policies}
`

async function configOf(text: string): Promise<string> {
  const { stdout } = await hnsc(['compile', '-', '--node', 'win-1', '--only', 'cni-config'], { stdin: text })
  return stdout
}

/** The codes that `hnsc validate` has for what `hnsc compile` made. */
async function codesOf(config: string): Promise<readonly string[]> {
  const { stdout } = await hnsc(['validate', '--format', 'json', '-'], { stdin: config })
  const { diagnostics }: { diagnostics: { code: string }[] } = JSON.parse(stdout)
  return diagnostics.map(({ code }) => code)
}

test('a port mapping of an IPv6 address says that it is one', async () => {
  const mapping = '{ portMappings: [{ internalPort: 80, externalPort: 8080, vip: "fd00::1" }] }'
  const config = await configOf(spec('{ driver: l2bridge, plugin: win-bridge }', mapping))
  expect(config).toContain('"VIP": "fd00::1"')
  expect(config).toContain('"Flags": 3')
  expect(await codesOf(config)).not.toContain('WIN326')
})

test('both spellings of the keys of a proxy are no key twice: Go does not read them', async () => {
  const proxy = '{ l4Proxies: [{ ip: 10.0.0.5, port: 15001, destination: 10.0.0.0/8, outboundNat: true }] }'
  const config = await configOf(spec('{ driver: l2bridge, plugin: win-bridge }', proxy))
  expect(config).toContain('"OutboundNAT": true')
  expect(config).toContain('"OutboundNat": true')
  expect(await codesOf(config)).not.toContain('WIN240')
})

test('a port mapping of HNS (v1) on an overlay is not judged as one on a bridge', async () => {
  const mapping = '{ portMappings: [{ internalPort: 80, externalPort: 8080 }] }'
  const codes = async (network: string) => codesOf(await configOf(spec(network, mapping)))
  expect(await codes('{ driver: overlay, plugin: win-overlay, apiVersion: 1 }')).not.toContain('WIN327')
  expect(await codes('{ driver: l2bridge, plugin: win-bridge, apiVersion: 1 }')).toContain('WIN327')
})
