import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { artifacts } from '../../src/compile/artifacts.ts'
import { checkArtifact, readArtifact } from '../../src/compile/check-artifact.ts'
import { nodeChecker, readOf } from '../../src/compile/check-node.ts'
import { effectFaults, requestOf } from '../../src/compile/effects.ts'
import { expectedOfCluster, expectedOfNodes } from '../../src/compile/expected-claims.ts'
import { fill, formOf } from '../../src/compile/form.ts'
import { likenessOf, nodeValues } from '../../src/compile/node-values.ts'
import { podEffect } from '../../src/compile/pod-effect.ts'
import type { Artifact } from '../../src/emit/artifact.ts'
import type { NodePlan } from '../../src/plan/address-plan.ts'
import { planAddresses } from '../../src/plan/plan-addresses.ts'
import type { Cluster } from '../../src/spec/cluster.ts'
import { readSpec } from '../../src/spec/read-spec.ts'
import { mutants } from '../support/mutants.ts'

/** The example with seven nodes more, of several sizes and in several ranges. */
function clusterOf(name: string): Cluster {
  const { cluster } = readSpec({ path: name, text: readFileSync(`examples/${name}`, 'utf8') })
  if (cluster === undefined) throw new Error(`${name} has errors`)
  const [first] = cluster.nodes
  if (first === undefined) throw new Error(`${name} has no node`)
  const more = ADDED.map(([node, managementIP, podCIDR]) => {
    const { nodes } = readNodes(node, managementIP, podCIDR)
    return { ...first, name: node, managementIP: nodes.managementIP, podCIDRs: nodes.podCIDRs }
  })
  return { ...cluster, nodes: [first, ...more] }
}

const ADDED = [
  ['win-a', '10.127.130.1', '10.244.200.0/24'],
  ['win-b', '10.127.130.112', '10.244.201.0/24'],
  ['node17', '10.127.130.11', '10.244.20.0/24'],
  ['win-c', '10.127.130.200', '10.244.210.0/26'],
  ['win-d', '10.127.130.201', '10.244.211.192/26'],
  ['win-e', '192.168.7.9', '100.64.3.0/24'],
  ['null', '10.127.130.9', '10.244.220.0/24'],
] as const

/** Addresses as a spec has them. */
function readNodes(name: string, managementIP: string, podCIDR: string) {
  const text = `
apiVersion: hnsc.dev/v1alpha1
kind: ClusterNetwork
network: { driver: overlay }
cidrs: { cluster: 10.244.0.0/16, service: 10.96.0.0/12, management: 10.127.130.0/24 }
nodes: [{ name: n1, managementIP: ${managementIP}, podCIDR: ${podCIDR} }]
`
  const inRange = text.replace(
    '10.244.0.0/16',
    podCIDR.startsWith('100.') ? '100.64.0.0/10' : '10.244.0.0/16',
  )
  const managed = inRange.replace(
    '10.127.130.0/24',
    managementIP.startsWith('192.') ? '192.168.7.0/24' : '10.127.130.0/24',
  )
  const [node] = readSpec({ path: name, text: managed }).cluster?.nodes ?? []
  if (node === undefined) throw new Error(`${name} is no node`)
  return { nodes: node }
}

interface Made {
  readonly plan: NodePlan
  readonly values: readonly string[]
  readonly files: readonly Artifact[]
}

function madeBy(cluster: Cluster): { readonly nodes: readonly Made[]; readonly netConf: string | undefined } {
  const all = [...artifacts(cluster)].map(({ artifact }) => artifact)
  return {
    netConf: all.find(({ kind }) => kind === 'flannel-net-conf')?.text,
    nodes: planAddresses(cluster).nodes.map((plan) => ({
      plan,
      values: nodeValues(cluster, plan),
      files: all.filter(({ node }) => node === plan.node.name),
    })),
  }
}

function expectedOf(cluster: Cluster, plan: NodePlan) {
  return { ...expectedOfCluster(cluster, planAddresses(cluster)), ...expectedOfNodes(cluster)(plan) }
}

/** The whole check of a file, with nothing known of other nodes. */
function wholeCheck(cluster: Cluster, plan: NodePlan, netConf: string | undefined, artifact: Artifact) {
  const found = checkArtifact(artifact, expectedOf(cluster, plan))
  if (found.length > 0 || artifact.kind !== 'cni-config') return found
  return effectFaults(cluster, plan, artifact.path, podEffect(cluster, plan, artifact, netConf))
}

