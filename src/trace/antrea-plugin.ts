import { ANTREA } from '../facts/antrea.ts'
import { formatProgramVersion } from '../facts/versions.ts'
import { formatAddress } from '../net/address.ts'
import { type Cidr, cidrOf, formatCidr, overlap, parseCidr } from '../net/cidr.ts'
import { antrea, type AntreaOutcome, ENDPOINT_NAME } from '../programs/antrea.ts'
import { decodeAntreaConf } from '../programs/antrea/conf.ts'
import type { HnsNetwork } from '../programs/hns/node.ts'
import { assumedNetwork } from './assumed.ts'
import { callOf, type Chain, type Ran } from './chain.ts'
import { tracedRequest } from './requests.ts'
import { isBelow, NO_NOTES, type TraceStep, without } from './trace.ts'
import { networkAssumption } from './windows-plugin.ts'

/** Runs the antrea plugin, and its agent as far as a configuration decides what it does. */
export function traceAntreaPlugin(stdin: string, chain: Chain): Ran {
  const { input, assume } = chain
  const given = input.networks?.find(({ name }) => name === ANTREA.hnsNetwork)
  const network = given ?? assumedAntreaNetwork(stdin)
  if (given === undefined) assume(() => [networkAssumption(network)])
  const outcome = antrea({
    stdin,
    call: callOf(chain),
    version: input.versions.plugins,
    network,
    plugins: { 'host-local': { kind: 'host-local', store: {} } },
  })
  chain.steps.push(agentStep(stdin, outcome))
  if (outcome.ipam !== undefined) chain.steps.push(ipamStep(outcome, chain))
  chain.requests.push(...outcome.calls.map((call) => tracedRequest(call, [], [network])))
  if (!outcome.result.ok) return { error: outcome.result.error }
  assume(() => assumptions(outcome))
  return {}
}

function assumptions({ calls }: AntreaOutcome): readonly string[] {
  return [
    'antrea-agent runs, and does the rest: Open vSwitch, its answer to the runtime, and what DEL and CHECK take back or look at',
    ...(calls.length === 0
      ? []
      : [`the endpoint is called \`${ENDPOINT_NAME}\`: the agent makes the name of the pod's and a digest`]),
  ]
}

/** The network that the agent makes, of a pod CIDR that no range of the configuration meets: host-local would refuse both. */
function assumedAntreaNetwork(stdin: string): HnsNetwork {
  const ranges = (decodeAntreaConf(stdin).value.ipam?.ranges ?? []).flatMap((set) => set ?? [])
  const taken = ranges.flatMap(({ subnet }) => {
    const parsed = parseCidr(subnet)
    return parsed.ok ? [parsed.value] : []
  })
  const subnet = POD_CIDRS.find((cidr) => !taken.some((other) => overlap(other, cidr) !== undefined))
  const ipam = { subnet: formatCidr(subnet ?? POD_CIDRS[0]) }
  return { ...assumedNetwork(JSON.stringify({ ipam }), 'Transparent'), name: ANTREA.hnsNetwork }
}

/** 10.244.1.0/24, as other traces assume, and two to go to. */
const POD_CIDRS = [podCidr(0x0af4_0100n), podCidr(0xac1f_0100n), podCidr(0xc0a8_ff00n)] as const

function podCidr(value: bigint): Cidr {
  return cidrOf({ family: 4, value }, 24)
}

function agentStep(stdin: string, { result, ipam, calls, ...notes }: AntreaOutcome): TraceStep {
  const { read, ignored, overwritten, dropped, added } = notes
  const own = { read, ignored, overwritten, dropped, added }
  return {
    program: 'antrea',
    version: ANTREA.release,
    document: 'its configuration, which it hands to antrea-agent as it is',
    input: stdin,
    notes: ipam === undefined ? own : { ...without(own, 'ipam'), dropped: own.dropped },
    facts: [
      ['asks', `antrea-agent at ${ANTREA.pipe}`],
      ...(calls.length === 0 ? [] : [['calls', 'HNS (API v1), HCN for the namespace'] as const]),
    ],
    ...(result.ok ? {} : { error: result.error }),
  }
}

function ipamStep({ ipam, read }: AntreaOutcome, chain: Chain): TraceStep {
  const given = ipam?.allocated?.ips.map(({ address, ones }) =>
    address === undefined ? '<nil>' : `${formatAddress(address)}/${ones}`,
  )
  return {
    program: 'host-local',
    version: formatProgramVersion(chain.input.versions.plugins),
    document: 'the configuration that antrea-agent writes for it',
    notes: { ...NO_NOTES, read: read.filter((path) => isBelow(path, 'ipam')) },
    facts: given === undefined ? [] : [['gives', given.join(', ')]],
    ...(ipam === undefined || ipam.result.ok ? {} : { error: ipam.result.error }),
  }
}
