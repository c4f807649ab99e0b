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

/** Specs that are valid: every driver with each of its plugins, old and new releases, with and without nodes. */
export const specArbitrary: fc.Arbitrary<SpecValue> = fc
  .record({
    pair: fc.constantFrom(
      ['l2bridge', 'flannel'],
      ['l2bridge', 'win-bridge'],
      ['overlay', 'flannel'],
      ['overlay', 'win-overlay'],
      ['l2tunnel', 'win-bridge'],
    ),
    minor: fc.integer({ min: 23, max: 34 }),
    windows: fc.option(windows, { nil: undefined }),
    dockershim: fc.boolean(),
    vni: fc.integer({ min: 4096, max: 65535 }),
    dsr: fc.boolean(),
    nodes: nodesArbitrary(8),
    exceptions: fc.subarray(['192.168.0.0/16', '172.16.0.0/12', '203.0.113.7/32']),
    search: fc.option(fc.subarray(['svc.cluster.local', 'example.com']), { nil: undefined }),
    directory: fc.option(fc.constantFrom('D:\\k8s', "C:\\it's"), { nil: undefined }),
    proxy: fc.option(fc.constantFrom('http://proxy:3128', 'http://u:p@proxy.example.com:80/'), {
      nil: undefined,
    }),
    name: fc.option(fc.string({ unit: fc.constantFrom(...'ab #:\'"-0\u00e9'.split('')), minLength: 1 }), {
      nil: undefined,
    }),
  })
  .map((c) => {
    const [driver, plugin] = c.pair
    return {
      apiVersion: 'hnsc.dev/v1alpha1',
      kind: 'ClusterNetwork',
      ...(c.name === undefined ? {} : { metadata: { name: c.name } }),
      kubernetes: { version: `1.${c.minor}` },
      ...(c.windows === undefined ? {} : { windows: { version: c.windows } }),
      network: { driver, plugin, dsr: c.dsr, ...(driver === 'overlay' ? { vni: c.vni } : {}) },
      cidrs: { cluster: '10.244.0.0/16', service: '10.96.0.0/12', management: '10.127.130.0/24' },
      ...(c.search === undefined ? {} : { dns: { search: c.search } }),
      outboundNat: { exceptions: c.exceptions },
      ...(c.dockershim && c.minor < 24 ? { runtime: { name: 'dockershim' } } : {}),
      ...(c.directory === undefined ? {} : { paths: { directory: c.directory } }),
      ...(c.proxy === undefined ? {} : { proxy: { httpProxy: c.proxy } }),
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
