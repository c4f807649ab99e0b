import { looksLikeRange } from '../net/looks-like-range.ts'
import { rangesIn } from '../net/ranges/columns.ts'
import type { Ranges } from '../net/ranges/ranges.ts'
import { emptyList, type ScannedList, scanLines } from '../net/scan/scan-list.ts'
import { errnoOf, errnoText } from './errno.ts'
import type { Io } from './io.ts'
import type { Problem } from './problem.ts'
import { type Bytes, readToEnd } from './read-to-end.ts'

/** Lists that were read only for their addresses. */
export interface CidrLists {
  readonly v4: Ranges
  readonly v6: Ranges
  /** Lines that are neither blank, nor a comment, nor a range. */
  readonly unread: number
  /** Prefixes with host bits, taken for the prefix around them. */
  readonly hostBits: number
}

export type ReadCidrLists =
  { readonly ok: true; readonly value: CidrLists } | { readonly ok: false; readonly problem: Problem }

/** How much is read at a time, in bytes: much enough that calls do not count. */
const CHUNK = 1_048_576
/** The shortest line that is a range; memory that is never written is never taken. */
const SHORTEST = 8

/**
 * Reads lists of ranges piece by piece, so that no file is held in memory as a whole. Words that look like ranges are
 * ranges; all others are files, and `-` or nothing is the standard input.
 */
export function readCidrLists(words: readonly string[], io: Io): ReadCidrLists {
  const paths = words.length === 0 ? ['-'] : words.filter((word) => !looksLikeRange(word))
  const literal = words.filter((word) => looksLikeRange(word))
  let list: ScannedList | undefined
  for (const path of paths) {
    try {
      const found = path === '-' ? readPipe(list, io) : readFile(path, list, io)
      if ('problem' in found) return { ok: false, problem: found.problem }
      list = found.list
    } catch (error) {
      const code = errnoOf(error)
      if (code === undefined) throw error
      const problem: Problem = {
        code: 'WIN006',
        path,
        message: `cannot read \`${path}\`: ${errnoText(code)}`,
      }
      return { ok: false, problem }
    }
  }
  list ??= emptyList(literal.length, false)
  const bytes = new TextEncoder().encode(literal.map((word) => `${word}\n`).join(''))
  scanLines(bytes, 0, bytes.length, 0, list)
  return {
    ok: true,
    value: {
      v4: rangesIn(list.v4),
      v6: rangesIn(list.v6),
      unread: list.unread.length,
      hostBits: list.hostBits.length,
    },
  }
}

type Found = { readonly list: ScannedList } | { readonly problem: Problem }

function readPipe(before: ScannedList | undefined, io: Io): Found {
  return scanWhole(io.stdin(MOST_OF_PIPE), '-', before)
}

function scanWhole(bytes: Bytes, path: string, before: ScannedList | undefined): Found {
  if (typeof bytes === 'string') {
    const name = path === '-' ? 'the standard input' : `\`${path}\``
    const reason = bytes === 'too long' ? 'it is too long' : 'it is a pipe, and nobody writes to it'
    return { problem: { code: 'WIN006', path, message: `cannot read ${name}: ${reason}` } }
  }
  const list = before ?? emptyList(Math.ceil(bytes.length / SHORTEST) + 1, false)
  scanLines(bytes, 0, bytes.length, 0, list)
  return { list }
}

/** The most bytes of the standard input, or of another pipe or a device, that are read: they are held as a whole. */
export const MOST_OF_PIPE = 512 * 1024 * 1024

function readFile(path: string, before: ScannedList | undefined, { fs }: Io): Found {
  // A pipe is opened without waiting for its writer, since that could last for ever.
  const fd = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0))
  try {
    const stats = fs.fstatSync(fd)
    if (!stats.isFile() && !stats.isDirectory())
      return scanWhole(readToEnd(fd, fs, MOST_OF_PIPE), path, before)
    const list = before ?? emptyList(Math.ceil(stats.size / SHORTEST) + 1, false)
    let chunk = new Uint8Array(CHUNK)
    let held = 0
    for (let base = 0; ;) {
      const length = fs.readSync(fd, chunk, held, chunk.length - held, null)
      const end = held + length
      const to = length === 0 ? end : chunk.lastIndexOf(LF, end - 1) + 1
      scanLines(length === 0 ? chunk.subarray(0, end) : chunk, 0, to, base, list)
      if (length === 0) return { list }
      base += to
      chunk.copyWithin(0, to, end)
      held = end - to
      if (held === chunk.length) chunk = twice(chunk)
    }
  } finally {
    fs.closeSync(fd)
  }
}

const LF = 10

/** A line that is longer than a chunk needs a longer chunk. */
function twice(chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(chunk.length * 2)
  longer.set(chunk)
  return longer
}
