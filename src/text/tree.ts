/** A half-open range of UTF-16 offsets into the text of one document. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A document as a tree in which every key and every value knows its place. Duplicate keys are kept. */
export type Tree = ObjectTree | ArrayTree | StringTree | NumberTree | BooleanTree | NullTree

export interface ObjectTree extends Span {
  readonly kind: 'object'
  readonly members: readonly Member[]
}

export interface Member {
  readonly key: string
  readonly keySpan: Span
  readonly value: Tree
}

export interface ArrayTree extends Span {
  readonly kind: 'array'
  readonly items: readonly Tree[]
}

export interface StringTree extends Span {
  readonly kind: 'string'
  readonly value: string
}

/** `raw` is the number as it is written: no precision is lost. */
export interface NumberTree extends Span {
  readonly kind: 'number'
  readonly raw: string
}

export interface BooleanTree extends Span {
  readonly kind: 'boolean'
  readonly value: boolean
}

export interface NullTree extends Span {
  readonly kind: 'null'
}

/** A route from the root of a document to one of its values: object keys and array indexes. */
export type Path = readonly (string | number)[]

/** The last member with exactly this key, or undefined. */
export function member(tree: Tree | undefined, key: string): Member | undefined {
  if (tree?.kind !== 'object') return undefined
  for (let i = tree.members.length - 1; i >= 0; i--) if (tree.members[i]?.key === key) return tree.members[i]
  return undefined
}

/** The value at a path, or undefined when the document does not reach that far. */
export function valueAt(tree: Tree, path: Path): Tree | undefined {
  let here: Tree | undefined = tree
  for (const step of path) {
    if (here?.kind === 'array' && typeof step === 'number') here = here.items[step]
    else here = member(here, String(step))?.value
    if (here === undefined) return undefined
  }
  return here
}

/** RFC 6901 pointer of a path; the whole document is ''. */
export function pointer(path: Path): string {
  let text = ''
  for (const step of path) text += typeof step === 'number' ? `/${step}` : `/${pointerStep(step)}`
  return text
}

/** A key as it stands in a pointer. */
export function pointerStep(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key
}

/**
 * The plain JavaScript value of a tree, last duplicate winning. Objects have no prototype, so a key such as
 * `__proto__` is an ordinary key.
 */
export function plain(tree: Tree): unknown {
  switch (tree.kind) {
    case 'object': {
      const out = Object.create(null) as Record<string, unknown>
      for (const { key, value } of tree.members) out[key] = plain(value)
      return out
    }
    case 'array':
      return tree.items.map(plain)
    case 'number':
      return Number(tree.raw)
    case 'null':
      return null
    default:
      return tree.value
  }
}
