import { AZURE_MEASURED, AZURE_MODELLED } from '../facts/azure-vnet-releases.ts'
import { constantVersion, formatProgramVersion, type ProgramVersion } from '../facts/versions.ts'
import { WINDOWS_BUILDS } from '../facts/windows-support.ts'
import { formatAddress, offsetAddress, parseAddress } from '../net/address.ts'
import { maskGoIpNet, parseGoCidr } from '../net/go-net.ts'
import { type AzureConf, decodeAzureConf, isOverlay } from '../programs/azure-vnet/conf.ts'
import { endpointName } from '../programs/azure-vnet/create.ts'
import type { AzureNode, CnsAddress } from '../programs/azure-vnet/node.ts'
import { azureVnet, type AzureOutcome } from '../programs/azure-vnet.ts'
import type { CniCall } from '../programs/cni/call.ts'
import type { CniAddress } from '../programs/cni/result.ts'
import type { HnsNetwork } from '../programs/hns/node.ts'
import { assumedNetwork } from './assumed.ts'
import { callOf, type Chain, type Ran } from './chain.ts'
import { ASSUMED_ENDPOINT, ASSUMED_HNS, assumedHns } from './hns-assumptions.ts'
import { policyValues, strings } from './policy-values.ts'
import { tracedRequest } from './requests.ts'
import { NO_NOTES, type TraceInput, type TraceStep, without } from './trace.ts'

/** Runs azure-vnet on the node of the trace, with what Azure would give it behind it. */
export function traceAzurePlugin(stdin: string, chain: Chain): Ran {
  const { input, assume } = chain
  const { conf, pod, node, call } = assumedAzure(stdin, input)
  assume(() => releaseAssumption(versionOf(input)))
  if (input.command === 'ADD') assume(() => assumed(conf, pod, node.networks))
  const outcome = called(stdin, call, node, chain)
  chain.steps.push(pluginStep(stdin, outcome, versionOf(input)))
  const ipam = ipamStep(conf, outcome, input.command)
  if (ipam !== undefined) chain.steps.push(ipam)
  chain.requests.push(...outcome.calls.map((made) => tracedRequest(made, outcome.added, node.networks)))
  if (!outcome.result.ok) return { error: outcome.result.error }
  return outcome.result.value === undefined ? {} : { result: outcome.result.value }
}

/** What a trace of azure-vnet supposes. */
export interface AssumedAzure {
  readonly conf: AzureConf
  readonly call: CniCall
  /** The pod's addresses, of whatever gives them. */
  readonly pod: readonly CnsAddress[]
  readonly node: AzureNode
}

/** The pod and the node that azure-vnet is traced with. */
export function assumedAzure(stdin: string, input: TraceInput): AssumedAzure {
  const { value: conf } = decodeAzureConf(stdin, versionOf(input))
  const pod = podAddresses(stdin, conf, input)
  return { conf, call: callWithPod(input), pod, node: nodeOf(pod, input) }
}

/** The release of azure-vnet: the one that is asked for, else the newest that is modelled. */
function versionOf({ versions }: TraceInput): ProgramVersion {
  return versions.azureVnet ?? constantVersion(AZURE_MODELLED) ?? { numbers: [], suffix: '' }
}

function called(stdin: string, call: CniCall, node: AzureNode, chain: Chain): AzureOutcome {
  const { input, assume } = chain
  const version = versionOf(input)
  const run = { stdin, call, version, plugins: input.versions.plugins }
  if (input.command === 'ADD') return azureVnet({ ...run, node })
  const name = endpointName(call)
  const added = azureVnet({ ...run, call: { ...call, command: 'ADD' }, node })
  const made = added.calls.some(({ kind }) => kind === 'HostComputeEndpoint' || kind === 'HNSEndpoint')
  const why = added.result.ok ? '' : `: ${added.result.error.text}`
  const left = made && added.result.ok
  const what = left ? `the endpoint \`${name}\`` : 'no endpoint'
  assume(() => [`ADD came before with the same configuration, and made ${what}${why}`])
  const endpoint = {
    id: ASSUMED_ENDPOINT,
    name,
    network: node.networks[0]?.id ?? '',
    namespace: call.netns,
    macAddress: '',
    ipAddress: '',
    gatewayAddress: '',
    dns: { nameservers: [], domain: '', search: [], options: [] },
  }
  return azureVnet({
    ...run,
    node: { ...node, endpoints: left ? [endpoint] : [], taken: added.given ?? [] },
  })
}

