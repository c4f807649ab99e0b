/** Which files of an output are asked for: those of some nodes, of some kinds. An empty list asks for all. */
export interface Selection {
  readonly nodes: readonly string[]
  readonly kinds: readonly string[]
}

export const EVERYTHING: Selection = { nodes: [], kinds: [] }

/** True when a file is asked for. A file of the whole cluster belongs to no node. */
export function selects(
  { nodes, kinds }: Selection,
  file: { readonly kind: string; readonly node?: string },
): boolean {
  if (nodes.length > 0 && (file.node === undefined || !nodes.includes(file.node))) return false
  return kinds.length === 0 || kinds.includes(file.kind)
}
