import { cniAtLeast, fromGeneration } from '../facts/plugin-generations.ts'
import { type Address, formatAddress } from '../net/address.ts'
import { cidrOf } from '../net/cidr.ts'
import { annotate, type Attempt, crash, done, fail } from './cni/failure.ts'
import type { CniAddress, CniResult } from './cni/result.ts'
import { dnsOf } from './hns/dns.ts'
import {
  generated,
  type PolicyLists,
  withException,
  withLoopbackDsr,
  withPortMappings,
} from './hns/generators.ts'
import { ipamAdd } from './hns/ipam.ts'
import { hcnNotFound, hnsNotFound } from './hns/not-found.ts'
import { hcnType, type HnsEndpoint, type HnsNetwork } from './hns/node.ts'
import { type Made, provisionV1 } from './hns/provision-v1.ts'
import { alreadyThere, deleteOther, provisionV2 } from './hns/provision-v2.ts'
import { removeV1, removeV2 } from './hns/remove.ts'
import { type EndpointRequest, v1Request, v2Request } from './hns/request.ts'
import { v1Result, v2Result } from './hns/result.ts'
import { runWindowsPlugin } from './hns/run.ts'
import { v1Policies, v2Policies } from './hns/sent-policies.ts'
import {
  endpointName,
  type Session,
  type WindowsPluginInput,
  type WindowsPluginOutcome,
} from './hns/session.ts'

/**
 * What win-bridge does when it is called: the request that reaches HNS, the result or error that it prints.
 * Source: containernetworking/plugins plugins/main/windows/win-bridge/win-bridge_windows.go, v0.8.0 to v1.9.1.
 */
export function winBridge(input: WindowsPluginInput): WindowsPluginOutcome {
  return runWindowsPlugin('win-bridge', input, {
    add: (session, api) => {
      const result = api === 2 ? addV2(session) : addV1(session)
      if (result.ok || fromGeneration(session.release, 'D')) return result
      return annotate('error while executing ADD command', result)
    },
    remove: (session, api) => (api === 2 ? removeV2 : removeV1)(session, endpointName(session)),
    delNeedsIpam: () => false,
    statusNeedsIpam: false,
  })
}

function addV1(session: Session): Attempt<CniResult> {
  const { conf, call, release } = session
  const modern = fromGeneration(release, 'D')
  const network = session.node.networks.find(({ name }) => name === conf.name)
  if (network === undefined) {
    const doing = modern ? 'error while getting network' : 'error while GETHNSNewtorkByName'
    return fail(`${modern ? `${doing} ${conf.name}` : `${doing}(${conf.name})`}: ${hnsNotFound(conf.name)}`)
  }
  if (!accepted(session).some((type) => type.toLowerCase() === network.type.toLowerCase())) {
    return fail(`network ${conf.name} is of ${modern ? '' : 'an '}unexpected type: ${network.type}`)
  }
  const name = endpointName(session)
  const endpoint = provisionV1(session, name, network.id, () => makeV1(session, network))
  if (!endpoint.ok) {
    const old = `error while ProvisionEndpoint(${name},${network.id},${call.containerID})`
    return annotate(modern ? 'error while adding HNSEndpoint' : old, endpoint)
  }
  const result = v1Result(session, network, endpoint.value)
  if (result.ok) return result
  return annotate(
    modern ? 'error while constructing HNSEndpoint addition result' : 'error while constructResult',
    result,
  )
}

function addV2(session: Session): Attempt<CniResult> {
  const { conf, call, release } = session
  const modern = fromGeneration(release, 'D')
  const network = session.node.networks.find(({ name }) => name === conf.name)
  if (network === undefined) {
    const doing = modern
      ? `error while getting network ${conf.name}`
      : `error while GetNetworkByName(${conf.name})`
    return fail(`${doing}: ${hcnNotFound(conf.name, release)}`)
  }
  const type = hcnType(network)
  if (!accepted(session).includes(type)) return fail(`network ${conf.name} is of unexpected type: ${type}`)
  const name = endpointName(session)
  const endpoint = provisionV2(session, name, network.id, () => makeV2(session, network))
  if (!endpoint.ok) {
    const old = `error while AddHcnEndpoint(${name},${network.id},${call.netns})`
    return annotate(modern ? 'error while adding HostComputeEndpoint' : old, endpoint)
  }
  const result = v2Result(session, network, endpoint.value)
  if (result.ok) return result
  const doing = 'error while constructing HostComputeEndpoint addition result'
  return annotate(modern ? doing : 'error while ConstructHcnResult', result)
}

