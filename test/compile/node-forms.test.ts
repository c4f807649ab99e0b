import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { artifacts } from '../../src/compile/artifacts.ts'
import { checkNodeFile } from '../../src/compile/check-node.ts'
import { expectedOfCluster, expectedOfNodes } from '../../src/compile/expected-claims.ts'
import { fill, formOf } from '../../src/compile/form.ts'
import { nodeFilesOf, type NodeMaker } from '../../src/compile/node-forms.ts'
import { likenessOf, nodeValues } from '../../src/compile/node-values.ts'
import type { Artifact } from '../../src/emit/artifact.ts'
import { nodeEmitters } from '../../src/emit/emitters.ts'
import { parseAddress } from '../../src/net/address.ts'
import { parseCidr } from '../../src/net/cidr.ts'
import type { NodePlan } from '../../src/plan/address-plan.ts'
import { planAddresses } from '../../src/plan/plan-addresses.ts'
import type { Cluster, Node } from '../../src/spec/cluster.ts'
import { readSpec } from '../../src/spec/read-spec.ts'

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

/** The files of every node, made and checked without a look at any other. */
function maker(cluster: Cluster): NodeMaker {
  const expected = expectedOfCluster(cluster, planAddresses(cluster))
  const expectedOf = expectedOfNodes(cluster)
  const netConf = [...artifacts(cluster)].find(({ artifact }) => artifact.kind === 'flannel-net-conf')
  return (plan) => {
    const own = { ...expected, ...expectedOf(plan) }
    return nodeEmitters(cluster)
      .flatMap((emit) => emit(cluster, plan))
      .map((artifact) => ({
        artifact,
        faults: checkNodeFile(cluster, plan, artifact, own, netConf?.artifact.text),
      }))
  }
}

/** The same without the check, which takes most of the time. */
function unchecked(cluster: Cluster): NodeMaker {
  return (plan) =>
    nodeEmitters(cluster).flatMap((emit) => emit(cluster, plan).map((artifact) => ({ artifact, faults: [] })))
}

/** What a fleet gets, and how many of its nodes were made whole. */
function fleet(cluster: Cluster, make: NodeMaker, plans: readonly NodePlan[]) {
  let whole = 0
  const filesOf = nodeFilesOf(cluster, (plan) => {
    whole++
    return make(plan)
  })
  return { files: plans.flatMap((plan) => filesOf(plan, plan === plans.at(-1))), whole: () => whole }
}

describe.each(readdirSync('examples').filter((name) => /\.ya?ml$/.test(name)))('%s', (name) => {
  const given = clusterOf(name)

  test('the files of a random fleet are those that are made node by node', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(nodeName, fc.nat(200), fc.nat(3)), { maxLength: 40 }), (rows) => {
        const cluster = {
          ...given,
          nodes: [...given.nodes, ...rows.flatMap((row) => randomNode(given, row))],
        }
        const { nodes } = planAddresses(cluster)
        const make = unchecked(cluster)
        expect(fleet(cluster, make, nodes).files).toEqual(nodes.flatMap(make))
      }),
      { numRuns: 20 },
    )
  })
})

const nodeName = fc.oneof(
  fc.integer({ min: 0, max: 9_999 }).map((i) => `win-${i}`),
  fc.constantFrom('null', '1e3', 'a.b', 'ethernet', 'cluster-local', 'win-1-0', 'node7'),
)

/** A node of this number: in its own subnet, which lies in one of several ranges and has one of several lengths. */
function randomNode({ nodes: [first] }: Cluster, [name, i, where]: [string, number, number]): Node[] {
  if (first === undefined) return []
  const management = parseAddress(`${where === 3 ? '192.168.7' : '10.127.130'}.${i + 20}`)
  const pods = parseCidr(
    where === 2 ? `10.244.${i}.128/26` : `${where === 3 ? '100.64' : '10.244'}.${i}.0/24`,
  )
  if (management === undefined || !pods.ok) throw new Error('no address')
  return [{ ...first, name: `${name}-${i}`.slice(0, 60), managementIP: management, podCIDRs: [pods.value] }]
}

