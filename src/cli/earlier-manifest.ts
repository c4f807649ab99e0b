/** A file that a run wrote, as the manifest lists it. */
export interface ListedFile {
  readonly path: string
  readonly kind: string
  readonly node?: string
  readonly sha256: string
}

/** What the manifest of an output directory lists. */
export interface ListedFiles {
  readonly files: readonly ListedFile[]
  /** What earlier runs wrote and the spec no longer makes. */
  readonly stale: readonly ListedFile[]
}

/**
 * The files that a manifest lists; none for a text that is not a manifest of ours. Paths are taken only when an output
 * file could be called so, since files may be removed by this list.
 */
export function readManifest(text: string): ListedFiles {
  const manifest = parse(text)
  if (!isObject(manifest) || manifest['version'] !== 1) return { files: [], stale: [] }
  return { files: list(manifest['files']), stale: list(manifest['stale']) }
}

function list(files: unknown): ListedFile[] {
  if (!Array.isArray(files)) return []
  return files.flatMap((file: unknown) => {
    if (!isObject(file)) return []
    const { path, kind, node, sha256 } = file
    if (typeof path !== 'string' || typeof kind !== 'string' || typeof sha256 !== 'string') return []
    if (!isOutputPath(path) || !/^[0-9a-f]{64}$/.test(sha256)) return []
    return [{ path, kind, ...(typeof node === 'string' ? { node } : {}), sha256 }]
  })
}

/** True for a relative path with `/` that stays inside its directory and means the same on every system. */
export function isOutputPath(path: string): boolean {
  return path.split('/').every((part) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(part))
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
