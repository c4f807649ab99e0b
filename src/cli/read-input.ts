import type { SourceText } from '../text/source.ts'
import { cannotRead, unread } from './cannot-read.ts'
import type { FileSystem, Io } from './io.ts'
import type { Problem } from './problem.ts'
import { type Bytes, readToEnd } from './read-to-end.ts'

const MIB = 1024 * 1024

/** The most bytes of one input that are read: several times what a spec of 100,000 nodes takes. */
export const MOST_BYTES = 64 * MIB

/** The most bytes of what configures one node: a hundred times the longest that anybody wrote. */
export const MOST_NODE_BYTES = MIB

export type Input =
  | { readonly ok: true; readonly value: SourceText & { readonly text: Uint8Array } }
  | { readonly ok: false; readonly problem: Problem }

/** The content of a file, or of standard input for `-`; or why there is none. Its name stays as the user gave it. */
export function readInput(path: string, io: Io, most = MOST_BYTES): Input {
  try {
    const text = path === '-' ? io.stdin(most) : readFile(path, most, io.fs)
    if (text === 'too long') return refuse(unread(path, `it is longer than ${most / MIB} MiB`))
    if (text === 'nobody writes') return refuse(unread(path, 'it is a pipe, and nobody writes to it'))
    if (text.length > MIB) io.spareMemory()
    return { ok: true, value: { path: path === '-' ? '<stdin>' : path, text } }
  } catch (error) {
    return refuse(cannotRead(path, error))
  }
}

function refuse(problem: Problem): Input {
  return { ok: false, problem }
}

/** A pipe is opened without waiting for its writer, since that could last for ever. */
function readFile(path: string, most: number, fs: FileSystem): Bytes {
  const fd = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0))
  try {
    return readToEnd(fd, fs, most)
  } finally {
    fs.closeSync(fd)
  }
}
