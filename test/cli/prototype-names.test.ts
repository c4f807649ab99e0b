import { describe, expect, test } from 'vitest'
import { hnsc } from './fake-io.ts'

/*
 * What every object of JavaScript has is no key of ours: such names, as any key and as any text of a document, never
 * meet the tables of hnsc.
 */

const NAMES = ['__proto__', 'constructor']

const route = { dst: '10.96.0.0/12', GW: '10.244.1.1' }
const policies = [
  { name: 'EndpointPolicy', value: { Type: 'OutBoundNAT', ExceptionList: ['10.96.0.0/12'] } },
  { name: 'EndpointPolicy', value: { Type: 'SDNROUTE', Settings: { DestinationPrefix: '10.96.0.0/12' } } },
]
const ipam = { type: 'host-local', subnet: '10.244.1.0/24', routes: [route] }
const dns = { nameservers: ['10.96.0.10'], search: ['svc.cluster.local'], options: ['a'] }
const bridge = { name: 'a', type: 'win-bridge', cniVersion: '0.3.0', policies, ipam, dns, AdditionalArgs: [] }

const DOCUMENTS: Readonly<Record<string, unknown>> = {
  conf: bridge,
  conflist: {
    name: 'a',
    cniVersion: '1.0.0',
    plugins: [{ type: 'flannel', capabilities: { dns: true }, delegate: { ...bridge, apiVersion: 2 } }],
  },
  sdn: { ...bridge, type: 'sdnbridge', AdditionalArgs: [{ Name: 'EndpointPolicy', Value: policies[0] }] },
  netConf: { Network: '10.244.0.0/16', Backend: { Type: 'vxlan', VNI: 4096, Port: 4789 } },
  network: { Name: 'a', Type: 'L2Bridge', Subnets: [{ AddressPrefix: '10.244.0.0/16', Policies: policies }] },
  endpoint: { HostComputeNetwork: 'a', IpConfigurations: [{ IpAddress: '10.0.0.1' }], Policies: policies },
  policy: policies[1]?.value,
  vip: { ip4: { ip: '10.244.1.2/24' }, ips: [{ address: '10.244.1.2/24' }] },
  proxy: { kind: 'KubeProxyConfiguration', apiVersion: 'kubeproxy.config.k8s.io/v1alpha1', winkernel: route },
  kubelet: { kind: 'KubeletConfiguration', apiVersion: 'kubelet.config.k8s.io/v1beta1', featureGates: route },
  spec: {
    apiVersion: 'hnsc.dev/v1alpha1',
    kind: 'ClusterNetwork',
    network: { driver: 'overlay', plugin: 'win-overlay' },
    cidrs: { cluster: '10.244.0.0/16', service: '10.96.0.0/12', management: '10.127.130.0/24' },
    nodes: [{ name: 'win-1', managementIP: '10.127.130.38', podCIDR: '10.244.1.0/24' }],
    kubernetes: { version: '1.30' },
    ignore: [{ code: 'WIN509', at: '/network', reason: 'known' }],
  },
}

describe.each(Object.entries(DOCUMENTS))('%s', (_, document) => {
  test.each([['validate'], ['trace'], ['compile'], ['spec'], ['cidr', 'check']])('%s %s', async (...argv) => {
    for (const name of NAMES) {
      for (const text of variants(document, name)) {
        const ran = await hnsc([...argv, '-'], { stdin: text })
        expect(ran.exit, `${text}\n${ran.stderr}`).toBeLessThan(3)
      }
    }
  })
})

/** The document as JSON, with one key or one text after the other replaced, and with one key added to each object. */
function variants(document: unknown, name: string): string[] {
  const out: string[] = []
  const walk = (value: unknown, wrap: (text: string) => string): void => {
    const whole = JSON.stringify(value)
    if (typeof value === 'string') out.push(wrap(JSON.stringify(name)))
    if (typeof value !== 'object' || value === null) return
    const entries = Object.entries(value)
    const isArray = Array.isArray(value)
    if (!isArray) out.push(wrap(`${whole.slice(0, -1)}${entries.length > 0 ? ',' : ''}"${name}":1}`))
    entries.forEach(([key, inner], i) => {
      const put = (newKey: string, text: string): string => {
        const parts = entries.map(([k, v], j) => {
          const [shownKey, shown] = j === i ? [newKey, text] : [k, JSON.stringify(v)]
          return isArray ? shown : `${JSON.stringify(shownKey)}:${shown}`
        })
        return wrap(isArray ? `[${parts.join(',')}]` : `{${parts.join(',')}}`)
      }
      if (!isArray) out.push(put(name, JSON.stringify(inner)))
      walk(inner, (text) => put(key, text))
    })
  }
  walk(document, (text) => text)
  return out
}
