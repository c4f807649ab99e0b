import { hnsHas } from '../../facts/hns-features.ts'
import { WCN_NO_DSR } from '../../facts/wcn-releases.ts'
import { type Address, formatAddress } from '../../net/address.ts'
import { maskGoIpNet, parseGoCidr } from '../../net/go-net.ts'
import { type Attempt, crash, done, fail } from '../cni/failure.ts'
import type { HnsNetwork } from '../hns/node.ts'
import { hcnType } from '../hns/node.ts'
import type { WcnSession } from '../wcn.ts'
import { gatewayOf, WCN_CNI } from './conf.ts'
import { dnsOf, inNamespace } from './dns.ts'
import { podNamespace } from './pod-namespace.ts'
import { ownPolicies, unusedPolicies } from './policies.ts'
import { networkRequest } from './request.ts'

/**
 * The gateway that it derives from `ipam.subnet` before anything else; a subnet without IPv4 form ends in a crash. The
 * pod's namespace gets into the DNS settings on the way.
 * Source: microsoft/windows-container-networking cni/cni.go GetNetworkInfo b96345f.
 */
export function networkInfo(session: WcnSession): Attempt<Address | undefined> {
  const { conf, node, call } = session
  if (conf.optionalFlags.loopbackDSR && !hnsHas(node.hnsVersion, 'DSR')) return fail(WCN_NO_DSR)
  session.conf = inNamespace(conf, podNamespace(call.args, WCN_CNI))
  if (conf.ipam.subnet === '') return done(undefined)
  const subnet = parseGoCidr(conf.ipam.subnet)
  if (subnet?.address.family !== 4) return crash('runtime error: index out of range [3] with length 0')
  const { value } = subnet.address
  const next: Address = { family: 4, value: value - (value & 0xffn) + ((value + 1n) & 0xffn) }
  return done(gatewayOf(conf.ipam.routes) ?? next)
}

/**
 * The network of this name; without dual stack a missing one is made, whatever its type would be.
 * Source: microsoft/windows-container-networking common/core/network.go getOrCreateNetwork b96345f.
 */
export function findOrCreate(session: WcnSession, gateway: Address | undefined): Attempt<HnsNetwork> {
  const { conf, node, networkType, calls, dropped } = session
  const found = node.networks.find(({ name }) => name === conf.name)
  dropped.push(...unusedPolicies(conf, found !== undefined))
  if (conf.optionalFlags.enableDualStack) {
    if (found === undefined) return fail(`Network name "${conf.name}" not found`)
    return hcnType(found) === 'L2Bridge'
      ? done(found)
      : fail('Dual stack specified with non l2bridge network')
  }
  if (found !== undefined) return done(found)
  const policies = ownPolicies(conf, 'NetworkPolicy')
  if (!policies.ok) return policies
  dropped.push(...policies.value.dropped)
  const prefix = parseGoCidr(conf.ipam.subnet)
  const subnet = prefix && gateway && { prefix: maskGoIpNet(prefix), gateway }
  const request = networkRequest(
    { name: conf.name, type: networkType, dns: dnsOf(conf), ...(subnet === undefined ? {} : { subnet }) },
    policies.value.sent,
  )
  if (!request.ok) return request
  calls.push({ kind: 'HostComputeNetwork', json: request.value })
  if (node.failures?.create !== undefined) return fail(node.failures.create)
  return done({
    id: NEW_NETWORK,
    name: conf.name,
    type: networkType,
    subnets: subnet
      ? [{ addressPrefix: conf.ipam.subnet, gatewayAddress: formatAddress(subnet.gateway) }]
      : [],
    managementIP: '',
  })
}

/** The ID of a network that the plugin makes; HNS makes it up. */
const NEW_NETWORK = '00000000-0000-0000-0000-000000000003'
