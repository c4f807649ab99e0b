import type { Diagnostic } from '../generated/types.ts'
import { resolve } from '../diagnostic/resolve.ts'
import type { Artifact } from '../emit/artifact.ts'
import { MANIFEST_PATH, manifestEntry, writeManifest } from '../emit/manifest.ts'
import { readSpec } from '../spec/read-spec.ts'
import type { SourceText } from '../text/source.ts'
import { artifacts } from './artifacts.ts'

/** A file of the output: an artifact, or the manifest that lists them all. */
export type CompiledFile =
  Artifact | { readonly path: string; readonly kind: 'manifest'; readonly text: string }

export interface CompileOptions {
  /** Settings that are laid over the spec, such as `cidrs.cluster=10.244.0.0/16`. */
  readonly set?: readonly string[]
}

export interface CompileResult {
  /** By path, with `manifest.json`. Empty when a diagnostic is an error. */
  readonly files: readonly CompiledFile[]
  readonly diagnostics: readonly Diagnostic[]
  /** The decoded texts that the diagnostics point into, by path. */
  readonly texts: ReadonlyMap<string, string>
}

/** Compiles a cluster network spec (YAML or JSON) to every file that its Windows nodes need. */
export function compile(source: SourceText, { set = [] }: CompileOptions = {}): CompileResult {
  const { cluster, findings, document } = readSpec(source, set)
  const texts = new Map(document.pieces.map(({ path, text }) => [path, text]))
  if (cluster === undefined) return { files: [], diagnostics: resolve(findings, document), texts }
  const made = [...artifacts(cluster)]
  const faults = made.flatMap((checked) => checked.faults)
  const diagnostics = resolve([...findings, ...faults], document)
  if (faults.length > 0) return { files: [], diagnostics, texts }
  const files = made.map(({ artifact }) => artifact)
  const manifest = {
    path: MANIFEST_PATH,
    kind: 'manifest' as const,
    text: writeManifest(files.map(manifestEntry)),
  }
  return { files: [...files, manifest].toSorted((a, b) => (a.path < b.path ? -1 : 1)), diagnostics, texts }
}
