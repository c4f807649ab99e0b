import { mismatch, noteNull, noteOrigin, noteRead } from './run.ts'
import { type GoType, kindWord } from './types.ts'

/**
 * A Go map with string keys; `undefined` is nil. Keys are exact; a second value of one key replaces the first; an object
 * decoded over an earlier one adds to it.
 */
export function map<T>(element: GoType<T>): GoType<ReadonlyMap<string, T> | undefined> {
  return {
    name: `map[string]${element.name}`,
    zero: () => undefined,
    nullKeeps: false,
    merges: true,
    decode(run, tree, here, into) {
      if (tree.kind === 'null') {
        noteNull(run, here, tree)
        return undefined
      }
      if (tree.kind !== 'object') {
        mismatch(run, here, tree, kindWord(tree), this.name)
        return into
      }
      if (tree.members.length === 0) noteRead(run, here, tree)
      const out = new Map(into)
      run.origins.set(out, (into && run.origins.get(into)) ?? new Map())
      for (const { key, value } of tree.members) {
        const place = { up: here, step: key }
        noteOrigin(run, out, key, { at: place, span: value }, true)
        out.set(key, element.decode(run, value, place, element.zero()))
        if (run.stopped) break
      }
      return out
    },
  }
}
