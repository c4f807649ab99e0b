import type { Finding } from '../diagnostic/finding.ts'
import type { Artifact } from '../emit/artifact.ts'
import { nodePath } from '../emit/paths.ts'
import type { NodePlan } from '../plan/address-plan.ts'
import type { Cluster } from '../spec/cluster.ts'
import { checkArtifact, disagreements, readArtifact } from './check-artifact.ts'
import { effectFaults, requestFaults, requestOf } from './effects.ts'
import type { Expected } from './expected-claims.ts'
import { fill, type Form, formOf } from './form.ts'
import { likenessOf, nodeValues } from './node-values.ts'
import { podEffect } from './pod-effect.ts'

/** The check of one node's files. */
export type NodeCheck = (artifact: Artifact) => readonly Finding[]

/**
 * Checks the files of the nodes of a cluster, node by node. A file is read back, and a CNI configuration is traced to what
 * HNS is asked for; both are held against the spec. Reading and tracing are most of the work. For a node that is like
 * an earlier one they are not done again where the file is, byte for byte, the earlier node's with its own values
 * instead: then so are its claims and its request. That these are what the spec says of the node is checked for each.
 */
export function nodeChecker(
  cluster: Cluster,
  netConf: string | undefined,
): (plan: NodePlan, expected: Expected) => NodeCheck {
  const known = new Map<string, Map<string, Read>>()

  function readsOf(likeness: string | undefined): Map<string, Read> | undefined {
    const found = likeness === undefined ? undefined : known.get(likeness)
    if (found !== undefined || likeness === undefined || known.size >= MOST_LIKENESSES) return found
    const fresh = new Map<string, Read>()
    known.set(likeness, fresh)
    return fresh
  }

  return (plan, expected) => {
    const values = nodeValues(cluster, plan)
    const reads = readsOf(likenessOf(cluster, plan, values))
    const before = nodePath(plan.node.name, '').length
    return (artifact) => {
      const name = artifact.path.slice(before)
      const read = reads?.get(name)
      if (read !== undefined && isSound(read, artifact, values, expected, cluster, plan)) return []
      const faults = checkArtifact(artifact, expected)
      if (faults.length > 0) return faults
      const effect = artifact.kind === 'cni-config' ? podEffect(cluster, plan, artifact, netConf) : undefined
      if (effect !== undefined) faults.push(...effectFaults(cluster, plan, artifact.path, effect))
      if (faults.length === 0 && read === undefined) {
        const request = effect === undefined ? undefined : requestOf(effect)
        reads?.set(name, readOf(artifact, request, values))
      }
      return faults
    }
  }
}

/** How many kinds of node are kept in mind: each has a different prefix length, adapter or the like. */
const MOST_LIKENESSES = 64

/** What was read from one node's file, with holes where the node's values stand. */
export interface Read {
  readonly text: Form
  readonly claims: readonly { readonly aspect: keyof Expected; readonly value: Form }[]
  /** What HNS is asked for because of it. */
  readonly request?: Form
}

/** What is read from a file of a node with these values. */
export function readOf(artifact: Artifact, request: string | undefined, values: readonly string[]): Read {
  return {
    text: formOf(artifact.text, values),
    claims: readArtifact(artifact).claims.map(({ aspect, value }) => ({
      aspect,
      value: formOf(value, values),
    })),
    ...(request === undefined ? {} : { request: formOf(request, values) }),
  }
}

/** True when a file is the one that was read but for the node's values, and says with these what the spec does. */
function isSound(
  { text, claims, request }: Read,
  artifact: Artifact,
  values: readonly string[],
  expected: Expected,
  cluster: Cluster,
  plan: NodePlan,
): boolean {
  if (artifact.text !== fill(text, values)) return false
  const own = claims.map(({ aspect, value }) => ({ aspect, value: fill(value, values) }))
  if (disagreements(own, expected).length > 0) return false
  return (
    request === undefined || requestFaults(cluster, plan, artifact.path, fill(request, values)).length === 0
  )
}
