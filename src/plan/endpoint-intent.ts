import { type Address, formatAddress } from '../net/address.ts'
import { formatCidr } from '../net/cidr.ts'
import type { EndpointPolicy } from '../policy/endpoint-policy.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { NodePlan } from './address-plan.ts'
import { natExceptions, natExceptionsIPv6 } from './nat-exceptions.ts'

/** What HNS is to be asked for when a pod starts, before any program had its hand in it. */
export interface EndpointIntent {
  /** In the order in which the CNI configuration lists them. */
  readonly policies: readonly EndpointPolicy[]
  readonly gateway: Address
  /** Absent where pods have no IPv6 address. */
  readonly gatewayIPv6?: Address
  readonly nameservers: readonly Address[]
  readonly search: readonly string[]
  /** First two octets of the MAC address; only with overlay. */
  readonly macPrefix?: string
  /** True when pods reach themselves through a Service by direct server return. */
  readonly loopbackDsr: boolean
}

/**
 * The intent for the pods of a node. But for sdnbridge it is IPv4 alone: win-bridge and win-overlay take the first address
 * of IPAM and no other (containernetworking/plugins pkg/hns/endpoint_windows.go, v1.9.1).
 */
export function endpointIntent(cluster: Cluster, plan: NodePlan): EndpointIntent {
  const { network, dns, policies } = cluster
  // The kubelet hands DNS settings over, and Open vSwitch does what policies do.
  if (network.plugin === 'antrea') {
    return { policies: [], gateway: plan.podGateway, nameservers: [], search: [], loopbackDsr: false }
  }
  return {
    // In a NAT network everything is translated, and there is no kube-proxy to reach.
    policies:
      network.driver === 'nat'
        ? policies.endpoint
        : [
            { kind: 'outbound-nat', exceptions: natExceptions(cluster) },
            ...(plan.ipv6 === undefined
              ? []
              : [{ kind: 'outbound-nat', exceptions: natExceptionsIPv6(cluster) } as const]),
            ...routes(cluster, plan),
            ...providerAddress(cluster, plan),
            ...policies.endpoint,
          ],
    gateway: plan.podGateway,
    ...(plan.ipv6 === undefined ? {} : { gatewayIPv6: plan.ipv6.podGateway }),
    // The DNS of the cluster is not there; HNS answers for a NAT network itself.
    ...(network.driver === 'nat'
      ? { nameservers: dns.external ? [dns.server] : [], search: [] }
      : { nameservers: [dns.server], search: dns.search }),
    ...(network.macPrefix === undefined ? {} : { macPrefix: network.macPrefix }),
    loopbackDsr: policies.loopbackDSR,
  }
}

/**
 * Services are reached through the host; with a bridge the host itself too, or its answers would come back on another
 * way. Sources: microsoft/SDN Kubernetes/flannel, 242fb0c; rancher/rke2 pkg/windows, 6ce1a80.
 */
function routes({ cidrs, network }: Cluster, { node, ipv6 }: NodePlan): EndpointPolicy[] {
  const services = cidrs.service
    .filter(({ family }) => family === 4 || ipv6 !== undefined)
    .map((cidr): EndpointPolicy => ({ kind: 'route', destinationPrefix: formatCidr(cidr), needEncap: true }))
  if (network.driver === 'overlay') return services
  const destinationPrefix = `${formatAddress(node.managementIP)}/32`
  return [...services, { kind: 'route', destinationPrefix, needEncap: true }]
}

/** win-overlay adds the address itself; written out it can be checked. Files for HNS (v1) never carry it. */
function providerAddress({ network }: Cluster, { node }: NodePlan): EndpointPolicy[] {
  if (network.driver !== 'overlay' || network.apiVersion !== 2) return []
  return [{ kind: 'provider-address', address: formatAddress(node.managementIP) }]
}
