import { MANIFEST_PATH, manifestParts } from '../emit/manifest.ts'
import { visibleLines } from '../print/visible.ts'
import { unifiedDiff } from '../text/unified-diff.ts'
import { type ListedFile, readManifest } from './earlier-manifest.ts'
import type { Io } from './io.ts'
import { listing } from './listing.ts'
import { filesAfter, staleFiles } from './manifest-plan.ts'
import { outputDirectory, type OutputFile } from './output-directory.ts'
import { isProblem, type Problem } from './problem.ts'
import { listedFile, type Product } from './write-output.ts'

/** How a directory differs from a product. */
export interface Drift {
  /** How many files differ or are missing. */
  readonly files: number
  /** Files that the spec no longer makes and that are still there. */
  readonly stale: readonly string[]
}

/**
 * Compares a directory with a product and writes each difference to the standard output as it is found. The manifest is
 * the one thing that is held as a whole.
 */
export function checkOutput(root: string, { files, selection }: Product, io: Io): Drift | Problem {
  const directory = outputDirectory(root, io)
  const manifest = directory.read(MANIFEST_PATH)
  if (isProblem(manifest)) return manifest
  const earlier = manifest.bytes?.toString()
  const differs = ({ path, text }: OutputFile): boolean | Problem => {
    const found = directory.read(path)
    if (isProblem(found)) return found
    const diff = unifiedDiff(path, found.bytes?.toString(), text)
    // What stands in the directory may be anything; patch(1) gets every byte of it.
    if (diff !== '') io.stdout.write(io.stdout.terminal ? visibleLines(diff) : diff)
    return diff !== ''
  }
  const listed = listing()
  let count = 0
  for (const file of files) {
    const different = differs(file)
    if (isProblem(different)) return different
    if (different) count++
    listed.add(listedFile(file))
  }
  const read = () => readManifest(earlier === undefined ? [] : [earlier])
  const stale: ListedFile[] = []
  for (const file of staleFiles(listed, read(), selection)) {
    const found = directory.read(file.path)
    if (isProblem(found)) return found
    if (found.bytes !== undefined) stale.push(file)
  }
  const text = [...manifestParts(filesAfter(listed, read(), selection), () => stale)].join('')
  const different = differs({ path: MANIFEST_PATH, text })
  if (isProblem(different)) return different
  return { files: count + (different ? 1 : 0), stale: stale.map(({ path }) => path) }
}
