import { type Selection, selects } from '../compile/selection.ts'
import { byPath } from '../emit/by-path.ts'
import type { EarlierFile, ListedFile } from './earlier-manifest.ts'

/**
 * What an output directory holds after a run, by path: the files of this run, and earlier ones that it was not asked
 * about. Both come by path, and neither is ever held as a whole.
 */
export function* filesAfter(
  made: Iterable<ListedFile>,
  earlier: Iterable<EarlierFile>,
  selection: Selection,
): Generator<ListedFile> {
  const others = keptFiles(earlier, selection)[Symbol.iterator]()
  let other = others.next()
  for (const file of made) {
    for (; other.done !== true && other.value.path < file.path; other = others.next()) yield other.value
    if (other.done !== true && other.value.path === file.path) other = others.next()
    yield file
  }
  for (; other.done !== true; other = others.next()) yield other.value
}

function* keptFiles(earlier: Iterable<EarlierFile>, selection: Selection): Generator<ListedFile> {
  for (const { file, stale } of earlier) if (!stale && !selects(selection, file)) yield file
}

/**
 * Earlier files that a run was asked about and that the spec no longer makes, by path: they stay until somebody removes
 * them, and so they stay listed.
 */
export function staleFiles(
  made: Iterable<ListedFile>,
  earlier: Iterable<EarlierFile>,
  selection: Selection,
): readonly ListedFile[] {
  const listed = { files: lookup(made), stale: lookup(made) }
  const found: ListedFile[] = []
  for (const { file, stale } of earlier) {
    if (stale ? !listed.stale(file.path) : selects(selection, file) && !listed.files(file.path))
      found.push(file)
  }
  return found.toSorted(byPath)
}

/** Whether files that come by path have a path; it must be asked for paths in their order. */
function lookup(files: Iterable<ListedFile>): (path: string) => boolean {
  const rest = files[Symbol.iterator]()
  let next = rest.next()
  return (path) => {
    while (next.done !== true && next.value.path < path) next = rest.next()
    return next.done !== true && next.value.path === path
  }
}
