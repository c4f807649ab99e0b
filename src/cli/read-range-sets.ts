import { looksLikeRange } from '../net/looks-like-range.ts'
import type { Ranges } from '../net/ranges/ranges.ts'
import { recogniseForm } from '../check/cidr/ranges/recognise-form.ts'
import { errnoOf } from './errno.ts'
import type { Io } from './io.ts'
import { readCidrLists } from './read-cidr-lists.ts'
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
  if (areLists(words, places, io)) return readCidrLists(words, io)
  const { readCidrSources } = await import('./cidr-source.ts')
  const sources = readCidrSources(words, io)
  if (!sources.ok) return sources
  const { readRangeSources } = await import('./read-range-sources.ts')
  const read = await readRangeSources(sources.value, places)
  if (!read.ok) return read
  const { v4, v6, findings } = read.value.list
  return { ok: true, value: { v4, v6, unread: findings.filter(({ code }) => code === 'WIN100').length } }
}

/** True when every source is a list as far as its name and its beginning tell. The standard input is taken for one. */
function areLists(words: readonly string[], places: RangePlaces, io: Io): boolean {
  if (places.path !== undefined || places.column !== undefined) return false
  return words.every((word) => {
    if (word === '-' || looksLikeRange(word)) return true
    return recogniseForm(word, beginningOf(word, io)) === 'list'
  })
}

/** The first bytes of a file; nothing when it cannot be read, which reading it will say. */
function beginningOf(path: string, { fs }: Io): string {
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
