import { isErrno } from './errno.ts'
import type { FileSystem } from './io.ts'
import { pause, PAUSE } from './pause.ts'

/** How long a pipe may be without a writer and without a byte before it counts as dead, in milliseconds. */
const PATIENCE = 3_000

/** How much is read at a time from what has no known size, in bytes. */
const CHUNK = 65_536

/** The bytes of an open file up to its end; or why there are none. */
export type Bytes = Uint8Array | 'too long' | 'nobody writes'

/**
 * Reads a file, a device or a pipe to its end, at most `most` bytes. Reading is synchronous: asynchronous reading would
 * cost the loading of Node's streams, and a command has nothing to do before its input is there. A pipe that was
 * opened without waiting for its writer may get one a little later; while it has one the writer may take its time.
 */
export function readToEnd(fd: number, fs: FileSystem, most: number): Bytes {
  const stats = fs.fstatSync(fd)
  if (stats.isFile() && stats.size > most) return 'too long'
  const chunks: Buffer[] = []
  let total = 0
  let waited = 0
  for (;;) {
    // One byte more than the size, so that the end is met in the second read.
    const chunk = Buffer.allocUnsafe(total === 0 && stats.isFile() ? stats.size + 1 : CHUNK)
    const length = readSome(fd, chunk, fs)
    if (length === undefined) pause()
    else if (length > 0) {
      total += length
      if (total > most) return 'too long'
      chunks.push(chunk.subarray(0, length))
    } else if (total > 0 || !stats.isFIFO())
      return chunks.length === 1 ? (chunks[0] ?? chunk) : Buffer.concat(chunks)
    else if (waited >= PATIENCE) return 'nobody writes'
    else {
      pause()
      waited += PAUSE
    }
  }
}

/** How many bytes came, 0 at the end; undefined when there are none yet. */
function readSome(fd: number, chunk: Uint8Array, fs: FileSystem): number | undefined {
  try {
    return fs.readSync(fd, chunk)
  } catch (error) {
    if (isErrno(error, 'EAGAIN')) return undefined
    // Windows reports the end of a pipe as an error.
    if (isErrno(error, 'EOF')) return 0
    throw error
  }
}
