import { fromGeneration } from '../facts/plugin-generations.ts'
import { formatAddress } from '../net/address.ts'
import { parseGoIp } from '../net/go-net.ts'
import { annotate, type Attempt, crash, done, fail } from './cni/failure.ts'
import type { CniResult } from './cni/result.ts'
import { dnsOf } from './hns/dns.ts'
import { generated, withException, withLoopbackDsr, withProviderAddress } from './hns/generators.ts'
import { ipamAdd } from './hns/ipam.ts'
import { hcnType, type HnsNetwork } from './hns/node.ts'
import { hcnNotFound, hnsNotFound } from './hns/not-found.ts'
import { type Made, provisionV1 } from './hns/provision-v1.ts'
import { provisionV2 } from './hns/provision-v2.ts'
import { removeV1, removeV2 } from './hns/remove.ts'
import { type EndpointRequest, v1Request, v2Request } from './hns/request.ts'
import { NO_SUBNET, v1Result, v2Result } from './hns/result.ts'
import { runWindowsPlugin } from './hns/run.ts'
import { v1Policies, v2Policies } from './hns/sent-policies.ts'
import {
  endpointName,
  type Session,
  type WindowsPluginInput,
  type WindowsPluginOutcome,
} from './hns/session.ts'

/**
 * What win-overlay does when it is called: the request that reaches HNS, the result or error that it prints. Before
 * v1.2.0 it knows API v1 only, whatever `apiVersion` says.
 * Source: containernetworking/plugins plugins/main/windows/win-overlay/win-overlay_windows.go, v0.8.0 to v1.9.1.
 */
export function winOverlay(input: WindowsPluginInput): WindowsPluginOutcome {
  return runWindowsPlugin('win-overlay', input, {
    add: (session, api) => (usesV2(session, api) ? addV2(session) : addV1(session)),
    remove: (session, api) => (usesV2(session, api) ? removeV2 : removeV1)(session, endpointName(session)),
    delNeedsIpam: ({ release }) => !fromGeneration(release, 'E'),
    statusNeedsIpam: true,
  })
}

function usesV2({ release }: Session, api: 1 | 2): boolean {
  return api === 2 && fromGeneration(release, 'E')
}

/** What endpointMacPrefix is where the configuration does not say. */
const DEFAULT_MAC_PREFIX = '0E-2A'

/** The first two octets of the pod's MAC address: any text of five bytes with a hyphen in the middle will do. */
function macPrefix({ conf }: Session): Attempt<string> {
  const prefix = conf.endpointMacPrefix
  if (prefix === '') return done(DEFAULT_MAC_PREFIX)
  const bytes = new TextEncoder().encode(prefix)
  if (bytes.length === 5 && bytes[2] === HYPHEN) return done(prefix)
  return fail(`endpointMacPrefix [${prefix}] is invalid, value must be of the format xx-xx`, [
    'endpointMacPrefix',
  ])
}

const HYPHEN = 0x2d

function addV1(session: Session): Attempt<CniResult> {
  const { conf, call, release } = session
  const prefix = macPrefix(session)
  if (!prefix.ok) return prefix
  const network = session.node.networks.find(({ name }) => name === conf.name)
  if (network === undefined)
    return fail(`error while GETHNSNewtorkByName(${conf.name}): ${hnsNotFound(conf.name)}`)
  if (network.type.toLowerCase() !== 'overlay') {
    return fail(`network ${conf.name} is of an unexpected type: ${network.type}`, ['name'])
  }
  const name = endpointName(session)
  const endpoint = provisionV1(session, name, network.id, () => makeV1(session, network, prefix.value))
  if (!endpoint.ok) {
    const doing = fromGeneration(release, 'D') ? 'AddHnsEndpoint' : 'ProvisionEndpoint'
    return annotate(`error while ${doing}(${name},${network.id},${call.containerID})`, endpoint)
  }
  const result = v1Result(session, network, endpoint.value)
  return result.ok ? result : annotate('error while constructResult', result)
}

