import { type Address, formatAddress } from '../net/address.ts'
import { formatCidr } from '../net/cidr.ts'
import type { AclPolicy, EndpointPolicy } from '../policy/endpoint-policy.ts'
import type { Cluster } from '../spec/cluster.ts'
import { endpointPlugin, isWcn } from '../spec/pairs.ts'
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
            ...(hasIPv6(cluster, plan)
              ? [{ kind: 'outbound-nat', exceptions: natExceptionsIPv6(cluster) } as const]
              : []),
            ...(network.plugin === 'azure-vnet' ? azureRoutes(cluster) : routes(cluster, plan)),
            ...providerAddress(cluster, plan),
            ...azureAcls(cluster),
            ...policies.endpoint,
          ],
    gateway: plan.podGateway,
    ...(plan.ipv6 === undefined ? {} : { gatewayIPv6: plan.ipv6.podGateway }),
    // The DNS of the cluster is not there; HNS answers for a NAT network itself.
    ...(network.driver === 'nat'
      ? { nameservers: dns.external ? [dns.server] : [], search: [] }
      : { nameservers: [dns.server], search: dns.search }),
    // HNS makes up the MAC addresses of sdnoverlay, whatever flanneld reads.
    ...(network.macPrefix === undefined || isWcn(endpointPlugin(network))
      ? {}
      : { macPrefix: network.macPrefix }),
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

/** True where pods have an IPv6 address: of the node's subnet, or of Azure CNS. */
function hasIPv6({ cidrs, azure }: Cluster, { ipv6 }: NodePlan): boolean {
  return ipv6 !== undefined || (azure !== undefined && cidrs.cluster.some(({ family }) => family === 6))
}

/** With direct server return azure-vnet needs no routes to Services. Source: Azure/AgentBaker azurecnifunc.ps1 06836ee. */
function azureRoutes({ cidrs, network }: Cluster): EndpointPolicy[] {
  if (network.dsr) return []
  return cidrs.service.map((cidr) => ({
    kind: 'route',
    destinationPrefix: formatCidr(cidr),
    needEncap: true,
  }))
}

/**
 * What keeps pods from services of Azure that are the node's: a rule for each port, and since there are rules now, what
 * lets everything else through. Source: Azure/AgentBaker staging/cse/windows/azurecnifunc.ps1 06836ee.
 */
export function azureAcls({ azure }: Pick<Cluster, 'azure'>): readonly AclPolicy[] {
  if (azure === undefined) return []
  const blocked = [
    ...(azure.blockMetadata ? [{ remote: '169.254.169.254/32', port: '80' }] : []),
    ...(azure.blockWireServer ? ['80', '32526'].map((port) => ({ remote: '168.63.129.16/32', port })) : []),
  ]
  if (blocked.length === 0) return []
  return [
    ...blocked.map(({ remote, port }): AclPolicy => ({
      kind: 'acl',
      action: 'Block',
      direction: 'Out',
      protocols: [6],
      remoteAddresses: [remote],
      remotePorts: [port],
      ruleType: 'Switch',
      priority: 200,
    })),
    ...['In', 'Out'].map((direction): AclPolicy => ({
      kind: 'acl',
      action: 'Allow',
      direction,
      priority: 65500,
    })),
  ]
}

/** win-overlay adds the address itself; written out it can be checked. Files for HNS (v1) never carry it. */
function providerAddress({ network }: Cluster, { node }: NodePlan): EndpointPolicy[] {
  if (network.driver !== 'overlay' || network.apiVersion !== 2) return []
  return [{ kind: 'provider-address', address: formatAddress(node.managementIP) }]
}
