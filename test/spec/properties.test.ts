import fc from 'fast-check'
import { stringify } from 'yaml'
import { expect, test } from 'vitest'
import { sameCidr } from '../../src/net/cidr.ts'
import { originRemarks } from '../../src/print/origin-remarks.ts'
import { printSpec } from '../../src/print/spec.ts'
import { specDocument } from '../../src/print/spec-document.ts'
import type { Cluster } from '../../src/spec/cluster.ts'
import { starterSpec } from '../../src/spec/starter-spec.ts'
import { PAIRS } from '../../src/spec/pairs.ts'
import { nodesArbitrary, shuffled, specArbitrary } from './arbitrary.ts'
import { clusterOf, minimal, reading, said } from './support.ts'

test('JSON and YAML of one spec give one cluster', () => {
  fc.assert(
    fc.property(specArbitrary, (spec) => {
      expect(clusterOf(stringify(spec))).toEqual(clusterOf(JSON.stringify(spec, null, 2)))
    }),
    { numRuns: 60 },
  )
})

test('the order of keys and nodes means nothing', () => {
  const pairs = specArbitrary.chain((spec) => fc.tuple(fc.constant(spec), shuffled(spec)))
  fc.assert(
    fc.property(pairs, ([spec, other]) => {
      expect(clusterOf(JSON.stringify(other))).toEqual(clusterOf(JSON.stringify(spec)))
    }),
    { numRuns: 60 },
  )
})

test('the printed spec gives the same cluster, and then everything in it is given', () => {
  fc.assert(
    fc.property(specArbitrary, (spec) => {
      const { cluster, origins } = reading(JSON.stringify(spec))
      if (cluster === undefined) throw new Error(said(reading(JSON.stringify(spec))).join('\n'))
      const printed = printSpec(specDocument(cluster), originRemarks(origins()))
      const again = reading(printed)
      expect(again.cluster).toEqual(cluster)
      expect(said(again).filter((line) => !/^WIN1(34|45)/.test(line))).toEqual([])
      const defaults = [...again.origins()]
        .filter(([, origin]) => origin.kind === 'default')
        .map(([at]) => at)
      const nat = cluster.network.driver === 'nat'
      const proxyless = cluster.network.plugin === 'calico' && cluster.network.driver === 'overlay'
      expect(
        defaults.filter(
          (at) =>
            !UNPRINTED.has(at) &&
            !(nat && OF_KUBERNETES.has(at)) &&
            !(cluster.network.plugin === 'calico' && at === '/network/apiVersion') &&
            !(proxyless && at === '/paths/kubeProxy') &&
            // flanneld has one, and the pods of sdnoverlay none: given, it has no effect.
            !(cluster.network.delegate === 'sdnoverlay' && at === '/network/macPrefix'),
        ),
      ).toEqual([])
    }),
    { numRuns: 60 },
  )
})

/** Values that the printed spec leaves out: they mean nothing without flannel or with other services, or are said for each node. */
const UNPRINTED = new Set([
  '/windows/adapter',
  '/network/ipMasq',
  '/runtime/flannel',
  '/runtime/flannelCni',
  '/paths/flanneld',
  '/paths/nssm',
  '/paths/kubeLogRunner',
  '/paths/flannelNetConf',
  '/paths/flannelSubnetFile',
  '/paths/calicoKubeconfig',
])

/** What it leaves out besides for a NAT network, which has no programs of Kubernetes. */
const OF_KUBERNETES = new Set([
  '/network/dsr',
  '/kubernetes/form',
  '/outboundNat/exceptions',
  '/outboundNat/reachable',
  '/paths/kubelet',
  '/paths/kubeProxy',
])

const withNodes = (nodes: readonly unknown[]) => minimal('l2bridge', `nodes: ${JSON.stringify(nodes)}`)
const subnetsByName = (cluster: Cluster) =>
  new Map(cluster.nodes.map(({ name, podCIDRs }) => [name, podCIDRs]))

