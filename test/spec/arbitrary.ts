import fc from 'fast-check'

/** A spec as a plain value, valid or nearly so: what the generators below make of all its choices. */
export type SpecValue = Record<string, unknown>

const windows = fc.constantFrom('ltsc2019', 'ltsc2022', '10.0.20348.2700', '10.0.17763.5000')
const address = (base: readonly [number, number, number], last: number) => [...base, last].join('.')

/** Node entries with distinct names and addresses in 10.127.130.0/24, some with a pinned pod CIDR of their own slot. */
export function nodesArbitrary(most: number): fc.Arbitrary<readonly SpecValue[]> {
  return fc
    .uniqueArray(fc.integer({ min: 1, max: 254 }), { maxLength: Math.min(most, 254) })
    .chain((hosts) =>
      fc.tuple(...hosts.map((host) => node(host))).map((nodes): readonly SpecValue[] => nodes),
    )
}

function node(host: number): fc.Arbitrary<SpecValue> {
  return fc
    .record({
      pinned: fc.boolean(),
      adapter: fc.option(fc.constantFrom('Ethernet 2', 'vEthernet (x)'), { nil: undefined }),
    })
    .map(({ pinned, adapter }) => ({
      name: `win-${host}`,
      managementIP: address([10, 127, 130], host),
      ...(pinned ? { podCIDR: `10.244.${host}.0/24` } : {}),
      ...(adapter === undefined ? {} : { adapter }),
    }))
}

const peers = fc.option(
  fc.subarray(['10.0.0.0/8', '169.254.169.254/32', '203.0.113.7', 'fd00::/8'], { minLength: 1 }),
  { nil: undefined },
)
const ports = fc.option(fc.subarray([80, 443, '8000-8080'], { minLength: 1 }), { nil: undefined })
const protocols = fc.option(fc.subarray(['tcp', 'udp', 132], { minLength: 1 }), { nil: undefined })
const acl = fc.record({
  action: fc.constantFrom('Allow', 'Block'),
  direction: fc.constantFrom('In', 'Out'),
  protocols,
  localAddresses: peers,
  remoteAddresses: peers,
  localPorts: ports,
  remotePorts: ports,
  ruleType: fc.option(fc.constantFrom('Switch', 'Host'), { nil: undefined }),
})

/** Rules of which none leaves open what wins, and which end by allowing the rest. */
const acls = fc
  .array(acl, { maxLength: 4 })
  .map((list) => [
    ...list.map((one, i) => ({ ...one, priority: 100 + i })),
    { action: 'Allow', direction: 'In' },
    { action: 'Allow', direction: 'Out', priority: 65500 },
  ])

/** Policies that every API and build takes: those of endpoints, and those of a network. */
const policies = fc.record({
  endpoint: fc.record(
    {
      outboundNat: fc.array(
        fc.record(
          {
            destinations: fc.subarray(['168.63.129.16', '169.254.169.254'], { minLength: 1 }),
            virtualIP: fc.constant('10.127.130.200'),
            maxPortPoolUsage: fc.constant(64),
          },
          { requiredKeys: ['destinations'] },
        ),
        { maxLength: 2 },
      ),
      loopbackDSR: fc.boolean(),
      routes: fc.array(
        fc.record(
          {
            destinationPrefix: fc.constantFrom('10.244.0.0/17', '10.127.130.0/25', '10.96.0.0/16'),
            nextHop: fc.constant('10.20.0.1'),
            needEncap: fc.constant(false),
          },
          { requiredKeys: ['destinationPrefix', 'needEncap'] },
        ),
        { maxLength: 2 },
      ),
      acls,
      qos: fc.record({ maximumOutgoingBandwidth: fc.integer({ min: 1, max: 2 ** 40 }) }),
      l2Driver: fc.boolean(),
      vlan: fc.integer({ min: 1, max: 4094 }),
    },
    { requiredKeys: [] },
  ),
  network: fc.record(
    {
      sourceMac: fc.constantFrom('00-15-5d-00-00-01', '00:15:5D:00:00:02'),
      automaticDNS: fc.boolean(),
      vlan: fc.integer({ min: 1, max: 4094 }),
    },
    { requiredKeys: [] },
  ),
})

/** What of some policies a driver and a plugin can carry. */
function policiesOf(
  { endpoint, network }: Readonly<Record<string, object>>,
  [driver, endpointPlugin]: readonly string[],
  plugin: string,
) {
  // Without an IPAM plugin there is no address for `loopbackDSR`.
  const own = {
    ...endpoint,
    ...(endpointPlugin === 'sdnbridge' || endpointPlugin === 'nat' ? { loopbackDSR: undefined } : {}),
    // Elsewhere it has no effect.
    ...(driver === 'l2tunnel' ? {} : { l2Driver: undefined }),
  }
  if (plugin === 'calico') return { endpoint: { ...own, outboundNat: undefined, acls: undefined } }
  return plugin === 'flannel' || driver === 'l2tunnel' || driver === 'nat'
    ? { endpoint: own }
    : { endpoint: own, network }
}

