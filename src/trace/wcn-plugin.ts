import { formatProgramVersion } from '../facts/versions.ts'
import { formatAddress } from '../net/address.ts'
import type { HnsNetwork, WindowsNode } from '../programs/hns/node.ts'
import type { WindowsPluginOutcome } from '../programs/hns/session.ts'
import { decodeWcnConf, type WcnPlugin, wcnNetworkType } from '../programs/wcn/conf.ts'
import { wcn } from '../programs/wcn.ts'
import { assumedNetwork } from './assumed.ts'
import { callOf, type Chain, type Ran } from './chain.ts'
import { ASSUMED_ENDPOINT, assignedAssumptions, assumedHns } from './hns-assumptions.ts'
import { tracedRequest } from './requests.ts'
import { isBelow, NO_NOTES, type TraceStep, without } from './trace.ts'
import { assumedIpam, ipamAssumptions } from './ipam-assumptions.ts'
import { networkAssumption } from './windows-plugin.ts'

/** What the model of Microsoft's plugins follows: the head of their repository, which has no tag. */
const MODELLED = 'b96345f'

/** Runs nat, sdnbridge or sdnoverlay on the node of the trace, with host-local behind it. */
export function traceWcnPlugin(plugin: WcnPlugin, stdin: string, chain: Chain): Ran {
  const networks = chain.input.networks ?? assumedNetworks(plugin, stdin, chain)
  const outcome = called(stdin, networks, chain)
  chain.steps.push(pluginStep(plugin, stdin, outcome))
  if (outcome.ipam !== undefined) chain.steps.push(ipamStep(plugin, stdin, outcome, chain))
  chain.requests.push(...outcome.calls.map((call) => tracedRequest(call, outcome.added, networks)))
  if (!outcome.result.ok) return { error: outcome.result.error }
  return outcome.result.value === undefined ? {} : { result: outcome.result.value }
}

/**
 * CNI_ARGS as containerd sets them for a pod, but for names and IDs that are made up; the pod's namespace changes a search
 * suffix. Source: containerd/containerd internal/cri/server/sandbox_run.go toCNILabels, 301026e58.
 */
export const KUBERNETES_ARGS =
  'IgnoreUnknown=1;K8S_POD_NAMESPACE=default;K8S_POD_NAME=pod;K8S_POD_INFRA_CONTAINER_ID=podsandbox1;K8S_POD_UID=0'

/** nat makes its network, as do the others where they have policies for it; else somebody has made it for them. */
function assumedNetworks(plugin: WcnPlugin, stdin: string, chain: Chain): readonly HnsNetwork[] {
  const { value } = decodeWcnConf(stdin)
  const type = wcnNetworkType(value.type)
  const makes =
    plugin === 'nat' || value.AdditionalArgs?.some((entry) => entry.name === 'NetworkPolicy') === true
  if (makes && !value.optionalFlags.enableDualStack) {
    chain.assume(() => [`the node has no HNS network \`${value.name}\`, so the plugin makes one`])
    return []
  }
  const network = assumedNetwork(stdin, chain.input.networkType ?? (type.ok ? type.value : 'L2Bridge'))
  chain.assume(() => [networkAssumption(network)])
  return [network]
}

function called(stdin: string, networks: readonly HnsNetwork[], chain: Chain): WindowsPluginOutcome {
  const { input, assume } = chain
  // A network that the plugin makes gives addresses like one that is there.
  const { name } = decodeWcnConf(stdin).value
  const network = networks.find((there) => there.name === name) ?? assumedNetwork(stdin, 'NAT')
  const node: WindowsNode = {
    networks,
    endpoints: [],
    ...assumedHns(network, input),
    ipam: assumedIpam(stdin, network, input),
  }
  assume(() => ipamAssumptions(stdin, network, input))
  const version = input.versions.plugins
  const call = { ...callOf(chain), args: KUBERNETES_ARGS }
  if (input.command !== 'DEL') {
    const outcome = wcn({ stdin, call, version, node })
    if (outcome.added.some(({ path }) => path[0] === 'Dns'))
      assume(() => ['the pod is in the Kubernetes namespace `default`, which CNI_ARGS name'])
    if (input.command === 'ADD') assume(() => assignedAssumptions(outcome, node, input))
    return outcome
  }
  assume(() => [
    `ADD came before with the same configuration, and made the endpoint \`${call.containerID}_${name}\``,
  ])
  const endpoint = {
    id: ASSUMED_ENDPOINT,
    name: `${call.containerID}_${name}`,
    network: network.id,
    namespace: call.netns,
    macAddress: '',
    ipAddress: '',
    gatewayAddress: '',
    dns: { nameservers: [], domain: '', search: [], options: [] },
  }
  return wcn({ stdin, call, version, node: { ...node, endpoints: [endpoint] } })
}

function pluginStep(plugin: WcnPlugin, stdin: string, outcome: WindowsPluginOutcome): TraceStep {
  const { result, read, ignored, overwritten, dropped, added, calls, ipam } = outcome
  const notes = { read, ignored, overwritten, dropped, added }
  return {
    program: plugin,
    version: MODELLED,
    document: 'its configuration',
    input: stdin,
    notes: ipam === undefined ? notes : without(notes, 'ipam'),
    facts: calls.length === 0 ? [] : [['calls', 'HCN (API v2)']],
    ...(result.ok ? {} : { error: result.error }),
  }
}

/** Of the configuration that the plugin writes only what stands in the file, too, is a place of the file. */
function ipamStep(
  plugin: WcnPlugin,
  stdin: string,
  { ipam, ignored }: WindowsPluginOutcome,
  chain: Chain,
): TraceStep {
  const dual = decodeWcnConf(stdin).value.optionalFlags.enableDualStack
  const reason = `${plugin} does not pass it on: it writes the configuration of its IPAM plugin itself`
  const lost = ignored
    .filter(({ path }) => !dual && isBelow(path, 'ipam') && path.length > 1)
    .map((note) => ({ ...note, reason }))
  const given = ipam?.allocated?.ips.map(({ address, ones }) =>
    address === undefined ? '<nil>' : `${formatAddress(address)}/${ones}`,
  )
  return {
    program: 'host-local',
    version: formatProgramVersion(chain.input.versions.plugins),
    document: dual ? 'the same configuration' : `the configuration that ${plugin} writes for it`,
    notes: {
      ...NO_NOTES,
      read: ipam?.read.filter((path) => isBelow(path, 'ipam')) ?? [],
      dropped: [...(ipam?.dropped ?? []), ...lost],
    },
    facts: given === undefined ? [] : [['gives', given.join(', ')]],
    ...(ipam === undefined || ipam.result.ok ? {} : { error: ipam.result.error }),
  }
}
