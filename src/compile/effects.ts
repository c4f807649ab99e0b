import type { Finding } from '../diagnostic/finding.ts'
import { fromGeneration, pluginsRelease } from '../facts/plugin-generations.ts'
import { formatAddress } from '../net/address.ts'
import { contains, parseCidr } from '../net/cidr.ts'
import type { NodePlan } from '../plan/address-plan.ts'
import { type EndpointIntent, endpointIntent } from '../plan/endpoint-intent.ts'
import type { EndpointPolicy } from '../policy/endpoint-policy.ts'
import type { Cluster, Plugin } from '../spec/cluster.ts'
import { endpointPlugin, isWcn } from '../spec/pairs.ts'
import type { Trace } from '../trace/trace.ts'
import { type EndpointRequest, readEndpointRequest } from './endpoint-request.ts'
import { azureFaults } from './azure-effects.ts'
import { differs, isPlainNat, isPlainRoute, otherFaults } from './policy-faults.ts'
import { macOf } from './mac-address.ts'
import { NETWORK_ID } from './pod-effect.ts'

/**
 * Faults of ours in a node's CNI configuration, by its effect: what the programs finally ask HNS for is held against
 * what the spec wants of a pod's endpoint. `path` is that of the file.
 */
export function effectFaults(cluster: Cluster, plan: NodePlan, path: string, trace: Trace): Finding[] {
  const json = requestOf(trace)
  if (json !== undefined && cluster.azure !== undefined) {
    return azureFaults(cluster, plan, trace, json).map((what) => fault(path, what))
  }
  if (json !== undefined) return requestFaults(cluster, plan, path, json)
  const { error } = trace
  return [
    fault(path, error === undefined ? 'no endpoint is asked for' : `a pod fails with \`${error.text}\``),
  ]
}

/** The last endpoint that a trace asks HNS for, that of the pod, as JSON; undefined where it fails or asks for nothing. */
function requestOf({ error, requests }: Trace): string | undefined {
  const endpoint = requests.findLast(({ kind }) => kind === 'HNSEndpoint' || kind === 'HostComputeEndpoint')
  return error === undefined ? endpoint?.json : undefined
}

function requestFaults(cluster: Cluster, plan: NodePlan, path: string, json: string): Finding[] {
  const request = readEndpointRequest(json)
  const intent = endpointIntent(cluster, plan)
  return [
    ...placeFaults(cluster, plan, intent, request),
    ...natFaults(intent, request),
    ...policyFaults(cluster, plan, intent, request),
  ].map((what) => fault(path, what))
}

function fault(path: string, what: string): Finding {
  return {
    code: 'WIN901',
    message: `\`${path}\` has another effect than the spec: ${what}`,
    at: { path: [] },
  }
}

/** Where the endpoint is: its network, its addresses, its DNS settings. */
function placeFaults(
  cluster: Cluster,
  plan: NodePlan,
  intent: EndpointIntent,
  request: EndpointRequest,
): string[] {
  const { network, cni } = cluster
  const hnsChooses = cni.ipam === 'none'
  const prefix = intent.macPrefix
  const reserved = [plan.podGateway, plan.networkGateway, plan.hostEndpoint, plan.sourceVip]
  const taken = reserved.some((kept) => kept !== undefined && formatAddress(kept) === request.address)
  return [
    ...differs('API', String(request.api), String(network.apiVersion)),
    ...differs('network', request.network, NETWORK_ID),
    ...differs(
      'gateway',
      request.gateway,
      hnsChooses && network.plugin === 'win-bridge' ? '' : formatAddress(intent.gateway),
    ),
    ...differs(
      'IPv6 gateway',
      request.gatewayIPv6,
      intent.gatewayIPv6 === undefined ? '' : formatAddress(intent.gatewayIPv6),
    ),
    ...differs('DNS servers', request.nameservers.join(), intent.nameservers.map(formatAddress).join()),
    ...differs('DNS search', request.search.join(), searchOf(endpointPlugin(network), intent.search).join()),
    ...(prefix === undefined || request.macAddress === macOf(prefix, request.address)
      ? []
      : [`the MAC address is \`${request.macAddress}\`, not one with prefix \`${prefix}\``]),
    ...(taken ? [`a pod gets the reserved address \`${request.address}\``] : []),
  ]
}

/** Microsoft's plugins put the namespace of the pod before the first suffix; a trace has its pod in `default`. */
function searchOf(plugin: Plugin, search: readonly string[]): readonly string[] {
  return isWcn(plugin) ? search.map((suffix, i) => (i === 0 ? `default.${suffix}` : suffix)) : search
}

/**
 * One list has to hold every exception of a family: HNS is not known to join two. Beside them a list may name what they
 * cover, as the node's own subnet that win-overlay adds.
 */
function natFaults(intent: EndpointIntent, { exceptions }: EndpointRequest): string[] {
  const wanted = ofKind(intent, 'outbound-nat').flatMap((policy) => policy.exceptions)
  if (wanted.length === 0 && exceptions.length === 0) return []
  const families = [wanted.filter((text) => !text.includes(':')), wanted.filter((text) => text.includes(':'))]
  const apart = families.filter(
    (family) => !exceptions.some((list) => family.every((text) => list.includes(text))),
  )
  if (apart.length > 0) {
    const lists = exceptions.map((list) => `\`${list.join()}\``).join(' and ')
    return apart.map(
      (family) => `the NAT exceptions are ${lists === '' ? 'none' : lists}, not \`${family.join()}\``,
    )
  }
  return exceptions
    .flat()
    .filter((text) => !wanted.some((outer) => covers(outer, text)))
    .map((text) => `\`${text}\` is exempt from NAT`)
}

function policyFaults(
  cluster: Cluster,
  plan: NodePlan,
  intent: EndpointIntent,
  request: EndpointRequest,
): string[] {
  const nodeAddress = formatAddress(plan.node.managementIP)
  const routes = ofKind(intent, 'route').filter(isPlainRoute)
  const knowsDsr =
    cluster.network.plugin === 'calico' || fromGeneration(pluginsRelease(cluster.runtime.cniPlugins), 'B')
  const reaches = intent.loopbackDsr && knowsDsr
  return [
    ...differs('routes', request.routes.join(), routes.map((policy) => policy.destinationPrefix).join()),
    ...differs(
      'provider addresses',
      request.providerAddresses.join(),
      cluster.network.driver === 'overlay' ? nodeAddress : '',
    ),
    ...differs(
      'destinations with a policy of their own',
      request.destinations.join(),
      [
        ...ofKind(intent, 'outbound-nat')
          .filter(isPlainNat)
          .flatMap(({ destinations = [] }) => destinations),
        ...(reaches ? [request.address || '<nil>'] : []),
      ].join(),
    ),
    ...otherFaults(intent, request),
  ]
}

function ofKind<K extends EndpointPolicy['kind']>(
  { policies }: EndpointIntent,
  kind: K,
): Extract<EndpointPolicy, { kind: K }>[] {
  return policies.filter((policy): policy is Extract<EndpointPolicy, { kind: K }> => policy.kind === kind)
}

function covers(outer: string, inner: string): boolean {
  const [a, b] = [parseCidr(outer), parseCidr(inner)]
  return a.ok && b.ok && contains(a.value, b.value)
}
