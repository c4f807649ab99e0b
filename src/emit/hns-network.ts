import { formatAddress } from '../net/address.ts'
import { formatCidr } from '../net/cidr.ts'
import type { NodePlan } from '../plan/address-plan.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { Artifact } from './artifact.ts'
import { nodePath } from './paths.ts'
import { writeJson } from './write-json.ts'

type Json = Record<string, unknown>

/**
 * The HNS network of a node, for those who create it themselves: flanneld creates its own, and an L2Tunnel network is
 * Azure's. With a bridge also the host's endpoint in it.
 */
export function hnsNetwork(cluster: Cluster, plan: NodePlan): Artifact[] {
  const { driver, plugin, apiVersion } = cluster.network
  if (plugin === 'flannel' || driver === 'l2tunnel') return []
  const { name } = plan.node
  // What goes to the other nodes has no HNS (v1) form, so an overlay is always an HCN network; both APIs see it.
  const hcn = driver === 'overlay' || apiVersion === 2
  const network = hcn ? hcnNetwork(cluster, plan) : hnsV1Network(cluster, plan)
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
function hcnNetwork(cluster: Cluster, { node, subnet, networkGateway }: NodePlan): Json {
  const { name, driver, vni } = cluster.network
  const vsid = vni === undefined ? {} : { Policies: [{ Type: 'VSID', Settings: { IsolationId: vni } }] }
  return {
    Name: name,
    Type: driver === 'overlay' ? 'Overlay' : 'L2Bridge',
    Policies: [
      { Type: 'NetAdapterName', Settings: { NetworkAdapterName: node.adapter } },
      ...(driver === 'overlay' ? overlayPolicies(cluster, node.name) : []),
    ],
    Ipams: [
      {
        Type: 'Static',
        Subnets: [
          {
            IpAddressPrefix: formatCidr(subnet),
            ...vsid,
            Routes: [{ NextHop: formatAddress(networkGateway), DestinationPrefix: '0.0.0.0/0' }],
          },
        ],
      },
    ],
    SchemaVersion: { Major: 2, Minor: 0 },
  }
}

/** What flanneld would add at run time: the way to local pods, and one route for each other node. */
function overlayPolicies({ network, nodes, windows }: Cluster, own: string): Json[] {
  // Earlier builds refuse it, and flanneld only logs that (flannel-io/flannel pkg/backend/vxlan/device_windows.go, cdf76059).
  const hostRoute = windows.build >= 18321 ? [{ Type: 'HostRoute', Settings: {} }] : []
  const remote = nodes.flatMap(({ name, drMAC, managementIP, podCIDRs }) => {
    const pods = podCIDRs.find(({ family }) => family === 4)
    if (name === own || drMAC === undefined || pods === undefined) return []
    const Settings = {
      DestinationPrefix: formatCidr(pods),
      IsolationId: network.vni,
      ProviderAddress: formatAddress(managementIP),
      DistributedRouterMacAddress: drMAC,
    }
    return [{ Type: 'RemoteSubnetRoute', Settings }]
  })
  return [...hostRoute, ...remote]
}

/** A network for `POST /networks/`. Source: microsoft/hcsshim internal/hns/hnsnetwork.go, 7c9ff7f. */
function hnsV1Network({ network }: Cluster, { node, subnet, networkGateway }: NodePlan): Json {
  return {
    Name: network.name,
    Type: 'L2Bridge',
    NetworkAdapterName: node.adapter,
    Subnets: [{ AddressPrefix: formatCidr(subnet), GatewayAddress: formatAddress(networkGateway) }],
  }
}

/**
 * The host's own endpoint in the bridge, which pods use as their gateway; named as flanneld names it. It is attached to
 * compartment 1. HNS wants the ID of the network beside it, as `VirtualNetwork`, and makes that ID up with the network;
 * nobody is known to send the name in its place. Sources: flannel-io/flannel pkg/backend/hostgw/hostgw_windows.go,
 * cdf76059; microsoft/SDN Kubernetes/windows/{hns.psm1,start-kubelet.ps1}, 242fb0c.
 */
function hostEndpoint({ network }: Cluster, { hostEndpoint: address }: NodePlan): Json {
  return {
    Name: `${network.name}_ep`,
    ...(address === undefined ? {} : { IPAddress: formatAddress(address) }),
  }
}
