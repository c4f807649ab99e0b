import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Address } from '../../../src/net/address.ts'
import { cidrOf } from '../../../src/net/cidr.ts'
import { compileAcls } from '../../../src/policy/acl/compile.ts'
import { evaluateAcls } from '../../../src/policy/acl/evaluate.ts'
import type { ContainerPort, Inventory, Pod } from '../../../src/policy/acl/inventory.ts'
import {
  type IpBlock,
  type LabelExpression,
  type LabelSelector,
  type NetworkPolicy,
  type Peer,
  type PolicyPort,
  type PolicyRule,
  selects,
} from '../../../src/policy/acl/network-policy.ts'
import { decide, type Packet } from '../../../src/policy/acl/semantics.ts'

const PODS = 10n * 2n ** 24n + 244n * 2n ** 16n
const V6 = 0xfd00n << 112n

const label = fc.constantFrom('a', 'b', 'c')
const labels = fc.dictionary(fc.constantFrom('app', 'tier'), label, { maxKeys: 2 })
const portName = fc.constantFrom('http', 'dns')
const protocol = fc.constantFrom('TCP' as const, 'TCP' as const, 'UDP' as const, 'SCTP' as const)

const expression: fc.Arbitrary<LabelExpression> = fc.record({
  key: fc.constantFrom('app', 'tier'),
  operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist'),
  values: fc.array(label, { minLength: 1, maxLength: 2 }),
})
const selector: fc.Arbitrary<LabelSelector> = fc.record({
  matchLabels: fc.dictionary(fc.constantFrom('app', 'tier'), label, { maxKeys: 1 }),
  matchExpressions: fc.array(expression, { maxLength: 1 }),
})

/** Prefixes around the pods, so that they meet; the exceptions lie inside. */
const ipBlock: fc.Arbitrary<IpBlock> = fc
  .record({
    address: fc.integer({ min: 0, max: 63 }),
    prefix: fc.integer({ min: 26, max: 32 }),
    holes: fc.array(fc.tuple(fc.integer({ min: 0, max: 63 }), fc.integer({ min: 0, max: 4 })), {
      maxLength: 2,
    }),
    six: fc.boolean(),
  })
  .map(({ address, prefix, holes, six }) => {
    const width = six ? 96 : 0
    const base = six ? V6 : PODS
    const cidr = cidrOf({ family: six ? 6 : 4, value: base + BigInt(address) }, prefix + width)
    const except = holes.map(([offset, longer]) => {
      const inside = cidr.base + BigInt(offset % Number(1n << BigInt(32 - prefix)))
      return cidrOf({ family: cidr.family, value: inside }, Math.min(cidr.prefix + longer, six ? 128 : 32))
    })
    return { kind: 'ip-block' as const, cidr, except: except.filter((e) => e.prefix > cidr.prefix) }
  })

const peer: fc.Arbitrary<Peer> = fc.oneof(
  ipBlock,
  selector.map((podSelector) => ({ kind: 'pods' as const, podSelector })),
  fc
    .tuple(selector, selector)
    .map(([namespaceSelector, podSelector]) => ({ kind: 'pods' as const, namespaceSelector, podSelector })),
)

const port: fc.Arbitrary<PolicyPort> = fc.oneof(
  protocol.map((p) => ({ protocol: p })),
  fc.tuple(protocol, fc.integer({ min: 1, max: 12 })).map(([p, n]) => ({ protocol: p, port: n })),
  fc.tuple(protocol, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 5 })).map(([p, n, more]) => {
    return { protocol: p, port: n, endPort: n + more }
  }),
  fc.tuple(protocol, portName).map(([p, name]) => ({ protocol: p, port: name })),
)

