import { looksLikeRange } from '../net/looks-like-range.ts'
import type { Ranges } from '../net/ranges/ranges.ts'
import { recogniseForm } from '../check/cidr/ranges/recognise-form.ts'
import { errnoOf } from './errno.ts'
import type { Io } from './io.ts'
import { MOST_OF_PIPE, readCidrLists } from './read-cidr-lists.ts'
import type { Attempt, RangePlaces } from './read-range-sources.ts'

/** Ranges that were read for their addresses alone. */
export interface RangeSets {
  readonly v4: Ranges
  readonly v6: Ranges
  /** How many lines or entries are no ranges. */
  readonly unread: number
}

/**
 * Reads sources of any form for their addresses. Lists are read piece by piece without holding their text, and only
 * for other forms the code that reads those is loaded.
 */
export async function readRangeSets(
  words: readonly string[],
  places: RangePlaces,
  io: Io,
): Promise<Attempt<RangeSets>> {
  const given = words.length === 0 ? ['-'] : words
  const held = given.includes('-') ? holdingStdin(io) : io
  if (areLists(given, places, held)) return readCidrLists(given, held)
  const { readAnySets } = await import('./read-any-sets.ts')
  return readAnySets(given, places, held)
}

/** The standard input can be read only once, but its beginning is looked at before. */
function holdingStdin(io: Io): Io {
  const held = io.stdin(MOST_OF_PIPE)
  return { ...io, stdin: (most) => (held.length > most ? 'too long' : held) }
}

/** True when every source is a list as far as its name and its beginning tell. */
function areLists(words: readonly string[], places: RangePlaces, io: Io): boolean {
  if (places.path !== undefined || places.column !== undefined) return false
  return words.every((word) => looksLikeRange(word) || recogniseForm(word, beginningOf(word, io)) === 'list')
}

/** The first bytes of a source; nothing when it cannot be read, which reading it will say. */
function beginningOf(path: string, { fs, stdin }: Io): string {
  if (path === '-') {
    const held = stdin(MOST_OF_PIPE)
    return typeof held === 'string' ? '' : new TextDecoder().decode(held.subarray(0, BEGINNING))
  }
  try {
    if (!fs.statSync(path).isFile()) return ''
    const fd = fs.openSync(path, fs.constants.O_RDONLY)
    try {
      const bytes = new Uint8Array(BEGINNING)
      return new TextDecoder().decode(bytes.subarray(0, fs.readSync(fd, bytes)))
    } finally {
      fs.closeSync(fd)
    }
  } catch (error) {
    if (errnoOf(error) === undefined) throw error
    return ''
  }
}

/** How much of a file is looked at to tell its form, in bytes. */
const BEGINNING = 8192
