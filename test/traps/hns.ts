import {
  azure,
  bridge,
  bridge1,
  calico,
  EXCEPTIONS,
  flannel,
  NAT1,
  NAT2,
  netConf,
  overlay,
  sdn,
  v1,
  v2,
  windows,
} from './documents.ts'
import { caught, on, open, partly, type TrapList } from './trap.ts'

const SCHEMA = { SchemaVersion: { Major: 2, Minor: 0 } }
const endpoint = (policies: readonly object[], over: object = {}) => ({
  ...SCHEMA,
  HostComputeNetwork: '11111111-2222-3333-4444-555555555555',
  IpConfigurations: [{ IpAddress: '10.244.1.10', PrefixLength: 24 }],
  Policies: policies,
  ...over,
})
const network = (over: object = {}) => ({
  ...SCHEMA,
  Name: 'cbr0',
  Type: 'L2Bridge',
  Ipams: [{ Type: 'Static', Subnets: [subnet()] }],
  ...over,
})
const subnet = (over: object = {}) => ({
  IpAddressPrefix: '10.244.1.0/24',
  Routes: [{ NextHop: '10.244.1.1', DestinationPrefix: '0.0.0.0/0' }],
  ...over,
})
const overlayNetwork = (vsid: number) =>
  network({
    Type: 'Overlay',
    Ipams: [
      {
        Type: 'Static',
        Subnets: [subnet({ Policies: [{ Type: 'VSID', Settings: { IsolationId: vsid } }] })],
      },
    ],
  })
const policy = (Type: string, Settings: object) => ({ Type, Settings })
const acl = (over: object = {}) =>
  policy('ACL', {
    Action: 'Allow',
    Direction: 'In',
    Protocols: '6',
    LocalPorts: '80',
    Priority: 1000,
    RuleType: 'Switch',
    ...over,
  })
const block = acl({ Action: 'Block', RemoteAddresses: '10.0.0.1/32' })
const felix = 'it is about how a NetworkPolicy is compiled, not about a file; `hnsc policy` compiles it so'

