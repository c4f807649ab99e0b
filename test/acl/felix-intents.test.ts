import { describe, expect, test } from 'vitest'
import { readManifests } from '../../src/acl/read-manifests.ts'
import { parseAddress } from '../../src/net/address.ts'
import type { Acl } from '../../src/policy/acl/acl.ts'
import { compileAcls } from '../../src/policy/acl/compile.ts'
import { type EndpointPacket, evaluateAcls } from '../../src/policy/acl/evaluate.ts'
import { type Json, list, object, sharedVectors } from '../support/shared.ts'

interface Probe {
  readonly direction: 'In' | 'Out'
  readonly remote: string
  readonly protocol: number
  readonly port: number
}

/** What a measured case of Felix means as NetworkPolicies, and where the two results part. */
interface Intent {
  /** `spec` of a policy for the pod; several for several policies; none for a pod that no policy selects. */
  readonly specs: readonly string[]
  /** The packets that one of the two lets through and the other does not, and why. */
  readonly differs?: (probe: Probe) => boolean
  readonly because?: string
}

const CLOSED = '{ podSelector: {}, policyTypes: [Ingress, Egress] }'
const ingress = (rules: string) => `{ podSelector: {}, policyTypes: [Ingress, Egress], ingress: ${rules} }`
const egress = (rules: string) => `{ podSelector: {}, policyTypes: [Ingress, Egress], egress: ${rules} }`

const INTENTS: Readonly<Record<string, Intent>> = {
  'no-policies-no-profile': {
    specs: [CLOSED],
    differs: ({ direction, remote }) => direction === 'Out' && remote === '10.0.0.4',
    because: 'Felix blocks what goes to the own node, which Kubernetes always allows',
  },
  'k8s-default-deny-ingress': { specs: ['{ podSelector: {}, policyTypes: [Ingress] }'] },
  'cidr-ipset-disjoint': { specs: ['{ podSelector: {}, policyTypes: [Egress] }'] },
  'two-ipsets-are-unioned': {
    specs: [ingress('[{ from: [{ podSelector: { matchLabels: { a: x, b: x } } }] }]')],
    differs: ({ direction, remote }) =>
      direction === 'In' && (remote === '10.1.0.1' || remote === '10.2.0.1'),
    because: 'Felix lets in who is in either set, where both are meant',
  },
  'missing-ipset-drops-rule': {
    specs: [ingress('[{ from: [{ podSelector: { matchLabels: { nobody: x } } }] }]')],
  },
  'empty-but-non-nil-ipset-means-any': {
    specs: [ingress('[{ from: [{ podSelector: { matchLabels: { nobody: x } } }] }]')],
    differs: ({ direction }) => direction === 'In',
    because: 'Felix takes a set without members for everyone',
  },
  'log-action-skipped': { specs: [ingress('[{}]')] },
  'ipv6-only-nets-noop': {
    specs: [ingress('[{ from: [{ ipBlock: { cidr: "fd00::/64" } }] }]')],
    differs: ({ direction, remote }) => direction === 'In' && remote === 'fd00::1',
    because: 'Felix drops IPv6',
  },
  'mixed-family-nets-keep-v4': {
    specs: [ingress('[{ from: [{ ipBlock: { cidr: "fd00::/64" } }, { ipBlock: { cidr: 10.0.0.0/8 } }] }]')],
    differs: ({ direction, remote }) => direction === 'In' && remote === 'fd00::1',
    because: 'Felix drops IPv6',
  },
  'protocol-number': {
    specs: [ingress('[{ ports: [{ protocol: SCTP }] }]')],
    differs: ({ direction, protocol }) => direction === 'In' && protocol === 132,
    because: 'no source says that HNS takes SCTP, so our compiler leaves it out and says so',
  },
  'allow-deny-allow-priorities': {
    specs: [
      ingress(
        '[{ from: [{ ipBlock: { cidr: 10.0.0.1/32 } }, { ipBlock: { cidr: 10.0.0.2/32 } }, { ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/24] } }, { ipBlock: { cidr: "::/0" } }] }]',
      ),
    ],
  },
  'dst-ipport-set': {
    specs: [
      egress(
        '[{ to: [{ ipBlock: { cidr: 10.1.0.1/32 } }, { ipBlock: { cidr: 10.1.0.2/32 } }], ports: [{ port: 80 }] }, { to: [{ ipBlock: { cidr: 10.1.0.2/32 } }], ports: [{ port: 53, protocol: UDP }] }]',
      ),
    ],
  },
  'pass-then-second-tier': {
    specs: [ingress('[{ from: [{ ipBlock: { cidr: 10.1.0.0/16 } }], ports: [{ port: 80 }] }]')],
  },
  'end-of-tier-pass': {
    specs: [
      ingress(
        '[{ from: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.9.0.0/16] } }, { ipBlock: { cidr: "::/0" } }] }]',
      ),
    ],
  },
  'BUG-disjoint-ports-widen-to-any': {
    specs: [CLOSED],
    differs: ({ direction, protocol }) => direction === 'In' && protocol === 6,
    because: 'Felix opens every port where the ports of two tiers have none in common',
  },
  'pre1803-no-rule-ids-host-priority': { specs: [] },
}

