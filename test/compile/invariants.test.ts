import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { artifacts } from '../../src/compile/artifacts.ts'
import { compareAddresses } from '../../src/net/address.ts'
import { contains, overlap, parseCidr } from '../../src/net/cidr.ts'
import { natExceptions } from '../../src/plan/nat-exceptions.ts'
import { planAddresses } from '../../src/plan/plan-addresses.ts'
import { readSpec } from '../../src/spec/read-spec.ts'
import { shuffled, specArbitrary } from '../spec/arbitrary.ts'
import { compile } from '../../src/compile/compile.ts'

/** A valid spec of up to 500 nodes, whose pod CIDRs are given in a random order, so that none meets another. */
const fleet = fc
  .record({
    pair: fc.constantFrom(
      ['l2bridge', 'flannel'],
      ['l2bridge', 'win-bridge'],
      ['overlay', 'flannel'],
      ['overlay', 'win-overlay'],
      ['l2tunnel', 'win-bridge'],
      ['l2bridge', 'sdnbridge'],
      ['overlay', 'sdnoverlay'],
      ['nat', 'nat'],
      ['overlay', 'ovn-kubernetes'],
      ['l2bridge', 'calico'],
      ['overlay', 'calico'],
    ),
    count: fc.integer({ min: 1, max: 500 }),
    nodeMask: fc.integer({ min: 22, max: 29 }),
    pinned: fc.integer({ min: 1, max: 7 }),
    exceptions: fc.subarray(['172.16.0.0/12', '192.168.0.0/16', '198.18.7.0/24']),
    reachable: fc.subarray(['10.4.0.9/32', '172.16.4.0/22', '192.168.0.0/17']),
  })
  .map(({ pair: [driver, plugin], count, nodeMask, pinned, exceptions, reachable }) => {
    const size = 2 ** (32 - nodeMask)
    const address = (value: number): string =>
      [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.')
    const nodes = Array.from({ length: count }, (_, i) => ({
      name: `win-${i}`,
      managementIP: address(10 * 2 ** 24 + 4 * 2 ** 16 + 16 + i),
      podCIDR: `${address(100 * 2 ** 24 + 64 * 2 ** 16 + ((i * pinned) % 4096) * size)}/${nodeMask}`,
      ...(driver === 'overlay' && plugin !== 'flannel' ? { drMAC: '00-15-5d-00-00-01' } : {}),
    }))
    const distinct = new Set<string>()
    return {
      apiVersion: 'hnsc.dev/v1alpha1',
      kind: 'ClusterNetwork',
      network: { driver, plugin },
      cidrs: { cluster: '100.64.0.0/10', service: '10.96.0.0/16', management: '10.4.0.0/16', nodeMask },
      ...(driver === 'nat' ? {} : { outboundNat: { exceptions, reachable } }),
      nodes: nodes.filter(({ podCIDR }) => !distinct.has(podCIDR) && distinct.add(podCIDR)),
    }
  })

describe('for every valid spec', () => {
  it('node ranges are apart and inside, nothing kept back can be given to a pod, and every file agrees', () => {
    fc.assert(
      fc.property(fleet, (spec) => {
        const { cluster, findings } = readSpec({ path: 'spec.json', text: JSON.stringify(spec) })
        if (cluster === undefined) throw new Error(findings.map(({ message }) => message).join('\n'))
        const { nodes } = planAddresses(cluster)
        expect(nodes.length).toBe(spec.nodes.length)
        const ranges = nodes.map(({ subnet }) => subnet).toSorted((a, b) => (a.base < b.base ? -1 : 1))
        ranges.slice(1).forEach((range, i) => expect(overlap(range, ranges[i] ?? range)).toBeUndefined())
        const [whole] = cluster.cidrs.cluster
        for (const plan of nodes) {
          expect(whole !== undefined && contains(whole, plan.subnet)).toBe(true)
          expect(plan.subnet.prefix).toBeLessThanOrEqual(29)
          expect(plan.capacity).toBeGreaterThan(0)
          const inRange = (address: (typeof plan)['rangeStart'] | undefined): boolean =>
            address !== undefined &&
            compareAddresses(address, plan.rangeStart) >= 0 &&
            compareAddresses(address, plan.rangeEnd) <= 0
          if (!['flannel', 'sdnoverlay'].includes(cluster.network.plugin)) {
            const kept = [
              plan.networkGateway,
              plan.podGateway,
              plan.hostEndpoint,
              plan.sourceVip,
              plan.broadcast,
            ]
            expect(kept.filter(inRange)).toEqual([])
          }
        }
        for (const { artifact, faults } of artifacts(cluster))
          expect({ path: artifact.path, faults }).toEqual({ path: artifact.path, faults: [] })
      }),
      { numRuns: 10 },
    )
  }, 300_000)

  it('the exceptions begin with the cluster and service CIDR as they are written, and hold nothing that must be translated', () => {
    fc.assert(
      fc.property(fleet, (spec) => {
        const { cluster } = readSpec({ path: 'spec.json', text: JSON.stringify(spec) })
        if (cluster === undefined) throw new Error('not valid')
        const exceptions = natExceptions(cluster)
        expect(exceptions.slice(0, 2)).toEqual(['100.64.0.0/10', '10.96.0.0/16'])
        const ranges = exceptions.flatMap((text) => {
          const parsed = parseCidr(text)
          return parsed.ok ? [parsed.value] : []
        })
        const untouched = cluster.outboundNat.exceptions.filter((cidr) =>
          cluster.outboundNat.reachable.every((hole) => overlap(cidr, hole) === undefined),
        )
        for (const cidr of untouched) expect(ranges.some((range) => contains(range, cidr))).toBe(true)
        for (const hole of cluster.outboundNat.reachable) {
          expect(ranges.every((range) => overlap(range, hole) === undefined)).toBe(true)
        }
        ranges.slice(2).forEach((cidr, k) => {
          expect(ranges.some((other, l) => l !== k + 2 && contains(other, cidr))).toBe(false)
        })
        expect(new Set(exceptions).size).toBe(exceptions.length)
      }),
      { numRuns: 50 },
    )
  })

  it('the order of keys and nodes changes no byte', () => {
    fc.assert(
      fc.property(
        specArbitrary.chain((spec) => fc.tuple(fc.constant(spec), shuffled(spec))),
        ([spec, other]) => {
          const files = (value: unknown) => compile({ path: 'spec.json', text: JSON.stringify(value) }).files
          expect(files(other)).toEqual(files(spec))
        },
      ),
      { numRuns: 40 },
    )
  })
})
