/** Bytes of memory for texts: few files are longer. */
const SIZE = 65_536

/** The most bytes of UTF-8 that a UTF-16 unit becomes. */
export const MOST_OF_UNIT = 3

/**
 * A function that gives the UTF-8 of a text. It is as it is until the next text is given: then its memory is used again,
 * since to get memory for the files of a fleet one by one costs more than to encode them.
 */
export function encoder(): (text: string) => Uint8Array {
  const memory = Buffer.allocUnsafe(SIZE)
  return (text) =>
    text.length * MOST_OF_UNIT > SIZE ? Buffer.from(text) : memory.subarray(0, memory.write(text))
}
