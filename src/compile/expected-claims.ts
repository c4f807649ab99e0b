import { type Address, formatAddress } from '../net/address.ts'
import { type Cidr, formatCidr } from '../net/cidr.ts'
import { atLeast } from '../facts/versions.ts'
import type { AddressPlan, NodePlan } from '../plan/address-plan.ts'
import { natExceptions, natExceptionsIPv6 } from '../plan/nat-exceptions.ts'
import { endpointIntent } from '../plan/endpoint-intent.ts'
import type { NetworkLevelPolicy } from '../policy/network-policies.ts'
import type { Cluster, Node } from '../spec/cluster.ts'
import { endpointPlugin, isWcn } from '../spec/pairs.ts'
import type { Aspect } from './claims/claim.ts'
import { policyText } from '../policy/policy-text.ts'

/** What every file must say, by aspect; of an aspect without a value a file may only say `none`. */
export type Expected = Partial<Record<Aspect, string>>

/** What the spec says for the whole cluster. */
export function expectedOfCluster(cluster: Cluster, plan: AddressPlan): Expected {
  const { network, cidrs, dns, cni, paths, runtime, nodes } = cluster
  const flannel = network.plugin === 'flannel'
  const overlay = network.driver === 'overlay'
  const nodeRoutes = plan.nodes.map(
    ({ node, subnet }) => `${formatCidr(subnet)} ${formatAddress(node.managementIP)}`,
  )
  return {
    'network-name': network.name,
    'network-type': {
      l2bridge: 'L2Bridge',
      overlay: 'Overlay',
      l2tunnel: 'L2Tunnel',
      transparent: 'Transparent',
      nat: 'NAT',
    }[network.driver],
    plugin:
      isWcn(endpointPlugin(network)) || ['antrea', 'calico', 'azure-vnet'].includes(network.plugin)
        ? endpointPlugin(network)
        : overlay
          ? 'win-overlay'
          : 'win-bridge',
    'api-version': String(network.apiVersion),
    'endpoint-name': `${network.name}_ep`,
    ...number('vni', network.vni),
    ...number('vxlan-port', network.port),
    ...number('linux-mtu', (flannel && overlay) || network.plugin === 'antrea' ? network.mtu : undefined),
    ...(flannel ? { 'linux-flannel': 'true' } : {}),
    ...(network.plugin === 'antrea' ? { 'linux-antrea': 'true' } : {}),
    ...(network.plugin === 'ovn-kubernetes'
      ? {
          'linux-ovn': 'true',
          'hybrid-subnets': cidrs.cluster.map((cidr) => `${formatCidr(cidr)}/${cidrs.nodeMask}`).join(),
        }
      : {}),
    ...(network.dsr ? { dsr: 'true' } : {}),
    ...(network.macPrefix === undefined ? {} : { 'mac-prefix': network.macPrefix }),
    'cluster-cidr': cidrList(cidrs.cluster),
    allocates: 'true',
    'flannel-network': cidrList(cidrs.cluster.filter(({ family }) => family === 4)),
    'service-cidr': cidrList(cidrs.service),
    'management-cidr': cidrList(cidrs.management),
    ...number('node-mask', cidrs.nodeMask),
    ...number('node-mask-ipv6', cidrs.nodeMaskIPv6),
    'node-capacity': String(plan.nodeCapacity),
    'node-plans': plan.nodes.map(nodePlanText).join(),
    'node-routes': nodeRoutes.join(),
    'node-names': nodes.map(({ name }) => name).join(),
    'dns-server': formatAddress(dns.server),
    'dns-domain': dns.domain,
    'dns-search': dns.search.join(),
    'cni-version': cni.version,
    ...(network.plugin === 'calico'
      ? calicoClaims(cluster)
      : !flannel && cni.ipam !== 'none'
        ? { ipam: cni.ipam }
        : {}),
    ...(network.policyEngine === 'calico' ? policyOnlyClaims(cluster) : {}),
    'subnet-file': paths.flannelSubnetFile,
    // The flag came with v0.12.0; before, the path was a constant of flanneld.
    ...(atLeast(runtime.flannel, '0.12.0') ? { 'net-conf-path': paths.flannelNetConf } : {}),
    'conf-directory': cni.confDirectory,
    'bin-directory': cni.binDirectory,
    kubeconfig: paths.kubeconfig,
  }
}

