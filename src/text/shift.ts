import type { TextProblem } from './problem.ts'
import type { Span, Tree } from './tree.ts'

/** The same tree with all its places further on. */
export function shiftTree(tree: Tree, by: number): Tree {
  const span = shiftSpan(tree, by)
  switch (tree.kind) {
    case 'object': {
      const members = tree.members.map(({ key, keySpan, value }) => ({
        key,
        keySpan: shiftSpan(keySpan, by),
        value: shiftTree(value, by),
      }))
      return { kind: 'object', ...span, members }
    }
    case 'array':
      return { kind: 'array', ...span, items: tree.items.map((item) => shiftTree(item, by)) }
    default:
      return { ...tree, ...span }
  }
}

/** The same problem further on. */
export function shiftProblem(problem: TextProblem, by: number): TextProblem {
  return { ...problem, span: shiftSpan(problem.span, by) }
}

function shiftSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by }
}
