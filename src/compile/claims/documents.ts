import type { Artifact } from '../../emit/artifact.ts'
import type { Claim } from './claim.ts'
import { always, get, items } from './json.ts'

/** What flanneld's `net-conf.json` says on a Windows node. */
export function netConfClaims({ text }: Artifact): Claim[] {
  const document: unknown = JSON.parse(text)
  const backend = get(document, 'Backend')
  const vxlan = get(backend, 'Type') === 'vxlan'
  return [
    ...backendClaims(document),
    ...always('network-name', get(backend, 'Name') ?? (vxlan ? `flannel.${get(backend, 'VNI')}` : 'cbr0')),
    ...(vxlan ? always('mac-prefix', get(backend, 'MacPrefix') ?? '0E-2A') : []),
  ]
}

/** What Linux and Windows nodes must have alike. */
function backendClaims(document: unknown): Claim[] {
  const backend = get(document, 'Backend')
  return [
    ...always('flannel-network', get(document, 'Network')),
    ...always('network-type', TYPE_OF_BACKEND.get(String(get(backend, 'Type')))),
    ...always('vni', get(backend, 'VNI')),
    ...always('vxlan-port', get(backend, 'Port')),
  ]
}

const TYPE_OF_BACKEND: ReadonlyMap<string, string> = new Map([
  ['host-gw', 'L2Bridge'],
  ['vxlan', 'Overlay'],
])

/** What the host's endpoint says. */
export function hnsEndpointClaims({ text }: Artifact): Claim[] {
  const document: unknown = JSON.parse(text)
  return [
    ...always('endpoint-name', get(document, 'Name')),
    ...always('host-endpoint', get(document, 'IPAddress')),
    ...always('host-endpoint-ipv6', get(document, 'IPv6Address')),
  ]
}

/** What the request for the source VIP says. */
export function sourceVipClaims({ text }: Artifact): Claim[] {
  const document: unknown = JSON.parse(text)
  const range = get(document, 'ipam', 'ranges', 0, 0)
  return [
    ...always('cni-version', get(document, 'cniVersion')),
    ...always('network-name', get(document, 'name')),
    ...always('pod-subnet', get(range, 'subnet')),
    ...always('source-vip', get(range, 'rangeStart')),
    ...always('source-vip', get(range, 'rangeEnd')),
  ]
}

/** What the Linux side is told. */
export function linuxClaims({ text }: Artifact): Claim[] {
  const document: unknown = JSON.parse(text)
  const networking = get(document, 'kubeadm', 'networking')
  const manager = get(document, 'kube-controller-manager')
  const netConf = get(document, 'kube-flannel', 'net-conf.json')
  const calico = get(document, 'calico')
  const hybrid = get(document, 'ovn-kubernetes')
  return [
    ...always('dns-domain', get(networking, 'dnsDomain')),
    ...always('service-cidr', get(networking, 'serviceSubnet')),
    ...always('service-cidr', get(manager, 'service-cluster-ip-range')),
    ...always('service-cidr', get(document, 'kube-apiserver', 'service-cluster-ip-range')),
    ...(hybrid === undefined ? podRangeClaims(networking, manager) : []),
    ...hybridClaims(hybrid),
    ...always(
      'linux-mtu',
      get(netConf, 'Backend', 'MTU') ?? get(document, 'antrea-agent', 'antrea-agent.conf', 'defaultMTU'),
    ),
    ...always('linux-antrea', get(document, 'antrea-agent') === undefined ? undefined : true),
    ...always('linux-flannel', netConf === undefined ? undefined : true),
    ...(netConf === undefined ? [] : backendClaims(netConf)),
    ...always('linux-calico', calico === undefined ? undefined : true),
    ...(calico === undefined ? [] : calicoClaims(calico)),
    ...policyOnlyClaims(get(document, 'calico-policy-only')),
  ]
}

/** Who gives nodes their ranges, where it is Kubernetes itself. */
function podRangeClaims(networking: unknown, manager: unknown): Claim[] {
  return [
    ...always('cluster-cidr', get(networking, 'podSubnet')),
    ...always('cluster-cidr', get(manager, 'cluster-cidr')),
    ...always('allocates', get(manager, 'allocate-node-cidrs')),
    ...always('node-mask', get(manager, 'node-cidr-mask-size') ?? get(manager, 'node-cidr-mask-size-ipv4')),
    ...always('node-mask-ipv6', get(manager, 'node-cidr-mask-size-ipv6')),
  ]
}

/** What OVN-Kubernetes is told, in the words of its own flags and in those of OpenShift. */
function hybridClaims(ovn: unknown): Claim[] {
  if (ovn === undefined) return always('linux-ovn', undefined)
  const flags = get(ovn, 'ovnkube')
  const config = get(ovn, 'networks.operator.openshift.io', 'hybridOverlayConfig')
  const ports = [
    get(flags, 'hybrid-overlay-vxlan-port'),
    get(ovn, 'hybrid-overlay-node', 'hybrid-overlay-vxlan-port'),
    get(config, 'hybridOverlayVXLANPort'),
  ]
  const networks = items(get(config, 'hybridClusterNetwork'))
  return [
    ...always('linux-ovn', true),
    ...always('hybrid-subnets', get(flags, 'hybrid-overlay-cluster-subnets')),
    ...always(
      'hybrid-subnets',
      networks.map((one) => `${String(get(one, 'cidr'))}/${String(get(one, 'hostPrefix'))}`),
    ),
    ...ports.flatMap((port) => always('vxlan-port', port ?? 4789)),
  ]
}

