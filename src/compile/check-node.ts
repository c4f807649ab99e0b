import type { Finding } from '../diagnostic/finding.ts'
import type { Artifact } from '../emit/artifact.ts'
import type { NodePlan } from '../plan/address-plan.ts'
import type { Cluster } from '../spec/cluster.ts'
import { checkArtifact } from './check-artifact.ts'
import { effectFaults } from './effects.ts'
import type { Expected } from './expected-claims.ts'
import { podEffect } from './pod-effect.ts'

/**
 * Faults of ours in a file of a node: it is read back, and a CNI configuration without a fault is traced to what HNS is
 * asked for; both are held against the spec.
 */
export function checkNodeFile(
  cluster: Cluster,
  plan: NodePlan,
  artifact: Artifact,
  expected: Expected,
  netConf: string | undefined,
): readonly Finding[] {
  const faults = checkArtifact(artifact, expected)
  if (faults.length > 0 || artifact.kind !== 'cni-config') return faults
  return effectFaults(cluster, plan, artifact.path, podEffect(cluster, plan, artifact, netConf))
}
