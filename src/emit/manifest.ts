import { sha256 } from '../text/sha256.ts'
import type { Artifact, ArtifactKind } from './artifact.ts'
import { writeJson } from './write-json.ts'

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

/**
 * `manifest.json`: every file with its kind and digest, by path; itself not listed. `stale` are files of earlier runs that
 * are still there and that the spec no longer makes.
 */
export function writeManifest(files: readonly ListedEntry[], stale: readonly ListedEntry[] = []): string {
  const sorted = (entries: readonly ListedEntry[]) =>
    entries.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  return writeJson({
    version: 1,
    files: sorted(files),
    ...(stale.length === 0 ? {} : { stale: sorted(stale) }),
  })
}

/** An entry as it is read back, where the kind may be one that this release does not know. */
export type ListedEntry = Omit<ManifestEntry, 'kind'> & { readonly kind: string }
