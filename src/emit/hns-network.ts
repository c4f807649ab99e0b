import { formatAddress } from '../net/address.ts'
import { formatCidr } from '../net/cidr.ts'
import type { NodePlan } from '../plan/address-plan.ts'
import { networkIntent } from '../plan/network-intent.ts'
import type { NetworkLevelPolicy } from '../policy/network-policies.ts'
import { networkToV1 } from '../policy/objects/network-v1.ts'
import type { Cluster } from '../spec/cluster.ts'
import { writesHcnNetwork, writesNetwork } from '../spec/writes-network.ts'
import type { Artifact } from './artifact.ts'
import { hcnPolicy } from './hcn-policy.ts'
import { nodePath } from './paths.ts'
import { writeJson } from './write-json.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * The HNS network of a node, for those who create it themselves: flanneld creates its own, and an L2Tunnel network is
 * Azure's. With a bridge also the host's endpoint in it.
 */
export function hnsNetwork(cluster: Cluster, plan: NodePlan): Artifact[] {
  if (!writesNetwork(cluster.network)) return []
  const { name } = plan.node
  // Both APIs see a network of either.
  const network = writesHcnNetwork(cluster.network) ? hcnNetwork(cluster, plan) : hnsV1Network(cluster, plan)
  const artifacts: Artifact[] = [
    { path: nodePath(name, 'hns/network.json'), kind: 'hns-network', node: name, text: writeJson(network) },
  ]
  if (plan.hostEndpoint === undefined) return artifacts
  const endpoint = writeJson(hostEndpoint(cluster, plan))
  return [
    ...artifacts,
    { path: nodePath(name, 'hns/endpoint.json'), kind: 'hns-endpoint', node: name, text: endpoint },
  ]
}

/**
 * A network for `HcnCreateNetwork`. A subnet has its gateway as the next hop of a default route.
 * Source: microsoft/hcsshim hcn/hcnnetwork.go, 7c9ff7f.
 */
function hcnNetwork(cluster: Cluster, plan: NodePlan): Json {
  const { name, driver } = cluster.network
  const { policies, subnetPolicies } = networkIntent(cluster, plan)
  const ofSubnet = subnetPolicies.map((policy) => hcnPolicy(policy))
  return {
    Name: name,
    Type: driver === 'overlay' ? 'Overlay' : 'L2Bridge',
    Policies: policies.map((policy) => hcnPolicy(policy)),
    Ipams: [
      {
        Type: 'Static',
        Subnets: [
          {
            IpAddressPrefix: formatCidr(plan.subnet),
            ...(ofSubnet.length === 0 ? {} : { Policies: ofSubnet }),
            Routes: [{ NextHop: formatAddress(plan.networkGateway), DestinationPrefix: '0.0.0.0/0' }],
          },
          ...(plan.ipv6 === undefined ? [] : [subnetIPv6(plan.ipv6)]),
        ],
      },
    ],
    SchemaVersion: { Major: 2, Minor: 0 },
  }
}

/** Dual stack is a second subnet. Source: microsoft/windows-container-networking example/l2bridge-dualstack-*, b96345f. */
function subnetIPv6({ subnet, networkGateway }: Pick<NodePlan, 'subnet' | 'networkGateway'>): Json {
  const Routes = [{ NextHop: formatAddress(networkGateway), DestinationPrefix: '::/0' }]
  return { IpAddressPrefix: formatCidr(subnet), Routes }
}

/** A network for `POST /networks/`: some policies are members of it. */
function hnsV1Network(cluster: Cluster, plan: NodePlan): Json {
  const { policies, subnetPolicies } = networkIntent(cluster, plan)
  const placed = (list: readonly NetworkLevelPolicy[]) => list.map((policy) => ({ policy, path: [] }))
  const { object } = networkToV1({
    name: cluster.network.name,
    type: 'L2Bridge',
    policies: placed(policies),
    subnets: [
      {
        prefix: formatCidr(plan.subnet),
        gateway: formatAddress(plan.networkGateway),
        policies: placed(subnetPolicies),
      },
    ],
  })
  return object
}

/**
 * The host's own endpoint in the bridge, which pods use as their gateway; named as flanneld names it. It is attached to
 * compartment 1. HNS wants the ID of the network beside it, as `VirtualNetwork`, and makes that ID up with the network;
 * nobody is known to send the name in its place. Sources: flannel-io/flannel pkg/backend/hostgw/hostgw_windows.go,
 * cdf76059; microsoft/SDN Kubernetes/windows/{hns.psm1,start-kubelet.ps1}, 242fb0c.
 */
function hostEndpoint({ network }: Cluster, { hostEndpoint: address, ipv6 }: NodePlan): Json {
  return {
    Name: `${network.name}_ep`,
    ...(address === undefined ? {} : { IPAddress: formatAddress(address) }),
    ...(ipv6 === undefined ? {} : { IPv6Address: formatAddress(ipv6.hostEndpoint) }),
  }
}
