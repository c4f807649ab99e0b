import { describe, expect, test } from 'vitest'
import type { Context } from '../../../src/check/context.ts'
import { readSpec } from '../../../src/spec/read-spec.ts'
import { validate } from '../../../src/validate/validate.ts'

const SPEC = `apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
network: { driver: overlay, plugin: flannel, name: flannel.4096, vni: 4096 }
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }
nodes:
  - { name: win-1, managementIP: 10.127.130.38, podCIDR: 10.244.1.0/24 }
  - { name: win-2, managementIP: 10.127.130.39, podCIDR: 10.244.2.0/24 }
`

const NET_CONF = `{"Network": "10.244.0.0/16", "Backend": {"Name": "flannel.4096", "Type": "vxlan", "VNI": 4096, "Port": 4789}}`
const SUBNET_ENV = `FLANNEL_NETWORK=10.244.0.0/16
FLANNEL_SUBNET=10.244.1.1/24
FLANNEL_MTU=1450
FLANNEL_IPMASQ=true
`
const REQUEST = `{"cniVersion": "1.0.0", "name": "flannel.4096", "ipam": {"type": "host-local", "ranges": [[{"subnet": "10.244.1.0/24", "rangeStart": "10.244.1.2", "rangeEnd": "10.244.1.2"}]]}}`
const RESULT = `{"cniVersion": "1.0.0", "ips": [{"address": "10.244.1.2/24"}]}`
const PROXY = `apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
bindAddress: 10.127.130.38
clusterCIDR: 10.244.0.0/16
hostnameOverride: win-1
mode: kernelspace
winkernel:
  enableDSR: false
  networkName: flannel.4096
  sourceVip: 10.244.1.2
`
const KUBELET = `apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
clusterDNS: [10.96.0.10]
clusterDomain: cluster.local
`
const NETWORK_V1 = `{"Name": "flannel.4096", "Type": "Overlay", "ManagementIP": "10.127.130.38", "Subnets": [{"AddressPrefix": "10.244.1.0/24", "GatewayAddress": "10.244.1.1", "Policies": [{"Type": "VSID", "VSID": 4096}]}]}`
const NETWORK_V2 = `{"Name": "flannel.4096", "Type": "Overlay", "SchemaVersion": {"Major": 2, "Minor": 0}, "Ipams": [{"Type": "Static", "Subnets": [{"IpAddressPrefix": "10.244.1.0/24", "Policies": [{"Type": "VSID", "Settings": {"IsolationId": 4096}}], "Routes": [{"NextHop": "10.244.1.1", "DestinationPrefix": "0.0.0.0/0"}]}]}]}`
const SCRIPT = `c:\\k\\kube-proxy.exe --hostname-override=win-1 --proxy-mode=kernelspace --network-name=flannel.4096 --source-vip=10.244.1.2 --cluster-cidr=10.244.0.0/16 --bind-address=10.127.130.38 --enable-dsr=false
c:\\k\\kubelet.exe --hostname-override=win-1 --node-ip=10.127.130.38 --cluster-dns=10.96.0.10 --cluster-domain=cluster.local
c:\\flannel\\flanneld.exe --kube-subnet-mgr --iface=10.127.130.38 --ip-masq=true
`
const CNI = `{"cniVersion": "1.0.0", "name": "flannel.4096", "type": "flannel", "capabilities": {"dns": true}, "delegate": {"type": "win-overlay", "apiVersion": 2, "dns": {"nameservers": ["10.96.0.10"], "search": ["svc.cluster.local"]}, "policies": [{"name": "EndpointPolicy", "value": {"Type": "OutBoundNAT", "Settings": {"Exceptions": ["10.244.0.0/16", "10.96.0.0/12"]}}}, {"name": "EndpointPolicy", "value": {"Type": "ProviderAddress", "Settings": {"ProviderAddress": "10.127.130.38"}}}]}}`