/** What Calico's files say besides. */
function calicoClaims({ network, cidrs, cni, paths, policies, runtime }: Cluster): Expected {
  return {
    ipam: cni.ipam,
    'calico-mode': network.driver === 'overlay' ? 'vxlan' : 'windows-bgp',
    'calico-kubeconfig': paths.calicoKubeconfig,
    'calico-encapsulation': network.driver === 'overlay' ? 'Always' : 'Never',
    ...(cni.ipam === 'calico-ipam'
      ? { 'calico-block': String(cidrs.nodeMask), 'calico-affinity': 'true' }
      : {}),
    'calico-own-conf': cni.fileName.replace(/(\.conflist|\.conf|\.json)$/, '.template.conf'),
    'calico-own-conflist': cni.fileName.replace(/(\.conflist|\.conf|\.json)$/, '.template.conflist'),
    ...(runtime.name === 'containerd' ? { 'calico-host-process': 'true' } : {}),
    'linux-calico': 'true',
    ...(network.driver === 'overlay'
      ? { 'calico-proxy': network.name, 'calico-source-vip': `${network.name}_ep` }
      : {}),
    ...(policies.loopbackDSR ? { 'loopback-dsr': 'true' } : {}),
  }
}

/** What Calico is told where it enforces policies alone. */
function policyOnlyClaims({ paths, runtime, azure }: Cluster): Expected {
  const rules = [
    ...(azure?.blockMetadata === true ? [['169.254.169.254', '80']] : []),
    ...(azure?.blockWireServer === true ? ['80', '32526'].map((port) => ['168.63.129.16', port]) : []),
  ].map(([address, port]) => `block-${address}-${port} ${address}/32 ${port}`)
  return {
    'linux-calico-policy': 'true',
    'calico-kubeconfig': paths.calicoKubeconfig,
    ...(runtime.name === 'containerd' ? { 'calico-host-process': 'true' } : {}),
    ...(rules.length === 0 ? {} : { 'static-rules': rules.join() }),
  }
}

/** What the spec and the plan say for one node, besides what holds for the cluster. */
export function expectedOfNodes(cluster: Cluster): (plan: NodePlan) => Expected {
  const { vni } = cluster.network
  const reached = vni === undefined ? [] : cluster.nodes.filter(({ drMAC }) => drMAC !== undefined)
  const routes = reached.map((node) => ({ name: node.name, text: remoteRouteText(node, vni) }))
  return (plan) => expectedOfNode(cluster, plan, routes)
}

function expectedOfNode(
  cluster: Cluster,
  plan: NodePlan,
  routesToNodes: readonly { readonly name: string; readonly text: string }[],
): Expected {
  const { network, cidrs, policies } = cluster
  const { node, subnet, hostEndpoint, sourceVip, ipv6 } = plan
  const overlay = network.driver === 'overlay'
  const nodeAddress = formatAddress(node.managementIP)
  const services = cidrs.service.filter(({ family }) => family === 4 || ipv6 !== undefined).map(formatCidr)
  const added = policies.endpoint.flatMap((policy) =>
    policy.kind === 'route' ? [policy.destinationPrefix] : [],
  )
  const remote = routesToNodes.filter(({ name }) => name !== node.name).map(({ text }) => text)
  return {
    'node-name': node.name,
    'node-ip': nodeAddress,
    ...(overlay ? { 'bind-address': nodeAddress } : {}),
    ...(overlay && network.apiVersion === 2 ? { 'provider-address': nodeAddress } : {}),
    ...(network.driver === 'nat'
      ? {}
      : {
          'nat-exceptions': [
            ...natExceptions(cluster),
            ...(ipv6 === undefined && cluster.azure === undefined ? [] : natExceptionsIPv6(cluster)),
          ].join(),
          routes: [...services, ...(overlay ? [] : [`${nodeAddress}/32`]), ...added].join(),
        }),
    'endpoint-policies': endpointIntent(cluster, plan).policies.map(policyText).join(),
    'pod-subnet': formatCidr(subnet),
    ...address('network-gateway', plan.networkGateway),
    ...address('host-endpoint', hostEndpoint),
    ...address('source-vip', sourceVip),
    ...address('range-start', plan.rangeStart),
    'network-policies': networkPolicies(cluster, node).map(policyText).toSorted().join(),
    ...list('remote-routes', [...remote, ...addedRoutes(policies.network)]),
    ...list('subnet-policies', subnetPolicies(cluster).map(policyText).toSorted()),
    ...address('pod-gateway', plan.podGateway),
    ...(ipv6 === undefined ? {} : { 'pod-subnet-ipv6': formatCidr(ipv6.subnet) }),
    ...address('network-gateway-ipv6', ipv6?.networkGateway),
    ...address('host-endpoint-ipv6', ipv6?.hostEndpoint),
    ...address('pod-gateway-ipv6', ipv6?.podGateway),
  }
}

