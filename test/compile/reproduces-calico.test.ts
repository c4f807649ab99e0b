import { describe, expect, it } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { newestModelled } from '../../src/facts/modelled-releases.ts'
import { parseAddress } from '../../src/net/address.ts'
import { traceConf } from '../../src/trace/trace-conf.ts'
import type { Trace } from '../../src/trace/trace.ts'

/*
 * What the installers of Calico write, in every mode, and what hnsc writes from a spec: both go through the same
 * programs on the same node. Values are those of projectcalico/calico 87c15906f20c:
 * node/windows-packaging/CalicoWindows/cni.conf.template with libs/calico/calico.psm1 Install-CNIPlugin (services),
 * and cni-plugin/pkg/install/install_windows.go (HostProcess containers); of tigera/operator 14eb092ff2d1
 * pkg/render/windows_test.go (operator). The templates of the releases v3.29.0 to v3.32.1 are the same but for
 * `cniVersion`, which is 0.3.1 there.
 */

const route = (Type: string) => ({
  Name: 'EndpointPolicy',
  Value: { Type, DestinationPrefix: '10.96.0.0/12', NeedEncap: true },
})
const NAT = {
  Name: 'EndpointPolicy',
  Value: { Type: 'OutBoundNAT', ExceptionList: ['10.96.0.0/12'] },
}
const DNS = { Nameservers: ['10.96.0.10'], Search: ['svc.cluster.local'] }
const OF_ALL = {
  type: 'calico',
  windows_use_single_network: true,
  vxlan_mac_prefix: '0E-2A',
  vxlan_vni: 4096,
  policy: { type: 'k8s' },
  capabilities: { dns: true },
  DNS,
  datastore_type: 'kubernetes',
}

const service = (mode: string, routeType: string, ipam: string) => ({
  ...OF_ALL,
  name: 'Calico',
  cniVersion: '1.0.0',
  mode,
  log_level: 'info',
  windows_loopback_DSR: true,
  nodename_file: 'c:/CalicoWindows/nodename',
  etcd_endpoints: '',
  kubernetes: { kubeconfig: 'c:/k/config' },
  ipam: { type: ipam, subnet: 'usePodCidr' },
  policies: [NAT, route(routeType)],
})

const hostProcess = (mode: string, more: object = {}) => ({
  name: 'Calico',
  cniVersion: '1.0.0',
  plugins: [
    {
      ...OF_ALL,
      name: 'Calico',
      mode,
      mtu: 0,
      log_file_path: 'c:/var/log/calico/cni/cni.log',
      windows_loopback_DSR: true,
      nodename: 'win-1',
      nodename_file: 'c:/var/run/calico/nodename',
      nodename_file_optional: true,
      kubernetes: { kubeconfig: 'c:/etc/cni/net.d/calico-kubeconfig' },
      ipam: { type: 'calico-ipam', subnet: 'usePodCidr' },
      policies: [NAT, route('SDNROUTE')],
      ...more,
    },
  ],
})

const spec = (network: string, more = '') => `apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
windows: { version: 10.0.20348.2700 }
network: { plugin: calico, dsr: true, ${network} }
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }
${more}nodes: [{ name: win-1, managementIP: 10.127.130.38, podCIDR: 10.244.1.0/24 }]
`
const DOCKERSHIM = 'kubernetes: { version: "1.22" }\nruntime: { name: dockershim }\n'

interface Published {
  readonly name: string
  readonly document: object
  readonly spec: string
  readonly netns?: string
  /** Texts of theirs in the requests, and what stands there in ours: why is said below. */
  readonly spelt: Readonly<Record<string, string>>
  /** Exceptions of ours beyond theirs. */
  readonly more: readonly string[]
}

/**
 * HCN's name of a route is `SDNRoute` (MicrosoftDocs HNS schemas); theirs is in capitals, which HNS is known to take,
 * and tools that compare names do not.
 */
const ROUTE = { SDNROUTE: 'SDNRoute' }
/** With a bridge the nodes see pods with their own addresses, or answers to them are lost; their template has no place for it. */
const MANAGEMENT = ['10.127.130.0/24']

/** config.ps1 leaves these in where the datastore is Kubernetes. */
const PLACEHOLDERS = {
  etcd_endpoints: '<your etcd endpoints>',
  etcd_key_file: '<your etcd key>',
  etcd_cert_file: '<your etcd cert>',
  etcd_ca_cert_file: '<your etcd ca cert>',
}

/** A second range of Services: a spec has one of a family, and says the rest with exceptions and routes. */
const SECOND = '10.112.0.0/16'
const twoRanges = hostProcess('vxlan', {
  log_level: 'info',
  policies: [
    { ...NAT, Value: { ...NAT.Value, ExceptionList: ['10.96.0.0/12', SECOND] } },
    route('SDNROUTE'),
    { ...route(''), Value: { Type: 'SDNROUTE', DestinationPrefix: SECOND, NeedEncap: true } },
  ],
})
const SECOND_IN_SPEC = `outboundNat: { exceptions: [${SECOND}] }
policies: { endpoint: { routes: [{ destinationPrefix: ${SECOND}, needEncap: true }] } }
`