/** What Calico is told where it enforces policies alone. */
function policyOnlyClaims(calico: unknown): Claim[] {
  if (calico === undefined) return always('linux-calico-policy', undefined)
  const rules = get(calico, 'static-rules.json', 'Rules')
  const container = get(calico, 'windows-host-process')
  return [
    ...always('linux-calico-policy', true),
    ...always('calico-kubeconfig', get(calico, 'windows', 'KUBECONFIG')),
    ...always('network-name', matchedName(get(calico, 'windows', 'KUBE_NETWORK'))),
    ...always('calico-host-process', container === undefined ? undefined : true),
    ...(container === undefined ? [] : always('network-name', matchedName(get(container, 'KUBE_NETWORK')))),
    ...always('static-rules', rules === undefined ? undefined : items(rules).map(staticRuleText)),
  ]
}

/** A rule with what makes it one; its name is its own. */
function staticRuleText(rule: unknown): string {
  const keys = ['ID', 'RemoteAddresses', 'RemotePorts']
  return keys.map((key) => String(get(rule, 'Rule', key))).join(' ')
}

/** What Calico is told, in its resources and in the variables of its scripts. */
function calicoClaims(calico: unknown): Claim[] {
  const scripts = (name: string): unknown => get(calico, 'windows', name)
  const proxy = get(calico, 'kube-proxy')
  return [
    ...always('cluster-cidr', get(calico, 'IPPool', 'cidr')),
    ...always('vni', get(calico, 'FelixConfiguration', 'vxlanVNI')),
    ...always('vxlan-port', get(calico, 'FelixConfiguration', 'vxlanPort')),
    ...always('calico-affinity', get(calico, 'IPAMConfiguration', 'strictAffinity')),
    ...ofBoth(scripts),
    ...always('calico-kubeconfig', scripts('KUBECONFIG')),
    ...always('service-cidr', scripts('K8S_SERVICE_CIDR')),
    ...always('dns-server', scripts('DNS_NAME_SERVERS')),
    ...always('network-name', matchedName(scripts('KUBE_NETWORK'))),
    ...always('bin-directory', scripts('CNI_BIN_DIR')),
    ...always('conf-directory', scripts('CNI_CONF_DIR')),
    ...always('calico-own-conf', scripts('CNI_CONF_FILENAME')),
    ...containerClaims(get(calico, 'windows-host-process')),
    ...always('calico-proxy', get(proxy, 'network-name')),
    ...always('calico-source-vip', get(proxy, 'source-vip-endpoint')),
    ...always('calico-encapsulation', get(calico, 'IPPool', 'vxlanMode')),
    ...always('calico-block', get(calico, 'IPPool', 'blockSize')),
  ]
}

/** What both installers are told under the same names. */
function ofBoth(variable: (name: string) => unknown): Claim[] {
  return [
    ...always('calico-mode', variable('CALICO_NETWORKING_BACKEND')),
    ...always('ipam', variable('CNI_IPAM_TYPE')),
    ...always('vni', variable('VXLAN_VNI')),
  ]
}

function containerClaims(variables: unknown): Claim[] {
  if (variables === undefined) return always('calico-host-process', undefined)
  const container = (name: string): unknown => get(variables, name)
  return [
    ...always('calico-host-process', true),
    ...ofBoth(container),
    ...always('service-cidr', container('KUBERNETES_SERVICE_CIDRS')),
    ...always('dns-server', container('KUBERNETES_DNS_SERVERS')),
    ...always('conf-directory', container('CNI_NET_DIR')),
    ...always('calico-own-conflist', container('CNI_CONF_NAME')),
    ...always('calico-own-conflist', container('CNI_OLD_CONF_NAME')),
    ...always('mac-prefix', container('MAC_PREFIX')),
    ...always('network-name', matchedName(container('KUBE_NETWORK'))),
  ]
}

/** The one name that a pattern of Go matches whole; the pattern as it is where it could match another. */
function matchedName(pattern: unknown): unknown {
  if (typeof pattern !== 'string' || !/^\^(\w|-|\\\.)+\$$/.test(pattern)) return pattern
  return pattern.slice(1, -1).replaceAll('\\.', '.')
}

/** What the address plan says of the cluster and of each node. */
export function addressPlanClaims({ text }: Artifact): Claim[] {
  const document: unknown = JSON.parse(text)
  const nodes = items(get(document, 'nodes')).map((node) =>
    [
      ...NODE_KEYS.map((key) => get(node, key) ?? '-'),
      ...IPV6_KEYS.flatMap((key) => get(node, 'ipv6', key) ?? []),
    ].join(' '),
  )
  return [
    ...always('cluster-cidr', get(document, 'cluster')),
    ...always('service-cidr', get(document, 'service')),
    ...always('management-cidr', get(document, 'management')),
    ...always('dns-server', get(document, 'dns')),
    ...always('node-mask', get(document, 'nodeMask')),
    ...always('node-capacity', get(document, 'nodeCapacity')),
    ...always('network-name', get(document, 'network')),
    ...always('vni', get(document, 'vni')),
    ...always('node-plans', nodes),
  ]
}

const NODE_KEYS = [
  'name',
  'managementIP',
  'podCIDRs',
  'subnet',
  'networkGateway',
  'podGateway',
  'hostEndpoint',
  'sourceVip',
  'rangeStart',
  'rangeEnd',
  'broadcast',
  'capacity',
]
const IPV6_KEYS = ['subnet', 'networkGateway', 'podGateway', 'hostEndpoint']
