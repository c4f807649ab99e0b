import { sha256 } from '../text/sha256.ts'
import type { Artifact, ArtifactKind } from './artifact.ts'
import { byPath } from './by-path.ts'

/** One line of the manifest. */
export interface ManifestEntry {
  readonly path: string
  readonly kind: ArtifactKind
  readonly node?: string
  readonly sha256: string
}

export const MANIFEST_PATH = 'manifest.json'

export function manifestEntry({ path, kind, node, text }: Artifact): ManifestEntry {
  return { path, kind, ...(node === undefined ? {} : { node }), sha256: sha256(text) }
}

/** `manifest.json`: every file with its kind and digest, by path; itself not listed. */
export function writeManifest(files: readonly ListedEntry[]): string {
  return [...manifestParts(files.toSorted(byPath), () => [])].join('')
}

/**
 * The text of a manifest, entry by entry: that of a fleet is longer than what a text should be. `files` come by path.
 * `stale` are files of earlier runs that are still there and that the spec no longer makes; they are asked for when all
 * files have been taken.
 */
export function* manifestParts(
  files: Iterable<ListedEntry>,
  stale: () => Iterable<ListedEntry>,
): Generator<string> {
  yield '{\n  "version": 1,\n  "files": '
  yield* list(files)
  const [first, ...others] = stale()
  if (first !== undefined) {
    yield ',\n  "stale": '
    yield* list([first, ...others])
  }
  yield '\n}\n'
}

function* list(entries: Iterable<ListedEntry>): Generator<string> {
  let open = false
  for (const { path, kind, node, sha256 } of entries) {
    const of = node === undefined ? '' : `      "node": ${JSON.stringify(node)},\n`
    const lines = `      "path": ${JSON.stringify(path)},\n      "kind": ${JSON.stringify(kind)},\n${of}      "sha256": "${sha256}"`
    yield `${open ? ',' : '['}\n    {\n${lines}\n    }`
    open = true
  }
  yield open ? '\n  ]' : '[]'
}

/** An entry as it is read back, where the kind may be one that this release does not know. */
export type ListedEntry = Omit<ManifestEntry, 'kind'> & { readonly kind: string }