/** What flannel can hand pods on to. */
const DELEGATES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  reference: { l2bridge: 'win-bridge', overlay: 'win-overlay' },
  microsoft: { l2bridge: 'sdnbridge', overlay: 'sdnoverlay' },
}

/** Specs that are valid: every driver with each of its plugins, old and new releases, with and without nodes. */
export const specArbitrary: fc.Arbitrary<SpecValue> = fc
  .record({
    pair: fc.constantFrom(
      ['l2bridge', 'flannel'],
      ['l2bridge', 'win-bridge'],
      ['overlay', 'flannel'],
      ['overlay', 'win-overlay'],
      ['l2tunnel', 'win-bridge'],
      ['l2bridge', 'sdnbridge'],
      ['overlay', 'sdnoverlay'],
      ['nat', 'nat'],
      ['l2bridge', 'calico'],
      ['overlay', 'calico'],
    ),
    minor: fc.integer({ min: 23, max: 34 }),
    windows: fc.option(windows, { nil: undefined }),
    dockershim: fc.boolean(),
    vni: fc.integer({ min: 4096, max: 65535 }),
    dsr: fc.boolean(),
    policyEngine: fc.boolean(),
    delegate: fc.option(fc.constantFrom('reference', 'microsoft'), { nil: undefined }),
    nodes: nodesArbitrary(8),
    exceptions: fc.subarray(['192.168.0.0/16', '172.16.0.0/12', '203.0.113.7/32']),
    search: fc.option(fc.subarray(['svc.cluster.local', 'example.com']), { nil: undefined }),
    directory: fc.option(fc.constantFrom('D:\\k8s', "C:\\it's"), { nil: undefined }),
    proxy: fc.option(fc.constantFrom('http://proxy:3128', 'http://u:p@proxy.example.com:80/'), {
      nil: undefined,
    }),
    policies: fc.option(policies, { nil: undefined }),
    name: fc.option(fc.string({ unit: fc.constantFrom(...'ab #:\'"-0\u00e9'.split('')), minLength: 1 }), {
      nil: undefined,
    }),
  })
  .map((c) => {
    const [driver, plugin] = c.pair
    const delegate =
      plugin === 'flannel' && c.delegate !== undefined ? DELEGATES[c.delegate]?.[driver] : undefined
    const endpoint = delegate ?? plugin
    const engine = c.policyEngine && plugin !== 'calico' && plugin !== 'nat'
    const carried = c.policies === undefined ? undefined : policiesOf(c.policies, [driver, endpoint], plugin)
    return {
      apiVersion: 'hnsc.dev/v1alpha1',
      kind: 'ClusterNetwork',
      ...(c.name === undefined ? {} : { metadata: { name: c.name } }),
      ...(driver === 'l2tunnel' ? { platform: 'azure' } : {}),
      kubernetes: { version: `1.${c.minor}` },
      ...(c.windows === undefined ? {} : { windows: { version: c.windows } }),
      network: {
        driver,
        plugin,
        ...(delegate === undefined ? {} : { delegate }),
        ...(driver === 'nat' || endpoint === 'sdnbridge' ? {} : { dsr: c.dsr }),
        ...(driver === 'overlay' ? { vni: c.vni } : {}),
        ...(engine ? { policyEngine: 'calico' } : {}),
      },
      cidrs: { cluster: '10.244.0.0/16', service: '10.96.0.0/12', management: '10.127.130.0/24' },
      ...(c.search === undefined ? {} : { dns: { search: c.search } }),
      ...(driver === 'nat' ? {} : { outboundNat: { exceptions: c.exceptions } }),
      ...(carried === undefined
        ? {}
        : // Felix sets the ACLs of pods itself.
          {
            policies: engine ? { ...carried, endpoint: { ...carried.endpoint, acls: undefined } } : carried,
          }),
      ...(c.dockershim && c.minor < 24 && !['sdnbridge', 'sdnoverlay', 'nat'].includes(endpoint)
        ? { runtime: { name: 'dockershim' } }
        : {}),
      ...(c.directory === undefined ? {} : { paths: { directory: c.directory } }),
      ...(c.proxy === undefined || driver === 'nat' ? {} : { proxy: { httpProxy: c.proxy } }),
      nodes: c.nodes,
    }
  })

/** The same value with the keys of every object, and the nodes, in another order. */
export function shuffled(spec: SpecValue): fc.Arbitrary<SpecValue> {
  return fc.infiniteStream(fc.nat(1_000_000)).map((stream) => {
    const next = () => Number(stream.next().value)
    const shuffle = <T>(list: readonly T[]): T[] =>
      list
        .map((item) => ({ item, key: next() }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item)
    const walk = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(walk)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(shuffle(Object.entries(value)).map(([key, inner]) => [key, walk(inner)]))
    }
    const out = new Map(Object.entries(Object(walk(spec))))
    out.set('nodes', shuffle(Array.isArray(spec['nodes']) ? spec['nodes'] : []).map(walk))
    return Object.fromEntries(out)
  })
}