/** A file that says what the spec says; what of it is changed, to what, and what is then told at that very text. */
const CASES: readonly (readonly [file: string, text: string, from: string, to: string, told: string])[] = [
  [
    'net-conf.json',
    NET_CONF,
    '10.244.0.0/16',
    '10.42.0.0/16',
    'WIN296 the range of the pods is `10.42.0.0/16`, and in the spec `10.244.0.0/16`',
  ],
  [
    'net-conf.json',
    NET_CONF,
    '"flannel.4096"',
    '"vxlan0"',
    'WIN297 the network name is `vxlan0`, and in the spec `flannel.4096`',
  ],
  ['net-conf.json', NET_CONF, '4096, ', '4097, ', 'WIN297 the VNI is `4097`, and in the spec `4096`'],
  [
    'net-conf.json',
    NET_CONF,
    '"vxlan"',
    '"host-gw"',
    'WIN297 the backend of flanneld is `host-gw`, and in the spec `vxlan`',
  ],
  [
    'subnet.env',
    SUBNET_ENV,
    '10.244.0.0/16',
    '10.42.0.0/16',
    'WIN296 the range of the pods is `10.42.0.0/16`, and in the spec `10.244.0.0/16`',
  ],
  [
    'subnet.env',
    SUBNET_ENV,
    '10.244.1.1/24',
    '10.244.7.1/24',
    'WIN296 the subnet of the node is `10.244.7.1/24`, that of no node of the spec',
  ],
  [
    'subnet.env',
    SUBNET_ENV,
    'true',
    'false',
    'WIN208 the setting of masquerading is `false`, and in the spec `true`',
  ],
  [
    'request.json',
    REQUEST,
    '"flannel.4096"',
    '"vxlan0"',
    'WIN297 the network name is `vxlan0`, and in the spec `flannel.4096`',
  ],
  [
    'request.json',
    REQUEST,
    '10.244.1.0/24',
    '10.244.0.0/16',
    'WIN296 the subnet of the node is `10.244.0.0/16`, that of no node of the spec',
  ],
  [
    'result.json',
    RESULT,
    '10.244.1.2/24',
    '10.244.1.9/24',
    'WIN296 the source VIP is `10.244.1.9`, that of no node of the spec',
  ],
  [
    'kube-proxy.yaml',
    PROXY,
    '10.244.1.2',
    '10.244.1.9',
    'WIN296 the source VIP is `10.244.1.9`, that of no node of the spec',
  ],
  [
    'kube-proxy.yaml',
    PROXY,
    '10.244.0.0/16',
    '10.42.0.0/16',
    'WIN296 the range of the pods is `10.42.0.0/16`, and in the spec `10.244.0.0/16`',
  ],
  [
    'kube-proxy.yaml',
    PROXY,
    'flannel.4096',
    'vxlan0',
    'WIN297 the network name is `vxlan0`, and in the spec `flannel.4096`',
  ],
  [
    'kube-proxy.yaml',
    PROXY,
    'win-1',
    'win-9',
    'WIN298 the name of the node is `win-9`, that of no node of the spec',
  ],
  [
    'kube-proxy.yaml',
    PROXY,
    'win-1',
    'win-2',
    'WIN298 the name of the node is `win-2`, and the source VIP `10.244.1.2` is that of `win-1`',
  ],
  [
    'kube-proxy.yaml',
    PROXY,
    '10.127.130.38',
    '10.127.130.9',
    'WIN298 the address of the node is `10.127.130.9`, that of no node of the spec',
  ],
  [
    'kube-proxy.yaml',
    PROXY,
    'false',
    'true',
    'WIN208 the setting of direct server return is `true`, and in the spec `false`',
  ],
  [
    'kubelet.yaml',
    KUBELET,
    '10.96.0.10',
    '10.100.0.10',
    'WIN296 the address of the cluster DNS is `10.100.0.10`, and in the spec `10.96.0.10`',
  ],
  [
    'kubelet.yaml',
    KUBELET,
    'cluster.local',
    'k8s.example',
    'WIN208 the domain of the cluster is `k8s.example`, and in the spec `cluster.local`',
  ],
  [
    'network.json',
    NETWORK_V1,
    '"flannel.4096"',
    '"cbr0"',
    'WIN297 the network name is `cbr0`, and in the spec `flannel.4096`',
  ],
  [
    'network.json',
    NETWORK_V1,
    '"Overlay"',
    '"L2Bridge"',
    'WIN297 the type of the network is `L2Bridge`, and in the spec `overlay`',
  ],
  [
    'network.json',
    NETWORK_V1,
    '10.244.1.0/24',
    '10.244.2.0/24',
    'WIN298 the subnet of the node `10.244.2.0/24` is that of `win-2`, and the address of the node `10.127.130.38` is that of `win-1`',
  ],
  ['network.json', NETWORK_V1, ': 4096', ': 5000', 'WIN297 the VNI is `5000`, and in the spec `4096`'],
  ['network.json', NETWORK_V2, ': 4096', ': 5000', 'WIN297 the VNI is `5000`, and in the spec `4096`'],
  [
    'network.json',
    NETWORK_V2,
    '10.244.1.0/24',
    '10.42.1.0/24',
    'WIN296 the subnet of the node is `10.42.1.0/24`, that of no node of the spec',
  ],
  [
    'start.cmd',
    SCRIPT,
    'name=flannel.4096',
    'name=vxlan0',
    'WIN297 the network name is `vxlan0`, and in the spec `flannel.4096`',
  ],
  [
    'start.cmd',
    SCRIPT,
    'dns=10.96.0.10',
    'dns=10.100.0.10',
    'WIN296 the address of the cluster DNS is `10.100.0.10`, and in the spec `10.96.0.10`',
  ],
  [
    'start.cmd',
    SCRIPT,
    'domain=cluster.local',
    'domain=k8s.example',
    'WIN208 the domain of the cluster is `k8s.example`, and in the spec `cluster.local`',
  ],
  [
    'start.cmd',
    SCRIPT,
    'vip=10.244.1.2',
    'vip=10.244.1.9',
    'WIN296 the source VIP is `10.244.1.9`, that of no node of the spec',
  ],
  [
    'start.cmd',
    SCRIPT,
    'cidr=10.244.0.0/16',
    'cidr=10.42.0.0/16',
    'WIN296 the range of the pods is `10.42.0.0/16`, and in the spec `10.244.0.0/16`',
  ],
  [
    'start.cmd',
    SCRIPT,
    'dsr=false',
    'dsr=true',
    'WIN208 the setting of direct server return is `true`, and in the spec `false`',
  ],
  [
    'start.cmd',
    SCRIPT,
    'masq=true',
    'masq=false',
    'WIN208 the setting of masquerading is `false`, and in the spec `true`',
  ],
  [
    '10-flannel.conf',
    CNI,
    '"flannel.4096"',
    '"vxlan0"',
    'WIN297 the network name is `vxlan0`, and in the spec `flannel.4096`',
  ],
  [
    '10-flannel.conf',
    CNI,
    '"10.96.0.10"',
    '"10.100.0.10"',
    'WIN296 the address of the cluster DNS is `10.100.0.10`, and in the spec `10.96.0.10`',
  ],
  [
    '10-flannel.conf',
    CNI,
    '10.127.130.38',
    '10.127.130.9',
    'WIN298 the address of the node is `10.127.130.9`, that of no node of the spec',
  ],
  [
    '10-flannel.conf',
    CNI,
    '"win-overlay"',
    '"sdnoverlay"',
    'WIN208 the plugin is `sdnoverlay`, and by the spec `win-overlay`',
  ],
  ['10-flannel.conf', CNI, ', "10.96.0.0/12"', '', 'WIN208 no exception covers `10.96.0.0/12` of the spec'],
]

