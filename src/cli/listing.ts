import type { ListedFile } from './earlier-manifest.ts'

/** The length of a SHA-256 digest in hexadecimal. */
const DIGEST = 64

/** How many files are kept in one piece of memory. */
const PIECE = 4096

/** The files of one run, in the order in which they were made. It can be gone through again and again. */
export interface Listing extends Iterable<ListedFile> {
  readonly add: (file: ListedFile) => void
}

/** What is the same of a file for all nodes: its path without the node's name, and its kind. */
interface Form {
  readonly before: string
  readonly after: string
  readonly kind: string
}

/**
 * A list that takes about forty bytes a file: a fleet of 100,000 nodes has more than a million files, and the names of
 * most of them differ in the node only.
 */
export function listing(): Listing {
  const forms: Form[] = []
  const numbers = new Map<string, number>()
  /** Each as often as its files stand together. */
  const nodes: (string | undefined)[] = [undefined]
  const pieces: Piece[] = []
  let recent: Row[] = []
  let last: number | undefined

  /** What came after a form last time comes after it again, for all nodes but the first. */
  const next: number[] = []

  function numberOf(file: ListedFile): number {
    const guess = last === undefined ? undefined : next[last]
    if (guess !== undefined && isOfForm(file, forms[guess])) return guess
    const form = formOfFile(file)
    const key = `${form.kind} ${form.before} ${form.after}`
    const number = numbers.get(key) ?? forms.push(form) - 1
    numbers.set(key, number)
    if (last !== undefined) next[last] = number
    return number
  }

  function* rows(): Generator<Row> {
    for (const piece of pieces) yield* rowsOf(piece)
    yield* recent
  }

  return {
    add: (file) => {
      last = numberOf(file)
      if (file.node !== nodes.at(-1)) nodes.push(file.node)
      recent.push({ form: last, node: nodes.length - 1, sha256: file.sha256 })
      if (recent.length < PIECE) return
      pieces.push(pieceOf(recent))
      recent = []
    },
    *[Symbol.iterator]() {
      for (const { form, node: number, sha256 } of rows()) {
        const { before, after, kind } = forms[form] ?? { before: '', after: '', kind: '' }
        const node = nodes[number]
        yield node === undefined
          ? { path: before, kind, sha256 }
          : { path: `${before}${node}${after}`, kind, node, sha256 }
      }
    },
  }
}

/** A file: the numbers of its form and of its node, and its digest. */
interface Row {
  readonly form: number
  readonly node: number
  readonly sha256: string
}

/** Many rows in little memory. Their digests are turned to bytes and back at once, which costs less than one by one. */
interface Piece {
  readonly forms: Uint32Array
  readonly nodes: Uint32Array
  readonly digests: Buffer
}

function pieceOf(rows: readonly Row[]): Piece {
  return {
    forms: Uint32Array.from(rows, ({ form }) => form),
    nodes: Uint32Array.from(rows, ({ node }) => node),
    digests: Buffer.from(rows.map(({ sha256 }) => sha256).join(''), 'hex'),
  }
}

function* rowsOf({ forms, nodes, digests }: Piece): Generator<Row> {
  const hex = digests.toString('hex')
  for (const [i, form] of forms.entries()) {
    yield { form, node: nodes[i] ?? 0, sha256: hex.slice(i * DIGEST, (i + 1) * DIGEST) }
  }
}

function isOfForm({ path, kind, node }: ListedFile, form: Form | undefined): boolean {
  if (form === undefined || node === undefined || kind !== form.kind) return false
  const { before, after } = form
  const at = before.length
  return (
    path.length === at + node.length + after.length &&
    path.startsWith(before) &&
    path.startsWith(node, at) &&
    path.endsWith(after)
  )
}

function formOfFile({ path, kind, node }: ListedFile): Form {
  if (node === undefined) return { before: path, after: '', kind }
  const at = path.indexOf(node)
  if (at === -1) throw new Error(`the path ${path} does not name the node ${node}`)
  return { before: path.slice(0, at), after: path.slice(at + node.length), kind }
}