test('adding or removing nodes moves no other node, whatever the order', () => {
  const cases = nodesArbitrary(40).chain((nodes) =>
    fc.tuple(fc.constant(nodes), fc.shuffledSubarray([...nodes])),
  )
  fc.assert(
    fc.property(cases, ([all, some]) => {
      const before = subnetsByName(clusterOf(withNodes(some)))
      const after = subnetsByName(clusterOf(withNodes(all)))
      for (const [name, subnets] of before) expect(after.get(name)).toEqual(subnets)
    }),
    { numRuns: 60 },
  )
})

test('with addresses from anywhere, a spec either keeps every node where it was or is refused', () => {
  const host = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 254 }))
  const cases = fc
    .uniqueArray(host, { maxLength: 30, selector: ([a, b]) => a * 256 + b })
    .map((hosts) =>
      hosts.map(([a, b]) => ({ name: `win-${a}-${b}`, managementIP: `10.127.${128 + a}.${b}` })),
    )
    .chain((nodes) => fc.tuple(fc.constant(nodes), fc.subarray(nodes)))
  fc.assert(
    fc.property(cases, ([all, some]) => {
      const read = (nodes: readonly unknown[]) =>
        reading(withNodes(nodes), ['cidrs.management=10.127.128.0/22'])
      const [before, after] = [read(some), read(all)]
      // A refusal never goes away by adding nodes.
      if (before.cluster === undefined) expect(after.cluster).toBeUndefined()
      if (before.cluster === undefined || after.cluster === undefined) return
      const moved = subnetsByName(after.cluster)
      for (const [name, subnets] of subnetsByName(before.cluster)) expect(moved.get(name)).toEqual(subnets)
    }),
  )
})

test('a refusal names a free subnet, and pinning the node to it settles that refusal', () => {
  const nodes = [
    { name: 'win-1', managementIP: '10.127.130.38' },
    { name: 'win-2', managementIP: '10.127.131.38' },
    { name: 'win-3', managementIP: '10.127.132.38' },
  ]
  const management = ['cidrs.management=10.127.128.0/20']
  const { findings } = reading(withNodes(nodes), management)
  const pins = findings.map(({ help = '' }) => /podCIDR: (\S+)`/.exec(help)?.[1])
  expect(new Set(pins).size).toBe(2)
  const pinned = nodes.map((node, i) => (i === 0 ? node : { ...node, podCIDR: pins[i - 1] }))
  expect(said(reading(withNodes(pinned), management))).toEqual([])
})

test('pod CIDRs of valid specs are disjoint', () => {
  fc.assert(
    fc.property(nodesArbitrary(60), (nodes) => {
      const all = clusterOf(withNodes(nodes)).nodes.flatMap(({ podCIDRs }) => podCIDRs)
      all.forEach((a, i) => expect(all.slice(i + 1).some((b) => sameCidr(a, b))).toBe(false))
    }),
    { numRuns: 30 },
  )
})

test('any bytes give a cluster or findings, and never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const { cluster, findings } = reading(bytes)
      expect(cluster !== undefined || findings.length > 0).toBe(true)
    }),
  )
})

test('any value of any kind in a spec gives a cluster or an error, and never throws', () => {
  const leaf = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom('10.0.0.0/8', '::/0', 'C:\\k', 4096, true, '1.30'),
  )
  const paths = specArbitrary.chain((spec) => {
    const places = Object.entries(spec).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.keys(value).map((inner) => `${key}.${inner}`)
        : [key],
    )
    return fc.tuple(fc.constant(spec), fc.constantFrom(...places), leaf)
  })
  fc.assert(
    fc.property(paths, ([spec, place, value]) => {
      const { cluster, findings } = reading(JSON.stringify(spec), [`${place}=${JSON.stringify(value)}`])
      expect(cluster !== undefined || findings.length > 0).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test.each(PAIRS)(
  'the starting spec for $driver with $plugin has nothing to be said about',
  ({ driver, plugin }) => {
    const result = reading(starterSpec(driver, plugin) ?? '')
    expect(said(result)).toEqual([])
    expect(result.cluster?.network).toMatchObject({ driver, plugin })
    const lines = (starterSpec(driver, plugin) ?? '').split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(110)
  },
)

test('there is no starting spec for what is not compiled', () => {
  expect(starterSpec('transparent', 'ovn-kubernetes')).toBeUndefined()
  expect(starterSpec('l2tunnel', 'flannel')).toBeUndefined()
})
