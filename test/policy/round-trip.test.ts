import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lowerToV1 } from '../../src/policy/lower-v1.ts'
import { lowerToV2 } from '../../src/policy/lower-v2.ts'
import {
  endpointFromV1,
  endpointFromV2,
  endpointToV1,
  endpointToV2,
  type HnsEndpoint,
} from '../../src/policy/objects/endpoint.ts'
import {
  type HnsLoadBalancer,
  loadBalancerFromV1,
  loadBalancerFromV2,
  loadBalancerToV1,
  loadBalancerToV2,
} from '../../src/policy/objects/load-balancer.ts'
import type { HnsNetwork } from '../../src/policy/objects/network.ts'
import { networkFromV1, networkToV1 } from '../../src/policy/objects/network-v1.ts'
import { networkFromV2, networkToV2 } from '../../src/policy/objects/network-v2.ts'
import { type HnsRequest, requestFromV2, requestToV2 } from '../../src/policy/objects/request.ts'
import {
  type HnsSharedRoute,
  routeFromV1,
  routeFromV2,
  routeToV1,
  routeToV2,
} from '../../src/policy/objects/route.ts'
import { raiseFromV1 } from '../../src/policy/raise-v1.ts'
import { raiseFromV2 } from '../../src/policy/raise-v2.ts'
import { address, anyOf, COMMON, guid, mac, positive, prefix, some, V2_ONLY, word } from './arbitraries.ts'

const everywhere = anyOf(COMMON)
const anywhere = anyOf([...COMMON, ...V2_ONLY])

test('a policy comes back from HCN (v2) as it went', () => {
  fc.assert(
    fc.property(anywhere, (policy) => {
      const lowered = lowerToV2(policy)
      expect(lowered.lost).toEqual([])
      expect(raiseFromV2(lowered.policy)).toEqual({ policy, lost: [] })
    }),
    { numRuns: 1000 },
  )
})

test('a policy that both have comes back from HNS (v1) as it went', () => {
  fc.assert(
    fc.property(everywhere, (policy) => {
      const { policy: lowered = {}, lost } = lowerToV1(policy)
      expect(lost).toEqual([])
      expect(raiseFromV1(lowered)).toEqual({ policy, lost: [] })
    }),
    { numRuns: 1000 },
  )
})

test('what HNS (v1) cannot hold is told: what comes back differs only where something was said to be lost', () => {
  fc.assert(
    fc.property(anywhere, (policy) => {
      const { policy: lowered, lost } = lowerToV1(policy)
      const back = lowered === undefined ? undefined : raiseFromV1(lowered).policy
      if (lost.length === 0) expect(back).toEqual(policy)
      else expect(back).not.toEqual(policy)
    }),
    { numRuns: 1000 },
  )
})

const macRange = fc.record({ start: mac, end: mac })
const dns = fc.record({ search: some(word), servers: some(address) })
const placed = (policies: fc.Arbitrary<ReturnType<typeof everywhere.generate>['value']>) =>
  policies.map((policy) => ({ policy, path: [] }))
const vsid = fc
  .constantFrom(4096, 5000)
  .map((isolationId) => ({ policy: { kind: 'vsid' as const, isolationId }, path: [] }))
const subnet = fc.record({ prefix, gateway: address, policies: fc.array(vsid, { maxLength: 1 }) })
const adapter = word.map((name) => ({ policy: { kind: 'net-adapter-name' as const, name }, path: [] }))

const networks: fc.Arbitrary<HnsNetwork> = fc.record(
  {
    type: fc.constantFrom('L2Bridge', 'Overlay'),
    policies: fc.array(adapter, { maxLength: 1 }),
    subnets: fc.array(subnet, { maxLength: 2 }),
    id: guid,
    name: word,
    macRanges: some(macRange),
    dns,
  },
  { requiredKeys: ['type', 'policies', 'subnets'] },
)

const endpoints: fc.Arbitrary<HnsEndpoint> = fc.record(
  {
    policies: fc.array(placed(everywhere), { maxLength: 3 }),
    addresses: fc.array(fc.record({ address, prefixLength: fc.integer({ min: 1, max: 32 }) }), {
      maxLength: 1,
    }),
    gateways: fc.array(address, { maxLength: 1 }),
    id: guid,
    name: word,
    network: guid,
    dns: fc.record({ search: some(word), servers: some(address), domain: word }),
    mac,
    flags: fc.constantFrom(1, 2, 3, 8, 9, 11),
  },
  { requiredKeys: ['policies', 'addresses', 'gateways'] },
)

const balancers: fc.Arbitrary<HnsLoadBalancer> = fc.record(
  {
    endpoints: some(guid),
    vips: some(address),
    ports: some(
      fc.record(
        {
          protocol: fc.constantFrom(6, 17),
          internalPort: positive,
          externalPort: positive,
          flags: fc.constant(1),
        },
        { requiredKeys: ['protocol', 'internalPort', 'externalPort'] },
      ),
    ),
    id: guid,
    sourceVip: address,
    flags: fc.constant(1),
  },
  { requiredKeys: ['endpoints', 'vips', 'ports'] },
)

/** The objects without the places that policies remember. */
function bare(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, member: unknown) => (key === 'path' ? undefined : member)))
}

type Json = Readonly<Record<string, unknown>>

function comesBack<T>(
  values: fc.Arbitrary<T>,
  write: (value: T) => { readonly object: Json; readonly lost: readonly unknown[] },
  read: (object: Json, path: []) => { readonly value: T; readonly lost: readonly unknown[] },
): void {
  fc.assert(
    fc.property(values, (value) => {
      const written = write(value)
      const back = read(written.object, [])
      expect([...written.lost, ...back.lost]).toEqual([])
      expect(bare(back.value)).toEqual(bare(value))
    }),
    { numRuns: 300 },
  )
}

test('a network comes back from both dialects as it went', () => {
  comesBack(networks, networkToV1, networkFromV1)
  comesBack(networks, networkToV2, networkFromV2)
})

test('an endpoint comes back from both dialects as it went', () => {
  comesBack(endpoints, endpointToV1, endpointFromV1)
  comesBack(endpoints, endpointToV2, endpointFromV2)
})

test('a load balancer comes back from both dialects as it went', () => {
  comesBack(balancers, loadBalancerToV1, loadBalancerFromV1)
  comesBack(balancers, loadBalancerToV2, loadBalancerFromV2)
})

const routes: fc.Arbitrary<HnsSharedRoute> = fc.record(
  {
    endpoints: some(guid),
    routes: some(
      fc
        .record(
          { destinationPrefix: prefix, needEncap: fc.boolean(), nextHop: address },
          { requiredKeys: ['destinationPrefix', 'needEncap'] },
        )
        .map((route) => ({ policy: { kind: 'route' as const, ...route }, path: [] })),
    ),
    id: guid,
  },
  { requiredKeys: ['endpoints', 'routes'] },
)

test('routes that endpoints share come back from both dialects as they went', () => {
  comesBack(routes, routeToV1, routeFromV1)
  comesBack(routes, routeToV2, routeFromV2)
})

test('a change comes back from HCN (v2) as it went', () => {
  const requests: fc.Arbitrary<HnsRequest> = fc.record({
    resource: fc.constant('Policy'),
    change: fc.constantFrom('Add', 'Remove', 'Update'),
    policies: some(placed(anywhere)),
    path: fc.constant([]),
  })
  comesBack(
    requests,
    (request) => ({ object: {}, ...requestToV2(request) }),
    (object) => requestFromV2(object, []),
  )
})
