import type { Diagnostic } from '../generated/types.ts'
import { resolve } from '../diagnostic/resolve.ts'
import type { Finding } from '../diagnostic/finding.ts'
import type { Artifact } from '../emit/artifact.ts'
import { byPath } from '../emit/by-path.ts'
import { MANIFEST_PATH, manifestEntry, writeManifest } from '../emit/manifest.ts'
import type { Cluster } from '../spec/cluster.ts'
import { readSpec } from '../spec/read-spec.ts'
import { documentOf } from '../text/document.ts'
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
export function compile(source: SourceText, options: CompileOptions = {}): CompileResult {
  const { cluster, diagnostics, texts } = readCluster(source, options)
  if (cluster === undefined) return { files: [], diagnostics, texts }
  const made = [...artifacts(cluster)]
  const faults = made.flatMap((checked) => checked.faults)
  if (faults.length > 0) {
    return { files: [], diagnostics: [...diagnostics, ...faultDiagnostics(source.path, faults)], texts }
  }
  const files = made.map(({ artifact }) => artifact)
  const manifest = {
    path: MANIFEST_PATH,
    kind: 'manifest' as const,
    text: writeManifest(files.map(manifestEntry)),
  }
  return { files: [...files, manifest].toSorted(byPath), diagnostics, texts }
}

/** A spec that is ready to be compiled; without a cluster when a diagnostic is an error. */
export interface ReadCluster extends Pick<CompileResult, 'diagnostics' | 'texts'> {
  readonly cluster?: Cluster
}

/** Reads a cluster network spec, with what there is to say about it. */
export function readCluster(source: SourceText, { set = [] }: CompileOptions = {}): ReadCluster {
  const { cluster, findings, document } = readSpec(source, set)
  const texts = new Map(document.pieces.map(({ path, text }) => [path, text]))
  const read = { diagnostics: resolve(findings, document), texts }
  return cluster === undefined ? read : { ...read, cluster }
}

/** Faults of ours in files that are made from the spec of that path: they have no place in it. */
export function faultDiagnostics(path: string, faults: readonly Finding[]): readonly Diagnostic[] {
  return resolve(faults, documentOf(path, ''))
}