/** The kubelet's runtime names the pod; azure-vnet wants that. */
function callWithPod(input: TraceInput): CniCall {
  return {
    ...callOf({ input }),
    args: 'IgnoreUnknown=1;K8S_POD_NAMESPACE=default;K8S_POD_NAME=pod-1;K8S_POD_INFRA_CONTAINER_ID=podsandbox1',
  }
}

/** The addresses that Azure is taken to give the pod: of the network that is given, or of one that fits. */
function podAddresses(stdin: string, conf: AzureConf, input: TraceInput): readonly CnsAddress[] {
  const network = input.networks?.find(({ name }) => name === conf.name) ?? assumedNetwork(stdin, 'L2Bridge')
  const subnet = parseGoCidr(network.subnets[0]?.addressPrefix ?? '')
  const first = subnet && formatAddress(offsetAddress(maskGoIpNet(subnet).address, 5))
  const address = input.podAddress === undefined ? (first ?? '') : formatAddress(input.podAddress)
  const gateway = subnet === undefined ? '' : formatAddress(offsetAddress(maskGoIpNet(subnet).address, 1))
  const overlay = isOverlay(conf, versionOf(input)) && conf.ipam.type === 'azure-cns'
  const host = overlay ? NODE : { ...NODE, subnet: network.subnets[0]?.addressPrefix ?? NODE.subnet }
  const given: CnsAddress = {
    address,
    prefixLength: subnet?.ones ?? 16,
    gateway: overlay ? '' : gateway,
    primary: gateway,
    host,
  }
  const six: CnsAddress = { ...given, ...POD_6, gateway: '', primary: '' }
  return hasIPv6(stdin, conf) ? [given, six] : [given]
}

const NODE: CnsAddress['host'] = {
  subnet: '10.127.130.0/24',
  address: '10.127.130.38',
  gateway: '10.127.130.1',
}
const POD_6 = { address: 'fd00:10:244:1::5', prefixLength: 64 }

/** The overlay for both families; or one whose exceptions or routes have IPv6. */
function hasIPv6(stdin: string, conf: AzureConf): boolean {
  if (conf.ipam.type !== 'azure-cns' || conf.ipam.mode === 'dualStackOverlay') {
    return conf.ipam.mode === 'dualStackOverlay'
  }
  return policyValues(stdin)
    .flatMap((policy) => strings(policy, 'ExceptionList', 'DestinationPrefix'))
    .some((text) => text.includes(':'))
}

function nodeOf(pod: readonly CnsAddress[], input: TraceInput): AzureNode {
  const ip4 = pod.slice(0, 1).map(ipamAddress)
  const ip6: CniAddress = {
    address: { family: 6, value: 0xfd00_0010_0244_0001_0000_0000_0000_0005n },
    ones: 64,
    maskBits: 128,
    gateway: { family: 6, value: 0xfd00_0010_0244_0001_0000_0000_0000_0001n },
  }
  const [first] = pod
  const container = {
    vlan: 1,
    ips: pod,
    cnetAddressSpace: [],
    primaryInterface: NODE.address,
    hostSubnet: NODE.subnet,
  }
  const hosts = [NODE.subnet, ...(first === undefined ? [] : [first.host.subnet])]
  return {
    networks: input.networks ?? [],
    endpoints: [],
    ...assumedHns(undefined, input),
    build: input.build ?? WINDOWS_BUILDS.ltsc2022,
    adapters: [{ name: ADAPTER, subnets: hosts }],
    ipam: {
      'azure-vnet-ipam': { kind: 'answers', ips: ip4 },
      'azure-vnet-ipamv6': { kind: 'answers', ips: [ip6] },
    },
    cns: { ok: true, pod, container },
    agent: { ok: true, ips: pod },
  }
}

