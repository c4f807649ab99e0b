import type { HnsPolicy } from '../policy/lowered.ts'

/** An example of every policy, for people. */
export const POLICY_EXAMPLES: readonly {
  readonly policy: HnsPolicy
  readonly title: string
  readonly meaning: string
}[] = [
  {
    policy: { kind: 'outbound-nat', exceptions: ['10.244.0.0/16', '10.96.0.0/12'] },
    title: 'Outbound translation',
    meaning:
      'What leaves the endpoint gets the address of the node, but for the exceptions. One policy for each family; `destinations` with the own address is the loopback of direct server return.',
  },
  {
    policy: { kind: 'route', destinationPrefix: '10.96.0.0/12', needEncap: true },
    title: 'Route',
    meaning: 'Sends a destination through the host, which Services need.',
  },
  {
    policy: { kind: 'provider-address', address: '10.0.0.4' },
    title: 'Provider address',
    meaning: 'The address of the node, to which the other nodes of an overlay send encapsulated packets.',
  },
  {
    policy: { kind: 'port-mapping', protocol: 6, internalPort: 80, externalPort: 8080, flags: 1 },
    title: 'Port mapping',
    meaning: 'A port of the node that leads to the endpoint. Flag 1 lets the node reach it too, 2 is IPv6.',
  },
  {
    policy: {
      kind: 'acl',
      action: 'Allow',
      direction: 'In',
      protocols: [6],
      remoteAddresses: ['10.244.0.0/16'],
      localPorts: ['80', '8000-8080'],
      ruleType: 'Switch',
      priority: 1000,
      id: 'web',
    },
    title: 'ACL',
    meaning:
      'The smallest priority that matches decides. An endpoint with any ACL denies what none allows, so a list ends in a rule for the rest.',
  },
  {
    policy: { kind: 'qos', maximumOutgoingBandwidth: 1_000_000 },
    title: 'Bandwidth',
    meaning: 'The most bytes a second that leave the endpoint.',
  },
  {
    policy: { kind: 'l2-driver' },
    title: 'Layer 2 driver',
    meaning: 'For transparent and l2tunnel networks.',
  },
  {
    policy: { kind: 'l4-proxy', ip: '10.0.0.5', port: '15001', protocol: 6, destination: '10.0.0.0/8' },
    title: 'Proxy in the switch',
    meaning:
      'Sends connections to a proxy. hcsshim and the schema of Microsoft spell two of the keys differently.',
  },
  {
    policy: {
      kind: 'l4-wfp-proxy',
      outboundProxyPort: '15001',
      filter: { protocols: [6] },
      userSid: 'S-1-5-18',
    },
    title: 'Proxy in the filtering platform',
    meaning: 'Sends connections to a proxy on the endpoint itself. Ports are texts.',
  },
  {
    policy: { kind: 'port-name', name: 'web' },
    title: 'Port name',
    meaning: 'The name of the port of the switch.',
  },
  {
    policy: { kind: 'encap-overhead', overhead: 50 },
    title: 'Encapsulation overhead',
    meaning: 'Bytes that are kept free for headers that come later.',
  },
  {
    policy: { kind: 'iov', offloadWeight: 100, queuePairsRequested: 1 },
    title: 'I/O virtualisation',
    meaning: 'Gives the endpoint a virtual function of the adapter.',
  },
  {
    policy: { kind: 'interface-constraint', alias: 'Ethernet' },
    title: 'Interface',
    meaning: 'Chooses an interface of the host.',
  },
  {
    policy: {
      kind: 'tier-acl',
      name: 'first',
      direction: 'In',
      order: 1,
      rules: [{ action: 'Pass', protocols: [6], localPorts: ['443'] }],
    },
    title: 'Tier of ACLs',
    meaning: 'Rules that are tried before the ACLs; `Pass` goes on to the next tier.',
  },
  { policy: { kind: 'vlan', isolationId: 100 }, title: 'VLAN', meaning: 'Of a subnet or an endpoint.' },
  {
    policy: { kind: 'vsid', isolationId: 4096 },
    title: 'VSID',
    meaning: 'The VNI of a subnet of an overlay: 4096 to 65535.',
  },
  {
    policy: { kind: 'net-adapter-name', name: 'Ethernet' },
    title: 'Adapter',
    meaning: 'The adapter that a network is bound to.',
  },
  {
    policy: { kind: 'source-mac', mac: '00-15-5D-00-00-01' },
    title: 'MAC address of the host',
    meaning: 'Of the adapter that HNS makes for the host on the network.',
  },
  {
    policy: {
      kind: 'vswitch-extension',
      extensionId: '583cc151-73ec-4a6a-8b47-578297ad7623',
      enable: true,
    },
    title: 'Extension of the switch',
    meaning: 'Turns an extension of the virtual switch on.',
  },
  {
    policy: { kind: 'dr-mac', mac: '00-15-5D-0A-00-01' },
    title: 'MAC address of the distributed router',
    meaning: 'HNS tells it; the other nodes need it.',
  },
  { policy: { kind: 'automatic-dns', enable: true }, title: 'Automatic DNS', meaning: 'Of a network.' },
  {
    policy: {
      kind: 'remote-subnet-route',
      destinationPrefix: '10.244.2.0/24',
      isolationId: 4096,
      providerAddress: '10.0.0.5',
      drMac: '00-15-5D-0A-00-02',
    },
    title: 'Way to another node',
    meaning: 'One for each other node of an overlay. All keys are always sent.',
  },
  {
    policy: { kind: 'host-route' },
    title: 'Host route',
    meaning: 'Lets the host reach its pods on an overlay.',
  },
  {
    policy: { kind: 'vxlan-port', port: 4789 },
    title: 'VXLAN port',
    meaning: 'The UDP port of an overlay; flannel for Windows takes 4789 only.',
  },
  {
    policy: { kind: 'set', id: 'web-1', name: 'web', setType: 'IPSET', values: ['10.244.1.5', '10.244.2.7'] },
    title: 'Set of addresses',
    meaning: 'ACLs name it by its id. `NESTEDIPSET` is a set of sets.',
  },
  {
    policy: {
      kind: 'network-acl',
      action: 'Block',
      direction: 'Out',
      remoteAddresses: ['169.254.169.254/32'],
    },
    title: 'ACL of a network',
    meaning: 'For every endpoint of the network.',
  },
  {
    policy: { kind: 'layer-constraint', layerId: '9d1c7b56-4b43-4d2c-93b6-6a1f0f0a7a55' },
    title: 'Layer',
    meaning: 'Chooses the layer that a network lies on.',
  },
]
