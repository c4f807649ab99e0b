import { visible } from '../print/visible.ts'
import { unifiedDiff } from '../text/unified-diff.ts'
import { readManifest } from './earlier-manifest.ts'
import type { Io } from './io.ts'
import { planManifest } from './manifest-plan.ts'
import { outputDirectory } from './output-directory.ts'
import { isProblem, type Problem } from './problem.ts'
import type { Progress } from './progress.ts'
import type { Selection } from './selection.ts'
import { MANIFEST, type Product } from './write-output.ts'

/** How a directory differs from a product. */
export interface Drift {
  /** How many files differ or are missing. */
  readonly files: number
  /** Files that the spec no longer makes and that are still there. */
  readonly stale: readonly string[]
}

/** Compares a directory with a product and writes each difference to the standard output as it is found. */
export function checkOutput(
  root: string,
  product: Product,
  selection: Selection,
  progress: Progress,
  io: Io,
): Drift | Problem {
  const directory = outputDirectory(root, io)
  const manifest = directory.read(MANIFEST)
  if (isProblem(manifest)) return manifest
  const plan = planManifest(product.listed, readManifest(manifest.bytes?.toString() ?? ''), selection)
  const stale = []
  for (const file of plan.stale) {
    const found = directory.read(file.path)
    if (isProblem(found)) return found
    if (found.bytes !== undefined) stale.push(file)
  }
  let files = 0
  const text = product.manifest({ files: plan.files, stale })
  for (const file of [...product.files, { path: MANIFEST, text }]) {
    const found = directory.read(file.path)
    if (isProblem(found)) return found
    const diff = unifiedDiff(file.path, found.bytes?.toString(), file.text)
    if (diff !== '') {
      files++
      io.stdout.write(io.stdout.terminal ? visibleLines(diff) : diff)
    }
    progress.step()
  }
  return { files, stale: stale.map(({ path }) => path) }
}

/** What stands in the directory may be anything, and a terminal obeys some of it; patch(1) gets every byte. */
function visibleLines(diff: string): string {
  return diff.split('\n').map(visible).join('\n')
}
