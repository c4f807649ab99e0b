import { type Address, compareAddresses, offsetAddress } from '../net/address.ts'
import { addressAt, lastAddress, subnetCount } from '../net/cidr.ts'
import type { Cluster, Node } from '../spec/cluster.ts'
import type { AddressPlan, NodePlan } from './address-plan.ts'

/** Offsets from a node's network address. */
const NETWORK_GATEWAY = 1
/** win-bridge sends network + 2 as the gateway (containernetworking/plugins pkg/hns/endpoint_windows.go, v1.9.1). */
const HOST_ENDPOINT = 2
/** The address that host-local gives first in a subnet without further words (plugins/ipam/host-local, v1.9.1). */
const FIRST_OF_HOST_LOCAL = 2
/** Behind the gateway and the address that the host endpoint or the source VIP has. */
const FIRST_POD = 3

/** Every address that the cluster hands out or keeps back. */
export function planAddresses(cluster: Cluster): AddressPlan {
  const { cidrs, nodes } = cluster
  const ipv4 = cidrs.cluster.find(({ family }) => family === 4)
  return {
    nodes: nodes.flatMap((node) => planNode(cluster, node) ?? []),
    nodeCapacity: ipv4 === undefined ? 0n : subnetCount(ipv4, cidrs.nodeMask),
  }
}

/** The plan of one node; undefined for a node without an IPv4 pod CIDR, which no spec without errors has. */
export function planNode({ network, cni }: Cluster, node: Node): NodePlan | undefined {
  const subnet = node.podCIDRs.find(({ family }) => family === 4)
  if (subnet === undefined) return undefined
  const overlay = network.driver === 'overlay'
  const at = (offset: number): Address => addressAt(subnet, offset)
  const nat = network.driver === 'nat'
  // Azure is the gateway, and there is no host endpoint.
  const azure = network.plugin === 'azure-vnet'
  // These pass no range on, so that host-local begins at network + 2.
  const ownRange = network.plugin === 'flannel' || network.plugin === 'sdnoverlay'
  // Its agent gives the gateway of Open vSwitch, and no host endpoint.
  const antrea = network.plugin === 'antrea'
  const ownGateway = overlay || nat || antrea || azure
  const rangeStart = ownRange || nat || antrea || azure ? at(FIRST_OF_HOST_LOCAL) : at(FIRST_POD)
  const rangeEnd = offsetAddress(lastAddress(subnet), -1)
  const keptInRange = ownRange ? 1 : 0
  return {
    node,
    subnet,
    networkGateway: at(NETWORK_GATEWAY),
    podGateway: ownGateway ? at(NETWORK_GATEWAY) : at(HOST_ENDPOINT),
    // Calico gives the source VIP to an endpoint of its own, in a block that only it knows.
    ...(overlay && network.plugin !== 'calico' ? { sourceVip: at(FIRST_OF_HOST_LOCAL) } : {}),
    ...(ownGateway ? {} : { hostEndpoint: at(HOST_ENDPOINT) }),
    rangeStart,
    rangeEnd,
    broadcast: lastAddress(subnet),
    capacity:
      cni.ipam === 'none'
        ? countBetween(nat ? rangeStart : at(FIRST_POD), rangeEnd)
        : countBetween(rangeStart, rangeEnd) - keptInRange,
    ...ipv6Of(network, node),
  }
}

/** The IPv6 part: the plugins of containernetworking take the first address of IPAM and no other. */
function ipv6Of({ plugin }: Cluster['network'], { podCIDRs }: Node): Pick<NodePlan, 'ipv6'> {
  const subnet = podCIDRs.find(({ family }) => family === 6)
  if (subnet === undefined || plugin !== 'sdnbridge') return {}
  const hostEndpoint = addressAt(subnet, HOST_ENDPOINT)
  const networkGateway = addressAt(subnet, NETWORK_GATEWAY)
  return { ipv6: { subnet, networkGateway, podGateway: hostEndpoint, hostEndpoint } }
}

function countBetween(first: Address, last: Address): number {
  return compareAddresses(first, last) > 0 ? 0 : Number(last.value - first.value) + 1
}
