import type { ListedFile } from './earlier-manifest.ts'

/** The length of a SHA-256 digest in hexadecimal. */
const DIGEST = 64

/** How many digests are kept in one piece of memory, as bytes; one by one they would cost several times the time. */
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
 * A list that takes about fifty bytes a file: a fleet of 100,000 nodes has more than a million files, and the names of
 * most of them differ in the node only.
 */
export function listing(): Listing {
  const forms: Form[] = []
  const numbers = new Map<string, number>()
  const formOf: number[] = []
  const nodes: (string | undefined)[] = []
  /** Digests in hexadecimal that are not in a piece yet. */
  let recent: string[] = []
  const pieces: Buffer[] = []

  /** What came after a form last time comes after it again, for all nodes but the first. */
  const next: number[] = []

  function numberOf(file: ListedFile): number {
    const last = formOf.at(-1)
    const guess = last === undefined ? undefined : next[last]
    if (guess !== undefined && isOfForm(file, forms[guess])) return guess
    const form = formOfFile(file)
    const key = `${form.kind} ${form.before} ${form.after}`
    const number = numbers.get(key) ?? forms.push(form) - 1
    numbers.set(key, number)
    if (last !== undefined) next[last] = number
    return number
  }

  return {
    add: (file) => {
      formOf.push(numberOf(file))
      nodes.push(file.node)
      recent.push(file.sha256)
      if (recent.length < PIECE) return
      pieces.push(Buffer.from(recent.join(''), 'hex'))
      recent = []
    },
    *[Symbol.iterator]() {
      let digests = ''
      for (const [i, number] of formOf.entries()) {
        const at = (i % PIECE) * DIGEST
        if (at === 0) digests = pieces[i / PIECE]?.toString('hex') ?? recent.join('')
        const { before, after, kind } = forms[number] ?? { before: '', after: '', kind: '' }
        const node = nodes[i]
        const sha256 = digests.slice(at, at + DIGEST)
        yield node === undefined
          ? { path: before, kind, sha256 }
          : { path: `${before}${node}${after}`, kind, node, sha256 }
      }
    },
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
