import {
  azure,
  bridge,
  bridge1,
  calico,
  CONTAINERD,
  EXCEPTIONS,
  flannel,
  kubelet,
  kubeProxy,
  NAT1,
  NAT2,
  netConf,
  overlay,
  plugins,
  ROUTE2,
  sdn,
  v1,
  v2,
  vipRequest,
  windows,
} from './documents.ts'
import { caught, on, open, partly, type TrapList } from './trap.ts'

const TEXT = JSON.stringify(bridge())
const UTF16 = new Uint8Array([
  0xff,
  0xfe,
  ...[...JSON.stringify(vipRequest())].flatMap((c) => [c.charCodeAt(0), 0]),
])
const CNI = ['10-flannel.conf', flannel()] as const
const LINES = 'flags are judged by the rules for command lines'

/** What real configurations have wrong, and what users ask about most. */
export const PEERS: TrapList = {
  title: 'Real configurations, and the questions of users',
  traps: [
    caught(
      'R1',
      'no JSON: blanks, remarks, `=`, a comma, a mark, UTF-16',
      on('WIN021', TEXT.replace('{', '{\u00A0')),
      on('WIN022', TEXT.replace('{', '{ # pods\n')),
      on('WIN026', TEXT.replace('"name":', '"name"=')),
      on('WIN024', TEXT.replace(',"type"', '"type"')),
      on('WIN002', `\uFEFF${TEXT}`),
      on('WIN003', UTF16),
    ),
    caught(
      'R2',
      'a key of another plugin',
      on('WIN225', sdn({ policies: [NAT2] })),
      on('WIN225', bridge({ AdditionalArgs: [NAT2] })),
      on('WIN203', flannel({}, { policies: [NAT2] })),
    ),
    caught('R3', '`HcnPolicyArgs`', on('WIN203', bridge({ HcnPolicyArgs: [] }))),
    caught(
      'R4',
      'a capability that no runtime has',
      on('WIN219', bridge({ capabilites: { dns: true } })),
      on('WIN219', bridge({ capabilities: { dnsCapabilities: true } })),
      on('WIN219', overlay({ Capabilities: { Dns: true } })),
    ),
    caught(
      'R5',
      'settings of one API in the form of the other',
      on('WIN235', bridge({ policies: [v2('OutBoundNAT', { ExceptionList: EXCEPTIONS })] })),
      on('WIN212', bridge({ policies: [NAT1] })),
      on('WIN212', bridge1({ policies: [NAT2] }), { context: CONTAINERD }),
      on('WIN212', calico({ policies: [NAT2] })),
      on('WIN235', calico({ policies: [v1('OutBoundNAT', { Exceptions: EXCEPTIONS })] })),
    ),
    caught(
      'R6',
      'containerd without `apiVersion: 2`, or with plugins that are too old for it',
      on('WIN506', bridge1(), { context: CONTAINERD }),
      on('WIN506', overlay(), { context: plugins('1.1.1') }),
    ),
    caught(
      'R7',
      'the route of the other API in a configuration of Calico',
      on(
        'WIN213',
        calico({ policies: [NAT1, v1('ROUTE', { DestinationPrefix: '10.96.0.0/12', NeedEncap: true })] }),
        { context: CONTAINERD },
      ),
    ),
    caught(
      'R8',
      'an overlay without a provider address, or with one that is none',
      on('WIN234', sdn({ type: 'sdnoverlay' })),
      on(
        'WIN217',
        sdn({ type: 'sdnoverlay', AdditionalArgs: [NAT2, v2('ProviderAddress', { ProviderAddress: '' })] }),
      ),
    ),
    caught(
      'R9',
      'a placeholder, or nothing, where a value belongs',
      on('WIN028', sdn({ AdditionalArgs: [v2('OutBoundNAT', { Exceptions: ['<ClusterCIDR>'] })] })),
      on(
        'WIN210',
        sdn({ AdditionalArgs: [NAT2, v2('SDNRoute', { DestinationPrefix: '', NeedEncap: true })] }),
      ),
      on('WIN028', JSON.stringify(calico()).replace('4096', '__VNI__')),
      on('WIN028', calico({ windows_loopback_DSR: '__DSR_SUPPORT__' })),
      on('WIN227', sdn({ ipam: { subnet: 'POD_CIDR' } })),
      on('WIN230', sdn({ ipam: { subnet: '10.244.1.0/24', routes: [{ GW: 'POD_GATEWAY' }] } })),
    ),
    caught(
      'R10',
      'a prefix with host bits, without a length, or of loopback',
      on('WIN211', bridge({ policies: [v2('OutBoundNAT', { Exceptions: ['172.17.0.1/16'] })] })),
      on('WIN210', bridge({ policies: [v2('OutBoundNAT', { Exceptions: ['127.0.0.0'] })] })),
      on('WIN210', bridge({ policies: [v2('OutBoundNAT', { Exceptions: ['127.0.0.0/8'] })] })),
    ),
    caught(
      'R11',
      'a gateway outside of the subnet, or one that pods may get',
      on('WIN232', sdn({ ipam: { subnet: '10.244.1.0/24', routes: [{ GW: '10.240.0.1' }] } })),
      on('WIN218', bridge({ ipam: { type: 'host-local', subnet: '10.244.1.0/24' } })),
    ),
    caught(
      'R12',
      'a network name that is none, or another than in other files',
      on('WIN224', sdn({ name: '--network-plugin=kubenet' })),
      on('WIN242', flannel({}, { name: 'flannel' })),
      on('WIN290', [CNI, ['kube-proxy.yaml', kubeProxy(['winkernel:', '  networkName: vxlan0'])]], {
        as: 'together',
      }),
    ),
    partly(
      'R13',
      'an exception or a route that is wider than the cluster',
      'how wide the cluster is stands in other files',
      on('WIN229', azure({ AdditionalArgs: [v1('OutBoundNAT', { ExceptionList: ['10.0.0.0/8'] })] })),
      on(
        'WIN243',
        bridge({
          policies: [
            v2('OutBoundNAT', { Exceptions: [...EXCEPTIONS, '10.127.130.0/24'] }),
            v2('SDNRoute', { DestinationPrefix: '10.127.130.38/32', NeedEncap: true }),
          ],
        }),
      ),
    ),
    caught(
      'R14',
      'DNS outside of the Services, a namespace among the suffixes, another domain',
      on(
        'WIN293',
        [
          ['cni.conf', flannel()],
          ['kubelet.yaml', kubelet(['clusterDNS: ["172.20.0.10"]'])],
        ],
        { as: 'together' },
      ),
      on('WIN228', sdn({ dns: { search: ['default.svc.cluster.local'] } })),
      on('WIN228', sdn({ dns: { search: ['svc.local'] } })),
      on(
        'WIN237',
        calico({
          capabilities: { dns: true },
          dns: { nameservers: ['10.96.0.10'], search: ['svc.cluster.local'] },
        }),
      ),
    ),
    caught(
      'R15',
      '`gateway` in a route',
      on(
        'WIN226',
        sdn({
          type: 'nat',
          name: 'nat',
          ipam: { subnet: '172.20.0.0/20', routes: [{ gateway: '172.20.0.1' }] },
        }),
      ),
    ),
    caught(
      'R16',
      'a plugin under an old name, or misspelt',
      on('WIN221', bridge({ type: 'overlay' })),
      on('WIN221', sdn({ type: 'sdbridge' })),
      on('WIN221', sdn({ type: 'l2tunnel' })),
    ),
    caught(
      'R17',
      'a list in a `.conf`',
      on('WIN223', { cniVersion: '1.0.0', name: 'cbr0', plugins: [bridge()] }, { name: 'cni.conf' }),
    ),
    caught(
      'R18',
      'keys of Linux',
      on('WIN203', flannel({ hairpinMode: true })),
      on('WIN203', bridge({ isGateway: true })),
    ),
    caught(
      'R19',
      'public ranges',
      on('WIN229', bridge({ policies: [v2('OutBoundNAT', { Exceptions: ['11.0.0.0/8'] })] })),
    ),
    caught(
      'R20',
      'two families and exceptions of one, or a plugin of one',
      on(
        'WIN215',
        azure({
          ipv6Mode: 'ipv6nat',
          AdditionalArgs: [NAT1, v1('ROUTE', { DestinationPrefix: 'fd00::/108', NeedEncap: true })],
        }),
      ),
      on(
        'WIN248',
        bridge({
          ipam: {
            type: 'host-local',
            ranges: [[{ subnet: '10.244.1.0/24', rangeStart: '10.244.1.3' }], [{ subnet: 'fd00::/64' }]],
          },
        }),
      ),
    ),
    caught(
      '1',
      'policies are dropped because of their key or their form',
      on('WIN225', sdn({ policies: [NAT2] })),
      on('WIN212', bridge({ policies: [NAT1] })),
    ),
    caught('2', '`failed to find HNSEndpoint`', on('WIN506', bridge1(), { context: CONTAINERD })),
    partly(
      '3',
      'the source VIP is unset, reserved, unknown to host-local, or old',
      LINES,
      on('WIN271', { cniVersion: '0.3.0', ips: [] }),
      on('WIN271', { cniVersion: '0.3.0', ips: [{ address: '10.244.1.0/24' }] }),
      on(
        'WIN292',
        [
          [
            'subnet.env',
            'FLANNEL_NETWORK=10.244.0.0/16\nFLANNEL_SUBNET=10.244.1.1/24\nFLANNEL_MTU=1450\nFLANNEL_IPMASQ=true\n',
          ],
          ['sourceVip.json', { cniVersion: '0.3.0', ips: [{ address: '10.244.7.2/24' }] }],
        ],
        { as: 'together' },
      ),
    ),
    caught(
      '4',
      'one network under two names',
      on(
        'WIN290',
        [
          ['net-conf.json', netConf()],
          ['cni.conf', flannel({}, { name: 'cbr0' })],
        ],
        { as: 'together' },
      ),
    ),
    caught(
      '5',
      '10.0.0.0/8 among the exceptions',
      on('WIN229', azure({ AdditionalArgs: [v1('OutBoundNAT', { ExceptionList: ['10.0.0.0/8'] })] })),
    ),
    open(
      '6',
      'a range of nodes that is not exempt',
      'which networks there are is in no file of the node; a spec lists them',
    ),
    caught(
      '7',
      'the network of the nodes among the exceptions',
      on(
        'WIN243',
        bridge({
          policies: [
            v2('OutBoundNAT', { Exceptions: [...EXCEPTIONS, '10.73.2.0/24'] }),
            v2('SDNRoute', { DestinationPrefix: '10.73.2.224/32', NeedEncap: true }),
          ],
        }),
      ),
    ),
    open(
      '8',
      'ranges of the cluster overlap',
      'a configuration does not say which range is which; a spec does, and `hnsc cidr check` compares any lists',
    ),
    caught(
      '9',
      'VNI and port of VXLAN',
      on('WIN252', netConf({ VNI: 1 })),
      on('WIN253', netConf({ Port: 8472 })),
    ),
    caught(
      '10',
      'prefixes with host bits',
      on('WIN211', { Type: 'OutBoundNAT', ExceptionList: ['172.17.0.1/16'] }),
    ),
    caught(
      '11',
      'the first and the second address of the subnet',
      on('WIN218', flannel({ type: 'win-bridge' }, { name: 'cbr0' })),
      on('WIN218', bridge({ ipam: { type: 'host-local', subnet: '10.244.1.0/24' } })),
    ),
    caught(
      '12',
      'search suffixes, and the capability `dns`',
      on('WIN228', sdn({ dns: { search: ['default.svc.cluster.local'] } })),
      on('WIN219', sdn({ capabilities: { dnsCapabilities: true } })),
    ),
    caught('13', 'sdnoverlay without a provider address', on('WIN234', sdn({ type: 'sdnoverlay' }))),
    open('14', 'flags and gates that a release of Kubernetes does not have', LINES),
    partly(
      '15',
      '`0x803b000d`, without a word about which policy',
      'the extension of the switch may be off, which no file shows',
      on('WIN211', bridge({ policies: [v2('OutBoundNAT', { Exceptions: ['172.17.0.1/16'] })] }), {
        context: windows('ltsc2022'),
      }),
      on('WIN213', bridge({ policies: [NAT2, v2('ROUTE', { DestinationPrefix: '10.96.0.0/12' })] })),
    ),
    caught(
      '16',
      'samples that were never filled in',
      on('WIN028', bridge({ policies: [v2('OutBoundNAT', { Exceptions: ['<your service cidr>'] })] })),
      on(
        'WIN217',
        sdn({
          type: 'sdnoverlay',
          AdditionalArgs: [NAT2, ROUTE2, v2('ProviderAddress', { ProviderAddress: 'ip of host' })],
        }),
      ),
    ),
    caught(
      '17',
      'what PowerShell writes',
      on('WIN002', `\uFEFF${JSON.stringify(vipRequest())}`),
      on('WIN003', UTF16),
    ),
    caught(
      '18',
      'the order and the names of files',
      on('WIN287', [['0-containerd-nat.json', { cniVersion: '0.2.0', name: 'nat', type: 'nat' }], CNI], {
        as: 'directory',
      }),
      on('WIN285', [], { as: 'directory' }),
      on('WIN223', { cniVersion: '1.0.0', name: 'cbr0', plugins: [bridge()] }, { name: 'cni.conf' }),
    ),
    open(
      '19',
      'scripts write the files again at each start',
      'who writes a file is not in it; `hnsc compile --check` tells what differs from the spec',
    ),
    partly(
      '20',
      'what a build of Windows cannot do',
      'which updates are missing is only known where the build is given',
      on('WIN344', bridge({ loopbackDSR: true }), { context: windows('10.0.17763.1') }),
      on(
        'WIN323',
        bridge({ policies: [v2('OutBoundNAT', { Exceptions: ['10.240.0.0/16', '10.240.0.0/12'] })] }),
        { context: windows('ltsc2019') },
      ),
    ),
  ],
}
