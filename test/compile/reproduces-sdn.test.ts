import { describe, expect, it } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { newestModelled } from '../../src/facts/modelled-releases.ts'
import { contains, parseCidr } from '../../src/net/cidr.ts'
import { traceConf } from '../../src/trace/trace-conf.ts'

/** A configuration that a public generator writes, and a spec that has the same effect. */
interface Published {
  readonly name: string
  readonly spec: string
  readonly document: object
  /** Exceptions of ours beyond those published, and why each is meant; ranges that another covers are not told apart. */
  readonly more: Readonly<Record<string, string>>
  /** Endpoint policies of ours beyond those published, by type and destination. */
  readonly added: Readonly<Record<string, string>>
}

const HEAD = 'apiVersion: hnsc.dev/v1alpha1\nkind: ClusterNetwork\nkubernetes: { version: "1.23" }\n'
const entry = (Type: string, Settings: object) => ({ Name: 'EndpointPolicy', Value: { Type, Settings } })
const acl = (Action: string, Priority: number, more: object) =>
  entry('ACL', { Action, Direction: 'Out', Priority, ...more })

/** The ranges that GCE does not masquerade: kubernetes/kubernetes cluster/gce/windows/k8s-node-setup.psm1, 012f5d8. */
const GCE_RANGES = [
  '169.254.0.0/16',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '240.0.0.0/4',
]

/*
 * Values of scripts/autogencniconf/test/configs of microsoft/windows-container-networking, b96345f^: tc2, tc3a, tc3b, tc5. Its
 * bands: 2051 to 2054 and 9001 to 9003 of the system, 3000 to 8000 of the user.
 */
const OWN = '192.168.0.0/24'
const INFRA = '10.0.0.0/24'
const WIRE = '168.63.129.16/32'
const METADATA = '169.254.169.254/32'
const SYSTEM_BEFORE = [
  acl('Allow', 2051, { RemoteAddresses: WIRE, RemotePorts: '53', Protocols: '6' }),
  acl('Allow', 2052, { RemoteAddresses: WIRE, RemotePorts: '53', Protocols: '17' }),
  acl('Block', 2053, { RemoteAddresses: WIRE }),
  acl('Block', 2054, { RemoteAddresses: METADATA }),
]
const SYSTEM_AFTER = [
  acl('Block', 9001, { RemoteAddresses: INFRA }),
  acl('Block', 9002, { RemoteAddresses: OWN }),
  acl('Allow', 9003, {}),
]
const SYSTEM_SPEC_BEFORE = `      - { action: Allow, direction: Out, priority: 2051, remoteAddresses: [${WIRE}], remotePorts: ["53"], protocols: [6] }
      - { action: Allow, direction: Out, priority: 2052, remoteAddresses: [${WIRE}], remotePorts: ["53"], protocols: [17] }
      - { action: Block, direction: Out, priority: 2053, remoteAddresses: [${WIRE}] }
      - { action: Block, direction: Out, priority: 2054, remoteAddresses: [${METADATA}] }
`
const SYSTEM_SPEC_AFTER = `      - { action: Block, direction: Out, priority: 9001, remoteAddresses: [${INFRA}] }
      - { action: Block, direction: Out, priority: 9002, remoteAddresses: [${OWN}] }
      - { action: Allow, direction: Out, priority: 9003 }
`
const user = (action: string, priority: number, range: string) =>
  `      - { action: ${action}, direction: Out, priority: ${priority}, remoteAddresses: [${range}] }\n`
