import type { Member, Path, Tree } from './tree.ts'

/** A key that stands again in the same object. */
export interface Duplicate {
  readonly path: Path
  readonly first: Member
  readonly again: Member
}

/** Every key that stands more than once in its object, by exact spelling, in the order of the text. */
export function* duplicateMembers(tree: Tree, path: Path = []): Generator<Duplicate> {
  if (tree.kind === 'array') {
    for (const [i, item] of tree.items.entries()) {
      if (item.kind === 'array' || item.kind === 'object') yield* duplicateMembers(item, [...path, i])
    }
  }
  if (tree.kind !== 'object') return
  const seen = new Map<string, Member>()
  for (const member of tree.members) {
    const first = seen.get(member.key)
    const here = [...path, member.key]
    if (first === undefined) seen.set(member.key, member)
    else yield { path: here, first, again: member }
    yield* duplicateMembers(member.value, here)
  }
}
