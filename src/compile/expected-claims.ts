import { type Address, formatAddress } from '../net/address.ts'
import { type Cidr, formatCidr } from '../net/cidr.ts'
import type { NodePlan } from '../plan/address-plan.ts'
import { natExceptions } from '../plan/nat-exceptions.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { Aspect } from './claims/claim.ts'

/** What every file must say, by aspect; an aspect that has no value must not be claimed. */
export type Expected = Partial<Record<Aspect, string>>

/** What the spec says for the whole cluster. */
export function expectedOfCluster(cluster: Cluster): Expected {
  const { network, cidrs, dns, cni, paths } = cluster
  const cidrList = (list: readonly Cidr[]): string => list.map(formatCidr).join()
  return {
    'network-name': network.name,
    'network-type': {
      l2bridge: 'L2Bridge',
      overlay: 'Overlay',
      l2tunnel: 'L2Tunnel',
      transparent: 'Transparent',
      nat: 'NAT',
    }[network.driver],
    plugin: network.driver === 'overlay' ? 'win-overlay' : 'win-bridge',
    'api-version': String(network.apiVersion),
    ...(network.vni === undefined ? {} : { vni: String(network.vni) }),
    ...(network.port === undefined ? {} : { 'vxlan-port': String(network.port) }),
    ...(network.macPrefix === undefined ? {} : { 'mac-prefix': network.macPrefix }),
    'cluster-cidr': cidrList(cidrs.cluster),
    'flannel-network': cidrList(cidrs.cluster.filter(({ family }) => family === 4)),
    'service-cidr': cidrList(cidrs.service),
    'node-mask': String(cidrs.nodeMask),
    'dns-server': formatAddress(dns.server),
    'dns-domain': dns.domain,
    'dns-search': dns.search.join(),
    'cni-version': cni.version,
    'nat-exceptions': natExceptions(cluster).join(),
    'subnet-file': paths.flannelSubnetFile,
    'net-conf-path': paths.flannelNetConf,
    'conf-directory': cni.confDirectory,
    'bin-directory': cni.binDirectory,
    kubeconfig: paths.kubeconfig,
  }
}

/** What the spec and the plan say for one node, besides what holds for the cluster. */
export function expectedOfNode({ network, cidrs }: Cluster, plan: NodePlan): Expected {
  const { node, subnet, hostEndpoint, sourceVip } = plan
  const one = (aspect: Aspect, address: Address | undefined): Expected =>
    address === undefined ? {} : { [aspect]: formatAddress(address) }
  const nodeAddress = formatAddress(node.managementIP)
  const services = cidrs.service.filter(({ family }) => family === 4).map(formatCidr)
  return {
    'node-name': node.name,
    'node-ip': nodeAddress,
    ...(network.driver === 'overlay' ? { 'provider-address': nodeAddress } : {}),
    routes: [...services, ...(network.driver === 'overlay' ? [] : [`${nodeAddress}/32`])].join(),
    'pod-subnet': formatCidr(subnet),
    ...one('network-gateway', plan.networkGateway),
    ...one('host-endpoint', hostEndpoint),
    ...one('source-vip', sourceVip),
    ...one('range-start', plan.rangeStart),
    adapter: node.adapter,
  }
}
