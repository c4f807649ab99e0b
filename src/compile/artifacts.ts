import type { Finding } from '../diagnostic/finding.ts'
import type { Artifact } from '../emit/artifact.ts'
import { CLUSTER_EMITTERS, NODE_EMITTERS } from '../emit/emitters.ts'
import { planAddresses } from '../plan/plan-addresses.ts'
import type { Cluster } from '../spec/cluster.ts'
import { checkArtifact } from './check-artifact.ts'
import { expectedOfCluster, expectedOfNode } from './expected-claims.ts'

/** A file of the output, and what our own check found wrong with it: a file with a fault must not be handed over. */
export interface CheckedArtifact {
  readonly artifact: Artifact
  readonly faults: readonly Finding[]
}

/** The files of a cluster one after the other: those of the whole cluster, then node by node. */
export function* artifacts(cluster: Cluster): Generator<CheckedArtifact> {
  const plan = planAddresses(cluster)
  const expected = expectedOfCluster(cluster)
  for (const emit of CLUSTER_EMITTERS) {
    for (const artifact of emit(cluster, plan)) yield { artifact, faults: checkArtifact(artifact, expected) }
  }
  for (const node of plan.nodes) {
    const ofNode = { ...expected, ...expectedOfNode(cluster, node) }
    for (const emit of NODE_EMITTERS) {
      for (const artifact of emit(cluster, node)) yield { artifact, faults: checkArtifact(artifact, ofNode) }
    }
  }
}
