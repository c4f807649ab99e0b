import { describe, expect, test } from 'vitest'
import type { Context } from '../../src/check/context.ts'
import { asWindowsTarget } from '../../src/spec/read-windows.ts'
import { validate } from '../../src/validate/validate.ts'

/* What Calico does with each of these is read in projectcalico/calico 87c15906f20c. */

type Json = Readonly<Record<string, unknown>>

const NAT = { Name: 'EndpointPolicy', Value: { Type: 'OutBoundNAT', ExceptionList: ['10.96.0.0/12'] } }
const ROUTE = {
  Name: 'EndpointPolicy',
  Value: { Type: 'SDNROUTE', DestinationPrefix: '10.96.0.0/12', NeedEncap: true },
}

/** What the installer of the services renders for containerd and VXLAN, less what is only told of it in any case. */
const CONF: Json = {
  name: 'Calico',
  windows_use_single_network: true,
  cniVersion: '0.3.1',
  type: 'calico',
  mode: 'vxlan',
  vxlan_mac_prefix: '0E-2A',
  vxlan_vni: 4096,
  policy: { type: 'k8s' },
  log_level: 'info',
  windows_loopback_DSR: true,
  capabilities: { dns: true },
  DNS: { Nameservers: ['10.96.0.10'] },
  nodename_file: 'c:/CalicoWindows/nodename',
  datastore_type: 'kubernetes',
  etcd_endpoints: '',
  etcd_key_file: '',
  etcd_cert_file: '',
  etcd_ca_cert_file: '',
  kubernetes: { kubeconfig: 'c:/CalicoWindows/calico-kube-config' },
  ipam: { type: 'calico-ipam', subnet: 'usePodCidr' },
  policies: [NAT, ROUTE],
}

describe('the configuration of the installers', () => {
  test.each<readonly [what: string, conf: Json]>([
    ['vxlan', CONF],
    ['windows-bgp', { ...CONF, mode: 'windows-bgp' }],
    ['BGP of the services', { ...CONF, mode: '' }],
    ['BGP with host-local', { ...CONF, mode: '', ipam: { type: 'host-local', subnet: 'usePodCidr' } }],
    ['etcd', { ...CONF, datastore_type: 'etcdv3', etcd_endpoints: 'http://10.0.0.1:2379' }],
    ['etcd by its endpoints', { ...CONF, datastore_type: '', etcd_endpoints: 'http://10.0.0.1:2379' }],
    ['a file of the node that may be missing', without('nodename_file', { nodename_file_optional: true })],
    ['the address of the API server', { ...CONF, kubernetes: { k8s_api_root: 'https://10.96.0.1:443' } }],
  ])('%s: says nothing', (_, conf) => {
    expect(said(conf)).toEqual([])
    expect(said(listOf(conf), { name: 'a.conflist' })).toEqual([])
  })
})

/** A change of the configuration, and what is told of it: `SEVERITY CODE PLACE MESSAGE | LABEL`. */
interface Told {
  readonly change: Json
  readonly told: readonly string[]
}

