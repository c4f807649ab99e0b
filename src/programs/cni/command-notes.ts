import * as go from '../../text/go-json.ts'
import { type Path, pointer } from '../../text/tree.ts'
import type { Note, Notes } from '../outcome.ts'

/**
 * The notes of a plugin for one command: what ADD works with and this command has no use for is ignored by it. `uses`
 * are the keys that it looks at beside name and version, which are read in the frame of every plugin; `others` are the
 * places that a plugin which it calls has read.
 */
export function commandNotes(
  command: string,
  notes: Notes,
  uses: readonly string[],
  others: readonly Path[] = [],
): Notes {
  if (command === 'ADD') return notes
  const keys = FRAMELESS.includes(command) ? [] : ['name', 'cniVersion', ...uses]
  const kept = new Set(others.map(pointer))
  const used = (path: Path): boolean => {
    const [top] = path
    return top === undefined || keys.some((key) => go.equalFold(key, String(top))) || kept.has(pointer(path))
  }
  const usedNote = ({ path }: Note): boolean => used(path)
  const { read, ignored, overwritten, dropped, added } = notes
  const own = ignored.filter((note) => used(note.path) || note.path.length === 1)
  const told = new Set(own.map(({ path }) => pointer(path)))
  const unused = [...read, ...[...ignored, ...overwritten, ...dropped].map(({ path }) => path)]
  const reason = `${command === '' ? 'a call without CNI_COMMAND' : command} has no use for it`
  const more = [...new Set(unused.filter((path) => !used(path)).map(([top]) => String(top)))]
    .filter((top) => !told.has(pointer([top])) && !others.some(([other]) => other === top))
    .map((top) => ({ path: [top], reason }))
  return {
    read: read.filter(used),
    ignored: [...own, ...more],
    overwritten: overwritten.filter(usedNote),
    dropped: dropped.filter(usedNote),
    added,
  }
}

/** Commands that a plugin answers without a look at its configuration. */
const FRAMELESS = ['VERSION', '']
