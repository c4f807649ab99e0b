import { type Selection } from '../compile/selection.ts'
import { MANIFEST_PATH, manifestParts } from '../emit/manifest.ts'
import { digest } from './digest.ts'
import { type EarlierFile, type ListedFile, readManifest } from './earlier-manifest.ts'
import type { Io } from './io.ts'
import { type Listing, listing } from './listing.ts'
import { filesAfter, staleFiles } from './manifest-plan.ts'
import { type OutputDirectory, outputDirectory, type OutputFile } from './output-directory.ts'
import { isProblem, type Problem } from './problem.ts'
import { surveyOutput } from './survey-output.ts'

/** A file that a run makes. */
export interface MadeFile extends OutputFile {
  readonly kind: string
  readonly node?: string
}

/** What a run makes. */
export interface Product {
  /** By path; each is made when it is taken. */
  readonly files: Iterable<MadeFile>
  /** The paths of all of them, in the same order. */
  readonly paths: Iterable<string>
  /** What of the spec's output they are. */
  readonly selection: Selection
}

/** What writing did. */
export interface Written {
  readonly written: Paths
  readonly unchanged: number
  /** Removed on request: earlier files that the spec no longer makes. */
  readonly removed: readonly string[]
  /** The same, but kept: nobody asked for their removal, or somebody has changed them since. */
  readonly stale: readonly string[]
}

/** Paths, of which there can be a million: how many, and the first of them. */
export interface Paths {
  readonly count: number
  readonly first: readonly string[]
}

/** How many paths are kept, and named one by one. */
export const FEW = 40

/**
 * Writes a product into a directory, the manifest last: a run that is broken off leaves the old manifest, and the next
 * run finishes. What is in the way is found before anything is written. Stale files are removed when `prune` is true
 * and they are still as they were written.
 */
export function writeOutput(root: string, product: Product, prune: boolean, io: Io): Written | Problem {
  const directory = outputDirectory(root, io)
  const identity = directory.identity(MANIFEST_PATH)
  if (isProblem(identity)) return identity
  const obstacle = surveyOutput(root, withManifest(product.paths), io)
  if (obstacle !== undefined) return obstacle
  const made = writeFiles(directory, product.files)
  if (isProblem(made)) return made
  const earlier = directory.scan(MANIFEST_PATH, (pieces) =>
    staleFiles(made.listed, readManifest(pieces), product.selection),
  )
  if (isProblem(earlier)) return earlier
  const sweep = sweepStale(directory, earlier.value, prune)
  if (isProblem(sweep)) return sweep
  const parts = (earlierFiles: Iterable<EarlierFile>): Iterable<string> =>
    manifestParts(filesAfter(made.listed, earlierFiles, product.selection), () => sweep.kept)
  // Whoever runs at the same time tells by the manifest that this run has changed something.
  const when = made.written.count + sweep.removed.length > 0 ? 'always' : 'it changes'
  const result = writeManifest(root, directory, parts, identity, when)
  if (isProblem(result)) return result
  const written = result === 'written' ? withPath(made.written, MANIFEST_PATH) : made.written
  return {
    written,
    unchanged: made.unchanged + (result === 'written' ? 0 : 1),
    removed: sweep.removed,
    stale: sweep.kept.map(({ path }) => path),
  }
}

function* withManifest(paths: Iterable<string>): Generator<string> {
  yield MANIFEST_PATH
  yield* paths
}

interface Made {
  readonly listed: Listing
  readonly written: Paths
  readonly unchanged: number
}

function writeFiles(directory: OutputDirectory, files: Iterable<MadeFile>): Made | Problem {
  const listed = listing()
  let written: Paths = { count: 0, first: [] }
  let unchanged = 0
  for (const file of files) {
    const result = directory.write(file)
    if (isProblem(result)) return result
    if (result === 'written') written = withPath(written, file.path)
    else unchanged++
    listed.add(listedFile(file))
  }
  return { listed, written, unchanged }
}

/** A file as the manifest lists it. */
export function listedFile({ path, kind, node, text }: MadeFile): ListedFile {
  return { path, kind, ...(node === undefined ? {} : { node }), sha256: digest(text) }
}

function withPath({ count, first }: Paths, path: string): Paths {
  return { count: count + 1, first: count < FEW ? [...first, path] : first }
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
    if (!prune || digest(found.bytes) !== file.sha256) {
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
  root: string,
  directory: OutputDirectory,
  parts: (earlier: Iterable<EarlierFile>) => Iterable<string>,
  identity: string,
  when: 'it changes' | 'always',
): 'written' | 'unchanged' | Problem {
  const read = directory.scan(MANIFEST_PATH, (pieces) =>
    directory.rewrite(MANIFEST_PATH, parts(readManifest(pieces)), identity, when),
  )
  if (isProblem(read)) return read
  if (read.value !== 'overtaken') return read.value
  return {
    code: 'WIN007',
    path: `${root}/${MANIFEST_PATH}`,
    message: `another run has written to \`${root}\` meanwhile`,
    help: ['run the command again when the other has ended'],
  }
}
