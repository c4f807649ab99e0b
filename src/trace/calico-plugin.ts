import {
  type CalicoRelease,
  calicoRelease,
  NEWEST_CALICO,
  pluginsOfCalico,
} from '../facts/calico-releases.ts'
import { formatProgramVersion } from '../facts/versions.ts'
import { formatAddress } from '../net/address.ts'
import { addressAt, firstAddress, cidrOf, formatCidr, parseCidr } from '../net/cidr.ts'
import { calico } from '../programs/calico.ts'
import { decodeCalicoConf } from '../programs/calico/conf.ts'
import { type CalicoCluster, type CalicoInput, isDockershim } from '../programs/calico/session.ts'
import type { HnsEndpoint, HnsNetwork } from '../programs/hns/node.ts'
import type { IpamRun, WindowsPluginOutcome } from '../programs/hns/session.ts'
import { assumedNetwork } from './assumed.ts'
import { callOf, type Chain, type Ran } from './chain.ts'
import { ASSUMED_ENDPOINT, assignedAssumptions, assumedHns } from './hns-assumptions.ts'
import { assumedIpam, ipamAssumptions } from './ipam-assumptions.ts'
import { tracedRequest } from './requests.ts'
import { isBelow, type TraceStep, without } from './trace.ts'

/** Runs calico on the node of the trace, with host-local behind it where the file names that. */
export function traceCalico(stdin: string, chain: Chain): Ran {
  const { input, assume } = chain
  const asked = input.versions.calico
  const release = asked === undefined ? NEWEST_CALICO : calicoRelease(asked)
  const { conf } = decodeCalicoConf(stdin, release)
  const type = conf.mode === 'vxlan' ? 'Overlay' : 'L2Bridge'
  const network =
    input.networks?.find(({ name }) => name === conf.name) ?? blockOf(stdin, type, conf.ipamType, chain)
  const cluster = clusterOf(network, chain)
  const call = callOf(chain)
  const node = {
    networks: input.networks ?? [],
    endpoints: input.command === 'DEL' ? [podEndpoint(network, chain)] : [],
    ...assumedHns(network, input),
    ipam: assumedIpam(stdin, network, input),
  }
  const given: CalicoInput = { stdin, call, release, node, cluster }
  const outcome = calico(given)
  if (input.command === 'ADD') {
    assume(() => [
      ...(isMade(outcome, input) ? [newNetwork(network)] : []),
      ...surroundings(cluster, conf.ipamType, chain),
      ...ipamAssumptions(stdin, network, input),
      ...assignedAssumptions(outcome, node, input),
    ])
  } else if (input.command === 'DEL') {
    const name = `${call.containerID}_${conf.name}`
    assume(() => [`ADD came before with the same configuration, and made the endpoint \`${name}\``])
  }
  chain.steps.push(pluginStep(stdin, outcome, given))
  if (outcome.ipam !== undefined) chain.steps.push(ipamStep(outcome.ipam, release))
  const pod = outcome.calls.findLast((one) => 'json' in one)
  chain.requests.push(
    ...outcome.calls.map((one) => tracedRequest(one, one === pod ? outcome.added : [], [network])),
  )
  if (!outcome.result.ok) return { error: outcome.result.error }
  return outcome.result.value === undefined ? {} : { result: outcome.result.value }
}

/** The network that Calico would make: of the pod CIDR with host-local, else of a block of 64 addresses. */
function blockOf(stdin: string, type: string, ipam: string, { input }: Chain): HnsNetwork {
  const network = assumedNetwork(stdin, type)
  const pool = input.calico?.pools?.map(({ cidr }) => parseCidr(cidr)).find(({ ok }) => ok)
  const subnet = pool ?? parseCidr(network.subnets[0]?.addressPrefix ?? '')
  if (ipam === 'host-local' || !subnet.ok || subnet.value.prefix > 26) return network
  const block = cidrOf(firstAddress(subnet.value), 26)
  const gatewayAddress = formatAddress(addressAt(block, 1))
  return { ...network, subnets: [{ addressPrefix: formatCidr(block), gatewayAddress }] }
}

