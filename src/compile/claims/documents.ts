import type { Artifact } from '../../emit/artifact.ts'
import type { Claim } from './claim.ts'
import { claim, get, items } from './json.ts'

/** What flanneld's `net-conf.json` says. */
export function netConfClaims({ text }: Artifact): Claim[] {
  return netConf(JSON.parse(text))
}

function netConf(document: unknown): Claim[] {
  const backend = get(document, 'Backend')
  return [
    ...claim('flannel-network', get(document, 'Network')),
    ...claim('network-type', TYPE_OF_BACKEND.get(String(get(backend, 'Type')))),
    ...claim('network-name', get(backend, 'Name')),
    ...claim('vni', get(backend, 'VNI')),
    ...claim('vxlan-port', get(backend, 'Port')),
    ...claim('mac-prefix', get(backend, 'MacPrefix')),
  ]
}

const TYPE_OF_BACKEND: ReadonlyMap<string, string> = new Map([
  ['host-gw', 'L2Bridge'],
  ['vxlan', 'Overlay'],
])

/** What an HNS network says, in either dialect. */
export function hnsNetworkClaims({ text }: Artifact): Claim[] {
  const document: unknown = JSON.parse(text)
  const v2 = get(document, 'Ipams', 0, 'Subnets', 0)
  const v1 = get(document, 'Subnets', 0)
  const adapters = items(get(document, 'Policies')).filter(
    (policy) => get(policy, 'Type') === 'NetAdapterName',
  )
  return [
    ...claim('network-name', get(document, 'Name')),
    ...claim('network-type', get(document, 'Type')),
    ...claim('pod-subnet', get(v2, 'IpAddressPrefix') ?? get(v1, 'AddressPrefix')),
    ...claim('network-gateway', get(v2, 'Routes', 0, 'NextHop') ?? get(v1, 'GatewayAddress')),
    ...claim('vni', get(v2, 'Policies', 0, 'Settings', 'IsolationId')),
    ...claim('adapter', get(document, 'NetworkAdapterName')),
    ...adapters.flatMap((policy) => claim('adapter', get(policy, 'Settings', 'NetworkAdapterName'))),
  ]
}

/** What the host's endpoint says. */
export function hnsEndpointClaims({ text }: Artifact): Claim[] {
  const document: unknown = JSON.parse(text)
  return [
    ...claim('network-name', get(document, 'VirtualNetworkName')),
    ...claim('host-endpoint', get(document, 'IPAddress')),
  ]
}

/** What the request for the source VIP says. */
export function sourceVipClaims({ text }: Artifact): Claim[] {
  const document: unknown = JSON.parse(text)
  const range = get(document, 'ipam', 'ranges', 0, 0)
  return [
    ...claim('cni-version', get(document, 'cniVersion')),
    ...claim('network-name', get(document, 'name')),
    ...claim('pod-subnet', get(range, 'subnet')),
    ...claim('source-vip', get(range, 'rangeStart')),
    ...claim('source-vip', get(range, 'rangeEnd')),
  ]
}

/** What the Linux side is told. */
export function linuxClaims({ text }: Artifact): Claim[] {
  const document: unknown = JSON.parse(text)
  const networking = get(document, 'kubeadm', 'networking')
  const manager = get(document, 'kube-controller-manager')
  const flannel = get(document, 'kube-flannel', 'net-conf.json')
  return [
    ...claim('dns-domain', get(networking, 'dnsDomain')),
    ...claim('cluster-cidr', get(networking, 'podSubnet')),
    ...claim('cluster-cidr', get(manager, 'cluster-cidr')),
    ...claim('service-cidr', get(networking, 'serviceSubnet')),
    ...claim('service-cidr', get(manager, 'service-cluster-ip-range')),
    ...claim('service-cidr', get(document, 'kube-apiserver', 'service-cluster-ip-range')),
    ...claim('node-mask', get(manager, 'node-cidr-mask-size') ?? get(manager, 'node-cidr-mask-size-ipv4')),
    ...(flannel === undefined ? [] : netConf(flannel)),
  ]
}

/** What the address plan says of the cluster. */
export function addressPlanClaims({ text }: Artifact): Claim[] {
  const document: unknown = JSON.parse(text)
  return [
    ...claim('cluster-cidr', get(document, 'cluster')),
    ...claim('service-cidr', get(document, 'service')),
    ...claim('dns-server', get(document, 'dns')),
    ...claim('node-mask', get(document, 'nodeMask')),
    ...claim('network-name', get(document, 'network')),
    ...claim('vni', get(document, 'vni')),
  ]
}
