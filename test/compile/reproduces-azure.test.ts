import { describe, expect, it } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { newestModelled } from '../../src/facts/modelled-releases.ts'
import { contains, parseCidr } from '../../src/net/cidr.ts'
import { formatGoIpNet, maskGoIpNet, parseGoCidr } from '../../src/net/go-net.ts'
import { traceConf } from '../../src/trace/trace-conf.ts'

/*
 * What AKS puts on its nodes: the values of the expected files of Azure/AgentBaker
 * staging/cse/windows/azurecnifunc.tests.suites/AzureCNI.Expect.*.conflist, cca8c650 (the one for Cilium 79d2559b, the one
 * for metadata 7ffcb866), and specs that have the same effect.
 */

/** An expected file, and a spec with its effect. */
interface Published {
  readonly name: string
  readonly spec: string
  readonly plugin: object
  readonly nat: readonly (readonly string[])[]
  /** Other policies, before those that all files have. */
  readonly policies?: readonly object[]
  /** Exceptions of ours that none of theirs covers, and why each is meant. */
  readonly more: Readonly<Record<string, string>>
  /** Destinations that are theirs alone, and why. */
  readonly less?: Readonly<Record<string, string>>
}

const HEAD = `apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
platform: azure
network: { driver: l2bridge, plugin: azure-vnet, dsr: true }
`
const NODES = 'nodes: [{ name: win, managementIP: 10.224.0.4, podCIDR: 10.225.1.0/24 }]\n'
const VNET = `${HEAD}cidrs: { cluster: 10.224.0.0/12, service: 10.0.0.0/16, management: 10.224.0.0/16 }\n${NODES}`

const block = (RemoteAddresses: string, RemotePorts: string) => ({
  Type: 'ACL',
  Protocols: '6',
  Action: 'Block',
  Direction: 'Out',
  RemoteAddresses,
  RemotePorts,
  Priority: 200,
  RuleType: 'Switch',
})
const allow = (Direction: string) => ({ Type: 'ACL', Action: 'Allow', Direction, Priority: 65500 })
const RULES = [block('168.63.129.16/32', '80'), block('168.63.129.16/32', '32526'), allow('In'), allow('Out')]
const SERVICES = {
  '10.0.0.0/16':
    'AKS leaves Services out; which comes first, translation or the choice of a pod, is not published',
}
/** The network of the examples written twice, once with bits behind its prefix. */
const NETWORK = ['10.224.0.0/12', '10.224.1.0/12']

const PUBLISHED: readonly Published[] = [
  {
    name: 'EnableWinDSR: azure-vnet-ipam and direct server return',
    spec: VNET,
    plugin: { ipam: { type: 'azure-vnet-ipam' } },
    nat: [NETWORK],
    more: SERVICES,
  },
  {
    name: 'EnableIMDSRestriction',
    spec: `${VNET}azure: { blockMetadata: true }\n`,
    plugin: { ipam: { type: 'azure-vnet-ipam' } },
    nat: [NETWORK],
    policies: [block('169.254.169.254/32', '80')],
    more: SERVICES,
  },
  {
    name: 'Swift: azure-cns in a subnet for pods',
    spec: `${VNET}cni: { ipam: azure-cns }\nazure: { executionMode: v4swift, hnsTimeoutDurationInSeconds: 120 }\n`,
    plugin: {
      executionMode: 'v4swift',
      ipam: { type: 'azure-cns' },
      windowsSettings: { hnsTimeoutDurationInSeconds: 120, enableLoopbackDSR: true },
    },
    nat: [NETWORK],
    more: SERVICES,
  },
  {
    name: 'CiliumNodeSubnet: azure-cns beside Cilium on Linux',
    spec: `${VNET}cni: { ipam: azure-cns }\n`,
    plugin: { ipam: { type: 'azure-cns' } },
    nat: [NETWORK],
    more: SERVICES,
  },
  {
    name: 'Overlay',
    spec: `${HEAD}cidrs: { cluster: 10.224.0.0/12, service: 10.0.0.0/16, management: 10.10.0.0/16 }
cni: { ipam: azure-cns }
azure: { executionMode: v4swift, ipamMode: v4overlay }
nodes: [{ name: win, managementIP: 10.10.0.4, podCIDR: 10.225.1.0/24 }]
`,
    plugin: { executionMode: 'v4swift', ipam: { type: 'azure-cns', mode: 'v4overlay' } },
    nat: [['10.224.0.0/12']],
    more: SERVICES,
  },
  {
    name: 'OverlayDualStack',
    spec: `${HEAD}cidrs: { cluster: [10.244.0.0/16, "fd12:3456::/64"], service: [10.0.0.0/16, "fd12:3457::/108"], management: 10.10.0.0/16 }
cni: { ipam: azure-cns }
nodes: [{ name: win, managementIP: 10.10.0.4, podCIDR: [10.244.1.0/24, "fd12:3456::100:0/104"] }]
`,
    plugin: { ipam: { type: 'azure-cns', mode: 'dualStackOverlay' } },
    nat: [['10.244.0.0/16'], ['fd12:3456::/64']],
    more: { ...SERVICES, 'fd12:3457::/108': 'Services of IPv6, likewise' },
  },
  {
    name: 'DisableOutboundNat: pods never leave under the address of the node',
    spec: `${VNET}outboundNat: { exceptions: [0.0.0.0/0] }\n`,
    plugin: { ipam: { type: 'azure-vnet-ipam' } },
    nat: [],
    policies: [{ Type: 'LoopbackDSR', IPAddress: '169.254.169.254' }],
    more: {
      '0.0.0.0/0': 'AKS has no OutBoundNAT with exceptions there; to exempt everything says the same',
      '10.224.0.0/12': 'a range of the cluster always stands in the list',
      '10.0.0.0/16': 'likewise',
    },
    less: {
      '169.254.169.254': 'only the metadata service is left to be reached under the address of the node',
    },
  },
]

