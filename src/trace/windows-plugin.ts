import { formatProgramVersion } from '../facts/versions.ts'
import { formatAddress } from '../net/address.ts'
import type { CniCall } from '../programs/cni/call.ts'
import type { HnsEndpoint, HnsNetwork, WindowsNode } from '../programs/hns/node.ts'
import type { IpamRun, WindowsPluginOutcome } from '../programs/hns/session.ts'
import { winBridge } from '../programs/win-bridge.ts'
import { winOverlay } from '../programs/win-overlay.ts'
import * as go from '../text/go-json.ts'
import { assumedNetwork } from './assumed.ts'
import {
  ASSUMED_ENDPOINT,
  ASSUMED_HNS,
  assignedAssumptions,
  assumedHns,
  WITHOUT_DSR,
} from './hns-assumptions.ts'
import { assumedIpam, ipamAssumptions } from './ipam-assumptions.ts'
import { pointer } from '../text/tree.ts'
import { callOf, type Chain, type Ran } from './chain.ts'
import { tracedRequest } from './requests.ts'
import { isBelow, type TraceStep, without } from './trace.ts'

type Plugin = 'win-bridge' | 'win-overlay'

/** Runs win-bridge or win-overlay on the node of the trace, with host-local behind it. */
export function traceWindowsPlugin(plugin: Plugin, stdin: string, chain: Chain): Ran {
  const networks = chain.input.networks ?? [
    assumedNetwork(stdin, chain.input.networkType ?? (plugin === 'win-bridge' ? 'L2Bridge' : 'Overlay')),
  ]
  const looked = chain.input.command === 'ADD' || chain.input.command === 'DEL'
  if (chain.input.networks === undefined && looked) chain.assume(() => [networkAssumption(networks[0])])
  const outcome = called({ plugin, stdin, networks, network: named(stdin, networks), chain })
  chain.steps.push(pluginStep(plugin, stdin, outcome, chain))
  if (outcome.ipam !== undefined) chain.steps.push(ipamStep(outcome.ipam, outcome.result.ok, chain))
  chain.requests.push(...outcome.calls.map((call) => tracedRequest(call, outcome.added, networks)))
  if (!outcome.result.ok) return { error: outcome.result.error }
  return outcome.result.value === undefined ? {} : { result: outcome.result.value }
}

/** The sentence about a network that was not given. */
export function networkAssumption(network: HnsNetwork | undefined): string {
  if (network === undefined) return ''
  const subnet = network.subnets[0]?.addressPrefix
  const article = /^(Transparent|NAT)$/i.test(network.type) ? 'a' : 'an'
  return `the node has ${article} ${network.type} network \`${network.name}\` of ${subnet} with management IP ${network.managementIP}`
}

/** The network that a configuration names; where there is none of that name, the first one. */
function named(stdin: string, networks: readonly HnsNetwork[]): HnsNetwork | undefined {
  const { name } = go.unmarshal(stdin, Named).value
  return networks.find((network) => network.name === name) ?? networks[0]
}

const Named = go.struct('', { name: go.string })

/** What a plugin is called with on the node of the trace. */
interface Called {
  readonly plugin: Plugin
  readonly stdin: string
  readonly networks: readonly HnsNetwork[]
  readonly network: HnsNetwork | undefined
  readonly chain: Chain
}

/** The outcome of the command of the trace; what is supposed for it goes to the assumptions. */
function called(its: Called): WindowsPluginOutcome {
  const { input, assume } = its.chain
  assume(() => ipamAssumptions(its.stdin, its.network, input))
  if (input.command !== 'ADD' && input.command !== 'DEL') return runOn(its, callOf(its.chain), nodeOf(its))
  const { call, outcome } = whereItMatters(its)
  if (input.command === 'DEL') return afterAdd(its, call, outcome)
  assume(() => assignedAssumptions(outcome, nodeOf(its), input))
  assume(() => dsrAssumption(its, call, outcome))
  return outcome
}

/** That HNS supports direct server return, where the plugin would ask for something else if it did not. */
function dsrAssumption(its: Called, call: CniCall, { calls }: WindowsPluginOutcome): readonly string[] {
  const without = runOn(its, call, { ...nodeOf(its), hnsVersion: WITHOUT_DSR })
  if (JSON.stringify(without.calls) === JSON.stringify(calls)) return []
  return [`HNS is ${ASSUMED_HNS.join('.')}, which supports direct server return`]
}

