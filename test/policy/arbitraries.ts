import fc from 'fast-check'
import type { HnsPolicy } from '../../src/policy/lowered.ts'

const address = fc.ipV4()
const prefix = fc
  .tuple(fc.nat(255), fc.integer({ min: 8, max: 32 }))
  .map(([n, length]) => `10.${n}.0.0/${length}`)
const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,11}$/)
const mac = fc
  .array(fc.nat(255), { minLength: 6, maxLength: 6 })
  .map((bytes) => bytes.map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('-'))
const guid = fc.uuid()
const port = fc.integer({ min: 1, max: 65535 })
const ports = fc.array(
  fc.oneof(
    port.map(String),
    fc.tuple(port, port).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
  ),
  { minLength: 1, maxLength: 3 },
)
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 })
const flag = fc.constant(true)
const positive = fc.integer({ min: 1, max: 1000 })

/** A record in which every member may be absent, and none is a zero value, as raising makes it. */
const record = <const K extends string, T extends Record<string, fc.Arbitrary<unknown>>>(
  kind: K,
  required: T,
  optional: Record<string, fc.Arbitrary<unknown>> = {},
) =>
  fc
    .tuple(fc.record(required), fc.record(optional, { requiredKeys: [] }))
    .map(([own, more]) => ({ kind, ...own, ...more }))

const lists = {
  protocols: some(fc.constantFrom(1, 6, 17, 58)),
  localAddresses: some(prefix),
  remoteAddresses: some(address),
  localPorts: ports,
  remotePorts: ports,
}
const aclMembers = {
  ...lists,
  ruleType: fc.constantFrom('Switch', 'Host'),
  priority: fc.integer({ min: 100, max: 65500 }),
  id: word,
}
const decision = { action: fc.constantFrom('Allow', 'Block'), direction: fc.constantFrom('In', 'Out') }

/** Policies that both dialects have, without what only one of them can say. */
export const COMMON: readonly fc.Arbitrary<object>[] = [
  record(
    'outbound-nat',
    { exceptions: fc.array(prefix, { maxLength: 3 }) },
    { destinations: some(address), virtualIp: address, maxPortPoolUsage: positive },
  ),
  record('route', { destinationPrefix: prefix, needEncap: fc.boolean() }, { nextHop: address }),
  record('provider-address', { address }),
  record(
    'port-mapping',
    { protocol: fc.constantFrom(6, 17), internalPort: port, externalPort: port },
    { flags: fc.constant(4) },
  ),
  record('acl', decision, aclMembers),
  record('qos', { maximumOutgoingBandwidth: fc.nat(2 ** 31 - 1) }),
  record('l2-driver', {}),
  record(
    'l4-proxy',
    { destination: prefix },
    { ip: address, port: port.map(String), exceptions: some(prefix), outboundNat: flag },
  ),
  record('vlan', { isolationId: fc.nat(4094) }),
  record('vsid', { isolationId: fc.integer({ min: 4096, max: 65535 }) }),
]

/** Policies of HCN (v2) alone. */
export const V2_ONLY: readonly fc.Arbitrary<object>[] = [
  record('outbound-nat', { exceptions: some(prefix) }, { flags: fc.integer({ min: 1, max: 3 }) }),
  record(
    'port-mapping',
    { protocol: fc.constantFrom(1, 6), internalPort: port, externalPort: port },
    { vip: address, flags: fc.integer({ min: 1, max: 7 }) },
  ),
  record('route', { destinationPrefix: prefix, needEncap: fc.boolean() }, { automaticEndpointMonitor: flag }),
  record('l4-proxy', { destination: prefix }, { protocol: fc.constantFrom(6, 17) }),
  record(
    'l4-wfp-proxy',
    {},
    {
      inboundProxyPort: port.map(String),
      outboundProxyPort: port.map(String),
      filter: fc.record({ protocols: lists.protocols, remotePorts: ports, priority: positive }),
      userSid: word,
      inboundExceptions: fc.record({ addresses: some(address), ports: some(port.map(String)) }),
      outboundExceptions: fc.record({ ports: some(port.map(String)) }),
    },
  ),
  record('port-name', { name: word }),
  record('encap-overhead', { overhead: positive }),
  record(
    'iov',
    {},
    {
      offloadWeight: positive,
      queuePairsRequested: positive,
      interruptModeration: fc.constantFrom(1, 2, 100),
    },
  ),
  record(
    'interface-constraint',
    {},
    { guid, luid: positive, index: positive, mediaType: positive, alias: word, description: word },
  ),
  record('tier-acl', {
    name: word,
    direction: decision.direction,
    order: positive,
    rules: fc.array(
      fc
        .tuple(
          fc.record({ action: fc.constantFrom('Allow', 'Block', 'Pass') }),
          fc.record({ ...lists, id: word, priority: positive }, { requiredKeys: [] }),
        )
        .map(([own, more]) => ({ ...own, ...more })),
      { maxLength: 3 },
    ),
  }),
  record('source-mac', { mac }),
  record('net-adapter-name', { name: word }),
  record('vswitch-extension', { extensionId: guid, enable: fc.boolean() }),
  record('dr-mac', { mac }),
  record('automatic-dns', { enable: fc.boolean() }),
  record('remote-subnet-route', {
    destinationPrefix: prefix,
    isolationId: fc.integer({ min: 4096, max: 65535 }),
    providerAddress: address,
    drMac: mac,
  }),
  record('vxlan-port', { port }),
  record('host-route', {}),
  record('set', {
    id: word,
    name: word,
    setType: fc.constantFrom('IPSET', 'NESTEDIPSET'),
    values: some(address),
  }),
  record('layer-constraint', { layerId: guid }),
  record('network-acl', decision, aclMembers),
]

/** Any of some policies. The records are built by hand above, and what they say is held to the type by the round trip. */
export function anyOf(arbitraries: readonly fc.Arbitrary<object>[]): fc.Arbitrary<HnsPolicy> {
  return fc.oneof(...arbitraries) as fc.Arbitrary<HnsPolicy>
}

export { address, guid, mac, positive, prefix, some, word }
