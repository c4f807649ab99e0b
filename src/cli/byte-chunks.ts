/** How much is written at a time, in UTF-16 units. */
const WRITE_SIZE = 65_536

/** Parts of a text as bytes, many parts at a time, since a write costs as much as the making of many parts. */
export function* byteChunks(parts: Iterable<string>): Generator<Uint8Array> {
  let waiting = ''
  for (const part of parts) {
    waiting += part
    if (waiting.length < WRITE_SIZE) continue
    yield Buffer.from(waiting)
    waiting = ''
  }
  if (waiting !== '') yield Buffer.from(waiting)
}