interface Added {
  readonly call: CniCall
  readonly outcome: WindowsPluginOutcome
}

/**
 * ADD as containerd calls; or as dockershim and cri-dockerd do, whose CNI_NETNS is `none`, where nothing but the
 * namespace keeps containerd's call from HNS: with `none` the plugin comes further, or fails for another reason.
 */
function whereItMatters(its: Called): Added {
  const { chain } = its
  const call = { ...callOf(chain), command: 'ADD' }
  const outcome = runOn(its, call, nodeOf(its))
  if (chain.input.netns !== undefined || outcome.result.ok || outcome.calls.length > 0)
    return { call, outcome }
  const shim = { ...call, netns: 'none' }
  const shimOutcome = runOn(its, shim, nodeOf(its))
  const { text } = outcome.result.error
  if (!shimOutcome.result.ok && shimOutcome.result.error.text === text) return { call, outcome }
  chain.assume(() => [
    `CNI_NETNS is \`none\`, as dockershim and cri-dockerd call; under containerd ADD ends with: ${text}`,
  ])
  return { call: shim, outcome: shimOutcome }
}

/** DEL with the namespace of the ADD before it, and with the endpoint that ADD has left. */
function afterAdd(its: Called, call: CniCall, { calls, result }: WindowsPluginOutcome): WindowsPluginOutcome {
  const { name } = go.unmarshal(its.stdin, Named).value
  const left = calls.some((made) => 'json' in made) && !calls.some(({ kind }) => kind === 'DeleteEndpoint')
  const endpoint = left ? endpointOf(name, its.networks, call) : undefined
  const made = endpoint === undefined ? 'no endpoint' : `the endpoint \`${endpoint.name}\``
  const why = result.ok ? '' : `: ${result.error.text}`
  its.chain.assume(() => [`ADD came before with the same configuration, and made ${made}${why}`])
  const node = { ...nodeOf(its), endpoints: endpoint === undefined ? [] : [endpoint] }
  return runOn(its, { ...call, command: 'DEL' }, node)
}

function runOn({ plugin, stdin, chain }: Called, call: CniCall, node: WindowsNode): WindowsPluginOutcome {
  const run = plugin === 'win-bridge' ? winBridge : winOverlay
  return run({ stdin, call, version: chain.input.versions.plugins, node })
}

function nodeOf(its: Called): WindowsNode {
  const { stdin, networks, network, chain } = its
  const ipam = assumedIpam(stdin, network, chain.input)
  return { networks, endpoints: [], ...assumedHns(network, chain.input), ipam }
}

function endpointOf(name: string, networks: readonly HnsNetwork[], call: CniCall): HnsEndpoint {
  return {
    id: ASSUMED_ENDPOINT,
    name: `${call.containerID}_${name}`,
    network: networks.find((candidate) => candidate.name === name)?.id ?? '',
    ...(call.netns === 'none' ? { containers: [call.containerID] } : { namespace: call.netns }),
    macAddress: '',
    ipAddress: '',
    gatewayAddress: '',
    dns: { nameservers: [], domain: '', search: [], options: [] },
  }
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

function ipamStep(ipam: IpamRun, succeeded: boolean, chain: Chain): TraceStep {
  const { result, read, overwritten, dropped, added } = ipam
  const ignored = ipam.ignored.filter(({ path }) => isBelow(path, 'ipam'))
  const given = ipam.allocated?.ips.map(({ address, ones }) => {
    return address === undefined ? '<nil>' : `${formatAddress(address)}/${ones}`
  })
  return {
    program: 'host-local',
    version: formatProgramVersion(chain.input.versions.plugins),
    document: 'the same configuration',
    notes: { read, ignored, overwritten, dropped, added },
    facts: [
      ...(given === undefined ? [] : [['gives', given.join(', ')] as const]),
      ...(succeeded || chain.input.command !== 'ADD' ? [] : afterFailure(ipam)),
    ],
    ...(result.ok ? {} : { error: result.error }),
  }
}

/** After an ADD that failed most releases ask IPAM to take back what it gave, whether it gave anything or not. */
function afterFailure({ command, allocated, undone }: IpamRun): TraceStep['facts'] {
  if (command === 'DEL') return [['called', 'with DEL, since ADD failed']]
  if (undone === true) return [['called', 'again with DEL, since ADD failed']]
  return allocated === undefined ? [] : [['keeps', 'the address reserved, although ADD failed']]
}