describe.each(readdirSync('examples').filter((name) => /\.ya?ml$/.test(name)))('%s', (name) => {
  const cluster = clusterOf(name)
  const { nodes, netConf } = madeBy(cluster)
  const request = ({ plan, files }: Made): string | undefined => {
    const conf = files.find(({ kind }) => kind === 'cni-config')
    return conf === undefined ? undefined : requestOf(podEffect(cluster, plan, conf, netConf))
  }

  test('what is read for a node is what is read for one like it, with its own values', () => {
    let compared = 0
    for (const one of nodes) {
      for (const other of nodes) {
        const likeness = likenessOf(cluster, one.plan, one.values)
        if (likeness === undefined || likeness !== likenessOf(cluster, other.plan, other.values)) continue
        for (const [i, file] of one.files.entries()) {
          const same = other.files[i]
          if (same === undefined) throw new Error('another number of files')
          const isConf = file.kind === 'cni-config'
          const read = readOf(file, isConf ? request(one) : undefined, one.values)
          if (fill(read.text, other.values) !== same.text) continue
          const claims = read.claims.map(({ aspect, value }) => ({
            aspect,
            value: fill(value, other.values),
          }))
          expect(claims).toEqual(readArtifact(same).claims)
          if (read.request !== undefined) expect(fill(read.request, other.values)).toBe(request(other))
          compared++
        }
      }
    }
    expect(compared).toBeGreaterThan(nodes.length)
  })

  test('a node that is like an earlier one is found at fault like any other', () => {
    const check = nodeChecker(cluster, netConf)
    for (const { plan, files } of nodes) {
      const own = check(plan, expectedOf(cluster, plan))
      for (const file of files) expect(own(file)).toEqual(wholeCheck(cluster, plan, netConf, file))
    }
    const [, , last] = nodes
    if (last === undefined) throw new Error('too few nodes')
    const own = check(last.plan, expectedOf(cluster, last.plan))
    const [, other] = nodes
    for (const file of last.files) {
      for (const text of changed(file, last.values, other?.values ?? [])) {
        const mutant = { ...file, text }
        expect(own(mutant)).toEqual(wholeCheck(cluster, last.plan, netConf, mutant))
      }
    }
  })
})

/** The file with one value of JSON changed, with another node's values, and with a byte too many. */
function changed({ path, text }: Artifact, own: readonly string[], other: readonly string[]): string[] {
  const swapped = own.flatMap((value, i) => {
    return value === '' || !text.includes(value) ? [] : [text.replace(value, other[i] ?? '')]
  })
  const documents = /\.(json|conf|conflist)$/.test(path)
    ? [...mutants(JSON.parse(text), '')].map(([, mutant]) => `${JSON.stringify(mutant, null, 2)}\n`)
    : []
  return [...swapped, ...documents]
}

describe('a form', () => {
  const value = fc.constantFrom(
    'win-1',
    'win-10',
    '10.0.0.1',
    '10.0.0.0/24',
    '10.0.0.12',
    '0E-2A-0a-00-00-01',
  )
  const text = fc
    .array(fc.oneof(value, fc.constantFrom(' ', '/', '.', '-', '"', '1', '\n', ': ', 'a')))
    .map((parts) => parts.join(''))

  test('filled with the values that were taken out is the text', () => {
    fc.assert(
      fc.property(text, fc.array(value, { minLength: 1 }), (whole, values) => {
        expect(fill(formOf(whole, values), values)).toBe(whole)
      }),
    )
  })

  test.each([
    ['node win-1. Next', ['win-1'], 1],
    ['win-10 win-1-a awin-1 win-1.a', ['win-1'], 0],
    ['10.0.0.12 10.0.0.1/24 1.10.0.0.1', ['10.0.0.1'], 1],
    ['10.0.0.0/24', ['10.0.0.0', '10.0.0.0/24'], 1],
    ['nothing', ['', 'x'], 0],
  ])('%j holds %j %i times', (whole, values, times) => {
    expect(formOf(whole, values).holes).toHaveLength(times)
  })
})

test('names that mean something else to a reader are like no other', () => {
  const cluster = clusterOf('overlay-flannel.yaml')
  const [plan] = planAddresses(cluster).nodes
  if (plan === undefined) throw new Error('no node')
  const plain = (name: string) =>
    likenessOf(cluster, { ...plan, node: { ...plan.node, name } }, nodeValues(cluster, plan)) !== undefined
  expect(['win-1', 'win1', 'node-a', 'aks-pool-000001', 'ab0'].map(plain)).toEqual(
    Array.from({ length: 5 }, () => true),
  )
  const odd = ['null', 'true', 'yes', 'off', '1e3', 'e5', '0x1f', '1-a', 'a.b', 'node', '10.0.0.1', 'n1.5']
  expect(odd.filter(plain)).toEqual([])
})
