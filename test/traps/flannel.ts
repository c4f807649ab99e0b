import {
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
  subnetEnv,
  v1,
  v2,
  vipRequest,
} from './documents.ts'
import { caught, on, open, partly, type TrapList } from './trap.ts'

const TEXT = JSON.stringify(flannel())
const UTF16 = new Uint8Array([0xff, 0xfe, ...[...subnetEnv()].flatMap((c) => [c.charCodeAt(0), 0])])
const NET_CONF = ['net-conf.json', netConf()] as const
const ENV = ['subnet.env', subnetEnv()] as const
const CNI = ['10-flannel.conf', flannel()] as const
const LINES =
  'it is about command lines and services; what scripts show of it, the rules for kube-proxy, kubelet and flanneld tell (4xx)'
const LINE = { kind: 'command-line' } as const
const NEW = { ...LINE, context: { kubernetes: { major: 1, minor: 34 } } } as const
const PROXY = 'kube-proxy.exe --hostname-override=win-1 --kubeconfig=C:\\k\\config --network-name=vxlan0'
const KUBELET = 'kubelet.exe --kubeconfig=C:\\k\\config --hostname-override=win-1'
const NODE = 'it is about the state of a node, which no file shows'

/** flanneld, the flannel plugin and the scripts around them. */
export const FLANNEL: TrapList = {
  title: 'flannel',
  traps: [
    caught(
      '1',
      'no backend, or one without a type',
      on('WIN251', { Network: '10.244.0.0/16', EnableIPv4: true }),
      on('WIN251', { Network: '10.244.0.0/16', Backend: {} }),
      on('WIN251', { Network: '10.244.0.0/16', Backend: null }),
    ),
    caught(
      '2',
      'a backend that Windows does not have',
      on('WIN251', { Network: '10.244.0.0/16', Backend: { Type: 'l2bridge' } }),
      on('WIN251', { Network: '10.244.0.0/16', Backend: { Type: 'wireguard' } }),
    ),
    caught(
      '3',
      'a VNI below 4096 or above 65535',
      on('WIN252', netConf({ VNI: 1 })),
      on('WIN252', netConf({ VNI: 69632 })),
    ),
    caught(
      '4',
      'a port other than 4789, or none',
      on('WIN253', netConf({ Port: 8472 })),
      on('WIN253', { Network: '10.244.0.0/16', Backend: { Type: 'vxlan', VNI: 4096 } }),
    ),
    caught(
      '5',
      'Linux and Windows have different defaults',
      on('WIN252', { Network: '10.244.0.0/16', Backend: { Type: 'vxlan' } }),
    ),
    caught(
      '6',
      'GBP and direct routing',
      on('WIN254', netConf({ GBP: true })),
      on('WIN254', netConf({ DirectRouting: true })),
    ),
    caught(
      '7',
      'keys of the backend that nobody reads on Windows',
      on('WIN203', netConf({ VNID: 5000 })),
      on('WIN203', netConf({ MTU: 1400 })),
    ),
    caught(
      '8',
      'keys of host-gw in another case',
      on('WIN257', { Network: '10.244.0.0/16', Backend: { type: 'host-gw', name: 'podnet' } }),
    ),
    caught(
      '9',
      'one key in two spellings',
      on(
        'WIN240',
        '{"Network":"10.244.0.0/16","Backend":{"Type":"vxlan","VNI":4096,"vni":4097,"Port":4789}}',
      ),
    ),
    caught(
      '10',
      'no `Network`, or every address',
      on('WIN255', { Backend: { Type: 'vxlan', VNI: 4096, Port: 4789 } }),
      on('WIN255', netConf({}, { Network: '0.0.0.0/0' })),
    ),
    partly(
      '11',
      '`Network` does not hold the podCIDR of the node',
      'the podCIDR stands in the Node object; with subnet.env the two are compared',
      on('WIN259', subnetEnv({ FLANNEL_SUBNET: '10.245.1.1/24' })),
    ),
    caught(
      '12',
      '`Network` is not canonical',
      on('WIN255', netConf({}, { Network: '10.244.7.9/16' })),
      on('WIN250', netConf({}, { Network: ' 10.244.0.0/16' })),
    ),
    caught('13', 'limits of subnets that only etcd knows', on('WIN203', netConf({}, { SubnetLen: 31 }))),
    caught(
      '14',
      'IPv6',
      on('WIN256', netConf({}, { EnableIPv6: true })),
      on('WIN256', netConf({}, { IPv6Network: 'fd00::/48' })),
    ),
    caught(
      '15',
      'a MAC prefix that is none',
      on('WIN250', netConf({ MacPrefix: '0E:2A' })),
      on('WIN244', netConf({ MacPrefix: 'ZZ-ZZ' })),
    ),
    caught(
      '16',
      'numbers in quotation marks or with a point',
      on('WIN250', netConf({ VNI: '4096' })),
      on('WIN250', '{"Network":"10.244.0.0/16","Backend":{"Type":"vxlan","VNI":4096.0,"Port":4789}}'),
    ),
    open('17', 'the VNI changes and the network stays', NODE),
    caught(
      '18',
      'a network name with capitals or odd signs',
      on('WIN257', netConf({ Name: 'VXLAN0' })),
      on('WIN224', netConf({ Name: 'pod network' })),
    ),
    caught(
      '19',
      'a name that speaks of another VNI',
      on('WIN257', netConf({ Name: 'flannel.4096', VNI: 5000 })),
      on('WIN290', [['net-conf.json', netConf({ VNI: 5000 })], CNI], { as: 'together' }),
    ),
    caught(
      '20',
      '`name` or `ipam` in the delegate, in any case',
      on('WIN201', flannel({ name: 'cbr0' })),
      on('WIN201', flannel({ ipam: {} })),
      on('WIN204', flannel({ Name: 'cbr0' })),
      on('WIN204', flannel({ IPAM: { gateway: '10.244.1.1' } })),
    ),
    caught(
      '21',
      'values of the delegate that flannel replaces',
      on('WIN204', flannel({ ipMasq: false })),
      on('WIN204', flannel({ cniVersion: '0.3.1' })),
    ),
    caught(
      '22',
      '`ipam`, `dns` and `args` beside the delegate',
      on('WIN203', flannel({}, { ipam: { type: 'host-local' } })),
      on('WIN203', flannel({}, { dns: { nameservers: ['10.96.0.10'] } })),
      on('WIN203', flannel({}, { args: {} })),
    ),
    caught(
      '23',
      'capabilities inside of the delegate',
      on('WIN219', flannel({ capabilities: { dns: true } })),
    ),
    caught(
      '24',
      'the capability `dnsCapabilities`',
      on('WIN219', flannel({}, { capabilities: { dnsCapabilities: true } })),
    ),
    partly(
      '25',
      'a delegate that does not fit the backend',
      'the backend stands in net-conf.json',
      on('WIN295', [['net-conf.json', { Network: '10.244.0.0/16', Backend: { Type: 'host-gw' } }], CNI], {
        as: 'together',
      }),
    ),
    caught(
      '26',
      'a delegate under a name that no binary has',
      on('WIN221', flannel({ type: 'win-l2bridge' })),
      on('WIN221', flannel({ type: 'overlay' })),
      on(
        'WIN249',
        flannel({ type: 'win-overlay', policies: [v2('QOS', { MaximumOutgoingBandwidthInBytes: 1e20 })] }),
      ),
    ),
    caught(
      '27',
      'policies in the form of the other API',
      on('WIN212', flannel({ policies: [NAT1] })),
      on('WIN212', flannel({ apiVersion: 1, policies: [NAT2] })),
    ),
    caught('28', 'HCN with win-overlay before 1.2.0', on('WIN506', flannel(), { context: plugins('1.0.1') })),
    caught(
      '29',
      '`HcnPolicyArgs`, and `policies` before 1.0.0',
      on('WIN203', flannel({ type: 'win-bridge', HcnPolicyArgs: [] }, { name: 'cbr0' })),
      on('WIN205', flannel({ type: 'win-bridge' }, { name: 'cbr0', cniVersion: '0.3.0' }), {
        context: plugins('0.9.1'),
      }),
    ),
    caught(
      '30',
      'policies under the key of another plugin',
      on('WIN225', flannel({ AdditionalArgs: [NAT2] })),
      on('WIN225', flannel({ type: 'sdnoverlay', policies: [NAT2] }, { cniVersion: '0.3.0' })),
    ),
    caught(
      '31',
      'keys and types of policies in another spelling',
      on('WIN213', flannel({ policies: [v2('OutboundNAT', { Exceptions: EXCEPTIONS })] })),
      on(
        'WIN213',
        flannel({
          policies: [
            { name: 'EndpointPolicy', value: { type: 'OutBoundNAT', Settings: { Exceptions: EXCEPTIONS } } },
          ],
        }),
      ),
    ),
    caught(
      '32',
      'a policy of another name',
      on('WIN214', flannel({ policies: [NAT2, { ...ROUTE2, name: 'OutBoundNAT' }] })),
    ),
    caught(
      '33',
      'a policy whose value is no object',
      on('WIN205', flannel({ policies: [NAT2, { name: 'EndpointPolicy', value: ['OutBoundNAT'] }] })),
    ),
    caught(
      '34',
      'the name that the other API has for a route',
      on(
        'WIN213',
        flannel({ policies: [NAT2, v2('ROUTE', { DestinationPrefix: '10.96.0.0/12', NeedEncap: true })] }),
      ),
    ),
    partly(
      '35',
      'the range of the pods is not among the exceptions, or not in its own spelling',
      'the range stands in net-conf.json or subnet.env',
      on(
        'WIN291',
        [
          NET_CONF,
          ['cni.conf', flannel({ policies: [v2('OutBoundNAT', { Exceptions: ['10.96.0.0/12'] })] })],
        ],
        { as: 'together' },
      ),
      on(
        'WIN291',
        [NET_CONF, ['cni.conf', flannel({ policies: [v2('OutBoundNAT', { Exceptions: ['10.0.0.0/8'] })] })]],
        { as: 'together' },
      ),
    ),
    caught('36', 'a second OutBoundNAT for the subnet of the node', on('WIN206', flannel())),
    caught('37', 'win-overlay without an OutBoundNAT', on('WIN233', flannel({ policies: [] }))),
    open('38', '`--ip-masq` false does not switch translation off for win-bridge', LINES),
    caught(
      '39',
      'Services are not exempt',
      on('WIN215', flannel({ policies: [v2('OutBoundNAT', { Exceptions: ['10.244.0.0/16'] }), ROUTE2] })),
    ),
    caught('40', 'no route to the Services with encapsulation', on('WIN222', flannel({ policies: [NAT2] }))),
    caught(
      '41',
      'exceptions outside of the cluster',
      on('WIN229', flannel({ policies: [v2('OutBoundNAT', { Exceptions: ['10.0.0.0/8'] })] })),
      on('WIN229', flannel({ policies: [v2('OutBoundNAT', { Exceptions: ['0.0.0.0/0'] })] })),
    ),
    open(
      '42',
      'the default range of Services meets networks of the company',
      'those networks are in no file; `hnsc cidr check` compares ranges that it is given',
    ),
    partly(
      '43',
      'cluster, Service and management ranges overlap',
      'a configuration does not say which range is which; a spec does, and `hnsc cidr check` compares any lists',
      on(
        'WIN243',
        sdn({
          ipam: { subnet: '192.168.5.0/24' },
          AdditionalArgs: [v2('OutBoundNAT', { Exceptions: ['192.168.0.0/16'] })],
        }),
      ),
    ),
    caught(
      '44',
      'a provider address of another node, several, or none',
      on(
        'WIN217',
        flannel({ policies: [NAT2, v2('ProviderAddress', { ProviderAddress: '10.1.1.11,fd00::11' })] }),
      ),
      on('WIN260', flannel({ policies: [NAT2, v2('ProviderAddress', { ProviderAddress: '10.1.1.11' })] })),
      on('WIN234', flannel({ type: 'sdnoverlay', AdditionalArgs: [NAT2] }, { cniVersion: '0.3.0' })),
    ),
    caught(
      '45',
      'port mappings with win-overlay',
      on('WIN246', flannel({}, { capabilities: { portMappings: true } })),
    ),
    caught(
      '46',
      'sdnbridge under host-gw without `forceBridgeGateway`',
      on(
        'WIN218',
        flannel({ type: 'sdnbridge', AdditionalArgs: [NAT2] }, { name: 'cbr0', cniVersion: '0.3.0' }),
      ),
    ),
    caught(
      '47',
      'a route to the management network in place of the node',
      on(
        'WIN211',
        flannel({
          policies: [
            NAT2,
            ROUTE2,
            v2('SDNRoute', { DestinationPrefix: '10.127.130.38/24', NeedEncap: true }),
          ],
        }),
      ),
    ),
    caught(
      '48',
      'placeholders',
      on('WIN028', flannel({ policies: [v2('OutBoundNAT', { Exceptions: ['<ClusterCIDR>'] })] })),
      on('WIN217', flannel({ policies: [NAT2, v2('ProviderAddress', { ProviderAddress: 'ip of host' })] })),
      on('WIN028', TEXT.replace('"cniVersion":"1.0.0"', '"cniVersion":__VERSION__')),
    ),
    caught(
      '49',
      'a `cniVersion` that one of the chain does not know',
      on('WIN201', flannel({}, { cniVersion: '1.2.0' })),
      on('WIN507', flannel({ type: 'sdnoverlay', AdditionalArgs: [NAT2] }, { cniVersion: '0.3.1' })),
    ),
    caught(
      '50',
      'encodings and signs that are not of JSON',
      on('WIN002', `\uFEFF${TEXT}`),
      on('WIN021', TEXT.replace('{', '{\u00A0')),
      on('WIN022', TEXT.replace('{', '{ # remark\n')),
      on('WIN023', TEXT.replace(/\}$/, ',}')),
    ),
    caught(
      '51',
      'a leftover that sorts first',
      on('WIN287', [['0-containerd-nat.json', { cniVersion: '0.2.0', name: 'nat', type: 'nat' }], CNI], {
        as: 'directory',
      }),
    ),
    open(
      '52',
      'scripts that change policies by their position',
      'a script is not a configuration; what it leaves behind is judged',
    ),
    caught(
      '53',
      'keys of the Linux bridge in the delegate',
      on('WIN203', flannel({ isDefaultGateway: true })),
      on('WIN203', flannel({ hairpinMode: true })),
    ),
    caught(
      '54',
      '`FLANNEL_IPMASQ` in another word',
      on('WIN258', subnetEnv({ FLANNEL_IPMASQ: 'True' })),
      on('WIN258', subnetEnv({ FLANNEL_IPMASQ: '1' })),
    ),
    caught('55', 'subnet.env in another encoding', on('WIN002', `\uFEFF${subnetEnv()}`), on('WIN003', UTF16)),
    caught(
      '56',
      'quotation marks, blanks, and lines without `=` in subnet.env',
      on('WIN259', subnetEnv({ FLANNEL_NETWORK: '"10.244.0.0/16"' })),
      on('WIN259', subnetEnv({ FLANNEL_SUBNET: '10.244.1.1/24 ' })),
      on('WIN202', subnetEnv().replace('FLANNEL_MTU=1450', 'FLANNEL_MTU')),
    ),
    caught(
      '57',
      'keys of subnet.env are missing, or only those of IPv6 are there',
      on('WIN201', subnetEnv({ FLANNEL_MTU: null })),
      on(
        'WIN202',
        subnetEnv({
          FLANNEL_NETWORK: null,
          FLANNEL_SUBNET: null,
          FLANNEL_IPV6_NETWORK: 'fd00::/48',
          FLANNEL_IPV6_SUBNET: 'fd00::1/64',
        }),
      ),
    ),
    partly(
      '58',
      'subnet.env written by hand',
      'who wrote a file is not in it',
      on('WIN259', subnetEnv({ FLANNEL_SUBNET: '10.99.1.1/24' })),
    ),
    open('59', '`--iface` is one address of this host', LINES),
    partly(
      '60',
      '`--iface` with two default routes',
      'the routes of the node are in no file',
      on('WIN461', 'flanneld.exe --kube-subnet-mgr --ip-masq --kubeconfig-file=C:\\k\\config', LINE),
    ),
    open('61', 'the name of the node, in lower case and the same everywhere', LINES),
    open('62', '`--net-config-path` before 0.12.0', LINES),
    open('63', '`--public-ip` with host-gw', LINES),
    open('64', 'adapters that take longer than five seconds', NODE),
    partly(
      '65',
      'the source VIP is empty, reserved, or not of the podCIDR',
      'that an address is in the podCIDR is only known beside other files',
      on('WIN435', `${PROXY} --source-vip=`, LINE),
      on('WIN271', { cniVersion: '0.3.0', ips: [] }),
      on('WIN271', { cniVersion: '0.2.0', ip4: { ip: '10.244.1.0/24' } }),
    ),
    caught(
      '66',
      'a source VIP of an earlier podCIDR',
      on('WIN292', [ENV, ['sourceVip.json', { cniVersion: '0.3.0', ips: [{ address: '10.244.7.2/24' }] }]], {
        as: 'together',
      }),
    ),
    partly(
      '67',
      'a second request for the source VIP is refused',
      'that it is the second is not in the file; the error that was kept is',
      on('WIN271', {
        code: 999,
        msg: '10.244.1.2 has been allocated to dummy, duplicate allocation is not allowed',
      }),
    ),
    partly(
      '68',
      'the answer of host-local has its address under another key than the script reads',
      'which key a script reads is in the script',
      on('WIN271', { cniVersion: '1.0.0', ips: [] }),
    ),
    caught('69', 'feature gates by version', on('WIN421', `${PROXY} --feature-gates=WinOverlay=false`, NEW)),
    open('70', 'direct server return without its gate', LINES),
    open('71', '`--root-hnsendpoint-name` for the forwarding of health checks', LINES),
    caught('72', 'flags of kubelet by version', on('WIN402', `${KUBELET} --network-plugin=cni`, LINE)),
    caught(
      '73',
      'flags that kubelet needs on Windows',
      on('WIN450', KUBELET, LINE),
      on('WIN452', KUBELET, LINE),
    ),
    partly(
      '74',
      'two addresses where one belongs',
      `for flags: ${LINES}`,
      on(
        'WIN217',
        flannel({ policies: [NAT2, v2('ProviderAddress', { ProviderAddress: '10.0.0.1 10.0.0.2' })] }),
      ),
    ),
    caught(
      '75',
      'a blank is missing between two flags',
      on('WIN407', 'kube-proxy.exe --hostname-override=win-1--kubeconfig=C:\\k\\config', LINE),
    ),
    open('76', 'nssm replaces the environment of a service', LINES),
    open('77', 'the order of the services', LINES),
    open('78', 'the firewall for UDP 4789', NODE),
    open('79', 'relative paths in scripts', LINES),
    open(
      '80',
      'net-conf.json is copied before it is written',
      'the order in which a script works is not in the file',
    ),
    open('81', 'what is left from an earlier cluster', NODE),
    caught(
      '82',
      'the first pod of a node under host-gw',
      on('WIN218', flannel({ type: 'win-bridge' }, { name: 'cbr0' })),
    ),
    caught(
      '83',
      'l2tunnel with flannel',
      on('WIN251', { Network: '10.244.0.0/16', Backend: { Type: 'l2tunnel' } }),
    ),
    open('84', 'flanneld needs the real address of the API server', NODE),
    caught(
      'X1',
      'the name of the network',
      on('WIN290', [NET_CONF, ['cni.conf', flannel({}, { name: 'vxlan0' })]], { as: 'together' }),
      on('WIN290', [CNI, ['kube-proxy.yaml', kubeProxy(['winkernel:', '  networkName: cbr0'])]], {
        as: 'together',
      }),
      on('WIN290', [CNI, ['sourceVipRequest.json', vipRequest({ name: 'vxlan0' })]], { as: 'together' }),
    ),
    partly(
      'X2',
      'VNI and port on Linux and on Windows',
      'two net-conf.json are not known to be of one cluster',
      on('WIN252', { Network: '10.244.0.0/16', Backend: { Type: 'vxlan' } }),
    ),
    caught(
      'X3',
      'the range of the pods',
      on(
        'WIN291',
        [
          NET_CONF,
          ['subnet.env', subnetEnv({ FLANNEL_NETWORK: '10.245.0.0/16', FLANNEL_SUBNET: '10.245.1.1/24' })],
        ],
        { as: 'together' },
      ),
      on('WIN291', [NET_CONF, ['kube-proxy.yaml', kubeProxy(['clusterCIDR: 10.245.0.0/16'])]], {
        as: 'together',
      }),
    ),
    partly(
      'X4',
      'the range of the Services',
      'the flags of the API server are no file of the node; within one configuration exceptions and routes are compared',
      on('WIN215', flannel({ policies: [v2('OutBoundNAT', { Exceptions: ['10.244.0.0/16'] }), ROUTE2] })),
    ),
    caught(
      'X5',
      'the address of the cluster DNS',
      on(
        'WIN293',
        [
          ['cni.conf', flannel({ dns: { nameservers: ['10.96.0.10'] } })],
          ['config.yaml', kubelet(['clusterDNS: ["10.43.0.10"]'])],
        ],
        { as: 'together' },
      ),
    ),
    caught(
      'X6',
      'the domain of the cluster',
      on(
        'WIN293',
        [
          ['cni.conf', flannel({ dns: { search: ['svc.cluster.local'] } })],
          ['config.yaml', kubelet(['clusterDomain: k8s.example'])],
        ],
        { as: 'together' },
      ),
    ),
    open('X7', 'the address of the node', LINES),
    open('X8', 'the name of the node', LINES),
    caught(
      'X9',
      'the backend, the delegate and the source VIP',
      on('WIN295', [NET_CONF, ['cni.conf', flannel({ type: 'win-bridge' })]], { as: 'together' }),
      on(
        'WIN295',
        [
          ['net-conf.json', { Network: '10.244.0.0/16', Backend: { Type: 'host-gw' } }],
          ['sourceVipRequest.json', vipRequest({ name: 'cbr0' })],
        ],
        { as: 'together' },
      ),
    ),
    caught(
      'X10',
      '`apiVersion` and the form of the policies',
      on('WIN212', flannel({ policies: [v1('OutBoundNAT', { ExceptionList: EXCEPTIONS })] }), {
        context: CONTAINERD,
      }),
    ),
    caught(
      'X11',
      'the subnet of the node',
      on(
        'WIN292',
        [
          ENV,
          [
            'sourceVipRequest.json',
            vipRequest({ ipam: { type: 'host-local', ranges: [[{ subnet: '10.244.9.0/24' }]] } }),
          ],
        ],
        { as: 'together' },
      ),
    ),
    caught(
      'X12',
      'the MAC prefix',
      on(
        'WIN294',
        [
          ['net-conf.json', netConf({ MacPrefix: '0A-2A' })],
          ['cni.conf', flannel({ endpointMacPrefix: '0E-2A' })],
        ],
        { as: 'together' },
      ),
    ),
    open(
      'X13',
      'the `cniVersion` of the request and the key that the script reads',
      'which key a script reads is in the script',
    ),
    open('X14', 'the path of subnet.env', LINES),
    open('X15', 'the path of net-conf.json', LINES),
    open('X16', 'the directories of containerd', 'where a file stands on the node is not known here'),
    open('X17', 'the prefix of annotations', LINES),
    open('X18', 'kubeconfig files', LINES),
    partly(
      '–',
      'the source VIP that kube-proxy uses is not the one that host-local keeps',
      `for flags: ${LINES}`,
      on(
        'WIN292',
        [
          ['sourceVip.json', { cniVersion: '0.3.0', ips: [{ address: '10.244.1.2/24' }] }],
          ['kube-proxy.yaml', kubeProxy(['winkernel:', '  sourceVip: 10.244.1.9'])],
        ],
        { as: 'together' },
      ),
      on('WIN238', { ...overlay(), ipam: undefined }),
    ),
  ],
}
