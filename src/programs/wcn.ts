import { HNS_FEATURES, hnsHas } from '../facts/hns-features.ts'
import { type Address, formatAddress } from '../net/address.ts'
import { maskGoIpNet, parseGoCidr, parseGoIp } from '../net/go-net.ts'
import { WCN_VERSIONS } from '../facts/plugin-keys.ts'
import type { ProgramVersion } from '../facts/versions.ts'
import type { CniCall } from './cni/call.ts'
import { type Attempt, annotate, crash, done, fail } from './cni/failure.ts'
import { type CniAddress, type CniDns, type GoMembers, NO_DNS, printResult } from './cni/result.ts'
import { runSkel, versionInfo } from './cni/skel.ts'
import type { HnsNetwork, WindowsNode } from './hns/node.ts'
import { hcnType } from './hns/node.ts'
import type { HnsCall, IpamRun, WindowsPluginOutcome } from './hns/session.ts'
import type { Note } from './outcome.ts'
import { decodeWcnConf, gatewayOf, type WcnConf, wcnNetworkType } from './wcn/conf.ts'
import { addresses, type GivenAddresses, giveBack } from './wcn/ipam.ts'
import { wcnNotes } from './wcn/notes.ts'
import { loopbackPolicy, ownPolicies, portPolicies, unusedPolicies } from './wcn/policies.ts'
import { endpointRequest, networkRequest, type WcnEndpoint } from './wcn/request.ts'

/** One call of nat, sdnbridge or sdnoverlay. */
export interface WcnInput {
  readonly stdin: string | Uint8Array
  readonly call: CniCall
  /** Release of containernetworking/plugins, of which host-local is. */
  readonly version: ProgramVersion
  readonly node: WindowsNode
}

/** A run of the plugin: what it holds, and what it has done so far. The lists grow while it runs. */
export interface WcnSession extends WcnInput {
  readonly conf: WcnConf
  readonly networkType: string
  readonly calls: HnsCall[]
  readonly added: Note[]
  readonly dropped: Note[]
  ipam?: IpamRun
}

const FRAME = { cni: '1.1.2', supports: WCN_VERSIONS }

/**
 * What nat, sdnbridge and sdnoverlay do when they are called; they are one program, and `type` names the network.
 * v0.3.1 differs in two points: it asks HCN for a network whose type is that text itself, and sends a route without a
 * next hop where there is no gateway.
 * Source: microsoft/windows-container-networking common/core/network.go, cni/cni.go, network/, b96345f; its go.mod has
 * containernetworking/cni v1.1.2 and hcsshim v0.8.26.
 */
export function wcn(input: WcnInput): WindowsPluginOutcome {
  const decoded = decodeWcnConf(input.stdin)
  const type = wcnNetworkType(decoded.value.type)
  const session: WcnSession = {
    ...input,
    conf: decoded.value,
    networkType: type.ok ? type.value : '',
    calls: [],
    added: [],
    dropped: [],
  }
  const loaded: Attempt<undefined> =
    decoded.error !== undefined ? fail(decoded.error.text) : type.ok ? done(undefined) : fail(type.text)
  const result = runSkel<GoMembers | undefined>(input.call, input.stdin, {
    ...FRAME,
    nothing: undefined,
    commands: {
      VERSION: () => done(versionInfo(FRAME)),
      ADD: () => (loaded.ok ? add(session) : loaded),
      DEL: () => (loaded.ok ? remove(session) : loaded),
    },
  })
  const { calls, ipam } = session
  return { result, calls, ...(ipam === undefined ? {} : { ipam }), ...wcnNotes(session, decoded) }
}

