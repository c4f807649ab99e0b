import { lowerToV1 } from '../../../src/policy/lower-v1.ts'
import { lowerToV2 } from '../../../src/policy/lower-v2.ts'
import { endpointToV1, endpointToV2, type HnsEndpoint } from '../../../src/policy/objects/endpoint.ts'
import {
  type HnsLoadBalancer,
  loadBalancerToV1,
  loadBalancerToV2,
} from '../../../src/policy/objects/load-balancer.ts'
import type { Dns, HnsNetwork } from '../../../src/policy/objects/network.ts'
import { networkToV1 } from '../../../src/policy/objects/network-v1.ts'
import { networkToV2 } from '../../../src/policy/objects/network-v2.ts'
import type { HnsPolicy } from '../../../src/policy/lowered.ts'
import type { PlacedPolicy } from '../../../src/policy/objects/placed.ts'
import { type HnsRequest, requestToV1, requestToV2 } from '../../../src/policy/objects/request.ts'
import { type HnsSharedRoute, routeToV1, routeToV2 } from '../../../src/policy/objects/route.ts'
import { optional } from '../../../src/policy/optional.ts'
import { raw } from '../document.ts'
import type { HcsshimCase } from '../models/hcsshim.ts'
import type { Random } from '../random.ts'
import { address, few, guid, mac, maybe, POLICIES, port, prefix, word } from './hns-values.ts'
import type { Generated } from './plugin-case.ts'

/** Something of HNS, lowered: hcsshim's type for it must write the same bytes after reading them. */
export function hcsshimCase(r: Random): Generated<HcsshimCase> {
  const [type, value] = r.weigh<() => readonly [string, unknown]>([
    [4, () => settings(r)],
    [2, () => flat(r)],
    [1, () => ['hns.network', networkToV1(network(r)).object]],
    [1, () => ['hcn.network', networkToV2(network(r)).object]],
    [1, () => ['hns.endpoint', endpointToV1(endpoint(r)).object]],
    [1, () => ['hcn.endpoint', endpointToV2(endpoint(r)).object]],
    [1, () => ['hcn.load-balancer', loadBalancerToV2(balancer(r)).object]],
    [1, () => ['hns.policy-list', loadBalancerToV1(balancer(r)).object]],
    [0.5, () => elb(r)],
    [0.5, () => ['hcn.route', routeToV2(route(r)).object]],
    [0.5, () => ['hns.policy-list', routeToV1(route(r)).object]],
    [0.5, () => ['hns.endpoint', requestToV1(request(r, OF_ENDPOINT)).object ?? {}]],
    [1, () => modify(r)],
  ])()
  return { doc: raw(JSON.stringify(value)), withText: (document) => ({ type, document }) }
}

const KINDS = Object.values(POLICIES)

/** The settings of a policy of HCN (v2), or the whole policy. */
function settings(r: Random): readonly [string, unknown] {
  const { Type, Settings } = lowerToV2(r.pick(KINDS)(r)).policy
  return Settings === undefined || r.chance(0.1)
    ? ['hcn.policy', Settings === undefined ? { Type } : { Type, Settings }]
    : [`hcn.${String(Type)}`, Settings]
}

/** A policy of HNS (v1); some have no form there. */
function flat(r: Random): readonly [string, unknown] {
  const { policy } = lowerToV1(r.pick(KINDS)(r))
  return policy === undefined ? flat(r) : [`hns.${String(policy['Type'])}`, policy]
}

function elb(r: Random): readonly [string, unknown] {
  const list: unknown = loadBalancerToV1({ ...balancer(r), ports: [onePort(r)] }).object['Policies']
  return ['hns.ELB', Array.isArray(list) ? list[0] : undefined]
}

/** A change of an endpoint or a network, or what it carries: hcsshim keeps that as raw JSON. */
function modify(r: Random): readonly [string, unknown] {
  const of = r.pick(['endpoint', 'network'])
  const { object = {} } = requestToV2(request(r, of === 'endpoint' ? OF_ENDPOINT : OF_NETWORK))
  return r.chance(0.5) ? [`hcn.${of}-request`, object] : [`hcn.${of}-policies`, object['Settings']]
}

const OF_ENDPOINT = ['outbound-nat', 'route', 'acl', 'port-mapping'] as const
const OF_NETWORK = ['remote-subnet-route', 'network-acl', 'set', 'host-route'] as const

function request(r: Random, kinds: readonly (keyof typeof POLICIES)[]): HnsRequest {
  return {
    resource: 'Policy',
    change: r.pick(['Add', 'Remove', 'Update', 'Refresh']),
    policies: few(r, () => placed(POLICIES[r.pick(kinds)](r))),
    path: [],
  }
}

function route(r: Random): HnsSharedRoute {
  return optional({
    id: maybe(r, guid),
    endpoints: few(r, guid),
    routes: few(r, () => placed(POLICIES.route(r))),
  })
}

const placed = <P extends HnsPolicy>(policy: P): PlacedPolicy<P> => ({ policy, path: [] })

function dns(r: Random): Dns {
  return optional({
    domain: maybe(r, word),
    search: maybe(r, () => few(r, word)),
    servers: maybe(r, () => few(r, address)),
  })
}

function network(r: Random): HnsNetwork {
  return optional({
    id: maybe(r, guid),
    name: maybe(r, word),
    type: r.pick(['L2Bridge', 'Overlay', 'NAT']),
    policies: few(r, () =>
      placed(r.pick([POLICIES['net-adapter-name'], POLICIES['source-mac'], POLICIES['host-route']])(r)),
    ),
    macRanges: maybe(r, () => few(r, () => ({ start: mac(r), end: mac(r) }))),
    dns: maybe(r, dns),
    subnets: few(r, () =>
      optional({
        prefix: r.pick(['', prefix(r)]),
        gateway: maybe(r, address),
        policies: few(r, () => placed(POLICIES.vsid(r))),
      }),
    ),
    flags: maybe(r, () => r.pick([0, 8, 1032])),
    managementIp: maybe(r, address),
    dnsServerCompartment: maybe(r, port),
  })
}

function endpoint(r: Random): HnsEndpoint {
  const policies = [POLICIES['outbound-nat'], POLICIES.route, POLICIES.acl, POLICIES['encap-overhead']]
  return optional({
    id: maybe(r, guid),
    name: maybe(r, word),
    network: maybe(r, guid),
    networkName: maybe(r, word),
    policies: few(r, () => placed(r.pick(policies)(r))),
    addresses: r.several(0, 1, () =>
      optional({ address: address(r), prefixLength: maybe(r, () => r.pick([0, 24, 32])) }),
    ),
    gateways: r.several(0, 1, () => address(r)),
    dns: maybe(r, dns),
    mac: maybe(r, mac),
    flags: maybe(r, () => r.pick([0, 1, 2, 8, 11])),
    enableInternalDns: maybe(r, () => r.chance(0.5)),
  })
}

function balancer(r: Random): HnsLoadBalancer {
  return optional({
    id: maybe(r, guid),
    endpoints: few(r, guid),
    sourceVip: maybe(r, address),
    vips: few(r, address),
    ports: few(r, () => onePort(r)),
    flags: maybe(r, () => r.pick([0, 1, 3])),
  })
}

function onePort(r: Random): HnsLoadBalancer['ports'][number] {
  return optional({
    protocol: r.pick([0, 6, 17]),
    internalPort: port(r),
    externalPort: port(r),
    distribution: maybe(r, () => r.pick([0, 1, 2])),
    flags: maybe(r, () => r.pick([0, 1, 2])),
  })
}
