import { expect, test } from 'vitest'
import { artifacts } from '../../src/compile/artifacts.ts'
import { formatAddress } from '../../src/net/address.ts'
import { formatCidr } from '../../src/net/cidr.ts'
import { formatKubernetesVersion } from '../../src/facts/versions.ts'
import { clusterOf, minimal, reading, said } from './support.ts'

test('five lines are a spec: newest Kubernetes, ltsc2022, containerd, flannel, newest plugins, HCN (v2)', () => {
  const cluster = clusterOf(minimal('overlay'))
  expect(formatKubernetesVersion(cluster.kubernetes.version)).toBe('1.37')
  expect(cluster.windows).toEqual({ release: 'ltsc2022', build: 20348 })
  expect(cluster.network).toEqual({
    driver: 'overlay',
    plugin: 'flannel',
    delegate: 'win-overlay',
    name: 'flannel.4096',
    apiVersion: 2,
    vni: 4096,
    port: 4789,
    macPrefix: '0E-2A',
    dsr: false,
    ipMasq: true,
  })
  expect(cluster.runtime).toEqual({
    name: 'containerd',
    cniPlugins: { numbers: [1, 9, 1], suffix: '' },
    flannel: { numbers: [0, 28, 9], suffix: '' },
    flannelCni: { numbers: [1, 9, 1], suffix: 'flannel1' },
  })
  expect(formatAddress(cluster.dns.server)).toBe('10.96.0.10')
  expect(cluster.cni).toMatchObject({
    form: 'conflist',
    version: '1.0.0',
    fileName: '10-flannel.4096.conflist',
  })
  expect(cluster.nodes).toEqual([])
})

test.each([
  ['l2bridge', 'flannel', 'cbr0'],
  ['overlay', 'flannel', 'flannel.4096'],
  ['l2tunnel', 'win-bridge', 'l2tunnel'],
])('driver %s: plugin %s, network %s', (driver, plugin, name) => {
  expect(clusterOf(minimal(driver)).network).toMatchObject({ driver, plugin, name })
})

test('win-overlay calls its network vxlan0, and flannel follows the VNI', () => {
  expect(clusterOf(minimal(), ['network.plugin=win-overlay']).network.name).toBe('vxlan0')
  expect(clusterOf(minimal(), ['network.vni=5000']).network.name).toBe('flannel.5000')
})

test('old Kubernetes: Windows it runs on, dockershim, the plugins of its days, HNS (v1)', () => {
  const cluster = clusterOf(minimal('l2bridge'), ['kubernetes.version=1.18'])
  expect(cluster.windows.release).toBe('ltsc2019')
  expect(cluster.network.apiVersion).toBe(1)
  expect(cluster.runtime).toMatchObject({
    name: 'dockershim',
    cniPlugins: { numbers: [0, 8, 7] },
    flannelCni: { numbers: [0, 8, 7] },
  })
  expect(cluster.cni).toMatchObject({ form: 'conf', version: '0.3.0', confDirectory: 'C:\\k\\cni\\config' })
})

test('1.30 without quotes is Kubernetes 1.30, not 1.3', () => {
  const cluster = clusterOf(minimal('overlay', 'kubernetes: { version: 1.30 }'))
  expect(cluster.kubernetes.version).toEqual({ major: 1, minor: 30 })
})

test('2004 without quotes is a Windows release', () => {
  const more = 'windows: { version: 2004 }\nkubernetes: { version: 1.20 }'
  expect(clusterOf(minimal('l2bridge', more)).windows).toEqual({ release: '2004', build: 19041 })
})

test.each(['10.0.20348.2700', '20348.2700'])('%s is build and revision', (version) => {
  const cluster = clusterOf(minimal(), [`windows.version="${version}"`])
  expect(cluster.windows).toEqual({ release: 'ltsc2022', build: 20348, revision: 2700 })
})

test.each([
  ['10.244.0.0/16', 24],
  ['10.244.0.0/23', 24],
  ['10.244.0.0/24', 26],
  ['10.244.0.0/28', 29],
])('cluster CIDR %s: node mask /%d', (cidr, mask) => {
  expect(clusterOf(minimal(), [`cidrs.cluster=${cidr}`]).cidrs.nodeMask).toBe(mask)
})

test('a list of prefixes may be a list, or one string with commas', () => {
  const list = clusterOf(minimal(), ['cidrs.management=[10.127.130.0/24, 10.127.131.0/24]'])
  const text = clusterOf(minimal(), ['cidrs.management="10.127.130.0/24, 10.127.131.0/24"'])
  expect(list).toEqual(text)
  expect(list.cidrs.management.map(formatCidr)).toEqual(['10.127.130.0/24', '10.127.131.0/24'])
})

test('the origin of every value is kept', () => {
  const { origins } = reading(minimal('overlay', 'nodes: [{ name: win-1, managementIP: 10.127.130.38 }]'))
  expect(origins().get('/cidrs/cluster')).toEqual({ kind: 'given' })
  expect(origins().get('/dns/server')).toEqual({ kind: 'default', why: '10th address of `cidrs.service`' })
  expect(origins().get('/kubernetes/version')).toEqual({ kind: 'default', why: 'newest Kubernetes known' })
  expect(origins().get('/nodes/0/podCIDR')).toEqual({
    kind: 'default',
    why: 'the subnet that the management IP selects',
  })
})

test('a known warning can be ignored by code or name, at a place or everywhere', () => {
  const mtu = (ignore: string) =>
    said(reading(minimal('l2bridge', `ignore: [${ignore}]`), ['network.mtu=1400']))
  expect(mtu('')).toEqual(['WIN123 `network.mtu` has no effect'])
  expect(mtu('{ code: WIN123, reason: r }')).toEqual([])
  expect(mtu('{ code: no-effect, at: /network, reason: r }')).toEqual([])
  expect(mtu('{ code: WIN123, at: /cidrs, reason: r }')).toEqual(['WIN123 `network.mtu` has no effect'])
})

test('an error cannot be ignored', () => {
  const text = minimal('overlay', 'ignore: [{ code: WIN110, reason: r }]')
  expect(said(reading(text, ['network.vni=1']))).toHaveLength(1)
})

test.each([
  ['1.37', 'containerd', '1.9.1', '1.9.1-flannel1', '1.0.0'],
  ['1.24', 'containerd', '1.0.1', '1.1.2', '1.0.0'],
  ['1.23', 'containerd', '1.9.1', '1.9.1-flannel1', '0.3.0'],
  ['1.34', 'containerd', '1.0.0', '1.9.1-flannel1', '0.3.0'],
  ['1.34', 'containerd', '1.9.1', '0.9.1', '0.3.0'],
  ['1.23', 'dockershim', '1.9.1', '1.9.1-flannel1', '0.3.0'],
])(
  'Kubernetes %s, %s, CNI plugins %s, flannel plugin %s: cniVersion %s',
  (k8s, runtime, plugins, flannel, version) => {
    const settings = [
      `kubernetes.version=${k8s}`,
      `runtime.name=${runtime}`,
      `runtime.cniPlugins=${plugins}`,
      `runtime.flannelCni=${flannel}`,
      'nodes[0].name=win-1',
      'nodes[0].managementIP=10.127.130.38',
    ]
    const cluster = clusterOf(minimal('l2bridge'), settings)
    expect(cluster.cni.version).toBe(version)
    expect([...artifacts(cluster)].flatMap(({ faults }) => faults)).toEqual([])
  },
)