const CALICO_SPEC = `apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
network: { driver: overlay, plugin: calico }
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }
nodes:
  - { name: win-1, managementIP: 10.127.130.38 }
  - { name: win-2, managementIP: 10.127.130.39 }
`
const CALICO_5000 = CALICO_SPEC.replace('plugin: calico', 'plugin: calico, vni: 5000')
const BRIDGE_SPEC = CALICO_SPEC.replace('overlay', 'l2bridge').replace(
  'nodes:',
  'cni: { ipam: calico-ipam }\nnodes:',
)
const CALICO = `{"cniVersion": "0.3.1", "name": "Calico", "type": "calico", "mode": "vxlan", "vxlan_vni": 4096, "vxlan_mac_prefix": "0E-2A", "windows_use_single_network": true, "nodename": "win-1", "nodename_file": "c:/CalicoWindows/nodename", "datastore_type": "kubernetes", "kubernetes": {"kubeconfig": "c:/k/config"}, "policy": {"type": "k8s"}, "ipam": {"type": "calico-ipam"}, "policies": [{"Name": "EndpointPolicy", "Value": {"Type": "OutBoundNAT", "ExceptionList": ["10.96.0.0/12"]}}, {"Name": "EndpointPolicy", "Value": {"Type": "SDNROUTE", "DestinationPrefix": "10.96.0.0/12", "NeedEncap": true}}]}`
const BRIDGE = CALICO.replace('"vxlan"', '"windows-bgp"').replace(
  '"10.96.0.0/12"]',
  '"10.96.0.0/12", "10.127.130.0/24"]',
)