const autogen = (acls: string) => `${HEAD}network: { driver: l2bridge, plugin: sdnbridge, name: azure-cni }
cidrs: { cluster: ${OWN}, service: 10.96.0.0/12, management: 10.0.0.10/32 }
dns: { server: 168.63.129.16, external: true }
policies:
  endpoint:
    acls:
${acls}nodes: [{ name: win, managementIP: 10.0.0.10, podCIDR: ${OWN} }]
`
const generated = (AdditionalArgs: readonly object[]) => ({
  cniVersion: '0.2.0',
  name: 'azure-cni',
  type: 'sdnbridge',
  master: 'Ethernet',
  capabilities: { portMappings: true, dns: true },
  ipam: { environment: 'azure', subnet: OWN, routes: [{ GW: '192.168.0.2' }] },
  dns: { Nameservers: ['168.63.129.16'], Search: ['svc.cluster.local'] },
  optionalFlags: { localRoutedPortMapping: true, allowAclPortMapping: true },
  AdditionalArgs,
})
const KUBERNETES = {
  'SDNRoute 10.96.0.0/12': 'the generator is for machines without kube-proxy; with it Services need a route',
  'SDNRoute 10.0.0.10/32': 'pods answer the node on the way on which it asks',
}
const SERVICES = { '10.96.0.0/12': 'the generator knows no Services' }

const PUBLISHED: readonly Published[] = [
  {
    name: 'GCE: sdnbridge on l2bridge (kubernetes/kubernetes cluster/gce/windows/k8s-node-setup.psm1, 012f5d8)',
    spec: `${HEAD}network: { driver: l2bridge, plugin: sdnbridge, name: l2bridge }
cidrs: { cluster: 10.64.0.0/14, service: 10.0.0.0/16, management: 10.40.0.0/24 }
dns: { search: [cluster.local] }
outboundNat: { exceptions: [${GCE_RANGES.join(', ')}] }
nodes: [{ name: win, managementIP: 10.40.0.5, podCIDR: 10.64.4.0/24 }]
`,
    document: {
      cniVersion: '0.2.0',
      name: 'l2bridge',
      type: 'sdnbridge',
      master: 'Ethernet',
      capabilities: { portMappings: true, dns: true },
      ipam: { subnet: '10.64.4.0/24', routes: [{ GW: '10.64.4.2' }] },
      dns: { Nameservers: ['10.0.0.10'], Search: ['cluster.local'] },
      AdditionalArgs: [
        entry('OutBoundNAT', { Exceptions: GCE_RANGES }),
        entry('SDNRoute', { DestinationPrefix: '10.0.0.0/16', NeedEncap: true }),
        entry('SDNRoute', { DestinationPrefix: '10.40.0.5/32', NeedEncap: true }),
      ],
    },
    more: {},
    added: {},
  },
  {
    name: "Microsoft's generator, tc2: rules of the system and of the user",
    spec: autogen(
      `${SYSTEM_SPEC_BEFORE}${user('Allow', 3004, OWN)}${user('Allow', 3005, INFRA)}${SYSTEM_SPEC_AFTER}`,
    ),
    document: generated([
      entry('OutBoundNAT', { Exceptions: [OWN, '10.0.0.10/32'] }),
      ...SYSTEM_BEFORE,
      acl('Allow', 3004, { RemoteAddresses: OWN }),
      acl('Allow', 3005, { RemoteAddresses: INFRA }),
      ...SYSTEM_AFTER,
    ]),
    more: SERVICES,
    added: KUBERNETES,
  },
  {
    name: "Microsoft's generator, tc3a: rules of the user only",
    spec: autogen(`${user('Allow', 3004, OWN)}${user('Allow', 3005, INFRA)}`),
    document: generated([
      acl('Allow', 3004, { RemoteAddresses: OWN }),
      acl('Allow', 3005, { RemoteAddresses: INFRA }),
    ]),
    more: {
      [OWN]:
        'without defaults the generator writes no OutBoundNAT at all, so that pods leave under their own address',
      '10.96.0.0/12': 'the generator knows no Services',
      '10.0.0.10/32': 'as before',
    },
    added: { ...KUBERNETES, 'OutBoundNAT ': 'as before' },
  },
  {
    name: "Microsoft's generator, tc3b: no policy at all",
    spec: autogen('').replace(/policies:[^]*?(?=nodes:)/, ''),
    document: generated([]),
    more: {
      [OWN]: 'as in tc3a: without defaults pods leave under their own address',
      '10.96.0.0/12': 'the generator knows no Services',
      '10.0.0.10/32': 'as before',
    },
    added: { ...KUBERNETES, 'OutBoundNAT ': 'as before' },
  },
  {
    name: "Microsoft's generator, tc5: user rules sorted into their band",
    spec: autogen(
      `${SYSTEM_SPEC_BEFORE}${user('Block', 3002, '12.0.0.0/24')}${user('Allow', 3005, INFRA)}${user('Block', 5002, '11.0.0.0/24')}${user('Allow', 6009, OWN)}${SYSTEM_SPEC_AFTER}`,
    ),
    document: generated([
      entry('OutBoundNAT', { Exceptions: [OWN, '10.0.0.10/32'] }),
      ...SYSTEM_BEFORE,
      acl('Block', 3002, { RemoteAddresses: '12.0.0.0/24' }),
      acl('Allow', 3005, { RemoteAddresses: INFRA }),
      acl('Block', 5002, { RemoteAddresses: '11.0.0.0/24' }),
      acl('Allow', 6009, { RemoteAddresses: OWN }),
      ...SYSTEM_AFTER,
    ]),
    more: SERVICES,
    added: KUBERNETES,
  },
]

