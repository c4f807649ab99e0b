import { describe, expect, it } from 'vitest'
import { compile } from '../../src/compile/compile.ts'

/** A configuration that people use, in the words of hnsc's own files: key case as Go folds it. */
interface Published {
  readonly name: string
  readonly spec: string
  readonly document: unknown
  /** Members that differ, by JSON pointer, and why each difference is meant. */
  readonly differences: Readonly<Record<string, string>>
}

const HEAD = 'apiVersion: hnsc.dev/v1alpha1\nkind: ClusterNetwork\n'
const nat = (key: 'v1' | 'v2', list: readonly string[]) =>
  policy(key, 'OutBoundNAT', key === 'v1' ? { ExceptionList: list } : { Exceptions: list })
const route = (key: 'v1' | 'v2', DestinationPrefix: string) =>
  policy(key, key === 'v1' ? 'ROUTE' : 'SDNRoute', { DestinationPrefix, NeedEncap: true })

function policy(key: 'v1' | 'v2', Type: string, settings: Record<string, unknown>) {
  return {
    name: 'EndpointPolicy',
    value: key === 'v1' ? { Type, ...settings } : { Type, Settings: settings },
  }
}

const DNS_BESIDE_RUNTIME =
  'the runtime hands the DNS of the pod over; the file names the cluster DNS for runtimes that do not'
const RUNTIME_DNS =
  'the DNS of the pod (dnsPolicy) reaches it; without the capability every pod gets the static one'
const PORT_MAPPINGS = 'win-overlay ignores port mappings in every release (containernetworking/plugins#530)'

