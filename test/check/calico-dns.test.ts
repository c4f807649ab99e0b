import { expect, test } from 'vitest'
import type { Cluster } from '../../src/spec/cluster.ts'
import { readSpec } from '../../src/spec/read-spec.ts'
import { validate } from '../../src/validate/validate.ts'

/** The cluster of a spec for Calico with a domain. */
function clusterWith(domain: string): Cluster | undefined {
  return readSpec({
    path: 'cluster.yaml',
    text: `apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
network: { driver: overlay, plugin: calico }
dns: { domain: ${domain} }
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }
`,
  }).cluster
}

/** Whether a suffix of Calico's configuration is told of. */
function told(suffix: string, cluster?: Cluster): boolean {
  const conf = {
    cniVersion: '0.3.1',
    name: 'Calico',
    type: 'calico',
    mode: 'vxlan',
    capabilities: { dns: true },
    dns: { nameservers: ['10.96.0.10'], search: [suffix] },
  }
  const input = { path: '10-calico.conf', text: JSON.stringify(conf) }
  const { diagnostics } = validate(input, cluster === undefined ? {} : { context: { cluster } })
  return diagnostics.some(({ code }) => code === 'WIN237')
}

test('the suffix of the templates is told of, unless the spec wants it', () => {
  expect(told('svc.cluster.local')).toBe(true)
  expect(told('svc.cluster.local', clusterWith('corp.internal'))).toBe(true)
  expect(told('svc.cluster.local', clusterWith('cluster.local'))).toBe(false)
})

test('another suffix is one that somebody has chosen', () => {
  expect(told('svc.corp.internal')).toBe(false)
})
