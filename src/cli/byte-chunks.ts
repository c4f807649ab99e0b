import { MOST_OF_UNIT } from './encoder.ts'

/** The length of a chunk in bytes: a write costs as much as the making of many parts. */
const CHUNK = 65_536

/**
 * Parts of a text as bytes, many parts at a time. No character is divided between parts. A chunk is as it is until the next
 * one is taken: then its memory is used again.
 */
export function* byteChunks(parts: Iterable<string>): Generator<Uint8Array> {
  const chunk = Buffer.allocUnsafe(CHUNK)
  let used = 0
  for (const part of parts) {
    const most = part.length * MOST_OF_UNIT
    if (used > 0 && used + most > CHUNK) {
      yield chunk.subarray(0, used)
      used = 0
    }
    if (most > CHUNK) yield Buffer.from(part)
    else used += chunk.write(part, used)
  }
  if (used > 0) yield chunk.subarray(0, used)
}
