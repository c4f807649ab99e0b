import type { Source } from './evidence.ts'

/** What Go decodes a key into. `any` is not looked into; a nested table is an object whose keys are known, too. */
export type KeyType =
  'string' | 'bool' | 'int' | 'strings' | 'objects' | 'object' | 'any' | { readonly [key: string]: KeyType }

/** The keys that a plugin decodes, in its own spelling. Go finds them in any case. */
export interface PluginKeys {
  readonly keys: { readonly [key: string]: KeyType }
  readonly source: Source
}

/** Keys of CNI itself that libcni or every plugin reads. Source: containernetworking/cni pkg/types/types.go v1.3.0. */
const CNI = {
  cniVersion: 'string',
  name: 'string',
  type: 'string',
  capabilities: 'object',
  dns: { nameservers: 'strings', domain: 'string', search: 'strings', options: 'strings' },
  prevResult: 'object',
  runtimeConfig: 'object',
  args: 'any',
} as const satisfies PluginKeys['keys']

/** The `cniVersion` values of nat, sdnbridge and sdnoverlay. Source: microsoft/windows-container-networking cni/cni.go b96345f. */
export const WCN_VERSIONS: readonly string[] = ['0.2.0', '0.3.0', '0.4.0', '1.0.0']

const WCN: PluginKeys = {
  keys: {
    ...CNI,
    ipam: {
      type: 'string',
      environment: 'string',
      addressSpace: 'string',
      subnet: 'string',
      ipAddress: 'string',
      queryInterval: 'string',
      routes: 'objects',
    },
    optionalFlags: {
      localRoutedPortMapping: 'bool',
      allowAclPortMapping: 'bool',
      forceBridgeGateway: 'bool',
      enableDualStack: 'bool',
      loopbackDSR: 'bool',
      gatewayFromAdditionalRoutes: 'bool',
    },
    additionalRoutes: 'objects',
    AdditionalArgs: 'objects',
  },
  source: { evidence: 'code', where: 'microsoft/windows-container-networking cni/cni.go b96345f' },
}

const AZURE: PluginKeys = {
  keys: {
    ...CNI,
    mode: 'string',
    master: 'string',
    adapterName: 'string',
    bridge: 'string',
    logLevel: 'string',
    logTarget: 'string',
    infraVnetAddressSpace: 'string',
    ipv6Mode: 'string',
    serviceCidrs: 'string',
    vnetCidrs: 'string',
    podNamespaceForDualNetwork: 'strings',
    ipsToRouteViaHost: 'strings',
    multiTenancy: 'bool',
    enableSnatOnHost: 'bool',
    enableExactMatchForPodName: 'bool',
    disableHairpinOnHostInterface: 'bool',
    disableIPTableLock: 'bool',
    disableAsyncDelete: 'bool',
    cnsurl: 'string',
    executionMode: 'string',
    env: 'string',
    ipam: {
      mode: 'string',
      type: 'string',
      environment: 'string',
      addressSpace: 'string',
      subnet: 'string',
      ipAddress: 'string',
      queryInterval: 'string',
    },
    windowsSettings: { enableLoopbackDSR: 'bool', hnsTimeoutDurationInSeconds: 'int' },
    AdditionalArgs: 'objects',
  },
  source: { evidence: 'code', where: 'Azure/azure-container-networking cni/netconfig.go cbd7560' },
}

const CALICO: PluginKeys = {
  keys: {
    ...CNI,
    mode: 'string',
    vxlan_mac_prefix: 'string',
    vxlan_vni: 'int',
    ipam: {
      name: 'string',
      type: 'string',
      subnet: 'string',
      assign_ipv4: 'string',
      assign_ipv6: 'string',
      ipv4_pools: 'strings',
      ipv6_pools: 'strings',
    },
    qps: 'int',
    burst: 'int',
    mtu: 'int',
    num_queues: 'int',
    nodename: 'string',
    nodename_file: 'string',
    ipam_lock_file: 'string',
    nodename_file_optional: 'bool',
    datastore_type: 'string',
    etcd_endpoints: 'string',
    etcd_discovery_srv: 'string',
    log_level: 'string',
    log_file_path: 'string',
    log_file_max_size: 'int',
    log_file_max_age: 'int',
    log_file_max_count: 'int',
    policy: {
      type: 'string',
      k8s_api_root: 'string',
      k8s_auth_token: 'string',
      k8s_client_certificate: 'string',
      k8s_client_key: 'string',
      k8s_certificate_authority: 'string',
    },
    kubernetes: { k8s_api_root: 'string', kubeconfig: 'string', node_name: 'string' },
    feature_control: { ip_addrs_no_ipam: 'bool', floating_ips: 'bool' },
    etcd_scheme: 'string',
    etcd_key_file: 'string',
    etcd_cert_file: 'string',
    etcd_ca_cert_file: 'string',
    container_settings: { allow_ip_forwarding: 'bool' },
    include_default_routes: 'bool',
    dataplane_options: 'object',
    device_type: 'string',
    windows_pod_deletion_timestamp_timeout: 'int',
    windows_use_single_network: 'bool',
    windows_disable_default_deny_all_policy: 'bool',
    windows_loopback_DSR: 'bool',
    readiness_gates: 'strings',
    policy_setup_timeout_seconds: 'int',
    endpoint_status_dir: 'string',
    etcd_authority: 'string',
    hostname: 'string',
    require_mtu_file: 'bool',
    calico_api_group: 'string',
    // The types of pkg/hns of containernetworking/plugins are decoded from the same bytes.
    policies: 'objects',
    apiVersion: 'int',
    loopbackDSR: 'bool',
  },
  source: {
    evidence: 'code',
    where:
      'projectcalico/calico cni-plugin/pkg/types/types.go, pkg/dataplane/windows/dataplane_windows.go 87c1590',
  },
}

const VPC: PluginKeys = {
  keys: {
    ...CNI,
    ipam: 'object',
    eniName: 'string',
    eniMACAddress: 'string',
    eniIPAddresses: 'strings',
    vpcCIDRs: 'strings',
    bridgeType: 'string',
    bridgeNetNSPath: 'string',
    ipAddresses: 'strings',
    gatewayIPAddress: 'string',
    interfaceType: 'string',
    tapUserID: 'string',
    serviceCIDR: 'string',
  },
  source: {
    evidence: 'code',
    where: 'aws/amazon-vpc-cni-plugins plugins/vpc-bridge/config/netconfig.go be52143',
  },
}

/** The keys of the Windows plugins that have no model. wincni is not among them: no source of it is public. */
export const PLUGIN_KEYS: Readonly<Record<string, PluginKeys>> = {
  nat: WCN,
  sdnbridge: WCN,
  sdnoverlay: WCN,
  'azure-vnet': AZURE,
  calico: CALICO,
  'vpc-bridge': VPC,
}