const ADAPTER = 'Ethernet'

function ipamAddress({ address, prefixLength, gateway, primary }: CnsAddress): CniAddress {
  const parsed = parseGoCidr(`${address}/${prefixLength}`)
  const via = parseAddress(gateway === '' ? primary : gateway)
  return { ones: 0, maskBits: 32, ...parsed, ...(via === undefined ? {} : { gateway: via }) }
}

/** What is not known of a release that the model was not held against. */
function releaseAssumption(release: ProgramVersion): readonly string[] {
  const asked = formatProgramVersion(release)
  if (AZURE_MEASURED.includes(asked)) return []
  return [
    `azure-vnet ${asked} does what ${AZURE_MODELLED} does, but for the type of its network, the versions of CNI and the settings that it does not know`,
  ]
}

/** What of that an ADD comes to. */
function assumed(
  conf: AzureConf,
  pod: readonly CnsAddress[],
  networks: readonly HnsNetwork[],
): readonly string[] {
  const tells: string[] = []
  if (!conf.multiTenancy && !networks.some(({ name }) => name === conf.name)) {
    tells.push(`the node has no HNS network \`${conf.name}\`, so azure-vnet makes one`)
  }
  const given = pod.map(({ address, prefixLength }) => `${address}/${prefixLength}`).join(' and ')
  const who = conf.ipam.type === 'azure-cns' || conf.multiTenancy ? 'Azure CNS' : `\`${conf.ipam.type}\``
  if (conf.ipam.type !== '') tells.push(`${who} gives the pod ${given}`)
  tells.push(`the pod is \`pod-1\` in \`default\`, and the node's adapter \`${ADAPTER}\``)
  if (conf.multiTenancy) tells.push('NMAgent does SNAT itself, so the node does none; the VLAN is 1')
  if (conf.windowsSettings.enableLoopbackDSR) {
    tells.push(`HNS is ${ASSUMED_HNS.join('.')}, which supports direct server return`)
  }
  return tells
}

function pluginStep(stdin: string, outcome: AzureOutcome, version: ProgramVersion): TraceStep {
  const { result, read, ignored, overwritten, dropped, added, calls } = outcome
  const made = calls.find((call) => 'json' in call)
  const api = made?.kind.startsWith('HNS') === true ? 'HNS (API v1)' : 'HCN (API v2)'
  return {
    program: 'azure-vnet',
    version: formatProgramVersion(version),
    document: 'its configuration',
    input: stdin,
    notes: { read, ignored, overwritten, dropped, added },
    facts: made === undefined ? [] : [['calls', api]],
    ...(result.ok ? {} : { error: result.error }),
  }
}

/** Who gives the addresses: CNS over HTTP, or a program that gets the configuration written again. */
function ipamStep(conf: AzureConf, { given, handed }: AzureOutcome, command: string): TraceStep | undefined {
  if (given === undefined || command !== 'ADD') return undefined
  const cns = conf.ipam.type === 'azure-cns' || conf.multiTenancy
  const document = cns
    ? `${conf.cnsurl === '' ? 'http://localhost:10090' : conf.cnsurl}, asked for the pod`
    : 'the configuration that azure-vnet writes for it'
  const text = given.map(({ address, ones }) =>
    address === undefined ? '<nil>' : `${formatAddress(address)}/${ones}`,
  )
  return {
    program: cns ? 'azure-cns' : (handed[0]?.type ?? conf.ipam.type),
    version: '',
    document,
    notes: without(NO_NOTES, 'ipam'),
    facts: [['gives', text.join(', ')]],
  }
}
