import type { Artifact } from '../../emit/artifact.ts'

/**
 * What several files and the spec must say alike; X1 to X18 name the places where they disagree in practice: network
 * name, VNI and port, cluster and service CIDR, DNS, node address, node name, backend, API, pod subnet, MAC prefix,
 * CNI version, paths.
 */
export type Aspect =
  | 'network-name'
  | 'endpoint-name'
  | 'network-type'
  | 'plugin'
  | 'api-version'
  | 'vni'
  | 'vxlan-port'
  | 'cluster-cidr'
  | 'flannel-network'
  | 'service-cidr'
  | 'management-cidr'
  | 'dns-server'
  | 'dns-domain'
  | 'dns-search'
  | 'node-name'
  | 'node-ip'
  | 'bind-address'
  | 'ipam'
  | 'pod-subnet'
  | 'pod-subnet-ipv6'
  | 'network-gateway'
  | 'network-gateway-ipv6'
  | 'host-endpoint'
  | 'host-endpoint-ipv6'
  | 'source-vip'
  | 'range-start'
  | 'pod-gateway'
  | 'pod-gateway-ipv6'
  | 'mac-prefix'
  | 'cni-version'
  | 'nat-exceptions'
  | 'routes'
  | 'endpoint-policies'
  | 'provider-address'
  | 'dsr'
  | 'network-policies'
  | 'remote-routes'
  | 'subnet-policies'
  | 'node-routes'
  | 'node-mask'
  | 'node-mask-ipv6'
  | 'node-capacity'
  | 'node-plans'
  | 'node-names'
  | 'linux-flannel'
  | 'linux-antrea'
  | 'linux-ovn'
  | 'allocates'
  | 'hybrid-subnets'
  | 'linux-mtu'
  | 'subnet-file'
  | 'net-conf-path'
  | 'conf-directory'
  | 'bin-directory'
  | 'kubeconfig'
  | 'calico-mode'
  | 'calico-kubeconfig'
  | 'loopback-dsr'
  | 'calico-encapsulation'
  | 'calico-block'
  | 'calico-affinity'
  | 'calico-own-conf'
  | 'calico-own-conflist'
  | 'calico-host-process'
  | 'linux-calico'
  | 'linux-calico-policy'
  | 'static-rules'
  | 'calico-proxy'
  | 'calico-source-vip'

/** One thing that a file says. */
export interface Claim {
  readonly aspect: Aspect
  /** In canonical text; lists are joined by commas; `none` where nothing is said. */
  readonly value: string
}

/** Reads the claims of one kind of file, knowing nothing of how it was written; throws where the form is not the kind's. */
export type ClaimReader = (artifact: Artifact) => Claim[]
