/** How far apart the places are whose offset is remembered, in bytes. */
const STEP = 4096

/** A function from offsets in UTF-8 bytes to offsets in the decoded text, which counts UTF-16 units. */
export function textOffsets(bytes: Uint8Array, text: string): (offset: number) => number {
  if (bytes.length === text.length) return (offset) => offset
  const known = new Uint32Array(Math.floor(bytes.length / STEP) + 1)
  let units = 0
  for (let i = 0; i < bytes.length; i++) {
    if (i % STEP === 0) known[i / STEP] = units
    units += unitsOf(bytes[i] ?? 0)
  }
  return (offset) => {
    const from = Math.floor(offset / STEP)
    let at = known[from] ?? 0
    for (let i = from * STEP; i < offset; i++) at += unitsOf(bytes[i] ?? 0)
    return at
  }
}

/** UTF-16 units that begin with a byte: none inside a character, two for one that needs a surrogate pair. */
function unitsOf(byte: number): 0 | 1 | 2 {
  if ((byte & 0xc0) === 0x80) return 0
  return byte >= 0xf0 ? 2 : 1
}
