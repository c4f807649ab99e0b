import { type Address, formatAddress } from '../../net/address.ts'
import { parseGoIp } from '../../net/go-net.ts'
import { type Attempt, done, fail } from '../cni/failure.ts'
import type { HnsNetwork } from '../hns/node.ts'
import type { WcnSession } from '../wcn.ts'
import { WCN_CNI } from './conf.ts'
import { dnsOf } from './dns.ts'
import { type HcnEndpoint, hcnEndpoint } from './hcn-endpoint.ts'
import { givenGateways, withAdditional } from './gateways.ts'
import type { GivenAddresses } from './ipam.ts'
import { podNamespace } from './pod-namespace.ts'
import { loopbackPolicy, ownPolicies, portPolicies } from './policies.ts'
import { endpointRequest, type WcnEndpoint } from './request.ts'

/**
 * The endpoint that HCN is asked for and gives, in the namespace of the call; `own` is the gateway of the file.
 * Source: microsoft/windows-container-networking common/core/network.go Add, network/manager.go CreateEndpoint b96345f.
 */
export function createEndpoint(
  session: WcnSession,
  network: HnsNetwork,
  name: string,
  own: Address | undefined,
  given: GivenAddresses,
): Attempt<HcnEndpoint> {
  const { conf, node, call, calls, added, dropped } = session
  const ports = portPolicies(conf)
  const policies = ownPolicies(conf, 'EndpointPolicy')
  if (!ports.ok) return ports
  if (!policies.ok) return policies
  dropped.push(...policies.value.dropped)
  const address = given.address?.address
  const loopback = conf.optionalFlags.loopbackDSR
    ? [loopbackPolicy(address === undefined ? '<nil>' : formatAddress(address))]
    : []
  const sent = [...ports.value, ...policies.value.sent, ...loopback]
  for (const [index, policy] of sent.entries()) {
    if (policy.added !== undefined) added.push({ path: ['Policies', index], reason: policy.added })
  }
  const dns = dnsOf(conf)
  const namespace = podNamespace(call.args, WCN_CNI)
  if (namespace !== '' && dns.search.length > 0 && dns.search === conf.dns.search)
    added.push({ path: ['Dns', 'Search', 0], reason: 'the namespace of the pod is put before the suffix' })
  session.gateways = givenGateways(own, given)
  const { gateway, gateway6 } = withAdditional(conf, session.gateways)
  const endpoint: WcnEndpoint = {
    name,
    network: network.id,
    addresses: [address, given.address6?.address].filter((one) => one !== undefined),
    routes: [
      ...(gateway === undefined && !session.release.emptyRoute
        ? []
        : [{ prefix: '0.0.0.0/0', nextHop: gateway }]),
      ...(gateway6 === undefined ? [] : [{ prefix: '::/0', nextHop: gateway6 }]),
    ],
    dns,
  }
  const request = endpointRequest(endpoint, sent)
  if (!request.ok) return request
  calls.push({ kind: 'HostComputeEndpoint', json: request.value })
  if (node.failures?.create !== undefined) return fail(`error creating endpoint ${node.failures.create}`)
  const failure = GUID.test(call.netns) ? node.failures?.['add-to-namespace'] : 'invalid namespace ID'
  if (GUID.test(call.netns)) calls.push({ kind: 'AddNamespaceEndpoint', target: call.netns })
  if (failure !== undefined) return fail(`error adding endpoint to namespace ${failure}`)
  const { macAddress = '', ipAddress = '' } = node.assigns ?? {}
  const assigned = parseGoIp(ipAddress)
  const held = endpoint.addresses.length > 0 || assigned === undefined ? endpoint.addresses : [assigned]
  const hops = endpoint.routes.map(({ nextHop }) => nextHop)
  return done(hcnEndpoint(network, macAddress, held, hops))
}

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i