/** Like `CASES`, for Calico: the spec, what of the file is changed, to what, and all that is then told. */
const CALICO_CASES: readonly (readonly [
  spec: string,
  text: string,
  from: string,
  to: string,
  ...told: readonly string[],
])[] = [
  [CALICO_SPEC, CALICO, 'win-1', 'win-2'],
  [
    CALICO_SPEC,
    CALICO,
    'win-1',
    'win-9',
    'WIN298 the name of the node is `win-9`, that of no node of the spec',
  ],
  [
    CALICO_SPEC,
    CALICO,
    '"Calico"',
    '"Other"',
    'WIN297 the network name is `Other`, and in the spec `Calico`',
  ],
  [CALICO_SPEC, CALICO, '4096', '5000', 'WIN297 the VNI is `5000`, and in the spec `4096`'],
  [CALICO_SPEC, CALICO, '4096', '0'],
  // What Calico cannot decode says nothing of the network; that it cannot is another code's.
  [CALICO_5000, CALICO, '4096', '"5000"'],
  [CALICO_5000, CALICO, '"vxlan"', '1'],
  [CALICO_SPEC, CALICO, '"policies": [', '"policies": {}, "other": ['],
  [
    CALICO_5000,
    CALICO,
    '"vxlan_vni": 4096, ',
    '',
    'WIN297 no VNI is written, which is `4096`, and in the spec `5000`',
  ],
  // Which mode is right the spec says, and nothing else.
  ...['none', 'foo', 'bird'].map(
    (word) =>
      [
        CALICO_SPEC,
        CALICO,
        '"vxlan"',
        `"${word}"`,
        `WIN297 the mode is \`${word}\`, and the driver of the spec is \`overlay\``,
      ] as const,
  ),
  [BRIDGE_SPEC, BRIDGE, 'windows-bgp', 'none', 'WIN239 the mode `none` is none that Calico has'],
  [CALICO_5000, CALICO, '4096', '0', 'WIN297 the VNI is `0`, and in the spec `5000`'],
  [CALICO_SPEC, CALICO, '"0E-2A"', '"0e-2a"'],
  [CALICO_SPEC, CALICO, '"0E-2A"', '"0A-2A"', 'WIN297 the MAC prefix is `0A-2A`, and in the spec `0E-2A`'],
  [
    CALICO_SPEC,
    CALICO,
    '"vxlan"',
    '"windows-bgp"',
    'WIN297 the mode is `windows-bgp`, and the driver of the spec is `overlay`',
  ],
  [
    CALICO_SPEC,
    CALICO,
    '"mode": "vxlan", ',
    '',
    'WIN297 no `mode` is written, and the driver of the spec is `overlay`',
  ],
  [
    BRIDGE_SPEC,
    BRIDGE,
    '"windows-bgp"',
    '"vxlan"',
    'WIN297 the mode is `vxlan`, and the driver of the spec is `l2bridge`',
  ],
  // The VNI of another mode says nothing.
  [BRIDGE_SPEC, BRIDGE, '4096', '5000'],
  [
    BRIDGE_SPEC,
    BRIDGE,
    '"calico-ipam"',
    '"host-local"',
    'WIN208 the IPAM is `host-local`, and by the spec `calico-ipam`',
  ],
  [
    CALICO_SPEC,
    CALICO,
    '"windows_use_single_network": true',
    '"windows_use_single_network": false',
    'WIN297 each block of addresses gets an HNS network of its own, and the spec has the one `Calico`',
  ],
  [
    CALICO_SPEC,
    CALICO,
    '["10.96.0.0/12"]',
    '["172.16.0.0/12"]',
    'WIN208 no exception covers `10.96.0.0/12` of the spec',
  ],
]

