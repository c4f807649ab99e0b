/** A file that a run wrote, as the manifest lists it. */
export interface ListedFile {
  readonly path: string
  readonly kind: string
  readonly node?: string
  readonly sha256: string
}

/** An entry of the manifest of an output directory. */
export interface EarlierFile {
  readonly file: ListedFile
  /** True for what earlier runs wrote and the spec no longer makes. */
  readonly stale: boolean
}

/**
 * The files that a manifest lists, in its order: first the files, then the stale ones, each by path. Nothing for a text
 * that is not a manifest of ours. A manifest of a fleet is long, so it is read piece by piece, entry by entry. Paths are
 * taken only when an output file could be called so, since files may be removed by this list; an entry that is not
 * behind the one before it is left out.
 */
export function* readManifest(pieces: Iterable<string>): Generator<EarlierFile> {
  let waiting = ''
  let begun = false
  let stale = false
  let last = ''
  for (const piece of pieces) {
    waiting += piece
    if (!begun && waiting.length < HEAD && !HEADED.test(waiting)) continue
    if (!begun && !HEADED.test(waiting)) return
    begun = true
    let taken = 0
    for (const { 0: text, index } of waiting.matchAll(PART)) {
      taken = index + text.length
      if (text.startsWith('{')) {
        const file = entry(text)
        if (file === undefined || file.path <= last) continue
        last = file.path
        yield { file, stale }
      } else {
        stale = true
        last = ''
      }
    }
    waiting = waiting.slice(taken)
    if (waiting.length > LONGEST) return
  }
}

/** The head that `writeManifest` writes, however it is spaced: what comes before it is never longer than this. */
const HEADED = /^\s*\{\s*"version"\s*:\s*1\s*,\s*"files"\s*:\s*\[/
const HEAD = 256

/** An entry, which has no braces in it, or the beginning of the list of stale files. */
const PART = /\{[^{}"]*(?:"[^"]*"[^{}"]*)*\}|"stale"\s*:\s*\[/g

/** No entry is longer: a node's name has 253 characters at most. */
const LONGEST = 65_536

function entry(text: string): ListedFile | undefined {
  const file = parse(text)
  if (!isObject(file)) return undefined
  const { path, kind, node, sha256 } = file
  if (typeof path !== 'string' || typeof kind !== 'string' || typeof sha256 !== 'string') return undefined
  if (!isOutputPath(path) || !/^[0-9a-f]{64}$/.test(sha256)) return undefined
  return { path, kind, ...(typeof node === 'string' ? { node } : {}), sha256 }
}

/** True for a relative path with `/` that stays inside its directory and means the same on every system. */
export function isOutputPath(path: string): boolean {
  return /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/.test(path)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