const TOLD: readonly Told[] = [
  {
    change: { mode: 'VXLAN' },
    told: [
      'warning WIN239 /mode the mode `VXLAN` is not spelt `vxlan` | Calico compares it letter by letter, and makes no overlay network',
    ],
  },
  {
    change: { mode: 'vlan' },
    told: [
      'warning WIN239 /mode the mode `vlan` is none that Calico has | Calico makes an L2Bridge network, as for every word but `vxlan`',
    ],
  },
  {
    change: { mode: 'none' },
    told: [
      'warning WIN239 /mode the mode `none` is none that Calico has | Calico makes an L2Bridge network, as for every word but `vxlan`',
    ],
  },
  {
    change: { mode: 'bird' },
    told: [
      'info WIN239 /mode the mode `bird` is none that Calico has | Calico makes an L2Bridge network, as for every word but `vxlan`',
    ],
  },
  {
    change: { vxlan_vni: 4095 },
    told: [
      'error WIN239 /vxlan_vni the VNI 4095 is below 4096 | no pod starts: `Windows does not support VXLANVNI < 4096`',
    ],
  },
  { change: { vxlan_vni: 65535 }, told: [] },
  { change: { vxlan_vni: 0 }, told: [] },
  {
    change: { vxlan_vni: 65536 },
    told: [
      'error WIN239 /vxlan_vni the VNI 65536 is above 65535 | Felix has 16 bits for it in the routes to other nodes, which then name another network',
    ],
  },
  { change: { mode: '', vxlan_vni: 1, vxlan_mac_prefix: 'x' }, told: [] },
  {
    change: { vxlan_mac_prefix: '0E:2A' },
    told: [
      'error WIN239 /vxlan_mac_prefix the MAC prefix `0E:2A` is not of the form `0E-2A` | no pod starts: `endpointMacPrefix [0E:2A] is invalid, value must be of the format xx-xx`',
    ],
  },
  {
    change: { vxlan_mac_prefix: 'ZZ-2A' },
    told: [
      'error WIN239 /vxlan_mac_prefix the MAC prefix `ZZ-2A` is not hexadecimal | no pod starts: `invalid MAC address`',
    ],
  },
  {
    change: { vxlan_mac_prefix: '0F-2A' },
    told: [
      'warning WIN244 /vxlan_mac_prefix the MAC prefix `0F-2A` is one of group addresses | Calico takes it, and no adapter can have such an address',
    ],
  },
  { change: { vxlan_mac_prefix: '' }, told: [] },
  {
    change: { capabilities: { dns: true, portMappings: true } },
    told: [
      'info WIN246 /capabilities/portMappings `calico` does nothing with `portMappings` | a hostPort of a pod is never opened',
    ],
  },
  {
    change: { datastore_type: 'etcd' },
    told: [
      'error WIN268 /datastore_type the datastore `etcd` is none that Calico has | no pod starts: `unknown datastore type: etcd`',
    ],
  },
  {
    change: { datastore_type: 'Kubernetes' },
    told: [
      'error WIN268 /datastore_type the datastore `Kubernetes` is none that Calico has | no pod starts: `unknown datastore type: Kubernetes`',
    ],
  },
  {
    change: { datastore_type: 'etcdv3' },
    told: [
      'error WIN268 /etcd_endpoints the datastore is `etcdv3`, and `etcd_endpoints` is empty | no pod starts: `no etcd endpoints specified`',
    ],
  },
  {
    change: { datastore_type: 'etcdv3', etcd_authority: '10.0.0.1:2379' },
    told: [
      'error WIN268 /etcd_authority the datastore is `etcdv3`, which does not read `etcd_authority` | no pod starts: `no etcd endpoints specified`',
    ],
  },
  {
    change: {
      datastore_type: 'etcdv3',
      etcd_endpoints: 'http://10.0.0.1:2379',
      etcd_discovery_srv: 'example.org',
    },
    told: [
      'error WIN268 /etcd_discovery_srv both `etcd_endpoints` and `etcd_discovery_srv` tell where etcd is | no pod starts: `multiple discovery or bootstrap options specified, use either "etcdEndpoints" or "etcdDiscoverySrv"`',
    ],
  },
  {
    change: {
      datastore_type: 'etcdv3',
      etcd_endpoints: 'https://10.0.0.1:2379',
      etcd_cert_file: 'c:/k/etcd.crt',
    },
    told: [
      'error WIN268 /etcd_cert_file there is an `etcd_cert_file`, and no `etcd_key_file` | no pod starts: `KeyFile and CertFile must both be present`',
    ],
  },
  { change: { etcd_cert_file: 'c:/k/etcd.crt', etcd_endpoints: '<your etcd endpoints>' }, told: [] },
  {
    change: { kubernetes: {} },
    told: [
      'error WIN268 /kubernetes neither `kubeconfig` nor `k8s_api_root` of `kubernetes` tells where the API server is | no pod starts: `no configuration has been provided`',
    ],
  },
  {
    change: { kubernetes: {}, policy: { type: 'k8s', k8s_api_root: 'https://10.96.0.1' } },
    told: [
      'error WIN268 /kubernetes neither `kubeconfig` nor `k8s_api_root` of `kubernetes` tells where the API server is | no pod starts: `no configuration has been provided`',
    ],
  },
  {
    change: { nodename_file: '' },
    told: [
      'warning WIN268 /nodename_file no `nodename_file` is written, so Calico waits for `/var/lib/calico/nodename` | no program writes that on Windows: `check that the calico/node container is running and has mounted /var/lib/calico/`',
    ],
  },
  {
    change: { policy: {} },
    told: [
      'error WIN269 /policy the `policy` has no type | no pod starts: Calico looks for a profile called `Calico`, `Invalid name Calico`',
    ],
  },
  {
    change: { policy: { type: 'K8s' } },
    told: [
      'warning WIN269 /policy/type the type of `policy` is `K8s`, not `k8s` | Calico does not read the annotations of pods, such as `cni.projectcalico.org/ipv4pools`',
    ],
  },
  {
    change: { policy: {}, datastore_type: 'etcdv3', etcd_endpoints: 'http://10.0.0.1:2379' },
    told: [
      'warning WIN269 /policy the `policy` has no type | Calico does not read the labels and annotations of pods, so no NetworkPolicy selects them',
    ],
  },
  {
    change: {
      policies: [
        { ...NAT, Value: { ...NAT.Value, ExceptionList: ['10.96.0.10'] } },
        { ...ROUTE, Value: { ...ROUTE.Value, DestinationPrefix: '10.96.0.10' } },
      ],
    },
    told: [
      "warning WIN210 /policies/0/Value/ExceptionList/0 the exception is `10.96.0.10`, which Calico's installer writes where it is not told the range of Services | packets to all other Services are translated to the address of the node",
      "warning WIN210 /policies/1/Value/DestinationPrefix the route is `10.96.0.10`, which Calico's installer writes where it is not told the range of Services | packets to all other Services are not routed into the network",
    ],
  },
  {
    change: { ipam: { type: 'calico-ipam', assign_ipv4: 'false', assign_ipv6: 'true' } },
    told: [
      'error WIN261 /ipam/assign_ipv4 `assign_ipv4` is `false`, and Calico on Windows needs an IPv4 address | no pod starts: `Calico CNI panicked during ADD`',
    ],
  },
  {
    change: { ipam: { type: 'calico-ipam', assign_ipv4: 'false' } },
    told: [
      'error WIN261 /ipam/assign_ipv4 `assign_ipv4` is `false`, and Calico on Windows needs an IPv4 address | no pod starts: `IPAM plugin returned missing IP config`',
    ],
  },
  {
    change: { ipam: { type: 'calico-ipam', ipv4_pools: ['10.244.0.0', 'fd00::/64', 'windows-pool'] } },
    told: [
      'warning WIN261 /ipam/ipv4_pools/0 the pool `10.244.0.0` has no prefix length | Calico looks for an IP pool of this name, and else stops: `error parsing pool "10.244.0.0"`',
      "error WIN261 /ipam/ipv4_pools/1 the pool `fd00::/64` is of IPv6, and stands in `ipv4_pools` | no pod starts: `isn't a IPv4 address`",
    ],
  },
  {
    change: { nodename: 'WIN-1' },
    told: [
      'warning WIN268 /nodename the `nodename` `WIN-1` has capitals | names of Node objects have none, and Calico compares letter by letter',
    ],
  },
  {
    change: { policies: [NAT] },
    told: [
      'warning WIN222 /type `calico` has no route to the Services, which only direct server return does without | unless kube-proxy has `--enable-dsr`, pods reach no Service',
    ],
  },
  { change: { policies: [NAT], mode: 'windows-bgp' }, told: [] },
  {
    change: {
      policies: [NAT, { ...ROUTE, Value: { Type: 'SDNROUTE', DestinationPrefix: '10.96.0.0/12' } }],
    },
    told: [
      'warning WIN239 /policies/1 the mode is `vxlan`, and the route has no `NeedEncap` | packets to this range leave without encapsulation',
    ],
  },
  {
    change: { policies: [NAT, { ...ROUTE, Value: { ...ROUTE.Value, NeedEncap: false } }] },
    told: [
      'warning WIN239 /policies/1/Value/NeedEncap the mode is `vxlan`, and `NeedEncap` is false | packets to this range leave without encapsulation',
    ],
  },
  {
    change: { device_type: 'foo' },
    told: [
      'error WIN201 /device_type calico refuses the configuration: `unknown device_type "foo" in CNI config (supported: "veth", "netkit")` | no pod starts',
    ],
  },
]