/** Types of networks that it takes. */
function accepted({ release }: Session): readonly string[] {
  return fromGeneration(release, 'B') ? ['L2Bridge', 'L2Tunnel'] : ['L2Bridge']
}

function makeV1(session: Session, network: HnsNetwork): Attempt<Made> {
  const made = endpointOf(session, network)
  // Before v1.0.0-rc1 the plugin looks into what IPAM gave before it asks whether there was an error.
  if (!made.ok && !cniAtLeast(session.release.cni, '1.0.0')) return crash()
  if (!made.ok) return made
  const { endpoint, lists } = made.value
  return done({ endpoint, json: v1Request(endpoint, v1Policies(session, lists)) })
}

function makeV2(session: Session, network: HnsNetwork): Attempt<Made> {
  const { release, node } = session
  const made = endpointOf(session, network)
  if (!made.ok) return made
  const { endpoint, lists } = made.value
  if (!fromGeneration(release, 'D')) {
    const problem = alreadyThere(session, endpoint.name, network.id)
    if (problem !== undefined) return fail(`error while GenerateHcnEndpoint: ${problem}`)
    const other = node.endpoints.find(({ name }) => name === endpoint.name)
    if (other !== undefined) return resent(session, other)
  }
  return done({ endpoint, json: v2Request(endpoint, v2Policies(session, lists), release) })
}

/** Before v1.0.0 an endpoint of this name on another network is deleted, and then sent again as it was. */
function resent(session: Session, other: HnsEndpoint): Attempt<Made> {
  const failure = deleteOther(session, other)
  if (failure !== undefined) {
    return fail(`error while GenerateHcnEndpoint: failed to delete endpoint ${other.name}: ${failure}`)
  }
  return done({ endpoint: other, json: v2Request(other, [], session.release) })
}

interface Planned {
  readonly endpoint: EndpointRequest
  readonly lists: PolicyLists
}

/** The endpoint to ask for, and the policies after ipMasqNetwork, port mappings and loopbackDSR. */
function endpointOf(session: Session, network: HnsNetwork): Attempt<Planned> {
  const { conf, release } = session
  const ip = ipamAddress(session)
  if (!ip.ok) {
    const doing = fromGeneration(release, 'D')
      ? 'error while processing endpoint args'
      : 'error while ProcessEndpointArgs'
    return annotate(doing, ip)
  }
  const address = ip.value?.address === undefined ? undefined : formatAddress(ip.value.address)
  const lists = generated(
    session,
    withException(conf.ipMasqNetwork, 'ipMasqNetwork is not in any exception list', ['ipMasqNetwork']),
    ...(fromGeneration(release, 'C') ? [withPortMappings] : []),
    ...(fromGeneration(release, 'B') ? [withLoopbackDsr(address ?? '<nil>')] : []),
  )
  return done({
    endpoint: {
      name: endpointName(session),
      network: network.id,
      macAddress: '',
      ipAddress: address ?? '',
      gatewayAddress: ip.value === undefined ? '' : gatewayOf(ip.value),
      dns: dnsOf(session),
    },
    lists,
  })
}

/** The first address of IPAM; undefined without IPAM, and then HNS chooses. */
function ipamAddress(session: Session): Attempt<CniAddress | undefined> {
  if (session.conf.ipamType === '') return done(undefined)
  const ips = ipamAdd(session)
  if (!ips.ok) {
    const doing = fromGeneration(session.release, 'D')
      ? 'error while executing IPAM addition'
      : 'error while ipam.ExecAdd'
    return annotate(doing, ips)
  }
  const [first] = ips.value
  return first === undefined ? fail('IPAM plugin return is missing IP config') : done(first)
}

/** The network address of IPAM's subnet, plus 2 in its last octet without a carry; IPAM's own gateway is not looked at. */
function gatewayOf({ address, ones }: CniAddress): string {
  if (address === undefined) return ''
  const { base } = cidrOf(address, ones)
  const gateway: Address = {
    family: address.family,
    value: base - (base & 0xffn) + (((base & 0xffn) + 2n) & 0xffn),
  }
  return formatAddress(gateway)
}
