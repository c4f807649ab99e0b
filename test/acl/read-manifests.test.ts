import { expect, test } from 'vitest'
import { readManifests } from '../../src/acl/read-manifests.ts'
import { formatAddress } from '../../src/net/address.ts'
import { INVENTORY, POLICIES } from './manifests.ts'

const read = (text: string) => readManifests([{ path: 'f.yaml', text }])
const messages = (text: string) =>
  read(text).findings.flatMap(({ findings }) => findings.map(({ code, message }) => `${code} ${message}`))

/** A policy with this `spec`. */
const policy = (spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: p }\nspec: ${spec}\n`

test('lists and streams of documents are read, and pods without an endpoint left out', () => {
  const { policies, inventory, findings } = read(`${INVENTORY}---${POLICIES}`)
  expect(findings.flatMap((one) => one.findings)).toEqual([])
  expect(policies.map(({ namespace, name }) => `${namespace}/${name}`)).toEqual([
    'prod/web-in',
    'prod/db-closed',
  ])
  expect(inventory.pods.map(({ name }) => name)).toEqual(['web', 'db', 'ci'])
  expect(inventory.nodes.map(({ addresses }) => addresses.map(formatAddress))).toEqual([
    ['10.0.0.4', '10.244.1.2'],
  ])
  expect(inventory.namespaces[1]).toEqual({ name: 'dev', labels: { 'kubernetes.io/metadata.name': 'dev' } })
})

test('a short inventory and a spec say the same', () => {
  const { inventory, findings } = readManifests([
    {
      path: 'inventory.yaml',
      text: `
kind: Inventory
namespaces: [{ name: prod, labels: { team: a } }]
pods:
  - { namespace: prod, name: web, labels: { app: web }, addresses: [10.244.1.5], node: win-1, ports: [{ name: http, port: 8080 }] }
nodes: [{ name: win-2, addresses: [10.0.0.5] }]
`,
    },
    {
      path: 'cluster.yaml',
      text: `
apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
network: { driver: l2bridge }
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.0.0.0/24 }
nodes: [{ name: win-1, managementIP: 10.0.0.4, podCIDR: 10.244.1.0/24 }]
`,
    },
  ])
  expect(findings.flatMap((one) => one.findings)).toEqual([])
  expect(inventory.pods[0]?.ports).toEqual([{ name: 'http', port: 8080, protocol: 'TCP' }])
  expect(inventory.nodes.map(({ name, addresses }) => [name, addresses.map(formatAddress)])).toEqual([
    ['win-2', ['10.0.0.5']],
    ['win-1', ['10.0.0.4', '10.244.1.2']],
  ])
})

test.each([
  ['{ podSelector: {} }', true, false, 'ingress is closed without a word about types'],
  ['{ podSelector: {}, egress: [{}] }', true, true, 'egress rules count as a type'],
  ['{ podSelector: {}, policyTypes: [Egress] }', false, true, 'types are taken as they are'],
  [
    '{ podSelector: {}, policyTypes: [Ingress], egress: [{}] }',
    true,
    false,
    'rules of another type count for nothing',
  ],
])('%s', (spec, ingress, egress) => {
  const [one] = read(policy(spec)).policies
  expect([one?.ingress !== undefined, one?.egress !== undefined]).toEqual([ingress, egress])
})

test.each([
  ['{ podSelector: {}, ingress: [{ form: [] }] }', 'a rule of `ingress` has no field `form`'],
  ['{ podSelector: { matchLabel: { a: b } } }', 'a selector has no field `matchLabel`'],
  ['{ podSelector: {}, ingress: [{ from: [{}] }] }', 'a peer is empty'],
  ['{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: any } }] }] }', '`any` is no network prefix'],
  ['{ podSelector: {}, ingress: [{ from: [{ ipBlock: {} }] }] }', '`ipBlock` has no `cidr`'],
  [
    '{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [192.168.0.0/16] } }] }] }',
    'an exception is not inside its `cidr`',
  ],
  [
    '{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8 }, podSelector: {} }] }] }',
    'a peer has `ipBlock` and a selector',
  ],
  [
    '{ podSelector: {}, ingress: [{ ports: [{ port: "80" }] }] }',
    '`80` is neither a port nor the name of one',
  ],
  ['{ podSelector: {}, ingress: [{ ports: [{ port: 0 }] }] }', '`port` is no number from 1 to 65535'],
  ['{ podSelector: {}, ingress: [{ ports: [{ endPort: 90 }] }] }', '`endPort` has no number before it'],
  [
    '{ podSelector: {}, ingress: [{ ports: [{ port: 90, endPort: 80 }] }] }',
    '`endPort` 80 is less than `port` 90',
  ],
  ['{ podSelector: {}, ingress: [{ ports: [{ protocol: tcp, port: 80 }] }] }', '`tcp` is no protocol'],
  ['{ podSelector: {}, policyTypes: [ingress] }', 'a policy type is neither `Ingress` nor `Egress`'],
  [
    '{ podSelector: { matchExpressions: [{ key: a, operator: in, values: [b] }] } }',
    '`in` is no operator of a selector',
  ],
  ['{ podSelector: { matchExpressions: [{ key: a, operator: In }] } }', '`In` has no values'],
  [
    '{ podSelector: { matchExpressions: [{ key: a, operator: Exists, values: [b] }] } }',
    '`Exists` has values',
  ],
  ['{ podSelector: { matchLabels: { a: 1 } } }', 'the value of `a` is no text'],
])('%s is refused', (spec, message) => {
  expect(messages(policy(spec))).toContain(`WIN350 ${message}`)
})

test('policies of other programs are left out with a warning', () => {
  const said = (version: string, kind: string) =>
    read(`apiVersion: ${version}\nkind: ${kind}\nmetadata: { name: p }\nspec: { selector: all() }\n`)
  const calico = said('projectcalico.org/v3', 'NetworkPolicy')
  expect(calico.policies).toEqual([])
  expect(calico.findings.flatMap(({ findings }) => findings)).toMatchObject([
    {
      code: 'WIN351',
      severity: 'warning',
      message: '`NetworkPolicy` of `projectcalico.org/v3` is no NetworkPolicy of Kubernetes',
    },
  ])
  expect(
    said('policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy').findings.flatMap(
      ({ findings }) => findings,
    ),
  ).toMatchObject([{ code: 'WIN351', severity: 'warning' }])
})

test('what stands in a list of one kind need not say its kind', () => {
  const { policies, inventory } = read(`kind: NetworkPolicyList
apiVersion: networking.k8s.io/v1
items: [{ metadata: { name: p, namespace: a }, spec: { podSelector: {} } }]
---
kind: PodList
apiVersion: v1
items: [{ metadata: { name: q, namespace: a }, spec: { containers: [] }, status: { podIP: 10.244.1.5 } }]
`)
  expect(policies.map(({ name }) => name)).toEqual(['p'])
  expect(inventory.pods.map(({ name }) => name)).toEqual(['q'])
})

test('other kinds are left out with a word', () => {
  expect(messages('kind: Service')).toEqual(['WIN351 `Service` is neither a policy nor part of an inventory'])
})
