import type { ArrayTree } from '../tree.ts'
import { type Here, mismatch, noteNull, noteOrigin, noteOverwritten, noteRead, type Run } from './run.ts'
import { type GoType, kindWord } from './types.ts'

/**
 * A Go slice; `undefined` is nil. An array decoded over an earlier one is decoded into its elements, so that a member it
 * leaves out is inherited (golang/go#21092); `null` and `[]` forget them.
 */
export function slice<T>(element: GoType<T>): GoType<readonly T[] | undefined> {
  /** What the memory of a slice still holds beyond its length. */
  const tails = new WeakMap<readonly T[], readonly T[]>()
  return {
    name: `[]${element.name}`,
    zero: () => undefined,
    nullKeeps: false,
    merges: true,
    decode(run, tree, here, into) {
      if (tree.kind === 'null') {
        noteNull(run, here, tree)
        return undefined
      }
      if (tree.kind !== 'array') {
        mismatch(run, here, tree, kindWord(tree), this.name)
        return into
      }
      return decodeItems(run, element, tree, here, into, tails)
    },
  }
}

function decodeItems<T>(
  run: Run,
  element: GoType<T>,
  tree: ArrayTree,
  here: Here | undefined,
  into: readonly T[] | undefined,
  tails: WeakMap<readonly T[], readonly T[]>,
): readonly T[] {
  const { items } = tree
  const origins = into === undefined ? undefined : run.origins.get(into)
  for (let i = items.length; i < (into?.length ?? 0); i++) {
    const lost = origins?.get(i)
    if (lost !== undefined) noteOverwritten(run, lost, 'a later list for the same field is shorter')
  }
  if (items.length === 0) {
    noteRead(run, here, tree)
    return []
  }
  const held = into === undefined ? [] : [...into, ...(tails.get(into) ?? [])]
  const kept: T[] = []
  run.origins.set(kept, origins ?? new Map())
  if (held.length > items.length) tails.set(kept, held.slice(items.length))
  for (const [i, item] of items.entries()) {
    const place = { up: here, step: i }
    if (item.kind !== 'null' || !element.nullKeeps) {
      noteOrigin(run, kept, i, { at: place, span: item }, !element.merges)
    }
    kept.push(element.decode(run, item, place, held[i] ?? element.zero()))
    if (run.stopped) break
  }
  return kept
}
