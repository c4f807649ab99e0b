import { CNI_PLUGINS, type CniPlugin } from '../facts/cni-plugins.ts'
import { type Address, formatAddress } from '../net/address.ts'
import { formatCidr } from '../net/cidr.ts'
import type { AddressPlan, NodePlan } from '../plan/address-plan.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { Artifact } from './artifact.ts'
import { writeJson } from './write-json.ts'

/** The address plan, for programs. */
export function addressPlan(cluster: Cluster, plan: AddressPlan): Artifact[] {
  const { cidrs, dns, network } = cluster
  const document = {
    version: 1,
    cluster: cidrs.cluster.map(formatCidr),
    service: cidrs.service.map(formatCidr),
    management: cidrs.management.map(formatCidr),
    dns: formatAddress(dns.server),
    nodeMask: cidrs.nodeMask,
    nodeCapacity: Number(plan.nodeCapacity),
    network: network.name,
    ...(network.vni === undefined ? {} : { vni: network.vni }),
    nodes: plan.nodes.map(nodeEntry),
    ...notesOf(cluster),
  }
  return [{ path: 'address-plan.json', kind: 'address-plan', text: writeJson(document) }]
}

/** What the files do not show: a pod that fails once, what Calico chooses and writes itself, and what a controller of the vendor does. */
function notesOf({ network, cni }: Cluster): { readonly notes?: readonly string[] } {
  if (network.plugin === 'flannel' && network.driver === 'l2bridge') return { notes: [FIRST_POD_RETRY] }
  if (network.plugin === 'calico') {
    return { notes: [...(cni.ipam === 'calico-ipam' ? [BLOCKS_OF_CALICO] : []), CONF_OF_CALICO] }
  }
  const { controller }: CniPlugin = CNI_PLUGINS[network.plugin]
  return controller === undefined ? {} : { notes: [controller] }
}

/** Source: projectcalico/calico cni-plugin/pkg/ipamplugin/ipam_plugin.go, windows_use_single_network, 87c15906f20c. */
const BLOCKS_OF_CALICO =
  'calico-ipam gives each node one block of the IP pool, of the size of its subnet here, and chooses which: the addresses of a node are these only where it chooses this block'

/** Source: projectcalico/calico libs/calico/calico.psm1 Install-CNIPlugin, cni-plugin/pkg/install/install.go 87c15906f20c. */
const CONF_OF_CALICO =
  'the installers of Calico write a CNI configuration of their own in any case: with the variables of linux/requirements.json it comes after the one of hnsc, and runtimes take the first'

/** microsoft/SDN#333, kubernetes/kubernetes#74766 (reports); containernetworking/plugins host-local v1.9.1 (measured). */
const FIRST_POD_RETRY =
  'host-local gives the first pod of a node network + 2, which is the host endpoint: that pod fails once (0x1392) and gets the next address on the retry'

function nodeEntry(plan: NodePlan): unknown {
  const { node, subnet, hostEndpoint, sourceVip, ipv6 } = plan
  const optional = (name: string, address: Address | undefined) =>
    address === undefined ? {} : { [name]: formatAddress(address) }
  return {
    name: node.name,
    managementIP: formatAddress(node.managementIP),
    podCIDRs: node.podCIDRs.map(formatCidr),
    subnet: formatCidr(subnet),
    networkGateway: formatAddress(plan.networkGateway),
    podGateway: formatAddress(plan.podGateway),
    ...optional('hostEndpoint', hostEndpoint),
    ...optional('sourceVip', sourceVip),
    rangeStart: formatAddress(plan.rangeStart),
    rangeEnd: formatAddress(plan.rangeEnd),
    broadcast: formatAddress(plan.broadcast),
    capacity: plan.capacity,
    ...(ipv6 === undefined
      ? {}
      : {
          ipv6: {
            subnet: formatCidr(ipv6.subnet),
            networkGateway: formatAddress(ipv6.networkGateway),
            podGateway: formatAddress(ipv6.podGateway),
            hostEndpoint: formatAddress(ipv6.hostEndpoint),
          },
        }),
  }
}