function add(session: WcnSession): Attempt<GoMembers | undefined> {
  const { conf, node, call } = session
  const gateway = networkInfo(session)
  if (!gateway.ok) return gateway
  const ports = portPolicies(conf)
  if (!ports.ok) return ports
  const network = findOrCreate(session, gateway.value)
  if (!network.ok) return network
  const name = `${call.containerID}_${conf.name}`
  const there = node.endpoints.find((endpoint) => endpoint.name === name)
  if (there?.network === network.value.id) {
    const first = { gateway: parseGoIp(there.gatewayAddress), address: parseGoIp(there.ipAddress) }
    return resultOf(session, network.value, there.macAddress, first)
  }
  const given = conf.ipam.type === '' ? done(NO_ADDRESS) : addresses(session)
  if (!given.ok) return given
  const sent = createEndpoint(session, network.value, name, withGateways(conf, gateway.value, given.value))
  if (!sent.ok && sent.error.panic !== true && conf.ipam.type !== '') giveBack(session)
  return sent
}

const NO_ADDRESS: GivenAddresses = {}

/** What it derives from `ipam.subnet` before anything else; a subnet that is no IPv4 prefix ends in a crash. */
function networkInfo({ conf, node }: WcnSession): Attempt<Address | undefined> {
  if (conf.optionalFlags.loopbackDSR && !hnsHas(node.hnsVersion, 'DSR')) return fail(HNS_FEATURES.DSR.error)
  if (conf.ipam.subnet === '') return done(undefined)
  const subnet = parseGoCidr(conf.ipam.subnet)
  if (subnet?.address.family !== 4) return crash('runtime error: index out of range [3] with length 0')
  const { value } = subnet.address
  const next: Address = { family: 4, value: value - (value & 0xffn) + ((value + 1n) & 0xffn) }
  return done(gatewayOf(conf.ipam.routes) ?? next)
}

