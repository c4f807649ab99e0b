import { formatProgramVersion } from '../facts/versions.ts'
import { formatAddress, offsetAddress } from '../net/address.ts'
import { bits } from '../net/family.ts'
import { parseGoCidr } from '../net/go-net.ts'
import type { CniCall } from '../programs/cni/call.ts'
import type { HostLocalOutcome } from '../programs/host-local.ts'
import type { HnsEndpoint, HnsNetwork, IpamPlugins, WindowsNode } from '../programs/hns/node.ts'
import type { WindowsPluginOutcome } from '../programs/hns/session.ts'
import { winBridge } from '../programs/win-bridge.ts'
import { winOverlay } from '../programs/win-overlay.ts'
import * as go from '../text/go-json.ts'
import { assumedNetwork } from './assumed.ts'
import { pointer } from '../text/tree.ts'
import { callOf, type Chain, type Ran } from './chain.ts'
import { tracedRequest } from './requests.ts'
import { type TraceStep, without } from './trace.ts'

type Plugin = 'win-bridge' | 'win-overlay'

/** Runs win-bridge or win-overlay on the node of the trace, with host-local behind it. */
export function traceWindowsPlugin(plugin: Plugin, stdin: string, chain: Chain): Ran {
  const networks = chain.input.networks ?? [assumedNetwork(stdin, plugin)]
  if (chain.input.networks === undefined) chain.assumptions.push(networkAssumption(networks[0]))
  const outcome = attached(plugin, stdin, networks, chain)
  chain.steps.push(pluginStep(plugin, stdin, outcome, chain))
  if (outcome.ipam !== undefined) chain.steps.push(ipamStep(outcome.ipam, chain))
  chain.requests.push(...outcome.calls.map((call) => tracedRequest(call, outcome.added)))
  if (!outcome.result.ok) return { error: outcome.result.error }
  return outcome.result.value === undefined ? {} : { result: outcome.result.value }
}

function networkAssumption(network: HnsNetwork | undefined): string {
  if (network === undefined) return ''
  const subnet = network.subnets[0]?.addressPrefix
  return `the node has an ${network.type} network \`${network.name}\` of ${subnet} with management IP ${network.managementIP}`
}

/**
 * The outcome under containerd; or, where API v1 finds no endpoint in containerd's namespace and so sends nothing, the
 * outcome under dockershim or cri-dockerd, whose CNI_NETNS is `none`, also where that is an error: what containerd gets
 * would hide it.
 */
function attached(
  plugin: Plugin,
  stdin: string,
  networks: readonly HnsNetwork[],
  chain: Chain,
): WindowsPluginOutcome {
  const run = plugin === 'win-bridge' ? winBridge : winOverlay
  const version = chain.input.versions.plugins
  const call = callOf(chain)
  const node = nodeOf(stdin, networks, call, chain)
  const outcome = run({ stdin, call, version, node })
  if (call.command !== 'ADD' || outcome.result.ok || outcome.calls.length > 0) return outcome
  const shim = run({ stdin, call: { ...call, netns: 'none' }, version, node })
  const hides = outcome.result.error.text.includes('failed to find HNSEndpoint')
  if (!hides && !shim.calls.some((made) => 'json' in made)) return outcome
  chain.assumptions.push(
    `CNI_NETNS is \`none\`, as dockershim and cri-dockerd call; under containerd this ends with: ${outcome.result.error.text}`,
  )
  return shim
}

function nodeOf(stdin: string, networks: readonly HnsNetwork[], call: CniCall, chain: Chain): WindowsNode {
  return {
    networks,
    endpoints: call.command === 'ADD' ? [] : endpointsOf(stdin, networks, call),
    hnsVersion: [15, 2],
    assigns: {
      endpointId: '00000000-0000-0000-0000-000000000002',
      macAddress: '00-15-5D-00-00-02',
      ipAddress: assignedAddress(networks, chain),
    },
    ipam: ipamOf(stdin, networks, chain),
  }
}

