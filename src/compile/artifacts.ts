import type { Finding } from '../diagnostic/finding.ts'
import type { Artifact } from '../emit/artifact.ts'
import { CLUSTER_EMITTERS, NODE_EMITTERS } from '../emit/emitters.ts'
import { planAddresses } from '../plan/plan-addresses.ts'
import type { Cluster } from '../spec/cluster.ts'
import { checkArtifact } from './check-artifact.ts'
import { effectFaults } from './effects.ts'
import { expectedOfCluster, expectedOfNode } from './expected-claims.ts'
import { podEffect } from './pod-effect.ts'

/** A file of the output, and what our own check found wrong with it: a file with a fault must not be handed over. */
export interface CheckedArtifact {
  readonly artifact: Artifact
  readonly faults: readonly Finding[]
}

/** The files of a cluster one after the other: those of the whole cluster, then node by node. */
export function* artifacts(cluster: Cluster): Generator<CheckedArtifact> {
  const plan = planAddresses(cluster)
  const expected = expectedOfCluster(cluster, plan)
  const shared = CLUSTER_EMITTERS.flatMap((emit) => emit(cluster, plan))
  for (const artifact of shared) yield { artifact, faults: checkArtifact(artifact, expected) }
  const netConf = shared.find(({ kind }) => kind === 'flannel-net-conf')?.text
  for (const node of plan.nodes) {
    const ofNode = { ...expected, ...expectedOfNode(cluster, node) }
    for (const artifact of NODE_EMITTERS.flatMap((emit) => emit(cluster, node))) {
      const faults = checkArtifact(artifact, ofNode)
      if (artifact.kind === 'cni-config' && faults.length === 0) {
        const trace = podEffect(cluster, node, artifact, netConf)
        faults.push(...effectFaults(cluster, node, artifact.path, trace))
      }
      yield { artifact, faults }
    }
  }
}