function clusterOf(network: HnsNetwork, { input }: Chain): CalicoCluster {
  const prefix = parseCidr(network.subnets[0]?.addressPrefix ?? '')
  const pool = prefix.ok ? cidrOf(firstAddress(prefix.value), Math.min(prefix.value.prefix, 16)) : undefined
  return {
    pools: pool === undefined ? [] : [{ cidr: formatCidr(pool), natOutgoing: true }],
    podCidrs: [network.subnets[0]?.addressPrefix ?? ''],
    newNetwork: { id: network.id, managementIP: network.managementIP },
    hostEndpointId: HOST_ENDPOINT,
    managementMac: MANAGEMENT_MAC,
    hostInterface: HOST_INTERFACE,
    ...input.calico,
  }
}

/** The ID of the host's endpoint; HNS makes one up. */
const HOST_ENDPOINT = '00000000-0000-0000-0000-000000000004'
const MANAGEMENT_MAC = '00:15:5d:00:00:01'
/** `cali` and the first eleven digits of the SHA-1 sum of `default.pod` (libcalico-go lib/backend/k8s/conversion). */
const HOST_INTERFACE = 'cali9381c30abed'

/** Of a node of which nothing is known it is taken for granted, even where Calico does not come that far. */
function isMade({ calls }: WindowsPluginOutcome, { networks = [] }: Chain['input']): boolean {
  return networks.length === 0 || calls.some(({ kind }) => kind === 'HNSNetwork')
}

function newNetwork({ managementIP }: HnsNetwork): string {
  return `the node has no HNS network that fits, so Calico makes one, which gets the management IP ${managementIP}`
}

/** What is taken for granted of the cluster, in the order in which Calico comes upon it. */
function surroundings(cluster: CalicoCluster, ipam: string, chain: Chain): string[] {
  const { input } = chain
  const pools = cluster.pools.map(
    ({ cidr, natOutgoing }) => `${cidr} ${natOutgoing ? 'with' : 'without'} natOutgoing`,
  )
  return [
    ...(input.calico?.pools === undefined ? [`the datastore has the IP pool ${pools.join(', ')}`] : []),
    ...(ipam === 'host-local' && input.calico?.podCidrs === undefined
      ? [`the pod CIDR of the node is ${cluster.podCidrs.join(', ')}`]
      : []),
  ]
}

function podEndpoint(network: HnsNetwork, chain: Chain): HnsEndpoint {
  const call = callOf(chain)
  return {
    id: ASSUMED_ENDPOINT,
    name: `${call.containerID}_${network.name}`,
    network: network.id,
    ...(isDockershim(call) ? { containers: [call.containerID] } : { namespace: call.netns }),
    macAddress: '',
    ipAddress: '',
    gatewayAddress: '',
    dns: { nameservers: [], domain: '', search: [], options: [] },
  }
}

function pluginStep(
  stdin: string,
  outcome: WindowsPluginOutcome,
  { call, cluster, release }: CalicoInput,
): TraceStep {
  const { result, read, ignored, overwritten, dropped, added, calls, ipam } = outcome
  const notes = { read, ignored, overwritten, dropped, added }
  const asks = calls.some((call) => call.kind === 'HostComputeEndpoint' || call.kind === 'HNSEndpoint')
  const pools = cluster.pools.map(({ cidr }) => cidr).join(', ')
  const api = isDockershim(call)
    ? 'HNS (API v1)'
    : 'HNS (API v1) for the network, HCN (API v2) for the endpoint'
  return {
    program: 'calico',
    version: release.since,
    document: 'its configuration',
    input: stdin,
    notes: ipam === undefined ? notes : without(notes, 'ipam'),
    facts: asks
      ? [
          ['calls', api],
          ['exempts', `the IP pools, too: ${pools}`],
        ]
      : [],
    ...(result.ok ? {} : { error: result.error }),
  }
}

function ipamStep(ipam: IpamRun, release: CalicoRelease): TraceStep {
  const below = (path: Parameters<typeof isBelow>[0]): boolean => isBelow(path, 'ipam')
  const given = ipam.allocated?.ips.map(({ address, ones }) =>
    address === undefined ? '<nil>' : `${formatAddress(address)}/${ones}`,
  )
  return {
    program: 'host-local',
    version: formatProgramVersion(pluginsOfCalico(release)),
    document: 'the configuration that calico writes for it',
    notes: {
      read: ipam.read.filter(below),
      ignored: ipam.ignored.filter(({ path }) => below(path)),
      overwritten: [],
      dropped: ipam.dropped,
      added: [],
    },
    facts: given === undefined ? [] : [['gives', given.join(', ')]],
    ...(ipam.result.ok ? {} : { error: ipam.result.error }),
  }
}
