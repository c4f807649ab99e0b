import type { ListedFile, ListedFiles } from './earlier-manifest.ts'
import { type Selection, selects } from './selection.ts'

/**
 * What an output directory holds after a run: the files of this run, and earlier ones that it was not asked about.
 * Earlier files that it was asked about and that the spec no longer makes are stale: they stay until somebody removes
 * them, and so they stay listed.
 */
export function planManifest(
  made: readonly ListedFile[],
  earlier: ListedFiles,
  selection: Selection,
): ListedFiles {
  const paths = new Set(made.map(({ path }) => path))
  const others = earlier.files.filter(({ path }) => !paths.has(path))
  return {
    files: sortedByPath([...made, ...others.filter((file) => !selects(selection, file))]),
    stale: sortedByPath([
      ...others.filter((file) => selects(selection, file)),
      ...earlier.stale.filter(({ path }) => !paths.has(path)),
    ]),
  }
}

function sortedByPath(files: readonly ListedFile[]): ListedFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}
