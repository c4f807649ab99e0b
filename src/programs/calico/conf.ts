import { calicoKnows, type CalicoRelease } from '../../facts/calico-releases.ts'
import * as go from '../../text/go-json.ts'
import { oncePer } from '../../text/once-per.ts'

/** What of its configuration Calico acts on for Windows, as it holds it after decoding. */
export interface CalicoConf {
  readonly cniVersion: string
  readonly name: string
  /** Exactly `vxlan` makes an overlay network, anything else an L2Bridge network. */
  readonly mode: string
  readonly vxlanMacPrefix: string
  /** 0 is 4096. */
  readonly vni: bigint
  readonly ipamType: string
  readonly mtu: bigint
  readonly nodename: string
  readonly datastoreType: string
  readonly etcdEndpoints: string
  readonly policyType: string
  readonly deviceType: string
  readonly policySetupTimeout: bigint
  readonly useSingleNetwork: boolean
  readonly disableDefaultDeny: boolean
  readonly loopbackDsr: boolean
  readonly runtimeDns: {
    readonly servers: readonly string[]
    readonly domain: string
    readonly searches: readonly string[]
    readonly options: readonly string[]
  }
}

export type DecodedCalicoConf = Omit<go.GoDecoded<unknown>, 'value'> & { readonly conf: CalicoConf }

/**
 * Decodes Calico's configuration as the release does. The same bytes are decoded as `hns.NetConf`, too, which alone has
 * the policies. Source: projectcalico/calico cni-plugin/pkg/types/types.go, v3.29.0 to 87c15906f20c.
 */
export function decodeCalicoConf(stdin: string | Uint8Array, release: CalicoRelease): DecodedCalicoConf {
  const { value, ...decoded } = go.unmarshal(stdin, netConf(release))
  const { DNS: dns } = value.RuntimeConfig
  const conf: CalicoConf = {
    cniVersion: value.cniVersion,
    name: value.name,
    mode: value.mode,
    vxlanMacPrefix: value.vxlan_mac_prefix,
    vni: value.vxlan_vni,
    ipamType: value.ipam.type,
    mtu: value.mtu,
    nodename: value.nodename,
    datastoreType: value.datastore_type,
    etcdEndpoints: value.etcd_endpoints,
    policyType: value.policy.type,
    deviceType: value.device_type ?? '',
    policySetupTimeout: value.policy_setup_timeout_seconds,
    useSingleNetwork: value.windows_use_single_network,
    disableDefaultDeny: value.windows_disable_default_deny_all_policy,
    loopbackDsr: value.windows_loopback_DSR,
    runtimeDns: {
      servers: dns.servers ?? [],
      domain: dns.domain,
      searches: dns.searches ?? [],
      options: dns.options ?? [],
    },
  }
  return { conf, ...decoded }
}

const strings = go.slice(go.string)

/** Types without a name, which Go spells out in its errors. */
const IPAM =
  'struct { Name string; Type string "json:\\"type\\""; Subnet string "json:\\"subnet\\""; AssignIpv4 *string "json:\\"assign_ipv4\\""; AssignIpv6 *string "json:\\"assign_ipv6\\""; IPv4Pools []string "json:\\"ipv4_pools,omitempty\\""; IPv6Pools []string "json:\\"ipv6_pools,omitempty\\"" }'
const LABEL = 'struct { Key string "json:\\"key\\""; Value string "json:\\"value\\"" }'

const FIELDS = {
  cniVersion: go.string,
  name: go.string,
  type: go.string,
  mode: go.string,
  vxlan_mac_prefix: go.string,
  vxlan_vni: go.uint64,
  ipam: go.named(
    IPAM,
    go.struct('', {
      Name: go.string,
      type: go.string,
      subnet: go.string,
      assign_ipv4: go.pointer(go.string),
      assign_ipv6: go.pointer(go.string),
      ipv4_pools: strings,
      ipv6_pools: strings,
    }),
  ),
  args: go.struct('types.Args', {
    'org.apache.mesos': go.struct('types.Mesos', {
      network_info: go.struct('types.NetworkInfo', {
        name: go.string,
        labels: go.named(
          `struct { Labels []${LABEL} "json:\\"labels,omitempty\\"" }`,
          go.struct('', {
            labels: go.slice(go.named(LABEL, go.struct('', { key: go.string, value: go.string }))),
          }),
        ),
      }),
    }),
  }),
  mtu: go.int,
  num_queues: go.int,
  nodename: go.string,
  nodename_file: go.string,
  ipam_lock_file: go.string,
  nodename_file_optional: go.bool,
  datastore_type: go.string,
  etcd_endpoints: go.string,
  etcd_discovery_srv: go.string,
  log_level: go.string,
  log_file_path: go.string,
  log_file_max_size: go.int,
  log_file_max_age: go.int,
  log_file_max_count: go.int,
  policy: go.struct('types.Policy', {
    type: go.string,
    k8s_api_root: go.string,
    k8s_auth_token: go.string,
    k8s_client_certificate: go.string,
    k8s_client_key: go.string,
    k8s_certificate_authority: go.string,
  }),
  kubernetes: go.struct('types.Kubernetes', {
    k8s_api_root: go.string,
    kubeconfig: go.string,
    node_name: go.string,
  }),
  feature_control: go.struct('types.FeatureControl', { ip_addrs_no_ipam: go.bool, floating_ips: go.bool }),
  etcd_scheme: go.string,
  etcd_key_file: go.string,
  etcd_cert_file: go.string,
  etcd_ca_cert_file: go.string,
  container_settings: go.struct('types.ContainerSettings', { allow_ip_forwarding: go.bool }),
  include_default_routes: go.bool,
  dataplane_options: go.map(go.any),
  windows_pod_deletion_timestamp_timeout: go.int,
  windows_use_single_network: go.bool,
  windows_disable_default_deny_all_policy: go.bool,
  windows_loopback_DSR: go.bool,
  RuntimeConfig: go.struct('types.RuntimeConfig', {
    DNS: go.struct('types.RuntimeConfigDNS', {
      servers: strings,
      domain: go.string,
      searches: strings,
      options: strings,
    }),
  }),
  readiness_gates: strings,
  policy_setup_timeout_seconds: go.int,
  endpoint_status_dir: go.string,
  etcd_authority: go.string,
  hostname: go.string,
} as const

/** Keys that not every release knows. */
const NEWER = {
  require_mtu_file: go.bool,
  qps: go.int,
  burst: go.int,
  calico_api_group: go.named('resources.BackingAPIGroup', go.string),
  device_type: go.string,
} as const

/** The type that Calico decodes its configuration into. */
export const netConf = oncePer((release: CalicoRelease) => {
  const known = Object.entries(NEWER).filter(([key]) => calicoKnows(release, key))
  const newer: Partial<typeof NEWER> = Object.fromEntries(known)
  return go.struct('types.NetConf', { ...FIELDS, ...newer })
})