/** The network of this name; without dual stack a missing one is made, whatever its type would be. */
function findOrCreate(session: WcnSession, gateway: Address | undefined): Attempt<HnsNetwork> {
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

/** The gateways in the order in which they win: IPAM's, with its own last octet where that is forced, then the file's. */
function withGateways(conf: WcnConf, own: Address | undefined, given: GivenAddresses): GivenAddresses {
  const { address, gateway = address === undefined ? own : undefined, gateway6 } = given
  if (!conf.optionalFlags.gatewayFromAdditionalRoutes) return { ...given, ...both(gateway, gateway6) }
  const routes = conf.additionalRoutes ?? []
  const isDefault = (family: 4 | 6) =>
    routes.find(
      ({ dst, gw }) =>
        (gw?.family ?? 6) === family &&
        dst?.address.family === family &&
        dst.ones === 0 &&
        dst.address.value === 0n,
    )?.gw
  return { ...given, ...both(gateway ?? isDefault(4), gateway6 ?? isDefault(6)) }
}

function both(gateway: Address | undefined, gateway6: Address | undefined): GivenAddresses {
  return {
    ...(gateway === undefined ? {} : { gateway }),
    ...(gateway6 === undefined ? {} : { gateway6 }),
  }
}

function createEndpoint(
  session: WcnSession,
  network: HnsNetwork,
  name: string,
  given: GivenAddresses,
): Attempt<GoMembers | undefined> {
  const { conf, node, call, calls, added, dropped } = session
  const ports = portPolicies(conf)
  const own = ownPolicies(conf, 'EndpointPolicy')
  if (!ports.ok) return ports
  if (!own.ok) return own
  dropped.push(...own.value.dropped)
  const address = given.address?.address
  const loopback = conf.optionalFlags.loopbackDSR
    ? [loopbackPolicy(address === undefined ? '<nil>' : formatAddress(address))]
    : []
  const policies = [...ports.value, ...own.value.sent, ...loopback]
  for (const [index, policy] of policies.entries()) {
    if (policy.added !== undefined) added.push({ path: ['Policies', index], reason: policy.added })
  }
  const endpoint: WcnEndpoint = {
    name,
    network: network.id,
    addresses: [address, given.address6?.address].filter((one) => one !== undefined),
    ...both(given.gateway, given.gateway6),
    dns: dnsOf(conf),
  }
  const request = endpointRequest(endpoint, policies)
  if (!request.ok) return request
  calls.push({ kind: 'HostComputeEndpoint', json: request.value })
  if (node.failures?.create !== undefined) return fail(`error creating endpoint ${node.failures.create}`)
  const failure = GUID.test(call.netns) ? node.failures?.['add-to-namespace'] : 'invalid namespace ID'
  if (GUID.test(call.netns)) calls.push({ kind: 'AddNamespaceEndpoint', target: call.netns })
  if (failure !== undefined) return fail(`error adding endpoint to namespace ${failure}`)
  const { assigns } = node
  return resultOf(session, network, assigns?.macAddress ?? '', {
    ...given,
    address: address ?? parseGoIp(assigns?.ipAddress ?? ''),
  })
}

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** The servers, searches and options of the runtime replace those of the file where it has any. */
export function dnsOf({ dns, runtimeConfig }: WcnConf): CniDns {
  const { servers = [], searches = [], options = [] } = runtimeConfig.dns
  return {
    domain: dns.domain,
    nameservers: servers.length > 0 ? servers : (dns.nameservers ?? []),
    search: searches.length > 0 ? searches : (dns.search ?? []),
    options: options.length > 0 ? options : (dns.options ?? []),
  }
}

interface Resulting {
  readonly address?: Address | undefined
  readonly address6?: CniAddress
  readonly gateway?: Address | undefined
  readonly gateway6?: Address
}

/**
 * The result: the address with the mask of the network's first subnet, with dual stack both with masks of their own. The
 * MAC address is printed as its bytes, not as text (cni/cni.go GetCurrResult).
 */
function resultOf(
  { conf, call, ipam }: WcnSession,
  network: HnsNetwork,
  mac: string,
  { address, address6, gateway, gateway6 }: Resulting,
): Attempt<GoMembers> {
  const dual = conf.optionalFlags.enableDualStack
  const mask = dual
    ? ipam?.allocated?.ips.find((ip) => ip.address?.family === 4)
    : parseGoCidr(network.subnets[0]?.addressPrefix ?? '')
  const first: CniAddress = {
    ...(address === undefined ? {} : { address }),
    ones: mask?.ones ?? 0,
    maskBits: mask?.maskBits ?? 32,
    ...(gateway === undefined ? {} : { gateway }),
  }
  const second =
    dual && address6 ? [{ ...address6, ...(gateway6 === undefined ? {} : { gateway: gateway6 }) }] : []
  const bytes = mac.split('-').map((octet) => parseInt(octet, 16))
  const name = String.fromCharCode(...(mac === '' ? [] : bytes.map((byte) => (byte < 0x80 ? byte : 0xfffd))))
  return printResult(
    { interfaces: [{ name: call.ifName, mac: name }], ips: [first, ...second], routes: [], dns: NO_DNS },
    conf.cniVersion,
    FRAME.cni,
  )
}

/** DEL: IPAM first, whose error ends it; then the endpoint of this name, where there is one. */
function remove(session: WcnSession): Attempt<undefined> {
  const { conf, node, call, calls } = session
  if (conf.ipam.type !== '') {
    const freed = giveBack(session)
    if (!freed.ok) return annotate('ipam deletion failed,', freed)
  }
  const gateway = networkInfo(session)
  if (!gateway.ok) return gateway
  const ports = portPolicies(conf)
  if (!ports.ok) return ports
  const endpoint = node.endpoints.find(({ name }) => name === `${call.containerID}_${conf.name}`)
  if (endpoint === undefined) return done(undefined)
  if (endpoint.namespace !== undefined) {
    calls.push({ kind: 'RemoveNamespaceEndpoint', target: endpoint.namespace })
    const failure = node.failures?.['remove-from-namespace']
    if (failure !== undefined) return fail(`error removing endpoint from namespace ${failure}`)
  }
  calls.push({ kind: 'DeleteEndpoint', target: endpoint.id })
  return node.failures?.delete === undefined ? done(undefined) : fail(node.failures.delete)
}