describe('a file held against a spec', () => {
  test.each([...new Map(CASES.map(([file, text]) => [text, file]))])('says the same', (text, file) => {
    expect(told(file, text).map(({ message }) => message)).toEqual([])
  })

  test.each(CASES)('%s: %#: %s', (file, text, from, to, message) => {
    const changed = text.replace(from, to)
    expect(changed).not.toBe(text)
    const found = told(file, changed)
    expect(found.map((one) => one.message)).toContain(message)
    const [first] = found.filter((one) => one.message === message)
    const quoted = to.replaceAll('"', '').replace(/^.*=|^[:,] *|, $/, '')
    if (quoted !== '') expect(first?.at).toContain(quoted)
  })

  test.each(CALICO_CASES)('Calico: %#', (spec, text, from, to, ...messages) => {
    if (spec !== CALICO_5000) expect(told('10-calico.conf', text, spec)).toEqual([])
    const changed = text.replace(from, to)
    expect(changed).not.toBe(text)
    expect(told('10-calico.conf', changed, spec).map(({ message }) => message)).toEqual(messages)
  })

  test('a file that the spec wants is not to be removed for its mode', () => {
    const text = BRIDGE.replace('windows-bgp', 'none')
    const helpOf = (context: Context) =>
      validate({ path: '10-calico.conf', text }, { context }).diagnostics.find(
        ({ code }) => code === 'WIN239',
      )?.help
    expect(helpOf({ runtime: 'containerd' })).toMatch(/^remove the file/)
    expect(helpOf(contextOf(BRIDGE_SPEC))).toBe('write `windows-bgp`, as the installers do')
  })

  test('Calico exempts no Services by itself', () => {
    const nat =
      '{"Name": "EndpointPolicy", "Value": {"Type": "OutBoundNAT", "ExceptionList": ["10.96.0.0/12"]}}, '
    const changed = CALICO.replace(nat, '')
    expect(changed).not.toBe(CALICO)
    expect(told('10-calico.conf', changed, CALICO_SPEC)).toEqual([
      { message: 'WIN208 no exception covers `10.96.0.0/12` of the spec', at: '"calico"' },
    ])
  })

  test.each<readonly [what: string, extra: string]>([
    ['the IP pool', '10.244.0.0/16'],
    ['a part of it', '10.244.0.0/24'],
  ])('Calico exempts its pools itself: no exception covers %s', (_, extra) => {
    const spec = CALICO_SPEC.replace('nodes:', `outboundNat: { exceptions: [${extra}] }\nnodes:`)
    expect(told('10-calico.conf', CALICO, spec)).toEqual([])
  })

  test('an exception must leave out what is to stay translated', () => {
    const spec = SPEC.replace(
      'nodes:',
      'outboundNat: { exceptions: [172.16.0.0/16], reachable: [172.16.9.0/24] }\nnodes:',
    )
    const text = CNI.replace('"10.96.0.0/12"', '"10.96.0.0/12", "172.16.0.0/16"')
    expect(told('10-flannel.conf', text, spec)).toEqual([
      {
        message:
          'WIN208 the exception `172.16.0.0/16` covers `172.16.9.0/24`, which by the spec stays translated',
        at: '"172.16.0.0/16"',
      },
    ])
  })

  test('says nothing of what is still to be filled in, nor of the network `External`', () => {
    expect(
      told('kube-proxy.yaml', PROXY.replace('10.244.1.2', '<source-vip>').replace('win-1', '$(hostname)')),
    ).toEqual([])
    expect(
      told('network.json', NETWORK_V1.replace('flannel.4096', 'External').replace('Overlay', 'L2Bridge')),
    ).toEqual([])
    expect(told('kube-proxy.yaml', PROXY.replace('10.127.130.38', '0.0.0.0'))).toEqual([])
  })

  test('says nothing of nodes that the spec does not name', () => {
    const spec = SPEC.slice(0, SPEC.indexOf('nodes:'))
    for (const [file, text] of [
      ['subnet.env', SUBNET_ENV],
      ['kube-proxy.yaml', PROXY],
    ] as const)
      expect(told(file, text, spec)).toEqual([])
  })
})

/** The codes and messages about the spec, each with the text that it points at. */
function told(file: string, text: string, spec = SPEC): { readonly message: string; readonly at: string }[] {
  return validate({ path: file, text }, { context: contextOf(spec) })
    .diagnostics.filter(({ code }) => /^WIN(?:208|239|29[678])$/.test(code))
    .map(({ code, message, location: { range } }) => ({
      message: `${code} ${message}`,
      at: text.slice(range.start.offset, range.end.offset),
    }))
}

function contextOf(text: string): Context {
  const { cluster } = readSpec({ path: 'cluster.yaml', text })
  if (cluster === undefined) throw new Error('the spec cannot be read')
  return { cluster, runtime: 'containerd' }
}
