import type { HnsPolicy } from '../../../src/policy/lowered.ts'
import { optional } from '../../../src/policy/optional.ts'
import type { Random } from '../random.ts'

/** Values of the kinds that policies hold; now and then a zero value, which hcsshim leaves out. */
export const address = (r: Random): string => `10.${r.below(256)}.${r.below(256)}.${1 + r.below(254)}`
export const prefix = (r: Random): string => `10.${r.below(256)}.0.0/16`
export const word = (r: Random): string => r.pick(['a', 'Ethernet', 'web-1', 'S-1-5-18', 'vEthernet'])
export const mac = (r: Random): string => `00-15-5D-0${r.below(10)}-0${r.below(10)}-01`
export const guid = (r: Random): string => `9d1c7b56-4b43-4d2c-93b6-6a1f0f0a7a${10 + r.below(90)}`
export const port = (r: Random): number => r.pick([0, 1, 80, 443, 8080, 65535])
const bits = (r: Random): number => r.pick([0, 1, 2, 3, 4])
const flag = (r: Random): boolean => r.chance(0.5)
export const maybe = <T>(r: Random, make: (r: Random) => T): T | undefined =>
  r.chance(0.5) ? make(r) : undefined
export const few = <T>(r: Random, make: (r: Random) => T): T[] => r.several(0, 3, () => make(r))

const tuple = (r: Random) => ({
  protocols: maybe(r, () => few(r, () => r.pick([1, 6, 17]))),
  localAddresses: maybe(r, () => few(r, prefix)),
  remoteAddresses: maybe(r, () => few(r, address)),
  localPorts: maybe(r, () => few(r, () => r.pick(['80', '8000-8080']))),
  remotePorts: maybe(r, () => few(r, () => r.pick(['53', '1-65535']))),
})
const acl = (r: Random) => ({
  action: r.pick(['Allow', 'Block']),
  direction: r.pick(['In', 'Out']),
  ...tuple(r),
  ruleType: maybe(r, () => r.pick(['Switch', 'Host'])),
  priority: maybe(r, () => r.pick([0, 100, 65500])),
})
const exceptions = (r: Random) =>
  optional({ addresses: maybe(r, () => few(r, address)), ports: maybe(r, () => few(r, () => '443')) })

type PolicyOf<K, P = HnsPolicy> = P extends { readonly kind: infer Q } ? (K extends Q ? P : never) : never

/** A policy of each kind; members that hcsshim has no field for are left out. */
export const POLICIES: {
  readonly [K in HnsPolicy['kind']]: (r: Random) => PolicyOf<K>
} = {
  'outbound-nat': (r) =>
    optional({
      kind: 'outbound-nat',
      exceptions: few(r, prefix),
      destinations: maybe(r, () => few(r, address)),
      virtualIp: maybe(r, address),
      flags: maybe(r, bits),
      maxPortPoolUsage: maybe(r, port),
    }),
  route: (r) =>
    optional({ kind: 'route', destinationPrefix: prefix(r), nextHop: maybe(r, address), needEncap: flag(r) }),
  'provider-address': (r) => ({ kind: 'provider-address', address: address(r) }),
  'port-mapping': (r) =>
    optional({
      kind: 'port-mapping',
      protocol: r.pick([0, 6, 17]),
      internalPort: port(r),
      externalPort: port(r),
      vip: maybe(r, address),
      flags: maybe(r, bits),
    }),
  acl: (r) => optional({ kind: 'acl', ...acl(r) }),
  'network-acl': (r) => optional({ kind: 'network-acl', ...acl(r) }),
  qos: (r) => ({ kind: 'qos', maximumOutgoingBandwidth: r.pick([0, 1, 2 ** 40]) }),
  'l2-driver': () => ({ kind: 'l2-driver' }),
  'l4-proxy': (r) =>
    optional({
      kind: 'l4-proxy',
      ip: maybe(r, address),
      port: maybe(r, () => '15001'),
      protocol: maybe(r, () => r.pick([0, 6])),
      exceptions: maybe(r, () => few(r, prefix)),
      destination: r.pick(['', '10.0.0.0/8']),
      outboundNat: maybe(r, flag),
    }),
  'l4-wfp-proxy': (r) =>
    optional({
      kind: 'l4-wfp-proxy',
      inboundProxyPort: maybe(r, () => '15003'),
      outboundProxyPort: maybe(r, () => '15001'),
      filter: maybe(r, () => optional({ ...tuple(r), priority: maybe(r, port) })),
      userSid: maybe(r, word),
      inboundExceptions: maybe(r, exceptions),
      outboundExceptions: maybe(r, exceptions),
    }),
  'port-name': (r) => ({ kind: 'port-name', name: r.pick(['', 'p']) }),
  'encap-overhead': (r) => ({ kind: 'encap-overhead', overhead: port(r) }),
  iov: (r) =>
    optional({
      kind: 'iov',
      offloadWeight: maybe(r, port),
      queuePairsRequested: maybe(r, bits),
      interruptModeration: maybe(r, bits),
    }),
  'interface-constraint': (r) =>
    optional({
      kind: 'interface-constraint',
      guid: maybe(r, guid),
      luid: maybe(r, () => r.pick([0, 2 ** 50])),
      index: maybe(r, port),
      mediaType: maybe(r, bits),
      alias: maybe(r, word),
      description: maybe(r, word),
    }),
  'tier-acl': (r) => ({
    kind: 'tier-acl',
    name: r.pick(['', 't']),
    direction: r.pick(['In', 'Out']),
    order: port(r),
    rules: few(r, () =>
      optional({
        id: maybe(r, word),
        action: r.pick(['Allow', 'Pass']),
        ...tuple(r),
        priority: maybe(r, port),
      }),
    ),
  }),
  vlan: (r) => ({ kind: 'vlan', isolationId: port(r) }),
  vsid: (r) => ({ kind: 'vsid', isolationId: r.pick([0, 4096, 65535]) }),
  'source-mac': (r) => ({ kind: 'source-mac', mac: mac(r) }),
  'net-adapter-name': (r) => ({ kind: 'net-adapter-name', name: word(r) }),
  'vswitch-extension': (r) => ({ kind: 'vswitch-extension', extensionId: guid(r), enable: flag(r) }),
  'dr-mac': (r) => ({ kind: 'dr-mac', mac: mac(r) }),
  'automatic-dns': (r) => ({ kind: 'automatic-dns', enable: flag(r) }),
  'remote-subnet-route': (r) => ({
    kind: 'remote-subnet-route',
    destinationPrefix: r.pick(['', prefix(r)]),
    isolationId: port(r),
    providerAddress: r.pick(['', address(r)]),
    drMac: r.pick(['', mac(r)]),
  }),
  'vxlan-port': (r) => ({ kind: 'vxlan-port', port: port(r) }),
  'host-route': () => ({ kind: 'host-route' }),
  set: (r) => ({
    kind: 'set',
    id: word(r),
    name: word(r),
    setType: r.pick(['IPSET', 'NESTEDIPSET']),
    values: few(r, address),
  }),
  'layer-constraint': (r) => ({ kind: 'layer-constraint', layerId: r.pick(['', guid(r)]) }),
}
