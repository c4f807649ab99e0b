import type { Member, Path, Tree } from './tree.ts'

/** A key that stands again in the same object. */
export interface Duplicate {
  readonly path: Path
  readonly first: Member
  readonly again: Member
}

/** Every key that stands more than once in its object, by exact spelling, in the order of the text. */
export function duplicateMembers(tree: Tree, path: Path = []): Duplicate[] {
  if (tree.kind === 'array') return tree.items.flatMap((item, i) => duplicateMembers(item, [...path, i]))
  if (tree.kind !== 'object') return []
  const seen = new Map<string, Member>()
  const found: Duplicate[] = []
  for (const member of tree.members) {
    const first = seen.get(member.key)
    const here = [...path, member.key]
    if (first === undefined) seen.set(member.key, member)
    else found.push({ path: here, first, again: member })
    found.push(...duplicateMembers(member.value, here))
  }
  return found
}