describe('a spec has the effect of what public generators write for sdnbridge', () => {
  it.each(PUBLISHED)('$name', ({ spec, document, more, added }) => {
    const { files, diagnostics } = compile({ path: 'cluster.yaml', text: spec })
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const ours = effectOf(files.find(({ kind }) => kind === 'cni-config')?.text ?? '')
    const theirs = effectOf(JSON.stringify(document))
    expect({ ...ours, policies: [], exceptions: [] }).toEqual({ ...theirs, policies: [], exceptions: [] })
    // Each of their exceptions is one of ours, or inside of one; and the other way round but for what is listed.
    expect(theirs.exceptions.filter((text) => !covered(text, ours.exceptions))).toEqual([])
    expect(ours.exceptions.filter((text) => !covered(text, theirs.exceptions)).toSorted()).toEqual(
      Object.keys(more).toSorted(),
    )
    expect(theirs.policies.filter((text) => !ours.policies.includes(text))).toEqual([])
    const beyond = ours.policies.filter((text) => !theirs.policies.includes(text)).map(shortOf)
    expect(beyond.toSorted()).toEqual(Object.keys(added).toSorted())
  })
})

/** A request of HCN: its exceptions, its other policies, and everything else. */
interface Effect extends Readonly<Record<string, unknown>> {
  readonly exceptions: readonly string[]
  readonly policies: readonly string[]
}

/** What the first pod asks HCN for, with the order of exceptions and of members taken away. */
function effectOf(text: string): Effect {
  const bytes = new TextEncoder().encode(text)
  const name = text.includes('"plugins"') ? 'a.conflist' : 'a.conf'
  const versions = {
    containerd: newestModelled('containerd'),
    plugins: newestModelled('plugins'),
    flannel: newestModelled('flannel'),
  }
  const trace = traceConf({ source: { kind: 'file', name, bytes }, command: 'ADD', versions })
  expect(trace.error).toBeUndefined()
  const { Policies = [], ...rest } = JSON.parse(trace.requests[0]?.json ?? '{}')
  const policies: { Type: string; Settings: Record<string, unknown> }[] = Policies
  return {
    ...rest,
    exceptions: policies.flatMap(({ Settings }) => [Settings['Exceptions'] ?? []].flat().map(String)),
    policies: policies.map(({ Type, Settings }) => {
      const members = Object.entries(Settings).filter(([key]) => key !== 'Exceptions')
      return JSON.stringify([Type, members.toSorted()])
    }),
  }
}

function shortOf(policy: string): string {
  const [type, members]: [string, [string, unknown][]] = JSON.parse(policy)
  return `${type} ${members.find(([key]) => key === 'DestinationPrefix')?.[1] ?? ''}`
}

function covered(text: string, list: readonly string[]): boolean {
  const inner = parseCidr(text)
  return list.some((other) => {
    const outer = parseCidr(other)
    return outer.ok && inner.ok && contains(outer.value, inner.value)
  })
}
