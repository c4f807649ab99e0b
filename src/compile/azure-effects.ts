import { formatAddress } from '../net/address.ts'
import type { NodePlan } from '../plan/address-plan.ts'
import { SNAT_BUILD } from '../programs/azure-vnet/nat-rules.ts'
import { endpointIntent } from '../plan/endpoint-intent.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { Trace } from '../trace/trace.ts'
import { get } from './claims/json.ts'
import { readEndpointRequest } from './endpoint-request.ts'
import { differs, otherFaults } from './policy-faults.ts'

/**
 * Where what azure-vnet asks HNS for differs from what the spec wants: the network that it makes, and the endpoint of the
 * first pod, whose addresses are Azure's.
 */
export function azureFaults(cluster: Cluster, plan: NodePlan, trace: Trace, json: string): readonly string[] {
  const { network, azure, windows } = cluster
  const intent = endpointIntent(cluster, plan)
  const request = readEndpointRequest(json)
  const made: unknown = JSON.parse(trace.requests.find(({ kind }) => kind.endsWith('Network'))?.json ?? '{}')
  const wantedNat = intent.policies.flatMap((policy) =>
    policy.kind === 'outbound-nat' && policy.exceptions.length > 0 ? [policy.exceptions.join()] : [],
  )
  const swift =
    azure?.executionMode === 'v4swift' && azure.ipamMode === undefined && windows.build >= SNAT_BUILD
  // Only Azure CNS names an address for what goes to the WireServer; without it HNS takes that of the node.
  const unnamed = cluster.cni.ipam === 'azure-cns' ? [METADATA] : [WIRESERVER, METADATA]
  const own = intent.policies.flatMap((policy) =>
    policy.kind === 'outbound-nat' && policy.exceptions.length === 0 ? (policy.destinations ?? []) : [],
  )
  const [first, ...more] = intent.search
  const conf: unknown = JSON.parse(trace.steps.find(({ program }) => program === 'azure-vnet')?.input ?? '{}')
  return [
    ...differs(
      'time to wait for HNS',
      String(get(conf, 'windowsSettings', 'hnsTimeoutDurationInSeconds') ?? ''),
      String(azure?.hnsTimeoutDurationInSeconds ?? ''),
    ),
    ...differs('API', String(request.api), String(network.apiVersion)),
    ...differs('network', String(get(made, 'Name')), network.name),
    ...differs('type of the network', String(get(made, 'Type')), TYPES[network.driver] ?? ''),
    ...differs('DNS servers', request.nameservers.join(), intent.nameservers.map(formatAddress).join()),
    // azure-vnet puts the namespace of the pod in front of the first suffix.
    ...differs('DNS search', request.search.join(), [`default.${first ?? ''}`, ...more].join()),
    ...differs(
      'NAT exceptions',
      request.exceptions.map((list) => list.join()).join(' '),
      wantedNat.join(' '),
    ),
    ...differs(
      'routes',
      request.routes.join(),
      intent.policies
        .flatMap((policy) => (policy.kind === 'route' && policy.needEncap ? [policy.destinationPrefix] : []))
        .join(),
    ),
    ...differs(
      'destinations with a policy of their own',
      request.destinations.join(),
      [...own, ...(intent.loopbackDsr ? [request.address] : []), ...(swift ? unnamed : [])].join(),
    ),
    ...otherFaults(intent, {
      others: request.others.filter((policy) => !(swift && policy.includes(WIRESERVER_NAT))),
    }),
  ]
}

const TYPES: Partial<Readonly<Record<Cluster['network']['driver'], string>>> = {
  l2bridge: 'L2Bridge',
  l2tunnel: 'L2Tunnel',
}
const METADATA = '169.254.169.254'
const WIRESERVER = '168.63.129.16'
/** What `v4swift` adds, in our own form. */
const WIRESERVER_NAT = `"destinations":["${WIRESERVER}"]`