function makeV1(session: Session, network: HnsNetwork, prefix: string): Attempt<Made> {
  const ips = ipamAdd(session)
  if (!ips.ok) return annotate('error while ipam.ExecAdd', ips)
  const [first] = ips.value
  if (first === undefined) return fail('IPAM plugin return is missing IP config')
  if (first.address?.family !== 4) return fail("win-overlay doesn't support IPv6 now", ['ipam'])
  const [subnet] = network.subnets
  if (subnet === undefined) return crash(NO_SUBNET)
  const ip = formatAddress(first.address)
  const lists = generated(
    session,
    withProviderAddress(network.managementIP),
    ...ipMasq(session, subnet.addressPrefix),
    ...(fromGeneration(session.release, 'B') ? [withLoopbackDsr(ip)] : []),
  )
  const gatewayAddress = subnet.gatewayAddress
  const endpoint: EndpointRequest = {
    name: endpointName(session),
    network: network.id,
    macAddress: macOf(prefix, first.address.value),
    ipAddress: ip,
    gatewayAddress,
    dns: dnsOf(session),
  }
  return done({ endpoint, json: v1Request(endpoint, v1Policies(session, lists)) })
}

function addV2(session: Session): Attempt<CniResult> {
  const { conf, release } = session
  const prefix = macPrefix(session)
  if (!prefix.ok) return prefix
  const network = session.node.networks.find(({ name }) => name === conf.name)
  if (network === undefined) {
    return fail(`error while hcn.GetNetworkByName(${conf.name}): ${hcnNotFound(conf.name, release)}`)
  }
  const type = hcnType(network)
  if (type.toLowerCase() !== 'overlay') return fail(`network ${conf.name} is of an unexpected type: ${type}`)
  const endpoint = provisionV2(session, endpointName(session), network.id, () => {
    return makeV2(session, network, prefix.value)
  })
  if (!endpoint.ok) return annotate('error while adding HostComputeEndpoint', endpoint)
  const result = v2Result(session, network, endpoint.value)
  if (result.ok) return result
  return annotate('error while constructing HostComputeEndpoint addition result', result)
}

function makeV2(session: Session, network: HnsNetwork, prefix: string): Attempt<Made> {
  const pod = podAddress(session)
  if (!pod.ok) return annotate('error while processing endpoint args', pod)
  const [subnet] = network.subnets
  if (subnet === undefined) return crash(NO_SUBNET)
  const ip = pod.value === undefined ? '' : formatAddress({ family: 4, value: pod.value })
  const lists = generated(
    session,
    withLoopbackDsr(ip === '' ? '<nil>' : ip),
    withProviderAddress(network.managementIP),
    ...ipMasq(session, subnet.addressPrefix),
    withLoopbackDsr(ip === '' ? '<nil>' : ip),
  )
  const gateway = parseGoIp(subnet.gatewayAddress)
  const endpoint: EndpointRequest = {
    name: endpointName(session),
    network: network.id,
    macAddress: pod.value === undefined ? '' : macOf(prefix, pod.value),
    ipAddress: ip,
    gatewayAddress: gateway?.family === 4 ? formatAddress(gateway) : '',
    dns: dnsOf(session),
  }
  return done({ endpoint, json: v2Request(endpoint, v2Policies(session, lists), session.release) })
}

/** IPAM's first address, which has to be IPv4; undefined without IPAM. */
function podAddress(session: Session): Attempt<bigint | undefined> {
  if (session.conf.ipamType === '') return done(undefined)
  const ips = ipamAdd(session)
  if (!ips.ok) return annotate('error while executing IPAM addition', ips)
  const [first] = ips.value
  if (first === undefined) return fail('IPAM plugin return is missing IP config')
  if (first.address?.family !== 4) return fail('IPAM plugin return is missing valid IP Address', ['ipam'])
  return done(first.address.value)
}

/** `ipMasq`: the network's own prefix, which is the node's, as an exception. */
function ipMasq({ conf }: Session, prefix: string) {
  const why = "ipMasq is set, and no exception list holds the HNS network's own prefix"
  return conf.ipMasq ? [withException(prefix, why)] : []
}

/** A MAC address from a prefix and the four octets of an IPv4 address. */
function macOf(prefix: string, address: bigint): string {
  const octets = [24n, 16n, 8n, 0n].map((shift) => ((address >> shift) & 255n).toString(16).padStart(2, '0'))
  return `${prefix}-${octets.join('-')}`
}
