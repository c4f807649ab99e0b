import { podAclJson } from '../src/acl/pod-acl-json.ts'
import { parseCidr } from '../src/net/cidr.ts'
import { compileAcls } from '../src/policy/acl/compile.ts'
import type { Inventory, Pod } from '../src/policy/acl/inventory.ts'
import type { LabelSelector, NetworkPolicy, Peer } from '../src/policy/acl/network-policy.ts'

/** What one compilation took and made. */
export interface Measured {
  readonly policies: number
  readonly pods: number
  readonly acls: number
  /** Bytes of the ACLs as JSON of HCN (v2). */
  readonly bytes: number
  readonly seconds: number
}

/** Pods of one namespace, and policies of it; the ratio is that of 5,000 policies and 10,000 pods. */
const PODS_PER_NAMESPACE = 100
const POLICIES_PER_NAMESPACE = 50
const APPS = 25

/** Compiles a cluster of some namespaces and writes every ACL as JSON, as `hnsc policy acl --format json` does. */
export function measure(namespaces: number): Measured {
  const inventory = inventoryOf(namespaces)
  const policies = policiesOf(namespaces)
  let acls = 0
  let bytes = 0
  const start = performance.now()
  for (const compiled of compileAcls(policies, inventory)) {
    acls += compiled.acls.length
    bytes += JSON.stringify(podAclJson(compiled, 2, false)).length
  }
  const seconds = (performance.now() - start) / 1000
  return { policies: policies.length, pods: inventory.pods.length, acls, bytes, seconds }
}

function inventoryOf(namespaces: number): Inventory {
  const names = range(namespaces).map((i) => `ns-${i}`)
  const pods = names.flatMap((namespace, n) =>
    range(PODS_PER_NAMESPACE).map((i): Pod => {
      const number = n * PODS_PER_NAMESPACE + i
      return {
        namespace,
        name: `pod-${i}`,
        labels: { app: `app-${i % APPS}`, tier: i % 3 === 0 ? 'front' : 'back' },
        // Scattered, as pods come and go: neighbours would be one prefix.
        addresses: [{ family: 4, value: BigInt(0x0af40000 + ((number * 40503) & 0xffff)) }],
        ports: [{ name: 'http', port: 8000 + (i % 4), protocol: 'TCP' }],
        node: `node-${number % 100}`,
      }
    }),
  )
  return {
    namespaces: names.map((name, i) => ({
      name,
      labels: { 'kubernetes.io/metadata.name': name, team: `team-${i % 10}` },
    })),
    pods,
    nodes: range(100).map((i) => ({
      name: `node-${i}`,
      addresses: [{ family: 4, value: BigInt(0x0a000100 + i) }],
    })),
  }
}

/** Policies as clusters have them: an app takes traffic from another, from a range with holes, or from the front ends of a namespace. */
function policiesOf(namespaces: number): readonly NetworkPolicy[] {
  return range(namespaces).flatMap((n) =>
    range(POLICIES_PER_NAMESPACE).map((i): NetworkPolicy => {
      const rule = {
        peers: peersOf(n, i),
        ports: [
          {
            protocol: 'TCP' as const,
            port: i % 2 === 0 ? 'http' : 8080,
            ...(i % 2 === 0 ? {} : { endPort: 8090 }),
          },
        ],
      }
      return {
        namespace: `ns-${n}`,
        name: `policy-${i}`,
        podSelector: labels({ app: `app-${i % APPS}` }),
        ingress: [rule],
        ...(i % 3 === 0
          ? { egress: [{ peers: peersOf(n, i + 1), ports: [{ protocol: 'UDP' as const, port: 53 }] }] }
          : {}),
      }
    }),
  )
}

function peersOf(namespace: number, i: number): readonly Peer[] {
  switch (i % 3) {
    case 0:
      return [{ kind: 'pods', podSelector: labels({ app: `app-${(i + 1) % APPS}` }) }]
    case 1:
      return [
        {
          kind: 'ip-block',
          cidr: cidr(`192.${168 + (i % 4)}.0.0/16`),
          except: [cidr(`192.${168 + (i % 4)}.${i}.0/24`)],
        },
      ]
    default:
      return [
        {
          kind: 'pods',
          namespaceSelector: labels({ 'kubernetes.io/metadata.name': `ns-${namespace - (namespace % 3)}` }),
          podSelector: {
            matchLabels: {},
            matchExpressions: [{ key: 'tier', operator: 'In', values: ['front'] }],
          },
        },
      ]
  }
}

function labels(matchLabels: Readonly<Record<string, string>>): LabelSelector {
  return { matchLabels, matchExpressions: [] }
}

function cidr(text: string) {
  const parsed = parseCidr(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, i) => i)
}