describe('a spec has the effect of what AKS puts on its nodes', () => {
  it.each(PUBLISHED)('$name', ({ spec, plugin, nat, policies = [], more, less = {} }) => {
    const { files, diagnostics } = compile({ path: 'cluster.yaml', text: spec })
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const ours = effectOf(files.find(({ kind }) => kind === 'cni-config')?.text ?? '')
    const theirs = effectOf(JSON.stringify(published(plugin, nat, policies)))
    expect(ours.network).toEqual(theirs.network)
    // Theirs has Azure's own DNS behind that of the cluster; pods get what the kubelet says.
    expect(theirs.nameservers).toEqual([...ours.nameservers, '168.63.129.16'])
    expect(ours.rest).toEqual(theirs.rest)
    // Each of their exceptions is one of ours, or inside of one; and the other way round but for what is listed.
    expect(theirs.exceptions.filter((text) => !covered(text, ours.exceptions))).toEqual([])
    expect(ours.exceptions.filter((text) => !covered(text, theirs.exceptions)).toSorted()).toEqual(
      Object.keys(more).toSorted(),
    )
    // No list mixes families: HNS takes them apart.
    expect(ours.families.every((list) => new Set(list).size === 1)).toBe(true)
    const missing = theirs.others.filter((text) => !ours.others.includes(text))
    expect(missing).toEqual(Object.keys(less).map((address) => onlyFor(address)))
    expect(ours.others).toEqual(theirs.others.filter((text) => !missing.includes(text)))
  })

  it('without direct server return there is a route to the Services in its place', () => {
    const { files } = compile({ path: 'cluster.yaml', text: VNET.replace(', dsr: true', '') })
    const { others } = effectOf(files.find(({ kind }) => kind === 'cni-config')?.text ?? '')
    const route = { DestinationPrefix: '10.0.0.0/16', NeedEncap: true }
    expect(others[0]).toBe(JSON.stringify(['SDNRoute', Object.entries(route)]))
    expect(others.some((text) => text.includes('Destinations'))).toBe(false)
  })
})

function published(plugin: object, nat: readonly (readonly string[])[], policies: readonly object[]): object {
  const values = [
    ...nat.map((ExceptionList) => ({ Type: 'OutBoundNAT', ExceptionList })),
    ...policies,
    ...RULES,
  ]
  return {
    cniVersion: '1.0.0',
    name: 'azure',
    adapterName: '',
    plugins: [
      {
        type: 'azure-vnet',
        mode: 'bridge',
        bridge: 'azure0',
        capabilities: { portMappings: true, dns: true },
        dns: { Nameservers: ['10.0.0.10', '168.63.129.16'], Search: ['svc.cluster.local'] },
        AdditionalArgs: values.map((Value) => ({ Name: 'EndpointPolicy', Value })),
        windowsSettings: { enableLoopbackDSR: true },
        ...plugin,
      },
    ],
  }
}

/** What the first pod asks HCN for, with the order of exceptions and of members taken away. */
function effectOf(text: string) {
  const trace = traceConf({
    source: { kind: 'file', name: 'a.conflist', bytes: new TextEncoder().encode(text) },
    command: 'ADD',
    versions: {
      containerd: newestModelled('containerd'),
      plugins: newestModelled('plugins'),
      flannel: newestModelled('flannel'),
    },
  })
  expect(trace.error).toBeUndefined()
  const [network, endpoint] = trace.requests.map(({ json = '{}' }) => JSON.parse(json))
  const { Policies, Dns, ...rest } = endpoint
  const policies: { Type: string; Settings: Record<string, unknown> }[] = Policies
  const lists = policies.flatMap(({ Settings: { Exceptions: list } }) => (list === undefined ? [] : [list]))
  const exceptions = lists.map((list) => [list].flat().map((range) => canonical(String(range))))
  return {
    network,
    nameservers: Dns.ServerList,
    rest: { ...rest, search: Dns.Search },
    exceptions: exceptions.flat(),
    families: exceptions.map((list) => list.map((range) => range.includes(':'))),
    others: policies.flatMap(({ Type, Settings }) =>
      'Exceptions' in Settings ? [] : [JSON.stringify([Type, Object.entries(Settings).toSorted()])],
    ),
  }
}

/** A range without bits behind its prefix, as HNS takes it. */
function canonical(range: string): string {
  const parsed = parseGoCidr(range)
  return parsed === undefined ? range : formatGoIpNet(maskGoIpNet(parsed))
}

function onlyFor(address: string): string {
  return JSON.stringify(['OutBoundNAT', [['Destinations', [address]]]])
}

function covered(text: string, list: readonly string[]): boolean {
  const inner = parseCidr(text)
  return list.some((other) => {
    const outer = parseCidr(other)
    return outer.ok && inner.ok && contains(outer.value, inner.value)
  })
}
