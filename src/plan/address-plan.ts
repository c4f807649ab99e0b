import type { Address } from '../net/address.ts'
import type { Cidr } from '../net/cidr.ts'
import type { Node } from '../spec/cluster.ts'

/** Every address that the network hands out or keeps back, for the cluster and for each node. */
export interface AddressPlan {
  readonly nodes: readonly NodePlan[]
  /** How many nodes of the node mask the IPv4 cluster CIDR holds. */
  readonly nodeCapacity: bigint
}

/** What happens to the addresses of one node's IPv4 pod CIDR. */
export interface NodePlan {
  readonly node: Node
  /** The IPv4 pod CIDR. */
  readonly subnet: Cidr
  /** `GatewayAddress` of the HNS network: network + 1. */
  readonly networkGateway: Address
  /** The address that pods use as gateway: network + 2 with win-bridge, network + 1 with win-overlay. */
  readonly podGateway: Address
  /** The host endpoint of l2bridge, network + 2; absent with overlay. */
  readonly hostEndpoint?: Address
  /** The address that kube-proxy uses as source; only with overlay. */
  readonly sourceVip?: Address
  /** First and last address that IPAM may give to a pod. */
  readonly rangeStart: Address
  readonly rangeEnd: Address
  readonly broadcast: Address
  /** How many pods the range holds, after all that is kept back. */
  readonly capacity: number
  /** The same of its IPv6 pod CIDR; absent where pods have IPv4 only. */
  readonly ipv6?: Pick<NodePlan, 'subnet' | 'networkGateway' | 'podGateway'> & {
    readonly hostEndpoint: Address
  }
}
