import type { Finding } from '../diagnostic/finding.ts'
import type { Artifact } from '../emit/artifact.ts'
import { nodePath } from '../emit/paths.ts'
import type { NodePlan } from '../plan/address-plan.ts'
import type { Cluster } from '../spec/cluster.ts'
import { fill, type Form, formOf } from './form.ts'
import { likenessOf, nodeValues } from './node-values.ts'

/** A file of the output, and what our own check found wrong with it: a file with a fault must not be handed over. */
export interface CheckedArtifact {
  readonly artifact: Artifact
  readonly faults: readonly Finding[]
}

/** Makes the files of one node and checks them, with nothing known of other nodes. */
export type NodeMaker = (plan: NodePlan) => readonly CheckedArtifact[]

/**
 * The files of one node after the other, in the order in which they come. Most nodes of a fleet differ in their names and
 * addresses only, so the files of the first ones of a kind are kept with holes where their values stood; when two nodes
 * more have given the very same forms, the files of later ones are these with their own values. Whether that is still
 * what would be made is looked at again for some nodes of a kind, and for the last one of all: a difference there is a
 * fault.
 */
export function nodeFilesOf(
  cluster: Cluster,
  make: NodeMaker,
): (plan: NodePlan, isLast: boolean) => readonly CheckedArtifact[] {
  const kinds = new Map<string, NodeKind>()

  function learn(likeness: string, made: readonly CheckedArtifact[], own: Own): void {
    if (!kinds.has(likeness) && kinds.size >= MOST_KINDS) return
    kinds.set(likeness, { files: made.map(({ artifact }) => fileForm(artifact, own)), agreed: 0, nodes: 0 })
  }

  return (plan, isLast) => {
    const values = nodeValues(plan)
    const own = { name: plan.node.name, values }
    const likeness = likenessOf(cluster, plan, values)
    const kind = likeness === undefined ? undefined : kinds.get(likeness)
    if (kind !== undefined && isKnown(kind) && !isLast && !isSample(++kind.nodes))
      return kind.files.map((file) => ({ artifact: filled(file, own), faults: NO_FAULTS }))
    const made = make(plan)
    if (likeness === undefined || made.some(({ faults }) => faults.length > 0)) return made
    if (kind === undefined) learn(likeness, made, own)
    else if (agrees(kind, made, own)) kind.agreed++
    else if (isKnown(kind)) return made.map((file, i) => compared(file, kind.files[i], own))
    else learn(likeness, made, own)
    return made
  }
}

/** How many kinds of node are kept in mind: each has a different prefix length, adapter or the like. */
const MOST_KINDS = 64

/** Every 4096th node of a kind, and those of which there are twice as many as at the last one. */
function isSample(nodes: number): boolean {
  return nodes % 4096 === 0 || (nodes & (nodes - 1)) === 0
}

const NO_FAULTS: readonly Finding[] = []

/** What all nodes of a kind have in common. */
interface NodeKind {
  readonly files: readonly FileForm[]
  /** How many nodes gave these forms after the first one. */
  agreed: number
  /** How many nodes came after that. */
  nodes: number
}

/** A file but for its node. */
interface FileForm {
  /** Below the directory of the node. */
  readonly name: string
  readonly kind: Artifact['kind']
  readonly text: Form
}

/** What is a node's own. */
interface Own {
  readonly name: string
  readonly values: readonly string[]
}

/** What one node has in common with a value of its own by chance shows at the second; a third confirms. */
function isKnown({ agreed }: NodeKind): boolean {
  return agreed >= 2
}

function fileForm({ path, kind, text }: Artifact, { name, values }: Own): FileForm {
  return { name: path.slice(nodePath(name, '').length), kind, text: formOf(text, values) }
}

function filled({ name, kind, text }: FileForm, own: Own): Artifact {
  return { path: nodePath(own.name, name), kind, node: own.name, text: fill(text, own.values) }
}

function agrees({ files }: NodeKind, made: readonly CheckedArtifact[], own: Own): boolean {
  return files.length === made.length && made.every(({ artifact }, i) => isFilled(artifact, files[i], own))
}

function isFilled(artifact: Artifact, form: FileForm | undefined, own: Own): boolean {
  if (form === undefined) return false
  const { path, kind, text } = filled(form, own)
  return path === artifact.path && kind === artifact.kind && text === artifact.text
}

function compared(file: CheckedArtifact, form: FileForm | undefined, own: Own): CheckedArtifact {
  const { artifact } = file
  if (isFilled(artifact, form, own)) return file
  const message = `\`${artifact.path}\` differs from the files of like nodes in more than its values`
  return { artifact, faults: [{ code: 'WIN901', message, at: { path: [] } }] }
}