describe('a configuration of Calico', () => {
  test.each(TOLD)('$change', ({ change, told }) => {
    expect(said({ ...CONF, ...change })).toEqual(told)
    const inList = told.map((one) => one.replace(/ \//, ' /plugins/0/'))
    expect(said(listOf({ ...CONF, ...change }), { name: 'a.conflist' })).toEqual(inList)
  })

  test('every finding has a help', () => {
    for (const { change } of TOLD) {
      for (const { help } of diagnostics({ ...CONF, ...change })) expect(help).toBeDefined()
    }
  })
})

test.each<readonly [name: string, mode: string, ...told: readonly string[]]>([
  [
    'External',
    'vxlan',
    'warning WIN242 /name `External` is the network that Calico makes for its vSwitch | the plugin deletes a network of its own name that has another subnet',
  ],
  [
    'k8s-pod-network',
    'vxlan',
    'warning WIN242 /name Calico makes the network `Calico` on every node, and `k8s-pod-network` beside it | Felix writes the routes to other nodes into the network `Calico`, so that pods reach none of them',
  ],
  [
    'k8s-pod-network',
    'windows-bgp',
    'info WIN242 /name Calico makes the network `Calico` on every node, and `k8s-pod-network` beside it | both have the subnet of the node, and an endpoint at its second address',
  ],
])('a network called %s with the mode %s', (name, mode, ...told) => {
  expect(said({ ...CONF, name, mode })).toEqual(told)
})

test('the configuration of Linux, copied', () => {
  const linux = {
    name: 'k8s-pod-network',
    cniVersion: '0.3.1',
    plugins: [
      {
        type: 'calico',
        log_level: 'info',
        datastore_type: 'kubernetes',
        nodename: 'win-1',
        mtu: 0,
        ipam: { type: 'calico-ipam' },
        policy: { type: 'k8s' },
        kubernetes: { kubeconfig: '/etc/cni/net.d/calico-kubeconfig' },
      },
      { type: 'portmap', snat: true, capabilities: { portMappings: true } },
      { type: 'bandwidth', capabilities: { bandwidth: true } },
    ],
  }
  expect(
    said(linux, { name: '10-calico.conflist' }).map((one) => one.split(' ').slice(0, 3).join(' ')),
  ).toEqual([
    'info WIN242 /name',
    'info WIN233 /plugins/0/type',
    'warning WIN268 /plugins/0/type',
    'error WIN247 /plugins/1/type',
    'error WIN247 /plugins/2/type',
  ])
})

test('policies under the key of other plugins are told once, and IPAM of its own is named', () => {
  const { policies, ...rest } = CONF
  expect(said({ ...rest, AdditionalArgs: policies }).map((one) => one.split(' ')[1])).toEqual(['WIN225'])
  const [linux] = diagnostics({ ...CONF, mode: '', ipam: { type: 'dhcp' } })
  expect(linux?.help).toBe('use `calico-ipam`')
  const [none] = diagnostics(without('ipam'))
  expect(none?.help).toBe('write `calico-ipam` as the `type` of `ipam`')
})

/** A policy, and what Calico's own handling of it and the API of the runtime make of it. */
const POLICIES: readonly {
  readonly value: Json
  readonly containerd: readonly string[]
  readonly dockershim: readonly string[]
}[] = [
  {
    value: { Type: 'PA', PA: '10.1.2.3' },
    containerd: [
      'info WIN260 /policies/2 a provider address stands in the file, and Calico adds that of the node itself | each pod gets two',
      'warning WIN213 /policies/2/Value/Type `PA` is no policy of HCN (v2) | Calico hands it on as it is',
      'warning WIN235 /policies/2/Value/PA `PA` is no key of the policy `PA` in HCN (v2) | HNS ignores it without an error',
    ],
    dockershim: [
      'info WIN260 /policies/2 a provider address stands in the file, and Calico adds that of the node itself | each pod gets two',
    ],
  },
  {
    value: { Type: 'ACL', Action: 'Block', Direction: 'In', Protocol: 6, Priority: 200 },
    containerd: [
      'warning WIN204 /policies/2 the ACL holds only until Felix sends its own | Felix sends each pod the whole list that it makes of NetworkPolicies',
      'warning WIN314 /policies/2/Value the ACLs of direction `In` end without one that allows the rest | an endpoint with any ACL denies what none allows, so everything else is blocked too',
      'warning WIN235 /policies/2/Value/Protocol `Protocol` is no key of the policy `ACL` in HCN (v2) | HNS ignores it without an error',
    ],
    dockershim: [
      'warning WIN204 /policies/2 the ACL holds only until Felix sends its own | Felix sends each pod the whole list that it makes of NetworkPolicies',
      'warning WIN314 /policies/2/Value the ACLs of direction `In` end without one that allows the rest | an endpoint with any ACL denies what none allows, so everything else is blocked too',
    ],
  },
  {
    value: { Type: 'PortMapping', Protocol: 6, InternalPort: 80, ExternalPort: 8080, Flags: 1 },
    containerd: [],
    dockershim: [
      'warning WIN213 /policies/2/Value/Type `PortMapping` is no policy of HNS (v1) | Calico hands it on as it is',
      'error WIN306 /policies/2/Value/Protocol `Protocol` is the number `6`, not a string | programs that decode it stop with a Go error, HNS refuses it or reads nothing',
      'warning WIN304 /policies/2/Value/Flags the policy `PortMapping` has no key `Flags` in HNS (v1) | HNS ignores it without an error',
    ],
  },
  // An overlay network is no L2Bridge.
  {
    value: { Type: 'NAT', Protocol: 'TCP', InternalPort: 80, ExternalPort: 8080 },
    containerd: [
      'warning WIN213 /policies/2/Value/Type `NAT` is no policy of HCN (v2) | Calico hands it on as it is',
      'warning WIN308 /policies/2/Value/Protocol `Protocol` is the name `TCP`, where programs have the number 6 | programs that decode it with hcsshim stop: json: cannot unmarshal string',
    ],
    dockershim: [],
  },
  {
    value: { Type: 'L4Proxy', IP: '1.2.3.4', Port: '8080', Destination: '*' },
    containerd: [],
    dockershim: [
      'warning WIN213 /policies/2/Value/Type `L4Proxy` is no policy of HNS (v1) | Calico hands it on as it is',
    ],
  },
  { value: { Type: 'QOS', MaximumOutgoingBandwidthInBytes: 1000000 }, containerd: [], dockershim: [] },
]

describe('policies by the API of the runtime', () => {
  const v1 = { ...CONF, policies: [NAT, { ...ROUTE, Value: { ...ROUTE.Value, Type: 'ROUTE' } }] }

  test('the route has a name in each', () => {
    const place = '/policies/1/Value/Type'
    expect(said(v1, { runtime: 'dockershim' })).toEqual([])
    expect(said(CONF, { runtime: 'dockershim' })).toEqual([
      `warning WIN213 ${place} \`SDNROUTE\` is no policy of HNS (v1) | Calico hands it on as it is`,
    ])
    expect(said(v1)).toEqual([
      `warning WIN213 ${place} \`ROUTE\` is no policy of HCN (v2) | Calico hands it on as it is`,
    ])
  })

  test('what is not known is said', () => {
    const [first] = validate({ path: 'a.conf', text: JSON.stringify(v1) }).diagnostics.filter(
      ({ code }) => code === 'WIN213',
    )
    expect(first?.label).toBe('Calico hands it on as it is, to HCN unless the runtime is dockershim')
    expect(first?.help).toBe('write `SDNRoute`, as HCN (v2) calls it')
  })

  test.each(POLICIES)('$value', ({ value, containerd, dockershim }) => {
    const policy = { Name: 'EndpointPolicy', Value: value }
    expect(said({ ...CONF, policies: [NAT, ROUTE, policy] })).toEqual(containerd)
    const old = { ...v1, policies: [...v1.policies, policy] }
    expect(said(old, { runtime: 'dockershim' })).toEqual(dockershim)
  })

  test.each<readonly [nat: Json, ...told: readonly string[]]>([
    [{ Type: 'outboundnat', ExceptionList: ['10.96.0.0/12'] }, 'info WIN213 /policies/0/Value/Type'],
    [{ Type: 'OutBoundNAT' }, 'warning WIN325 /policies/0/Value'],
    [{ Type: 'OutBoundNAT', ExceptionList: [] }, 'warning WIN325 /policies/0/Value/ExceptionList'],
    [
      { Type: 'OutBoundNAT', ExceptionList: ['10.96.0.0/12'], VIP: '10.1.1.1' },
      'warning WIN235 /policies/0/Value/VIP',
    ],
    [{ Type: 'OutBoundNAT', Exceptions: ['10.96.0.0/12'] }, 'error WIN235 /policies/0/Value/Exceptions'],
    [
      { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.96.0.0/12'] } },
      'error WIN212 /policies/0/Value/Settings',
    ],
    [{ type: 'OutBoundNAT', ExceptionList: ['10.96.0.0/12'] }, 'error WIN213 /policies/0/Value/type'],
  ])('of translation: %j', (value, ...told) => {
    const heads = said({ ...CONF, policies: [{ ...NAT, Value: value }, ROUTE] }).map((one) =>
      one.split(' ').slice(0, 3).join(' '),
    )
    expect(heads).toEqual(told)
  })

  test('without a translation of its own Services are exempt of none', () => {
    expect(said({ ...CONF, policies: [ROUTE] })).toEqual([
      'info WIN233 /policies `calico` has no `OutBoundNAT` policy | Calico adds one where the IP pool has `natOutgoing`, for the pools alone: Services are not exempt',
    ])
  })

  test('the kubelet of dockershim reads no result of a newer version', () => {
    expect(said({ ...v1, cniVersion: '1.0.0' }, { runtime: 'dockershim' })).toEqual([
      'warning WIN507 /cniVersion the kubelet with dockershim reads no result of `cniVersion` `1.0.0` | no pod starts: `unsupported CNI result version "1.0.0"`, up to Kubernetes 1.23',
    ])
    expect(said({ ...v1, cniVersion: '0.4.0' }, { runtime: 'dockershim' })).toEqual([])
    expect(said({ ...CONF, cniVersion: '1.0.0' })).toEqual([])
  })
})

function without(key: string, more: Json = {}): Json {
  return { ...Object.fromEntries(Object.entries(CONF).filter(([own]) => own !== key)), ...more }
}

function listOf({ cniVersion, ...plugin }: Json): Json {
  return { name: 'Calico', cniVersion, plugins: [plugin] }
}

interface Options {
  readonly name?: string
  readonly runtime?: Context['runtime']
}

function diagnostics(document: Json, { name = 'a.conf', runtime = 'containerd' }: Options = {}) {
  const windows = asWindowsTarget('ltsc2022')
  if (!windows.ok || runtime === undefined) throw new Error('no such Windows')
  const context: Context = { runtime, windows: windows.value }
  return validate({ path: name, text: JSON.stringify(document) }, { context }).diagnostics
}

function said(document: Json, options?: Options): readonly string[] {
  return diagnostics(document, options).map(
    ({ severity, code, message, label, location }) =>
      `${severity} ${code} ${location.pointer} ${message} | ${label}`,
  )
}