/** The Host Networking Service, in both dialects. */
export const HNS: TrapList = {
  title: 'HNS (v1) and HCN (v2)',
  traps: [
    caught(
      '1',
      'a policy type of HNS (v1) in an HCN document',
      on('WIN301', endpoint([policy('ROUTE', { DestinationPrefix: '10.96.0.0/12' })])),
    ),
    caught(
      '2',
      'a key of the other API',
      on('WIN302', endpoint([policy('OutBoundNAT', { ExceptionList: EXCEPTIONS })])),
      on('WIN235', bridge({ policies: [v2('OutBoundNAT', { ExceptionList: EXCEPTIONS })] })),
    ),
    caught(
      '3',
      'an HCN document without a schema version',
      on(
        'WIN310',
        { Name: 'cbr0', Type: 'L2Bridge', Ipams: [{ Type: 'Static', Subnets: [subnet()] }] },
        { kind: 'hcn-network' },
      ),
    ),
    caught(
      '4',
      'HCN on a Windows that has none',
      on('WIN311', endpoint([policy('OutBoundNAT', { Exceptions: EXCEPTIONS })]), {
        context: windows('10.0.17763.1'),
      }),
      on('WIN311', bridge(), { context: windows('10.0.17763.1') }),
    ),
    caught(
      '5',
      'an exception that is no address',
      on('WIN028', bridge({ policies: [v2('OutBoundNAT', { Exceptions: ['<your service cidr>'] })] })),
    ),
    caught(
      '6',
      'an exception with host bits',
      on('WIN211', { Type: 'OutBoundNAT', ExceptionList: ['172.17.0.1/16'] }),
    ),
    caught(
      '7',
      'two exceptions that differ in their length only',
      on(
        'WIN323',
        bridge({ policies: [v2('OutBoundNAT', { Exceptions: ['10.240.0.0/16', '10.240.0.0/12'] })] }),
        { context: windows('ltsc2019') },
      ),
    ),
    caught(
      '8',
      'exceptions of both families in one policy',
      on('WIN322', bridge({ policies: [v2('OutBoundNAT', { Exceptions: ['10.244.0.0/16', 'fd00::/48'] })] })),
    ),
    partly(
      '9',
      'exceptions that miss a range of the cluster',
      'the ranges of the cluster are in other files',
      on('WIN210', bridge({ policies: [v2('OutBoundNAT', { Exceptions: ['10.96.0.10'] })] })),
      on('WIN325', endpoint([policy('OutBoundNAT', {})])),
    ),
    caught(
      '10',
      '`ipMasqNetwork` that is no exception of the file',
      on('WIN206', bridge({ ipMasqNetwork: '10.0.0.0/8' })),
    ),
    caught(
      '11',
      'direct server return on a Windows that has none',
      on('WIN344', bridge({ loopbackDSR: true }), { context: windows('10.0.17763.1') }),
      on('WIN344', azure({ windowsSettings: { enableLoopbackDSR: true } }), {
        context: windows('10.0.17763.1'),
      }),
    ),
    caught(
      '12',
      'a feature outside of its versions of HNS',
      on('WIN311', network({ Policies: [policy('VxlanPort', { Port: 4790 })] }), {
        context: windows('ltsc2019'),
      }),
    ),
    open(
      '13',
      'versions of HNS are not in one line',
      'it is about how a check compares versions; hnsc has the ranges',
    ),
    open(
      '14',
      'the schema says that a feature is older than it is',
      'it is about which source a check trusts; hnsc takes the ranges of hcsshim',
    ),
    open(
      '15',
      'a plugin that was built with an old hcsshim',
      'which hcsshim a binary was built with is in no file',
    ),
    caught('16', 'ACLs that block something and leave nothing open', on('WIN314', endpoint([block]))),
    caught(
      '17',
      'an address of an ACL that is none, or under a key that HNS does not have',
      on('WIN315', endpoint([acl({ RemoteAddresses: 'Any' })])),
      on('WIN304', endpoint([acl({ RemoteAddress: '10.0.0.1' })])),
    ),
    caught(
      '18',
      'keys of an ACL that are lost on the way to HCN',
      on(
        'WIN321',
        azure({
          AdditionalArgs: [
            NAT1,
            v1('ACL', { Action: 'Allow', Direction: 'In', Protocol: 6, Priority: 1000 }),
          ],
        }),
      ),
    ),
    caught(
      '19',
      'a priority that HNS does not take',
      on('WIN318', endpoint([acl({ Priority: 0 })])),
      on('WIN318', endpoint([acl({ Priority: 65535 })])),
    ),
    caught(
      '20',
      'one priority for different actions',
      on('WIN319', endpoint([acl(), { ...block, Settings: { ...block.Settings, Priority: 1000 } }])),
    ),
    open('21', 'lists in an ACL before HNS 7.2', 'no Windows Server that Kubernetes supports is as old'),
    caught(
      '22',
      'more addresses in an ACL than HNS bears',
      on(
        'WIN320',
        endpoint([
          acl({
            RemoteAddresses: Array.from({ length: 4001 }, (_, i) => `10.${i >> 8}.${i & 255}.1/32`).join(','),
          }),
        ]),
      ),
    ),
    caught('23', '`ID` in place of `Id`', on('WIN305', endpoint([acl({ ID: 'a' })]))),
    open('24', 'sides of an ACL with sets of addresses', felix),
    open('25', 'a denial that HNS cannot express', felix),
    open('26', 'ports of two tiers that have nothing in common', felix),
    open('27', 'several sets of addresses on one side', felix),
    open('28', 'an unknown protocol becomes any', felix),
    open('29', 'an update replaces the whole list', felix),
    caught(
      '30',
      'a subnet without a gateway or a default route',
      on('WIN328', network({ Ipams: [{ Type: 'Static', Subnets: [{ IpAddressPrefix: '10.244.1.0/24' }] }] })),
    ),
    caught(
      '31',
      'a subnet that is not canonical, or a gateway outside of it',
      on(
        'WIN329',
        network({
          Ipams: [
            {
              Type: 'Static',
              Subnets: [subnet({ Routes: [{ NextHop: '10.244.9.1', DestinationPrefix: '0.0.0.0/0' }] })],
            },
          ],
        }),
      ),
    ),
    caught(
      '32',
      'a range of pods that holds addresses of the network itself',
      on('WIN218', bridge({ ipam: { type: 'host-local', subnet: '10.244.1.0/24' } })),
      on(
        'WIN334',
        endpoint([], {
          IpConfigurations: [{ IpAddress: '10.244.1.2', PrefixLength: 24 }],
          Routes: [{ NextHop: '10.244.1.2', DestinationPrefix: '0.0.0.0/0' }],
        }),
      ),
    ),
    caught(
      '33',
      'a source VIP among reserved addresses',
      on('WIN271', { cniVersion: '0.3.0', ips: [{ address: '10.244.1.0/24' }] }),
    ),
    caught(
      '34',
      'a VNI below 4096',
      on('WIN330', overlayNetwork(1)),
      on('WIN252', netConf({ VNI: 1 })),
      on('WIN239', calico({ vxlan_vni: 1 })),
    ),
    caught(
      '35',
      'a port of VXLAN other than 4789',
      on('WIN253', netConf({ Port: 8472 })),
      on('WIN311', network({ Policies: [policy('VxlanPort', { Port: 8472 })] }), {
        context: windows('ltsc2019'),
      }),
    ),
    caught(
      '36',
      '`HostRoute` on a Windows that may not have it',
      on(
        'WIN311',
        network({
          Type: 'Overlay',
          Policies: [policy('HostRoute', {})],
          Ipams: [
            {
              Type: 'Static',
              Subnets: [subnet({ Policies: [{ Type: 'VSID', Settings: { IsolationId: 4096 } }] })],
            },
          ],
        }),
        { context: windows('ltsc2019') },
      ),
    ),
    caught(
      '37',
      'a namespace in the body of an endpoint',
      on('WIN336', endpoint([], { HostComputeNamespace: '11111111-2222-3333-4444-555555555555' })),
    ),
    caught(
      '38',
      'a port mapping without its flag, or of HNS (v1) on L2Bridge',
      on(
        'WIN326',
        bridge({
          policies: [NAT2, v2('PortMapping', { InternalPort: 80, ExternalPort: 8080, Protocol: 6 })],
        }),
      ),
      on(
        'WIN327',
        bridge1({ policies: [NAT1, v1('NAT', { InternalPort: 80, ExternalPort: 8080, Protocol: 'TCP' })] }),
      ),
    ),
    caught(
      '39',
      'a port of 0, or above 65535',
      on('WIN307', endpoint([policy('PortMapping', { InternalPort: 0, ExternalPort: 8080, Protocol: 6 })])),
      on('WIN307', endpoint([policy('PortMapping', { InternalPort: 80, ExternalPort: 70000, Protocol: 6 })])),
    ),
    caught(
      '40',
      'port mappings with win-overlay',
      on('WIN246', overlay({ capabilities: { portMappings: true } })),
    ),
    caught(
      '41',
      'a type that the plugins of Microsoft do not know',
      on('WIN221', sdn({ type: 'l2bridge' })),
      on('WIN221', sdn({ type: 'SdnBridge' })),
    ),
    caught(
      '42',
      'a subnet or a policy at which these plugins crash',
      on('WIN202', sdn({ ipam: { subnet: 'fd00::/64' } })),
      on('WIN202', sdn({ AdditionalArgs: [NAT2, { name: 'EndpointPolicy', value: 'OutBoundNAT' }] })),
      on('WIN202', sdn({ AdditionalArgs: [NAT2, { name: 'EndpointPolicy', value: { Type: 4 } }] })),
      on('WIN227', sdn({ ipam: { subnet: '10.244.1.0' } })),
    ),
    caught(
      '43',
      'keys and names that these plugins skip',
      on('WIN226', sdn({ ipam: { subnet: '10.244.1.0/24', routes: [{ gateway: '10.244.1.1' }] } })),
      on('WIN214', sdn({ AdditionalArgs: [{ ...NAT2, name: 'endpointpolicy' }] })),
      on('WIN219', sdn({ capabilities: { dnsCapabilities: true } })),
    ),
    caught(
      '44',
      'dual stack without a bridge',
      on('WIN342', sdn({ type: 'sdnoverlay', optionalFlags: { enableDualStack: true } })),
    ),
    caught(
      '45',
      'the gateway of a subnet that does not begin at an octet',
      on(
        'WIN232',
        sdn({
          optionalFlags: { forceBridgeGateway: true },
          ipam: { type: 'host-local', subnet: '10.244.1.128/25' },
        }),
      ),
    ),
    caught('46', 'flat policies under `apiVersion: 2`', on('WIN212', bridge({ policies: [NAT1] }))),
    caught(
      '47',
      'IPv6, or a MAC prefix of another form, with win-overlay',
      on('WIN201', overlay({ ipam: { type: 'host-local', subnet: 'fd00::/64' } })),
      on('WIN201', overlay({ endpointMacPrefix: '0E:2A:' })),
    ),
    caught(
      '48',
      'policies that azure-vnet cannot convert',
      on('WIN341', azure({ AdditionalArgs: [NAT1, v1('QOS', {})] })),
      on(
        'WIN216',
        azure({
          AdditionalArgs: [NAT1, v1('ROUTE', { DestinationPrefix: '10.0.0.0/16', NeedEncap: 'true' })],
        }),
      ),
      on('WIN325', azure({ AdditionalArgs: [v1('OutBoundNAT', { ExceptionList: [] })] })),
    ),
    open(
      '49',
      'a feature that this release of azure-vnet does not have',
      'the release of azure-vnet is in no file; WIN505 tells it of a spec with `runtime.azureVnet`',
    ),
    open(
      '50',
      '`mode` of azure-vnet means something before 2024-11 only',
      'the release of azure-vnet is in no file; WIN241 and WIN505 tell it with `runtime.azureVnet`, `hnsc trace` with `--azure-vnet`',
    ),
    caught(
      '51',
      'name servers without search suffixes, or the other way round',
      on('WIN343', azure({ dns: { Nameservers: ['10.0.0.10'] } })),
    ),
    open(
      '52',
      'scripts that change policies by their position',
      'a script is not a configuration; what it leaves behind is judged',
    ),
    caught(
      '53',
      'Calico with vxlan and another `ipam`',
      on('WIN239', calico({ ipam: { type: 'host-local', subnet: 'usePodCidr' } })),
    ),
    partly(
      '54',
      'an HNS network of the right name and the wrong type',
      'the networks of the node are in no file',
      on(
        'WIN295',
        [
          ['net-conf.json', netConf()],
          ['cni.conf', flannel({ type: 'win-bridge' })],
        ],
        { as: 'together' },
      ),
    ),
    partly(
      '55',
      'networks of different types on one adapter',
      'the adapters of the node are in no file',
      on(
        'WIN331',
        network({ Policies: [policy('NetAdapterName', { NetworkAdapterName: 'vEthernet (Ethernet)' })] }),
      ),
    ),
    caught(
      '56',
      'DHCP on L2Bridge, IPv6 where there is none',
      on('WIN332', network({ Ipams: [{ Type: 'Dhcp' }] })),
    ),
    caught(
      '57',
      'a MAC address with colons',
      on('WIN335', endpoint([], { MacAddress: '00:15:5d:01:02:03' })),
    ),
    caught(
      '58',
      'keys of a proxy that have two spellings',
      on(
        'WIN339',
        endpoint([policy('L4Proxy', { ExceptionList: ['10.0.0.0/8'], OutboundNat: true, Port: '1' })]),
      ),
    ),
    caught(
      '59',
      'ports of a proxy as numbers',
      on('WIN306', endpoint([policy('L4WFPPROXY', { OutboundProxyPort: 15001, UserSID: 'S-1-5-32-556' })])),
    ),
    caught(
      '60',
      'files that are no JSON',
      on('WIN021', '{\u00A0"type": "sdnbridge"}'),
      on('WIN022', '{ // a\n"type": "sdnbridge"}'),
      on('WIN023', '{"type": "sdnbridge",}'),
    ),
  ],
}