/** All but the ways to other nodes. */
function networkPolicies({ network, policies }: Cluster, { adapter }: Node): NetworkLevelPolicy[] {
  const hostRoute = network.driver === 'overlay' && policies.hostRoute
  return [
    { kind: 'net-adapter-name', name: adapter },
    ...(hostRoute ? [{ kind: 'host-route' } as const] : []),
    ...policies.network.filter(({ kind }) => kind !== 'vlan' && kind !== 'remote-subnet-route'),
  ]
}

function subnetPolicies({ network: { vni }, policies }: Cluster): NetworkLevelPolicy[] {
  const vlan = policies.network.filter(({ kind }) => kind === 'vlan')
  return vni === undefined ? vlan : [{ kind: 'vsid', isolationId: vni }, ...vlan]
}

function remoteRouteText({ podCIDRs, managementIP, drMAC }: Node, vni: number | undefined): string {
  const pods = podCIDRs.filter(({ family }) => family === 4).map(formatCidr)
  return `${pods.join()} ${vni} ${formatAddress(managementIP)} ${drMAC}`
}

function addedRoutes(policies: readonly NetworkLevelPolicy[]): string[] {
  return policies.flatMap((policy) =>
    policy.kind === 'remote-subnet-route'
      ? [`${policy.destinationPrefix} ${policy.isolationId} ${policy.providerAddress} ${policy.drMac}`]
      : [],
  )
}

function nodePlanText(plan: NodePlan): string {
  const { node, hostEndpoint, sourceVip, ipv6 } = plan
  return [
    node.name,
    formatAddress(node.managementIP),
    cidrList(node.podCIDRs),
    formatCidr(plan.subnet),
    formatAddress(plan.networkGateway),
    formatAddress(plan.podGateway),
    hostEndpoint === undefined ? '-' : formatAddress(hostEndpoint),
    sourceVip === undefined ? '-' : formatAddress(sourceVip),
    formatAddress(plan.rangeStart),
    formatAddress(plan.rangeEnd),
    formatAddress(plan.broadcast),
    plan.capacity,
    ...(ipv6 === undefined
      ? []
      : [
          formatCidr(ipv6.subnet),
          ...[ipv6.networkGateway, ipv6.podGateway, ipv6.hostEndpoint].map(formatAddress),
        ]),
  ].join(' ')
}

function cidrList(cidrs: readonly Cidr[]): string {
  return cidrs.map(formatCidr).join()
}

function number(aspect: Aspect, value: number | undefined): Expected {
  return value === undefined ? {} : { [aspect]: String(value) }
}

function list(aspect: Aspect, texts: readonly string[]): Expected {
  return texts.length === 0 ? {} : { [aspect]: texts.join() }
}

function address(aspect: Aspect, value: Address | undefined): Expected {
  return value === undefined ? {} : { [aspect]: formatAddress(value) }
}
