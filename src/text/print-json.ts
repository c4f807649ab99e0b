import type { Tree } from './tree.ts'

/**
 * The JSON text of a tree, on one line: every member in its order, repeated keys and all digits kept. Deep trees are
 * printed as well, which a recursion would not live through.
 */
export function printJson(tree: Tree): string {
  let out = ''
  const work: (string | Tree)[] = [tree]
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    if (typeof next === 'string') out += next
    else if (next.kind === 'object') work.push(...objectParts(next).reverse())
    else if (next.kind === 'array') work.push(...arrayParts(next).reverse())
    else out += scalar(next)
  }
  return out
}

function objectParts({ members }: Extract<Tree, { kind: 'object' }>): (string | Tree)[] {
  const parts = members.flatMap(({ key, value }, i) => [
    `${i === 0 ? '' : ','}${JSON.stringify(key)}:`,
    value,
  ])
  return ['{', ...parts, '}']
}

function arrayParts({ items }: Extract<Tree, { kind: 'array' }>): (string | Tree)[] {
  return ['[', ...items.flatMap((item, i) => (i === 0 ? [item] : [',', item])), ']']
}

function scalar(tree: Exclude<Tree, { kind: 'object' | 'array' }>): string {
  if (tree.kind === 'number') return tree.raw
  return JSON.stringify(tree.kind === 'null' ? null : tree.value)
}
