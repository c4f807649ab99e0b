import type { Path, Tree } from '../../../text/tree.ts'

/** A part of a document and where it stands. */
export interface Selected {
  readonly tree: Tree
  readonly path: Path
}

type Step =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'each' }
  | { readonly kind: 'anywhere'; readonly key: string }

export type PathExpression =
  { readonly ok: true; readonly value: readonly Step[] } | { readonly ok: false; readonly at: number }

const TOKEN =
  /\.\.([A-Za-z_][\w-]*)|\.?\[(?:\*)?\]|\.\*|\[(\d+)\]|\[(?:'([^']*)'|"([^"]*)")\]|\.?([A-Za-z_][\w-]*)/y

/**
 * Reads a path expression, a small part of JSONPath and jq: `resources[*].values.cidr_block`, `$.vnets[0]['a b']`,
 * `..address_prefixes` for a key at any depth. `[*]`, `[]` and `.*` are all items or all values.
 */
export function readPathExpression(text: string): PathExpression {
  const steps: Step[] = []
  const start = text.startsWith('$') ? 1 : 0
  TOKEN.lastIndex = start
  let at = start
  while (at < text.length) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    // A key needs its dot, except at the start.
    if (match === null || (at > start && match[5] !== undefined && !match[0].startsWith('.')))
      return { ok: false, at }
    const [whole, anywhere, index, single, double, key] = match
    const name = single ?? double ?? key
    if (anywhere !== undefined) steps.push({ kind: 'anywhere', key: anywhere })
    else if (index !== undefined) steps.push({ kind: 'index', index: Number(index) })
    else if (name !== undefined) steps.push({ kind: 'key', key: name })
    else steps.push({ kind: 'each' })
    at += whole.length
  }
  return { ok: true, value: steps }
}

/** The parts of a document that an expression reaches, in the order of the document. */
export function select(tree: Tree, steps: readonly Step[]): Selected[] {
  return steps.reduce<Selected[]>(
    (parts, step) => parts.flatMap((part) => follow(part, step)),
    [{ tree, path: [] }],
  )
}

function follow({ tree, path }: Selected, step: Step): Selected[] {
  switch (step.kind) {
    case 'key':
      return children({ tree, path }).filter((child) => child.path.at(-1) === step.key)
    case 'index':
      return children({ tree, path }).filter((child) => child.path.at(-1) === step.index)
    case 'each':
      return children({ tree, path })
    case 'anywhere':
      return descend({ tree, path }, step.key)
  }
}

function children({ tree, path }: Selected): Selected[] {
  if (tree.kind === 'array') return tree.items.map((item, i) => ({ tree: item, path: [...path, i] }))
  if (tree.kind !== 'object') return []
  return tree.members.map(({ key, value }) => ({ tree: value, path: [...path, key] }))
}

function descend(part: Selected, key: string): Selected[] {
  return children(part).flatMap((child) => (child.path.at(-1) === key ? [child] : descend(child, key)))
}
