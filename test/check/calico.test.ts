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
