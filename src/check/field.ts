import * as go from '../text/go-json.ts'
import type { Member, Path, Tree } from '../text/tree.ts'

/** A value that a Go program finds under a key, with the path in the document's own spelling. */
export interface Field<T extends Tree = Tree> {
  readonly path: Path
  readonly value: T
  readonly member: Member
}

/** The value that Go's decoder ends with for a key of a struct: the last member whose key is the same but for case. */
export function field(tree: Tree | undefined, at: Path, key: string): Field | undefined {
  if (tree?.kind !== 'object') return undefined
  const member = tree.members.findLast((m) => go.equalFold(m.key, key))
  return member === undefined ? undefined : { path: [...at, member.key], value: member.value, member }
}

/** Like `field`, along several keys. */
export function fieldAt(tree: Tree | undefined, at: Path, ...keys: readonly string[]): Field | undefined {
  let found: Field | undefined
  let here = tree
  let path = at
  for (const key of keys) {
    found = field(here, path, key)
    if (found === undefined) return undefined
    here = found.value
    path = found.path
  }
  return found
}

/** The text of a string value; undefined for every other kind of value. */
export function textOf(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'string' ? tree.value : undefined
}

/** True where a Go program can decode what stands under a key as this kind of value: it is, or nothing is written. */
export function isAbsentOr(kind: Tree['kind'], found: Field | undefined): boolean {
  return found === undefined || found.value.kind === 'null' || found.value.kind === kind
}

/** The items of a list with their paths; none for anything else. */
export function itemsOf(found: Field | undefined): readonly { readonly path: Path; readonly value: Tree }[] {
  if (found?.value.kind !== 'array') return []
  return found.value.items.map((value, i) => ({ path: [...found.path, i], value }))
}