/** Cases that no NetworkPolicy can state. */
const NOT_STATED: Readonly<Record<string, string>> = {
  'missing-policy-set-denies': 'a policy that is named before it is known has no counterpart in the API',
}

const OWN = '10.9.9.9'
const REMOTES = [
  '10.0.0.1',
  '10.0.0.2',
  '10.0.0.3',
  '10.1.0.1',
  '10.1.0.2',
  '10.2.0.1',
  '10.9.0.5',
  '192.168.0.1',
  'fd00::1',
  'fd01::1',
]

const probes: readonly Probe[] = (['In', 'Out'] as const).flatMap((direction) =>
  REMOTES.flatMap((remote) =>
    [6, 17, 132, 1].flatMap((protocol) =>
      [53, 80, 443, 8080].map((port) => ({ direction, remote, protocol, port })),
    ),
  ),
)

const address = (text: string) => {
  const read = parseAddress(text)
  if (read === undefined) throw new Error(text)
  return read
}

function allows(acls: readonly Acl[], { direction, remote, protocol, port }: Probe): boolean {
  const [localPort, remotePort] = direction === 'In' ? [port, 50000] : [50000, port]
  const local = address(remote.includes(':') ? 'fd99::9' : OWN)
  const packet: EndpointPacket = {
    direction,
    local,
    remote: address(remote),
    protocol,
    localPort,
    remotePort,
  }
  const verdict = evaluateAcls(acls, packet, 'whole-endpoint')
  if (verdict.kind === 'tie') throw new Error('a tie')
  return verdict.action === 'Allow'
}

function ownAcls({ specs }: Intent, hosts: readonly string[]): readonly Acl[] {
  const policies = specs.map(
    (spec, i) => `kind: NetworkPolicy\nmetadata: { name: p${i}, namespace: n }\nspec: ${spec}\n`,
  )
  const inventory = `
kind: Inventory
pods:
  - { namespace: n, name: own, addresses: [${OWN}], node: w }
  - { namespace: n, name: a, labels: { a: x }, addresses: [10.1.0.1] }
  - { namespace: n, name: b, labels: { b: x }, addresses: [10.2.0.1] }
nodes: [{ name: w, addresses: [${hosts.join()}] }]
`
  const read = readManifests([{ path: 'f', text: [...policies, inventory].join('---\n') }])
  expect(read.findings.flatMap(({ findings }) => findings)).toEqual([])
  for (const { pod, acls } of compileAcls(read.policies, read.inventory)) {
    if (pod.name === 'own') return acls.map(({ acl }) => acl)
  }
  throw new Error('no such pod')
}

/** Felix's ACLs, as measured; protocol 256 is any. */
function felixAcl(value: unknown): Acl {
  const acl: Json = object(value)
  const text = (key: string) => String(acl[key] ?? '')
  const texts = (key: string) =>
    text(key) === '' ? {} : { [key[0]?.toLowerCase() + key.slice(1)]: text(key).split(',') }
  return {
    action: text('Action') === 'Allow' ? 'Allow' : 'Block',
    direction: text('Direction') === 'In' ? 'In' : 'Out',
    priority: Number(acl['Priority'] ?? 0),
    ruleType: text('RuleType') === 'Host' ? 'Host' : 'Switch',
    ...(acl['Protocol'] === 256 ? {} : { protocols: [Number(acl['Protocol'])] }),
    ...texts('LocalAddresses'),
    ...texts('RemoteAddresses'),
    ...texts('LocalPorts'),
    ...texts('RemotePorts'),
  }
}

const file = sharedVectors('felix-acl.json')

describe.runIf(file !== undefined)(
  'our compiler and Felix agree on every packet but where one of them is known to be wrong',
  () => {
    const cases = list(file?.['cases']).map(object)

    test.each(cases.filter(({ name }) => String(name) in INTENTS))('$name', (vector) => {
      const intent = INTENTS[String(vector['name'])] ?? { specs: [] }
      const hosts = list(vector['hostAddrs']).map((host) => String(host).replace('/32', ''))
      const own = ownAcls(intent, hosts)
      const felix = list(vector['acls']).map(felixAcl)
      const all = [
        ...probes,
        ...hosts.flatMap((remote) =>
          probes
            .slice(0, 1)
            .map((p) => ({ ...p, remote }))
            .flatMap((p) => [p, { ...p, direction: 'Out' as const }]),
        ),
      ]
      const unexpected = all.filter((probe) => {
        const same = allows(own, probe) === allows(felix, probe)
        return same === (intent.differs?.(probe) === true)
      })
      expect(unexpected).toEqual([])
    })

    test('every known case is stated, or has a reason why it cannot be', () => {
      const names = cases.map(({ name }) => String(name)).toSorted()
      expect([...Object.keys(INTENTS), ...Object.keys(NOT_STATED)].toSorted()).toEqual(names)
    })

    test('every difference has its reason', () => {
      for (const { differs, because } of Object.values(INTENTS))
        expect(differs === undefined).toBe(because === undefined)
    })
  },
)