const rule: fc.Arbitrary<PolicyRule> = fc.record(
  {
    peers: fc.array(peer, { minLength: 1, maxLength: 3 }),
    ports: fc.array(port, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: [] },
)
const rules = fc.array(rule, { maxLength: 3 })

const policy: fc.Arbitrary<NetworkPolicy> = fc
  .record(
    {
      namespace: fc.constantFrom('n0', 'n1'),
      name: fc.constant('p'),
      podSelector: selector,
      ingress: rules,
      egress: rules,
    },
    { requiredKeys: ['namespace', 'name', 'podSelector'] },
  )
  .filter((p) => p.ingress !== undefined || p.egress !== undefined)

const containerPort: fc.Arbitrary<ContainerPort> = fc.record({
  name: portName,
  port: fc.integer({ min: 1, max: 12 }),
  protocol,
})

const inventory: fc.Arbitrary<Inventory> = fc
  .record({
    namespaces: fc.tuple(labels, labels),
    pods: fc.array(
      fc.record({
        namespace: fc.constantFrom('n0', 'n1'),
        labels,
        ports: fc.array(containerPort, { maxLength: 2 }),
        six: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ namespaces, pods }) => ({
    namespaces: namespaces.map((of, i) => ({ name: `n${i}`, labels: of })),
    pods: pods.map(({ six, ...pod }, i): Pod => {
      const own: Address[] = [{ family: 4, value: PODS + BigInt(i * 5 + 3) }]
      if (six) own.push({ family: 6, value: V6 + BigInt(i * 5 + 3) })
      return { ...pod, name: `pod-${i}`, addresses: own, node: `node-${i % 2}` }
    }),
    nodes: [
      { name: 'node-0', addresses: [{ family: 4 as const, value: PODS + 60n }] },
      { name: 'node-1', addresses: [{ family: 4 as const, value: PODS + 61n }] },
    ],
  }))

const packet: fc.Arbitrary<Packet> = fc.record({
  direction: fc.constantFrom('In', 'Out'),
  remote: fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 63 })).map(([six, offset]): Address => {
    return { family: six ? 6 : 4, value: (six ? V6 : PODS) + BigInt(offset) }
  }),
  protocol: fc.constantFrom(6, 6, 17, 132, 1),
  port: fc.integer({ min: 0, max: 18 }),
})

const cluster = fc.record({
  policies: fc.array(policy, { minLength: 1, maxLength: 4 }),
  inventory,
  packets: fc.array(packet, { minLength: 25, maxLength: 25 }),
})

describe('compiled ACLs', () => {
  it('let exactly those packets pass that the policies do', () => {
    let pairs = 0
    const seen = { except: 0, ranges: 0, overlapping: 0 }
    fc.assert(
      fc.property(cluster, ({ policies, inventory: all, packets }) => {
        const ports = policies.flatMap((p) => [...(p.ingress ?? []), ...(p.egress ?? [])])
        const hasExcept = ports.some((r) =>
          r.peers?.some((p) => p.kind === 'ip-block' && p.except.length > 0),
        )
        const hasRange = ports.some((r) => r.ports?.some((p) => p.endPort !== undefined))
        for (const { pod, acls, omitted } of compileAcls(policies, all)) {
          const list = acls.map(({ acl }) => acl)
          for (const { direction, remote, protocol: number, port: destination } of packets) {
            const decision = decide(policies, all, pod, {
              direction,
              remote,
              protocol: number,
              port: destination,
            })
            const local = pod.addresses.find((own) => own.family === remote.family) ?? pod.addresses[0]
            if (local === undefined) throw new Error('a pod without addresses')
            const [localPort, remotePort] = direction === 'In' ? [destination, 40000] : [40000, destination]
            for (const deny of ['per-direction', 'whole-endpoint'] as const) {
              const verdict = evaluateAcls(
                list,
                { direction, local, remote, protocol: number, localPort, remotePort },
                deny,
              )
              const passes = verdict.kind !== 'tie' && verdict.action === 'Allow'
              // HNS has no word for SCTP: what names it is left out, and reported.
              const leftOut = number === 132 && !passes && omitted.some(({ reason }) => reason === 'sctp')
              if (!leftOut)
                expect({ passes, tie: verdict.kind === 'tie' }).toEqual({
                  passes: decision.allowed,
                  tie: false,
                })
            }
            pairs++
            if (hasExcept) seen.except++
            if (hasRange) seen.ranges++
            const selecting = policies.filter(
              (p) => p.namespace === pod.namespace && selects(p.podSelector, pod.labels),
            )
            if (selecting.length > 1) seen.overlapping++
          }
        }
      }),
      { numRuns: 400, seed: 20261125 },
    )
    expect(pairs).toBeGreaterThan(20_000)
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(2_000)
  })

  it('name for every ACL the rules that it carries out', () => {
    fc.assert(
      fc.property(cluster, ({ policies, inventory: all }) => {
        for (const { acls } of compileAcls(policies, all)) {
          for (const { acl, origins, purpose } of acls) {
            expect(origins.length > 0 || purpose !== undefined).toBe(true)
            expect(origins.every((o) => o.direction === acl.direction)).toBe(true)
          }
          const ids = acls.map(({ acl }) => acl.id)
          expect(new Set(ids).size).toBe(ids.length)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('are none for a pod that no policy selects', () => {
    const pod: Pod = {
      namespace: 'n0',
      name: 'p',
      labels: {},
      ports: [],
      addresses: [{ family: 4, value: PODS }],
    }
    expect([...compileAcls([], { namespaces: [], pods: [pod], nodes: [] })]).toEqual([
      { pod, acls: [], omitted: [] },
    ])
  })
})
