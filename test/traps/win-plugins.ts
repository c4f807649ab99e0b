import {
  bridge,
  bridge1,
  CONTAINERD,
  DOCKERSHIM,
  EXCEPTIONS,
  flannel,
  NAT1,
  NAT2,
  netConf,
  overlay,
  plugins,
  sdn,
  v1,
  v2,
  windows,
} from './documents.ts'
import { caught, on, open, partly, type TrapList } from './trap.ts'

const UTF16 = new Uint8Array([
  0xff,
  0xfe,
  ...[...JSON.stringify(bridge())].flatMap((c) => [c.charCodeAt(0), 0]),
])
const { type: _, ...untyped } = bridge()
const { ipam: __, ...noIpam } = bridge()
const { ipam: ___, ...overlayNoIpam } = overlay()
const { apiVersion: ____, ...outer } = { ...flannel(), apiVersion: 2 }
const TEXT = JSON.stringify(bridge())

/** The reference plugins, libcni and containerd. */
export const WIN_PLUGINS: TrapList = {
  title: 'win-bridge, win-overlay, host-local, libcni and containerd',
  traps: [
    caught(
      '1',
      '`apiVersion` is not the integer 2 under containerd, or is 2 under dockershim',
      on('WIN506', bridge1(), { context: CONTAINERD }),
      on('WIN506', bridge({ apiVersion: 3 })),
      on('WIN506', bridge(), { context: DOCKERSHIM }),
    ),
    caught(
      '2',
      'win-overlay before plugins 1.2.0 does not know HCN',
      on('WIN506', overlay(), { context: plugins('1.1.1') }),
    ),
    caught('3', '`apiVersion` is a string', on('WIN201', bridge({ apiVersion: '2' }))),
    caught('4', '`HcnPolicyArgs` with plugins from 1.0.0 on', on('WIN203', bridge({ HcnPolicyArgs: [] }))),
    caught(
      '5',
      '`policies` under `ApiVersion` 2 with plugins before 1.0.0',
      on('WIN205', bridge({ cniVersion: '0.3.0' }), { context: plugins('0.9.1') }),
    ),
    caught(
      '6',
      'a flat policy under `apiVersion: 2`',
      on('WIN212', bridge({ policies: [NAT1] })),
      on('WIN212', bridge({ policies: [NAT2, v1('ROUTE', { DestinationPrefix: '10.96.0.0/12' })] })),
    ),
    caught('7', '`Settings` under HNS (v1)', on('WIN212', bridge1({ policies: [NAT2] }))),
    caught(
      '8',
      'the type of the other API',
      on('WIN213', bridge({ policies: [NAT2, v2('ROUTE', { DestinationPrefix: '10.96.0.0/12' })] })),
      on('WIN213', bridge1({ policies: [NAT1, v1('SDNRoute', { DestinationPrefix: '10.96.0.0/12' })] })),
    ),
    caught(
      '9',
      'an entry that is not called `EndpointPolicy`',
      on('WIN214', bridge({ policies: [NAT2, { ...NAT2, name: 'EndpointPolicies' }] })),
      on('WIN214', bridge({ policies: [NAT2, { value: NAT2['value'] }] })),
    ),
    caught(
      '10',
      'a policy without a usable value or type',
      on('WIN306', bridge({ policies: [NAT2, { name: 'EndpointPolicy', value: 'OutBoundNAT' }] })),
      on('WIN213', bridge({ policies: [NAT2, { name: 'EndpointPolicy', value: {} }] })),
      on('WIN213', bridge({ policies: [NAT2, { name: 'EndpointPolicy' }] })),
    ),
    caught(
      '11',
      'a type or a key of a policy in another case',
      on('WIN213', bridge({ policies: [v2('outboundnat', { Exceptions: EXCEPTIONS })] })),
      on(
        'WIN213',
        bridge({
          policies: [
            { name: 'EndpointPolicy', value: { type: 'OutBoundNAT', Settings: { Exceptions: EXCEPTIONS } } },
          ],
        }),
      ),
      on('WIN305', bridge({ policies: [v2('OutBoundNAT', { exceptions: EXCEPTIONS })] })),
      on('WIN305', bridge1({ policies: [v1('OutBoundNAT', { exceptionlist: EXCEPTIONS })] })),
    ),
    caught(
      '12',
      'a setting under the name of the other API',
      on('WIN235', bridge({ policies: [v2('OutBoundNAT', { ExceptionList: EXCEPTIONS })] })),
      on('WIN235', bridge1({ policies: [v1('OutBoundNAT', { Exceptions: EXCEPTIONS })] })),
      on('WIN304', bridge({ policies: [v2('OutBoundNAT', { ExceptionsList: EXCEPTIONS })] })),
    ),
    caught(
      '13',
      '`ipMasqNetwork` beside exceptions that do not hold that text: a second policy',
      on('WIN206', bridge({ ipMasqNetwork: '10.0.0.0/8' })),
    ),
    caught(
      '14',
      '`ipMasqNetwork` is no canonical prefix',
      on('WIN211', bridge({ ipMasqNetwork: '10.244.1.1/16' })),
      on('WIN210', bridge({ ipMasqNetwork: '10.244.0.0/16, 10.96.0.0/12' })),
      on('WIN210', bridge({ ipMasqNetwork: '10.244.0.0/16"' })),
    ),
    caught(
      '15',
      '`ipMasqNetwork` for win-overlay, `ipMasq` for win-bridge',
      on('WIN203', overlay({ ipMasqNetwork: '10.244.0.0/16' })),
      on('WIN203', bridge({ ipMasq: true })),
    ),
    caught(
      '16',
      'exceptions that are no prefixes, or of both families',
      on('WIN028', bridge({ policies: [v2('OutBoundNAT', { Exceptions: ['<cluster cidr>'] })] })),
      on('WIN211', bridge({ policies: [v2('OutBoundNAT', { Exceptions: ['10.244.1.1/16'] })] })),
      on('WIN306', bridge({ policies: [v2('OutBoundNAT', { Exceptions: '10.244.0.0/16' })] })),
      on('WIN322', bridge({ policies: [v2('OutBoundNAT', { Exceptions: ['10.244.0.0/16', 'fd00::/48'] })] })),
    ),
    partly(
      '17',
      'exceptions that miss the cluster, or hold the network of the nodes',
      'which hosts a person wants to reach is not in the file',
      on('WIN233', bridge({ policies: [] })),
      on(
        'WIN215',
        bridge({
          policies: [
            v2('OutBoundNAT', { Exceptions: ['10.244.0.0/16'] }),
            v2('SDNRoute', { DestinationPrefix: '10.96.0.0/12', NeedEncap: true }),
          ],
        }),
      ),
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
      '18',
      'host-local may give a pod the gateway of win-bridge',
      on('WIN218', bridge({ ipam: { type: 'host-local', subnet: '10.244.1.0/24' } })),
      on(
        'WIN218',
        bridge({ ipam: { type: 'host-local', subnet: '10.244.1.0/24', rangeStart: '10.244.1.2' } }),
      ),
    ),
    partly(
      '19',
      'the subnet of `ipam` is not that of the HNS network',
      'the HNS network is not in the file; with subnet.env beside it the two are compared',
      on(
        'WIN292',
        [
          ['cni.conf', bridge({ ipam: { type: 'host-local', subnet: '10.244.0.0/16' } })],
          [
            'subnet.env',
            'FLANNEL_NETWORK=10.244.0.0/16\nFLANNEL_SUBNET=10.244.1.1/24\nFLANNEL_MTU=1500\nFLANNEL_IPMASQ=true\n',
          ],
        ],
        { as: 'together' },
      ),
    ),
    caught(
      '20',
      'gateway, routes and resolv.conf of `ipam` have no effect',
      on(
        'WIN248',
        bridge({
          ipam: {
            type: 'host-local',
            subnet: '10.244.1.0/24',
            rangeStart: '10.244.1.3',
            gateway: '10.244.1.1',
          },
        }),
      ),
      on(
        'WIN248',
        bridge({
          ipam: {
            type: 'host-local',
            subnet: '10.244.1.0/24',
            rangeStart: '10.244.1.3',
            routes: [{ dst: '0.0.0.0/0' }],
          },
        }),
      ),
    ),
    caught(
      '21',
      'a second set of addresses',
      on(
        'WIN248',
        bridge({
          ipam: {
            type: 'host-local',
            ranges: [[{ subnet: '10.244.1.0/24', rangeStart: '10.244.1.3' }], [{ subnet: 'fd00::/64' }]],
          },
        }),
      ),
      on('WIN201', overlay({ ipam: { type: 'host-local', ranges: [[{ subnet: 'fd00::/64' }]] } })),
    ),
    caught(
      '22',
      'win-overlay without `ipam`',
      on('WIN238', { ...overlayNoIpam, apiVersion: 0, policies: [NAT1] }),
      on('WIN238', overlayNoIpam),
    ),
    caught('23', 'win-bridge of HCN without `ipam`', on('WIN238', noIpam)),
    caught(
      '24',
      '`loopbackDSR` without `ipam`',
      on('WIN238', { ...noIpam, apiVersion: 1, policies: [NAT1], loopbackDSR: true }),
    ),
    caught(
      '25',
      '`loopbackDSR` on a Windows without direct server return',
      on('WIN344', bridge({ loopbackDSR: true }), { context: windows('10.0.17763.1') }),
    ),
    caught(
      '26',
      'keys of the plugins of Microsoft for win-*, and the other way round',
      on('WIN203', bridge({ optionalFlags: { loopbackDSR: true } })),
      on('WIN225', bridge({ AdditionalArgs: [NAT2] })),
      on('WIN203', sdn({ loopbackDSR: true })),
      on('WIN225', sdn({ policies: [NAT2] })),
    ),
    caught(
      '27',
      'keys that no Windows plugin reads',
      on('WIN203', bridge({ mtu: 1400 })),
      on('WIN203', bridge({ clusterNetworkPrefix: '10.244.0.0/16' })),
    ),
    caught(
      '28',
      '`endpointMacPrefix` of another form',
      on('WIN201', overlay({ endpointMacPrefix: '0E2A' }), { context: CONTAINERD }),
      on('WIN244', overlay({ endpointMacPrefix: 'zz-zz' })),
      on('WIN244', overlay({ endpointMacPrefix: '0F-2A' })),
    ),
    caught(
      '29',
      'a provider address of its own in a file for win-overlay',
      on(
        'WIN260',
        overlay({ policies: [NAT2, v2('ProviderAddress', { ProviderAddress: '10.127.130.38' })] }),
      ),
    ),
    caught(
      '30',
      'port mappings with win-overlay',
      on('WIN246', overlay({ capabilities: { portMappings: true } })),
    ),
    caught(
      '31',
      'port mappings of win-bridge lack what makes them work',
      on('WIN246', bridge({ capabilities: { portMappings: true } })),
    ),
    caught(
      '32',
      'capabilities misspelt, in the delegate, or unknown',
      on('WIN219', bridge({ capabilites: { dns: true } })),
      on('WIN219', flannel({ capabilities: { dns: true } })),
      on('WIN219', bridge({ capabilities: { dnsCapabilities: true } })),
    ),
    caught(
      '33',
      '`runtimeConfig` in the file',
      on('WIN220', bridge({ runtimeConfig: { dns: { servers: ['10.96.0.10'] } } })),
    ),
    caught(
      '34',
      '`dns.domain` and `dns.options` under HNS (v1)',
      on('WIN205', bridge1({ dns: { domain: 'cluster.local' } }), { context: DOCKERSHIM }),
    ),
    caught(
      '35',
      'name servers that are no list, or no addresses',
      on('WIN201', bridge({ dns: { nameservers: '10.96.0.10' } })),
      on('WIN230', bridge({ dns: { nameservers: ['dns.example'] } })),
    ),
    caught(
      '36',
      'a `cniVersion` that the plugins do not know',
      on('WIN201', bridge(), { context: plugins('0.9.1') }),
      on('WIN201', bridge({ cniVersion: '1.2.0' })),
      on('WIN507', sdn({ cniVersion: '0.3.1' })),
    ),
    partly(
      '37',
      '`cniVersion` 1.1.0 with old plugins, or with win-overlay without `ipam`',
      'that containerd calls STATUS follows from its release, which no file tells',
      on('WIN201', bridge({ cniVersion: '1.1.0' }), { context: plugins('1.5.1') }),
      on('WIN238', { ...overlayNoIpam, cniVersion: '1.1.0' }),
    ),
    caught(
      '38',
      'two sets of one family before `cniVersion` 0.3.0',
      on(
        'WIN201',
        bridge({
          cniVersion: '0.2.0',
          ipam: {
            type: 'host-local',
            ranges: [[{ subnet: '10.244.1.0/24' }], [{ subnet: '10.244.2.0/24' }]],
          },
        }),
      ),
    ),
    partly(
      '39',
      'a network name that CNI or Windows does not take',
      'whether the HNS network exists is not in the file',
      on('WIN224', bridge({ name: 'my network' })),
      on('WIN224', bridge({ name: 'nul' })),
      on('WIN201', bridge({ name: '' })),
    ),
    partly(
      '40',
      'the plugin does not fit the type of the network',
      'the type is only known where net-conf.json is given too',
      on(
        'WIN295',
        [
          ['cni.conf', flannel({ type: 'win-bridge' })],
          ['net-conf.json', netConf()],
        ],
        { as: 'together' },
      ),
    ),
    caught(
      '41',
      'a plugin name that is none',
      on('WIN221', bridge({ type: 'win-l2bridge' })),
      on('WIN221', bridge({ type: 'cni/win-bridge' })),
      on('WIN201', bridge({ type: 'cni\\win-bridge' })),
    ),
    caught(
      '42',
      'a plugin that Windows does not have',
      on('WIN247', bridge({ ipam: { type: 'dhcp' } })),
      on('WIN247', {
        cniVersion: '1.0.0',
        name: 'cbr0',
        plugins: [untyped['type'] ?? bridge(), { type: 'portmap' }],
      }),
    ),
    caught(
      '43',
      'keys of a list in capitals',
      on('WIN201', { cniVersion: '1.0.0', Name: 'cbr0', Plugins: [bridge()] }, { name: 'a.conflist' }),
    ),
    caught(
      '44',
      'one key in two spellings',
      on('WIN240', '{"cniVersion":"1.0.0","name":"cbr0","type":"win-bridge","ApiVersion":1,"apiVersion":2}'),
    ),
    caught(
      '45',
      'one key twice',
      on('WIN240', '{"cniVersion":"1.0.0","name":"cbr0","type":"win-bridge","apiVersion":1,"apiVersion":2}'),
    ),
    caught(
      '46',
      'encodings and signs that are not of JSON',
      on('WIN002', `\uFEFF${TEXT}`),
      on('WIN003', UTF16),
      on('WIN021', TEXT.replace('{', '{\u00A0')),
      on('WIN022', TEXT.replace('{', '{ // remark\n')),
      on('WIN023', TEXT.replace(/\}$/, ',}')),
      on('WIN025', TEXT.replaceAll('"', "'")),
    ),
    caught(
      '47',
      'backslashes in paths',
      on('WIN032', TEXT.replace('"type":"host-local"', '"type":"host-local","dataDir":"C:\\temp"')),
      on('WIN031', TEXT.replace('"type":"host-local"', '"type":"host-local","dataDir":"C:\\k"')),
    ),
    caught(
      '48',
      'a list in a `.conf`, capital extensions, leftovers, numbers of unequal length',
      on('WIN223', { cniVersion: '1.0.0', name: 'cbr0', plugins: [bridge()] }, { name: 'cni.conf' }),
      on('WIN285', [['10-flannel.CONF', flannel()]], { as: 'directory' }),
      on(
        'WIN287',
        [
          ['0-containerd-nat.json', { cniVersion: '0.2.0', name: 'nat', type: 'nat' }],
          ['10-flannel.conf', flannel()],
        ],
        { as: 'directory' },
      ),
      on(
        'WIN287',
        [
          ['10-a.conf', bridge()],
          ['9-b.conf', flannel()],
        ],
        { as: 'directory' },
      ),
      on(
        'WIN287',
        [
          ['10-a.conf', bridge()],
          ['10-a.conflist', { name: 'cbr0', cniVersion: '1.0.0', plugins: [bridge()] }],
        ],
        { as: 'directory' },
      ),
    ),
    partly(
      '49',
      'several files, of which one is used',
      'a `max_conf_num` other than 1 stands in the configuration of containerd',
      on(
        'WIN288',
        [
          ['10-a.conf', bridge()],
          ['20-b.conf', flannel()],
        ],
        { as: 'directory' },
      ),
    ),
    caught(
      '50',
      'a folder that has the name of the network',
      on(
        'WIN289',
        [
          ['10-a.conflist', { name: 'cbr0', cniVersion: '1.0.0', plugins: [bridge()] }],
          ['cbr0/portmap.conf', { type: 'portmap' }],
        ],
        { as: 'directory' },
      ),
    ),
    caught(
      '51',
      '`null` for a plugin or a file',
      on('WIN201', { cniVersion: '1.0.0', name: 'cbr0', plugins: [null] }, { name: 'a.conflist' }),
      on(
        'WIN286',
        [
          ['10-a.conf', 'null'],
          ['20-b.conf', bridge()],
        ],
        { as: 'directory' },
      ),
    ),
    caught(
      '52',
      '`disableCheck` and the like of the wrong type',
      on(
        'WIN201',
        { cniVersion: '1.0.0', name: 'cbr0', disableCheck: 5, plugins: [bridge()] },
        { name: 'a.conflist' },
      ),
    ),
    caught(
      '53',
      '`cniVersions` that is no list of versions',
      on(
        'WIN201',
        { cniVersion: '1.0.0', cniVersions: ['v1.0.0'], name: 'cbr0', plugins: [bridge()] },
        { name: 'a.conflist' },
      ),
    ),
    caught(
      '54',
      'a configuration that host-local refuses',
      on('WIN201', bridge({ ipam: { type: 'host-local', subnet: '10.244.1.1/24' } })),
      on('WIN201', bridge({ ipam: { type: 'host-local', subnet: '10.244.1.0/31' } })),
      on('WIN201', bridge({ ipam: { type: 'host-local', ranges: [{ subnet: '10.244.1.0/24' }] } })),
    ),
    caught(
      '55',
      'keys that flannel forbids or replaces in its delegate',
      on('WIN201', flannel({ name: 'cbr0' })),
      on('WIN204', flannel({ ipMasqNetwork: '10.0.0.0/8' })),
      on(
        'WIN506',
        { ...outer, delegate: { type: 'win-overlay', policies: [NAT1] } },
        { context: CONTAINERD },
      ),
    ),
    partly(
      '56',
      'a template of containerd is rendered only where there is no configuration',
      'what the template becomes is known when it is rendered; unrendered it is full of placeholders',
      on('WIN028', sdn({ ipam: { subnet: '{{.PodCIDR}}' } })),
    ),
    caught(
      '57',
      'numbers above 2^53',
      on(
        'WIN249',
        JSON.stringify(
          bridge({ policies: [NAT2, v2('QOS', { MaximumOutgoingBandwidthInBytes: 0 })] }),
        ).replace('InBytes":0', 'InBytes":12345678901234567890'),
      ),
    ),
    partly(
      '58',
      'samples of the documentation that never worked',
      'they are not told by their origin, but by what is wrong with them',
      on('WIN024', TEXT.replace(',"policies"', '"policies"')),
      on('WIN219', overlay({ capabilites: { dns: true } })),
    ),
    open(
      '–',
      'what HNS itself does with strange policies',
      'HNS is closed; where only HNS decides hnsc warns and says so',
    ),
  ],
}