const PUBLISHED: readonly Published[] = [
  {
    name: 'RKE2: flannel vxlan with win-overlay, HCN (rancher/rke2 pkg/windows, 6ce1a80)',
    spec: `${HEAD}network: { driver: overlay }
cidrs: { cluster: 10.42.0.0/16, service: 10.43.0.0/16, management: 10.1.1.0/24 }
nodes: [{ name: win, managementIP: 10.1.1.11, podCIDR: 10.42.1.0/24 }]
`,
    document: {
      name: 'flannel.4096',
      cniVersion: '1.0.0',
      plugins: [
        {
          type: 'flannel',
          capabilities: { portMappings: true, dns: true },
          delegate: {
            type: 'win-overlay',
            apiVersion: 2,
            policies: [
              nat('v2', ['10.42.0.0/16', '10.43.0.0/16']),
              route('v2', '10.43.0.0/16'),
              policy('v2', 'ProviderAddress', { ProviderAddress: '10.1.1.11' }),
            ],
          },
        },
      ],
    },
    differences: {
      '/plugins/0/capabilities/portMappings': PORT_MAPPINGS,
      '/plugins/0/delegate/dns': DNS_BESIDE_RUNTIME,
    },
  },
  {
    name: 'k3s: flannel vxlan with win-overlay, HNS v1 (k3s-io/k3s pkg/agent/flannel/setup_windows.go)',
    spec: `${HEAD}runtime: { name: containerd }
network: { driver: overlay, apiVersion: 1 }
cidrs: { cluster: 10.42.0.0/16, service: 10.43.0.0/16, management: 10.1.1.0/24 }
cni: { version: "0.3.1" }
nodes: [{ name: win, managementIP: 10.1.1.11, podCIDR: 10.42.1.0/24 }]
`,
    document: {
      name: 'flannel.4096',
      cniVersion: '0.3.1',
      plugins: [
        {
          type: 'flannel',
          capabilities: { dns: true },
          delegate: {
            type: 'win-overlay',
            policies: [nat('v1', ['10.42.0.0/16', '10.43.0.0/16']), route('v1', '10.43.0.0/16')],
          },
        },
      ],
    },
    differences: { '/plugins/0/delegate/dns': DNS_BESIDE_RUNTIME },
  },
  {
    name: 'microsoft/SDN: flannel host-gw with win-bridge, HNS v1 (Kubernetes/windows/helper.psm1, 242fb0c)',
    spec: `${HEAD}kubernetes: { version: "1.20" }
windows: { version: ltsc2019 }
runtime: { name: dockershim }
network: { driver: l2bridge }
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }
cni: { version: "0.2.0" }
nodes: [{ name: win, managementIP: 10.127.130.38, podCIDR: 10.244.1.0/24 }]
`,
    document: {
      cniVersion: '0.2.0',
      name: 'cbr0',
      type: 'flannel',
      delegate: {
        type: 'win-bridge',
        dns: { nameservers: ['10.96.0.10'], search: ['svc.cluster.local'] },
        policies: [
          nat('v1', ['10.244.0.0/16', '10.96.0.0/12', '10.127.130.0/24']),
          route('v1', '10.96.0.0/12'),
          route('v1', '10.127.130.38/32'),
        ],
      },
    },
    differences: { '/capabilities': RUNTIME_DNS },
  },
  {
    name: 'microsoft/SDN: flannel vxlan with win-overlay, HNS v1 (Kubernetes/windows/helper.psm1, 242fb0c)',
    spec: `${HEAD}kubernetes: { version: "1.20" }
windows: { version: ltsc2019 }
runtime: { name: dockershim }
network: { driver: overlay, name: vxlan0 }
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }
cni: { version: "0.2.0" }
nodes: [{ name: win, managementIP: 10.127.130.38, podCIDR: 10.244.1.0/24 }]
`,
    document: {
      cniVersion: '0.2.0',
      name: 'vxlan0',
      type: 'flannel',
      delegate: {
        type: 'win-overlay',
        dns: { nameservers: ['10.96.0.10'], search: ['svc.cluster.local'] },
        policies: [nat('v1', ['10.244.0.0/16', '10.96.0.0/12']), route('v1', '10.96.0.0/12')],
      },
    },
    differences: { '/capabilities': RUNTIME_DNS },
  },
  {
    name: "the plugins' own sample of win-bridge, HCN (containernetworking/plugins win-bridge/sample-v2.conf, v1.9.1)",
    spec: `${HEAD}network: { driver: l2bridge, dsr: true }
cidrs: { cluster: 192.168.0.0/16, service: 11.0.0.0/8, management: 10.137.196.0/23 }
dns: { server: 11.0.0.10 }
cni: { form: conf }
nodes: [{ name: win, managementIP: 10.137.197.27, podCIDR: 192.168.1.0/24 }]
`,
    document: {
      name: 'cbr0',
      type: 'flannel',
      delegate: {
        apiVersion: 2,
        type: 'win-bridge',
        dns: { nameservers: ['11.0.0.10'], search: ['svc.cluster.local'] },
        policies: [
          nat('v2', ['192.168.0.0/16', '11.0.0.0/8', '10.137.196.0/23']),
          route('v2', '11.0.0.0/8'),
          route('v2', '10.137.198.27/32'),
        ],
        loopbackDSR: true,
      },
    },
    differences: {
      '/cniVersion': 'without one the delegate is told 0.2.0, whose results have no `ips`',
      '/capabilities': RUNTIME_DNS,
      '/delegate/policies/2/value/Settings/DestinationPrefix':
        "the sample's node address lies outside the management subnet that the sample itself excepts",
    },
  },
  {
    name: "the plugins' own sample of win-overlay, HCN (containernetworking/plugins win-overlay/sample-v2.conf, v1.9.1), which is that of OpenShift (windows-machine-config-operator pkg/nodeconfig/payload/payload.go, 07d266c) with `exceptionList` put right to `Exceptions`",
    spec: `${HEAD}network: { driver: overlay, plugin: ovn-kubernetes }
cidrs: { cluster: 10.132.0.0/14, service: 172.30.0.0/16, management: 10.0.133.0/24 }
cni: { form: conf, version: "0.2.0" }
nodes: [{ name: win, managementIP: 10.0.133.170, podCIDR: 10.132.0.0/24 }]
`,
    document: {
      cniVersion: '0.2.0',
      name: 'OVNKubernetesHybridOverlayNetwork',
      type: 'win-overlay',
      ipam: { type: 'host-local', subnet: '10.132.0.0/24' },
      apiVersion: 2,
      capabilities: { portMappings: true, dns: true },
      policies: [
        nat('v2', ['172.30.0.0/16']),
        route('v2', '172.30.0.0/16'),
        policy('v2', 'ProviderAddress', { ProviderAddress: '10.0.133.170' }),
      ],
    },
    differences: {
      '/capabilities/portMappings': PORT_MAPPINGS,
      '/dns': DNS_BESIDE_RUNTIME,
      '/ipam/rangeStart': 'network + 2 stays the source VIP of kube-proxy: no pod may get it',
      '/policies/0/value/Settings/Exceptions/0':
        'the cluster CIDR comes first: without it what pods send to pods of other nodes is translated',
      '/policies/0/value/Settings/Exceptions/1': 'so the service CIDR comes second',
    },
  },
  {
    name: 'Antrea, as its installer puts it (antrea-io/antrea build/charts/antrea-windows/conf/antrea-cni.conflist, fc70f2bb7037)',
    spec: `${HEAD}network: { driver: transparent, plugin: antrea }
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.0.0.0/24 }
nodes: [{ name: win, managementIP: 10.0.0.4, podCIDR: 10.244.1.0/24 }]
`,
    document: {
      cniVersion: '0.3.0',
      name: 'antrea',
      plugins: [{ type: 'antrea', ipam: { type: 'host-local' }, capabilities: { dns: true } }],
    },
    differences: {},
  },
]

describe('configurations in use come out of a spec', () => {
  it.each(PUBLISHED)('$name', ({ spec, document, differences }) => {
    const { files, diagnostics } = compile({ path: 'cluster.yaml', text: spec })
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const config = files.find(({ kind }) => kind === 'cni-config')
    const found = differ(document, JSON.parse(config?.text ?? '{}'), '')
    expect(found.toSorted()).toEqual(Object.keys(differences).toSorted())
  })
})

/** Pointers of the members that are not the same; of a member that only one side has, itself. */
function differ(a: unknown, b: unknown, at: string): string[] {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return a === b ? [] : [at]
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].flatMap((key) => {
    const inside = `${at}/${key}`
    if (!Object.hasOwn(a, key) || !Object.hasOwn(b, key)) return [inside]
    return differ(Reflect.get(a, key), Reflect.get(b, key), inside)
  })
}
