import type { Tree } from '../tree.ts'
import { type Here, mismatch, noteOverwritten, type Run } from './run.ts'
import type { GoAny } from './value.ts'

/**
 * A value as Go decodes it into an `any`: exact keys, of two equal keys the last wins, numbers become float64. A number
 * that float64 cannot hold is a mismatch and becomes nil.
 */
export function decodeAny(run: Run, root: Tree, place: Here | undefined): GoAny {
  const box: { value: GoAny } = { value: null }
  const work: Work[] = [{ tree: root, here: place, put: (value) => (box.value = value) }]
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    const { tree, here, put } = next
    switch (tree.kind) {
      case 'object': {
        const map = new Map<string, GoAny>()
        put(map)
        noteDuplicates(run, tree, here)
        // In reverse onto the stack: taken off in document order, so that the last duplicate wins.
        for (const { key, value } of tree.members.toReversed()) {
          work.push({ tree: value, here: { up: here, step: key }, put: (v) => map.set(key, v) })
        }
        break
      }
      case 'array': {
        const items: GoAny[] = Array.from({ length: tree.items.length }, () => null)
        put(items)
        for (let i = tree.items.length - 1; i >= 0; i--) {
          const item = tree.items[i]
          if (item !== undefined)
            work.push({ tree: item, here: { up: here, step: i }, put: (v) => (items[i] = v) })
        }
        break
      }
      case 'number': {
        const value = Number(tree.raw)
        if (!Number.isFinite(value)) mismatch(run, here, tree, `number ${tree.raw}`, 'float64')
        put(Number.isFinite(value) ? value : null)
        break
      }
      default:
        put(tree.kind === 'null' ? null : tree.value)
    }
  }
  return box.value
}

/** A value still to be decoded, and where it goes; a stack, so that nesting costs no call stack. */
interface Work {
  readonly tree: Tree
  readonly here: Here | undefined
  readonly put: (value: GoAny) => unknown
}

function noteDuplicates(run: Run, tree: Extract<Tree, { kind: 'object' }>, here: Here | undefined): void {
  const seen = new Map<string, Tree>()
  for (const { key, value } of tree.members) {
    const earlier = seen.get(key)
    if (earlier !== undefined) {
      noteOverwritten(
        run,
        { at: { up: here, step: key }, span: earlier },
        `the same key \`${key}\` comes again later, and the last one wins`,
      )
    }
    seen.set(key, value)
  }
}
