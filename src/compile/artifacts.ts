import type { Artifact } from '../emit/artifact.ts'
import { byPath } from '../emit/by-path.ts'
import { clusterEmitters, nodeEmitters } from '../emit/emitters.ts'
import { NODES_DIRECTORY, nodePath } from '../emit/paths.ts'
import type { AddressPlan, NodePlan } from '../plan/address-plan.ts'
import { planAddresses } from '../plan/plan-addresses.ts'
import type { Cluster } from '../spec/cluster.ts'
import { checkArtifact } from './check-artifact.ts'
import { checkNodeFile } from './check-node.ts'
import { expectedOfCluster, expectedOfNodes } from './expected-claims.ts'
import { type CheckedArtifact, nodeFilesOf, type NodeMaker } from './node-forms.ts'
import { EVERYTHING, type Selection, selects } from './selection.ts'

/**
 * The files of a cluster by path, as far as they are asked for. Each is made when it is taken, and nothing of it is kept,
 * so that the number of nodes costs time and no memory.
 */
export function* artifacts(cluster: Cluster, selection = EVERYTHING): Generator<CheckedArtifact> {
  const plan = planAddresses(cluster)
  const expected = expectedOfCluster(cluster, plan)
  // Taken from the list one by one: the address plan of a fleet is too long to be kept until all nodes are done.
  const shared = [...sharedFiles(cluster, plan)]
  const netConf = shared.find(({ kind }) => kind === 'flannel-net-conf')?.text
  function* sharedUntil(end: string): Generator<CheckedArtifact> {
    for (let file = shared[0]; file !== undefined && file.path < end; file = shared[0]) {
      shared.shift()
      if (selects(selection, file)) yield { artifact: file, faults: checkArtifact(file, expected) }
    }
  }
  yield* sharedUntil(NODES_DIRECTORY)
  const expectedOf = expectedOfNodes(cluster)
  const make: NodeMaker = (node) => {
    const own = { ...expected, ...expectedOf(node) }
    return nodeFiles(cluster, node, selection).map((artifact) => ({
      artifact,
      faults: checkNodeFile(cluster, node, artifact, own, netConf),
    }))
  }
  const filesOf = nodeFilesOf(cluster, make)
  const nodes = nodesByPath(plan, selection)
  for (const node of nodes) yield* filesOf(node, node === nodes.at(-1))
  yield* sharedUntil(LAST)
}

/** Behind every path. */
const LAST = '\uFFFF'

/** What is known of a file before it is made. */
export type ArtifactName = Omit<Artifact, 'text'>

/** The names of those files, in the same order. Every node has the same files, so only those of one are made for it. */
export function* artifactNames(cluster: Cluster, selection = EVERYTHING): Generator<ArtifactName> {
  const plan = planAddresses(cluster)
  const shared = sharedFiles(cluster, plan).filter((file) => selects(selection, file))
  const nodes = nodesByPath(plan, selection)
  const [first] = nodes
  const own = first === undefined ? [] : nodeFiles(cluster, first, selection)
  const before = nodePath(first?.node.name ?? '', '').length
  const names = own.map(({ path, kind }) => ({ path: path.slice(before), kind }))
  yield* shared.filter(({ path }) => path < NODES_DIRECTORY)
  for (const { node } of nodes) {
    for (const { path, kind } of names) yield { path: nodePath(node.name, path), kind, node: node.name }
  }
  yield* shared.filter(({ path }) => path > NODES_DIRECTORY)
}

function sharedFiles(cluster: Cluster, plan: AddressPlan): readonly Artifact[] {
  return clusterEmitters(cluster)
    .flatMap((emit) => emit(cluster, plan))
    .toSorted(byPath)
}

/** The nodes that are asked for, in the order of their directories: `a-b/` comes before `a/`. */
function nodesByPath({ nodes }: AddressPlan, selection: Selection): readonly NodePlan[] {
  const asked = nodes.filter(
    ({ node }) => selection.nodes.length === 0 || selection.nodes.includes(node.name),
  )
  return asked
    .map((plan) => ({ plan, path: nodePath(plan.node.name, '') }))
    .toSorted(byPath)
    .map(({ plan }) => plan)
}

function nodeFiles(cluster: Cluster, plan: NodePlan, selection: Selection): readonly Artifact[] {
  return nodeEmitters(cluster)
    .flatMap((emit) => emit(cluster, plan))
    .filter((file) => selects(selection, file))
    .toSorted(byPath)
}
