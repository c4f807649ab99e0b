import * as go from '../text/go-json.ts'
import type { Note } from '../programs/outcome.ts'
import { type Path, type Tree, valueAt } from '../text/tree.ts'

/** A list of places as people write it, each once; list items that follow each other are one: `policies[0-2].name`. */
export function writtenPaths(paths: readonly Path[]): string {
  const groups = new Map<string, Set<number>>()
  for (const path of paths) {
    const at = path.findIndex((step) => typeof step === 'number')
    const index = path[at]
    const key = JSON.stringify(at < 0 ? path : path.with(at, -1))
    const indices = groups.get(key) ?? new Set()
    if (typeof index === 'number') indices.add(index)
    groups.set(key, indices)
  }
  const texts = [...groups].flatMap(([key, indices]) => {
    const path: Path = JSON.parse(key)
    return indices.size === 0 ? [written(path)] : runs(indices).map((run) => written(path, run))
  })
  return texts.join(', ')
}

/** Notes with one reason in one text; where the document is given, with the values in it. */
export function writtenNotes(notes: readonly Note[], document?: string): string[] {
  const scanned = document === undefined ? undefined : go.scan(document)
  const tree = scanned?.ok === true ? scanned.value.tree : undefined
  const byReason = new Map<string, Path[]>()
  for (const { path, reason } of notes) {
    const paths = byReason.get(reason)
    if (paths === undefined) byReason.set(reason, [path])
    else paths.push(path)
  }
  return [...byReason].map(([reason, paths]) => {
    const [only] = paths
    const value = only === undefined || paths.length > 1 ? '' : valueText(tree, document, only)
    return `${writtenPaths(paths)}${value}: ${reason}`
  })
}

/** Values that are longer say little. */
const LONGEST_VALUE = 60

function valueText(tree: Tree | undefined, document: string | undefined, path: Path): string {
  const value = path.length === 0 ? undefined : tree && valueAt(tree, path)
  if (value === undefined || document === undefined) return ''
  const text = document.slice(value.start, value.end)
  return text.length > LONGEST_VALUE ? '' : ` ${text}`
}

function runs(indices: ReadonlySet<number>): string[] {
  const sorted = [...indices].toSorted((a, b) => a - b)
  const out: [first: number, last: number][] = []
  for (const index of sorted) {
    const open = out.at(-1)
    if (open !== undefined && open[1] + 1 === index) open[1] = index
    else out.push([index, index])
  }
  return out.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`))
}

/** A path as people write it: `plugins[0].delegate.type`; `run` stands in for the item that is -1. */
function written(path: Path, run = ''): string {
  if (path.length === 0) return 'all of it'
  return path
    .map((step, i) => {
      if (typeof step === 'number') return `[${step === -1 ? run : step}]`
      if (!/^[\w$/-]+$/.test(step)) return `[${JSON.stringify(step)}]`
      return i === 0 ? step : `.${step}`
    })
    .join('')
}
