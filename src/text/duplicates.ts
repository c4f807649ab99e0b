import type { Member, Path, Tree } from './tree.ts'

/** A key that stands again in the same object. */
export interface Duplicate {
  readonly path: Path
  readonly first: Member
  readonly again: Member
}

/** Every key that stands more than once in its object, by exact spelling, in the order of the text. */
export function duplicateMembers(tree: Tree): readonly Duplicate[] {
  const found: Duplicate[] = []
  collect(tree, [], found)
  return found
}

/** `at` is the way to the tree, of which a path is made only where a key stands again. */
function collect(tree: Tree, at: (string | number)[], found: Duplicate[]): void {
  const inside = (step: string | number, inner: Tree): void => {
    if (inner.kind !== 'object' && inner.kind !== 'array') return
    at.push(step)
    collect(inner, at, found)
    at.pop()
  }
  if (tree.kind === 'array') tree.items.forEach((item, i) => inside(i, item))
  if (tree.kind !== 'object') return
  const seen = new Map<string, Member>()
  for (const member of tree.members) {
    const first = seen.get(member.key)
    if (first === undefined) seen.set(member.key, member)
    else found.push({ path: [...at, member.key], first, again: member })
    inside(member.key, member.value)
  }
}