const NEWEST: readonly Published[] = [
  {
    name: 'services, vxlan',
    document: service('vxlan', 'SDNROUTE', 'calico-ipam'),
    spec: spec('driver: overlay'),
    spelt: ROUTE,
    more: [],
  },
  {
    name: 'services, windows-bgp: the template then says no mode at all',
    document: service('', 'SDNROUTE', 'calico-ipam'),
    spec: spec('driver: l2bridge'),
    spelt: ROUTE,
    more: MANAGEMENT,
  },
  {
    name: 'services, windows-bgp with host-local',
    document: service('', 'SDNROUTE', 'host-local'),
    spec: spec('driver: l2bridge', 'cni: { ipam: host-local }\n'),
    spelt: ROUTE,
    more: MANAGEMENT,
  },
  {
    name: 'services, windows-bgp with dockershim',
    document: service('', 'ROUTE', 'calico-ipam'),
    spec: spec('driver: l2bridge', DOCKERSHIM).replace('10.0.20348.2700', '10.0.17763.2300'),
    netns: 'none',
    spelt: {},
    more: MANAGEMENT,
  },
  {
    name: 'HostProcess containers, vxlan',
    document: hostProcess('vxlan', { log_level: 'info' }),
    spec: spec('driver: overlay'),
    spelt: ROUTE,
    more: [],
  },
  {
    name: 'HostProcess containers, windows-bgp',
    document: hostProcess('windows-bgp', { log_level: 'info' }),
    spec: spec('driver: l2bridge'),
    spelt: ROUTE,
    more: MANAGEMENT,
  },
  {
    name: 'operator, vxlan',
    document: hostProcess('vxlan', { log_level: 'Debug', log_file_max_age: 5 }),
    spec: spec('driver: overlay'),
    spelt: ROUTE,
    more: [],
  },
]

const released = ({ name, document, ...rest }: Published): Published => ({
  ...rest,
  name: `${name}, as released`,
  document: { ...document, cniVersion: '0.3.1' },
})

const PUBLISHED: readonly Published[] = [
  ...NEWEST,
  ...NEWEST.map(released),
  {
    name: 'services, vxlan, with what config.ps1 leaves in for etcd',
    document: { ...service('vxlan', 'SDNROUTE', 'calico-ipam'), ...PLACEHOLDERS },
    spec: spec('driver: overlay'),
    spelt: ROUTE,
    more: [],
  },
  {
    name: 'HostProcess containers, vxlan, with a MAC prefix of its own',
    document: hostProcess('vxlan', { log_level: 'info', vxlan_mac_prefix: '02-11' }),
    spec: spec('driver: overlay, macPrefix: 02-11'),
    spelt: ROUTE,
    more: [],
  },
  {
    name: 'HostProcess containers, vxlan, with two ranges of Services',
    document: twoRanges,
    spec: spec('driver: overlay', SECOND_IN_SPEC),
    spelt: ROUTE,
    more: [],
  },
]

/** Both on a node without networks, with the pool and the pod CIDR of the spec. */
function traced(document: string, netns?: string): Trace {
  const podAddress = parseAddress('10.244.1.3')
  return traceConf({
    source: {
      kind: 'file',
      name: document.includes('"plugins"') ? 'a.conflist' : 'a.conf',
      bytes: document,
    },
    command: 'ADD',
    versions: {
      containerd: newestModelled('containerd'),
      plugins: newestModelled('plugins'),
      flannel: newestModelled('flannel'),
    },
    ...(netns === undefined ? {} : { netns }),
    calico: { pools: [{ cidr: '10.244.0.0/16', natOutgoing: true }], podCidrs: ['10.244.1.0/24'] },
    ...(document.includes('host-local') || podAddress === undefined ? {} : { podAddress }),
  })
}

function ours(text: string): string {
  const { files, diagnostics } = compile({ path: 'cluster.yaml', text })
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return files.find(({ kind }) => kind === 'cni-config')?.text ?? ''
}

/** What reaches HNS, in order: with the spelling of ours, and without the exceptions that only we have. */
function reaches({ requests }: Trace, { spelt, more }: Published): readonly unknown[] {
  return requests.map(({ kind, json, target, change }) => {
    const text = Object.entries(spelt).reduce(
      (all, [from, to]) => all.replaceAll(`"${from}"`, `"${to}"`),
      json ?? '',
    )
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    const without = more.reduce((all, range) => all.replace(`"${range}",`, ''), JSON.stringify(body) ?? '')
    return { kind, target, change, body: without === '' ? undefined : JSON.parse(without) }
  })
}

describe.each(PUBLISHED)('what Calico installs: $name', (published) => {
  const theirs = traced(JSON.stringify(published.document), published.netns)
  const own = traced(ours(published.spec), published.netns)

  it('is a configuration that works', () => {
    expect(theirs.error).toBeUndefined()
    expect(own.error).toBeUndefined()
    expect(theirs.requests.length).toBeGreaterThan(4)
  })

  it('has the same effect as what hnsc writes, but for what is listed', () => {
    expect(reaches(own, published)).toEqual(reaches(theirs, published))
  })

  it('differs where it is listed, and nowhere else', () => {
    const [a, b] = [own, theirs].map(({ requests }) => requests.map(({ json }) => json ?? '').join('\n'))
    for (const [from, to] of Object.entries(published.spelt)) {
      expect(b).toContain(`"${from}"`)
      expect(a).not.toContain(`"${from}"`)
      expect(a).toContain(`"${to}"`)
    }
    for (const range of published.more) {
      expect(a).toContain(range)
      expect(b).not.toContain(range)
    }
  })

  it('gives the pod the same result', () => {
    expect(addressed(own)).toEqual(addressed(theirs))
  })
})

/** A result without its version: the kubelet of dockershim knows none after 0.4.0, whatever the template says. */
function addressed({ result }: Trace): unknown {
  const { cniVersion: _, ...rest } = result ?? {}
  return JSON.parse(JSON.stringify(rest).replaceAll('"version":"4",', ''))
}