/** The address that HNS gives where a request has none: the one asked for, else the third of the network's subnet. */
function assignedAddress(networks: readonly HnsNetwork[], { input }: Chain): string {
  const subnet = parseGoCidr(networks[0]?.subnets[0]?.addressPrefix ?? '')
  const third = subnet && offsetAddress(subnet.address, 3)
  const address = input.podAddress ?? third
  return address === undefined ? '' : formatAddress(address)
}

/** The endpoint that an ADD before this call would have left. */
function endpointsOf(stdin: string, networks: readonly HnsNetwork[], call: CniCall): HnsEndpoint[] {
  const { name } = go.unmarshal(stdin, go.struct('', { name: go.string })).value
  const network = networks.find((candidate) => candidate.name === name)
  if (network === undefined) return []
  return [
    {
      id: '00000000-0000-0000-0000-000000000002',
      name: `${call.containerID}_${name}`,
      network: network.id,
      namespace: call.netns,
      macAddress: '',
      ipAddress: '',
      gatewayAddress: '',
      dns: { nameservers: [], domain: '', search: [], options: [] },
    },
  ]
}

/** host-local on an empty store; or the address that was asked for, with the length of the subnet that it is from. */
function ipamOf(stdin: string, networks: readonly HnsNetwork[], { input }: Chain): IpamPlugins {
  const { podAddress } = input
  if (podAddress === undefined) return { 'host-local': { kind: 'host-local', store: {} } }
  const { subnet } = go.unmarshal(stdin, go.struct('', { ipam: go.struct('', { subnet: go.string }) })).value
    .ipam
  const from = parseGoCidr(subnet) ?? parseGoCidr(networks[0]?.subnets[0]?.addressPrefix ?? '')
  const maskBits = bits(podAddress.family)
  const ones = from?.maskBits === maskBits ? from.ones : maskBits
  return { 'host-local': { kind: 'answers', ips: [{ address: podAddress, ones, maskBits }] } }
}

function pluginStep(plugin: Plugin, stdin: string, outcome: WindowsPluginOutcome, chain: Chain): TraceStep {
  const { result, read, ignored, overwritten, dropped, added } = outcome
  const notes = { read, ignored, overwritten, dropped, added }
  return {
    program: plugin,
    version: formatProgramVersion(chain.input.versions.plugins),
    document: 'its configuration',
    input: stdin,
    notes: outcome.ipam === undefined ? notes : { ...without(notes, 'ipam'), dropped: unused(outcome) },
    facts: apiFact(outcome),
    ...(result.ok ? {} : { error: result.error }),
  }
}

/** What the plugin throws away, also of what IPAM gave it; what IPAM itself throws away is in IPAM's step. */
function unused({ dropped, ipam }: WindowsPluginOutcome): TraceStep['notes']['dropped'] {
  const byIpam = new Set(ipam?.dropped.map(({ path }) => pointer(path)))
  return dropped.filter(({ path }) => !byIpam.has(pointer(path)))
}

function apiFact({ calls }: WindowsPluginOutcome): TraceStep['facts'] {
  const created = calls.find((call) => 'json' in call)
  if (created === undefined) return []
  return [['calls', created.kind === 'HNSEndpoint' ? 'HNS (API v1)' : 'HCN (API v2)']]
}

function ipamStep(ipam: HostLocalOutcome, chain: Chain): TraceStep {
  const { result, read, overwritten, dropped, added } = ipam
  const ignored = ipam.ignored.filter(({ path }) => path[0] === 'ipam')
  const given = ipam.allocated?.ips.map(({ address, ones }) => {
    return address === undefined ? '<nil>' : `${formatAddress(address)}/${ones}`
  })
  return {
    program: 'host-local',
    version: formatProgramVersion(chain.input.versions.plugins),
    document: 'the same configuration',
    notes: { read, ignored, overwritten, dropped, added },
    facts: given === undefined ? undone(chain, result.ok) : [['gives', given.join(', ')]],
    ...(result.ok ? {} : { error: result.error }),
  }
}

/** After an ADD that failed the plugins ask IPAM to take back what it gave, whether it gave anything or not. */
function undone({ input }: Chain, ok: boolean): TraceStep['facts'] {
  return input.command === 'ADD' && ok ? [['called', 'with DEL, since ADD failed']] : []
}