describe('a fleet of like nodes', () => {
  const cluster = bigFleet(150)
  const { nodes } = planAddresses(cluster)
  const make = unchecked(cluster)

  test('is made by forms, but for the first nodes, some in between and the last one', () => {
    const { files, whole } = fleet(cluster, make, nodes)
    expect(whole()).toBeLessThan(20)
    expect(files).toEqual(nodes.flatMap(make))
  })

  test('has a fault where a node that is looked at differs in more than its values', () => {
    const odd: NodeMaker = (plan) =>
      make(plan).map((file) => {
        const { artifact } = file
        if (plan !== nodes.at(-1) || artifact.kind !== 'kubelet-flags') return file
        return { ...file, artifact: { ...artifact, text: `${artifact.text}# odd\n` } }
      })
    const { files } = fleet(cluster, odd, nodes)
    const faulty = files.filter(({ faults }) => faults.length > 0)
    expect(faulty.length).toBeGreaterThan(0)
    expect(faulty.every(({ artifact }) => artifact.node === nodes.at(-1)?.node.name)).toBe(true)
    expect(faulty[0]?.faults[0]).toMatchObject({ code: 'WIN901' })
  })

  test('is made node by node where files differ in more than that', () => {
    let made = 0
    const numbered: NodeMaker = (plan) => {
      const number = made++
      return make(plan).map((file) => {
        return { ...file, artifact: { ...file.artifact, text: `${file.artifact.text}${number}\n` } }
      })
    }
    expect(fleet(cluster, numbered, nodes).whole()).toBe(nodes.length)
  })

  test('has the faults of each node that has any', () => {
    const faults = [{ code: 'WIN901', message: 'a fault', at: { path: [] } }] as const
    const bad: NodeMaker = (plan) => make(plan).map((file) => ({ ...file, faults }))
    expect(fleet(cluster, bad, nodes).files.every((file) => file.faults === faults)).toBe(true)
  })
})

/** A cluster of this many nodes that differ in their values only. */
function bigFleet(count: number): Cluster {
  const nodes = Array.from({ length: count }, (_, i) => ({
    name: `win-${i}`,
    managementIP: `172.16.${(i >> 8) + 1}.${i & 255}`,
    podCIDR: `10.${i >> 8}.${i & 255}.0/24`,
  }))
  const cidrs = {
    cluster: '10.0.0.0/8',
    service: '192.168.0.0/16',
    management: '172.16.0.0/12',
    nodeMask: 24,
  }
  const spec = {
    apiVersion: 'hnsc.dev/v1alpha1',
    kind: 'ClusterNetwork',
    network: { driver: 'overlay' },
    cidrs,
    nodes,
  }
  const { cluster } = readSpec({ path: 'fleet', text: JSON.stringify(spec) })
  if (cluster === undefined) throw new Error('the fleet has errors')
  return cluster
}

describe('whole files are checked', () => {
  const cluster = clusterOf('l2bridge-win-bridge.yaml')
  const [first, other] = planAddresses(cluster).nodes
  if (first === undefined || other === undefined) throw new Error('too few nodes')
  const expected = {
    ...expectedOfCluster(cluster, planAddresses(cluster)),
    ...expectedOfNodes(cluster)(first),
  }
  const check = (artifact: Artifact) => checkNodeFile(cluster, first, artifact, expected, undefined)

  test("with another node's value a file is at fault", () => {
    const [own, others] = [nodeValues(first), nodeValues(other)]
    for (const { artifact } of maker(cluster)(first)) {
      expect(check(artifact)).toEqual([])
      for (const [i, value] of own.entries()) {
        const text = artifact.text.replace(value, others[i] ?? '')
        if (value !== '' && text !== artifact.text && artifact.kind === 'cni-config')
          expect(check({ ...artifact, text })).not.toEqual([])
      }
    }
  })
})

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
    likenessOf(cluster, { ...plan, node: { ...plan.node, name } }, nodeValues(plan)) !== undefined
  expect(['win-1', 'win1', 'node-a', 'aks-pool-000001', 'ab0'].map(plain)).toEqual(
    Array.from({ length: 5 }, () => true),
  )
  const odd = ['null', 'true', 'yes', 'off', '1e3', 'e5', '0x1f', '1-a', 'a.b', 'node', '10.0.0.1', 'n1.5']
  expect(odd.filter(plain)).toEqual([])
})
