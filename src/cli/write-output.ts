import { type ListedFile, type ListedFiles, readManifest } from './earlier-manifest.ts'
import type { Io } from './io.ts'
import { planManifest } from './manifest-plan.ts'
import { type OutputDirectory, outputDirectory, type OutputFile } from './output-directory.ts'
import { sha256 } from '../text/sha256.ts'
import { isProblem, type Problem } from './problem.ts'
import type { Progress } from './progress.ts'
import type { Selection } from './selection.ts'

/** Where the list of the files of an output directory lies, relative to it. */
export const MANIFEST = 'manifest.json'

/** What a run makes: the files that were asked for, the same as the manifest lists them, and the manifest's text. */
export interface Product {
  readonly files: readonly OutputFile[]
  readonly listed: readonly ListedFile[]
  readonly manifest: (files: ListedFiles) => string
}

/** What writing did, by paths. */
export interface Written {
  readonly written: readonly string[]
  readonly unchanged: number
  /** Removed on request: earlier files that the spec no longer makes. */
  readonly removed: readonly string[]
  /** The same, but kept: nobody asked for their removal, or somebody has changed them since. */
  readonly stale: readonly string[]
}

/**
 * Writes a product into a directory, the manifest last: a run that is broken off leaves the old manifest, and the next
 * run finishes. Stale files are removed when `prune` is true and they are still as they were written.
 */
export function writeOutput(
  root: string,
  product: Product,
  selection: Selection,
  prune: boolean,
  progress: Progress,
  io: Io,
): Written | Problem {
  const directory = outputDirectory(root, io)
  const before = directory.read(MANIFEST)
  if (isProblem(before)) return before
  const plan = planManifest(product.listed, readManifest(before.bytes?.toString() ?? ''), selection)
  const written: string[] = []
  for (const file of product.files) {
    const result = directory.write(file)
    if (isProblem(result)) return result
    if (result === 'written') written.push(file.path)
    progress.step()
  }
  const sweep = sweepStale(directory, plan.stale, prune)
  if (isProblem(sweep)) return sweep
  const text = product.manifest({ files: plan.files, stale: sweep.kept })
  const result = writeManifest(directory, text, before.bytes, root)
  if (isProblem(result)) return result
  return {
    written: result === 'written' ? [...written, MANIFEST] : written,
    unchanged: product.files.length - written.length + (result === 'written' ? 0 : 1),
    removed: sweep.removed,
    stale: sweep.kept.map(({ path }) => path),
  }
}

/** Stale files that are gone are forgotten. */
function sweepStale(
  directory: OutputDirectory,
  stale: readonly ListedFile[],
  prune: boolean,
): { readonly kept: readonly ListedFile[]; readonly removed: readonly string[] } | Problem {
  const kept: ListedFile[] = []
  const removed: string[] = []
  for (const file of stale) {
    const found = directory.read(file.path)
    if (isProblem(found)) return found
    if (found.bytes === undefined) continue
    if (!prune || sha256(found.bytes) !== file.sha256) {
      kept.push(file)
      continue
    }
    const result = directory.remove(file.path)
    if (isProblem(result)) return result
    removed.push(file.path)
  }
  return { kept, removed }
}

/** A manifest that changed while this run worked is another run's: the directory may hold files of both. */
function writeManifest(
  directory: OutputDirectory,
  text: string,
  before: Uint8Array | undefined,
  root: string,
): 'written' | 'unchanged' | Problem {
  const now = directory.read(MANIFEST)
  if (isProblem(now)) return now
  const same =
    now.bytes === undefined ? before === undefined : before !== undefined && now.bytes.equals(before)
  if (same || now.bytes?.toString() === text) return directory.write({ path: MANIFEST, text })
  return {
    code: 'WIN007',
    path: `${root}/${MANIFEST}`,
    message: `another run has written to \`${root}\` meanwhile`,
    help: ['run the command again when the other has ended'],
  }
}
