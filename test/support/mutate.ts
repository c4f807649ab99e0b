/** A source of numbers that is the same for the same seed: 0 up to, not including, 1. Mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The bytes changed in one to four ways, as editors, scripts, transfers and tired hands do it. `others` lend pieces. */
export function mutate(bytes: Uint8Array, others: readonly Uint8Array[], random: () => number): Uint8Array {
  let changed: Buffer = Buffer.from(bytes)
  const times = 1 + Math.floor(random() * 4)
  for (let i = 0; i < times; i++) changed = change(changed, others, random)
  return changed
}

const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  "'",
  '\\',
  '\\u0000',
  '\\ud800',
  '//',
  '/*',
  '#',
  '\ufeff',
  '\u00a0',
  '\u2028',
  'null',
  'true',
  '-0',
  '1e999',
  '9007199254740993',
  '0x10',
  'NaN',
  '[[[[[[[[',
  '{"":{"":{"":',
  '10.0.0.0/8',
  '::/0',
  '255.255.255.255/32',
  '010.1.1.1/33',
  '<POD_CIDR>',
  '$env:X',
  '\0',
  '\r\n',
  '"type":"flannel",',
  '"plugins":[{}],',
  '"apiVersion":2,',
  '"Settings":null,',
  '"policies":[null,1,"x",[],{}],',
  '"ipam":{"ranges":[[]]},',
  'a: b\n',
  '- x\n',
  'FLANNEL_NETWORK=',
  '"kind":"ClusterNetwork",',
  '"SchemaVersion":{"Major":2},',
]

type Change = (bytes: Buffer, others: readonly Uint8Array[], random: () => number) => Buffer

const CHANGES: readonly Change[] = [
  // One byte is another.
  (bytes, _, random) => {
    const copy = Buffer.from(bytes)
    if (copy.length > 0) copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256)
    return copy
  },
  // Something is missing.
  (bytes, _, random) => {
    const { start, end } = slice(bytes, random, 40)
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)])
  },
  // Something stands twice.
  (bytes, _, random) => {
    const { start, end } = slice(bytes, random, 200)
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)])
  },
  // Something else stands there as well.
  (bytes, _, random) => insert(bytes, Buffer.from(pick(PIECES, random)), random),
  // A piece of another file.
  (bytes, others, random) => {
    const other = Buffer.from(pick(others, random))
    const { start, end } = slice(other, random, 300)
    return insert(bytes, other.subarray(start, end), random)
  },
  // The end is lost.
  (bytes, _, random) => bytes.subarray(0, Math.floor(random() * bytes.length)),
  // A word is another word of the file.
  (bytes, _, random) => {
    const words = bytes.toString('latin1').match(/"[^"\n]*"|[\w.]+/g) ?? ['x']
    const text = bytes.toString('latin1')
    return Buffer.from(
      text.replace(pick(words, random), () => pick(words, random)),
      'latin1',
    )
  },
  // Another encoding.
  (bytes, _, random) =>
    random() < 0.5
      ? Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le')
      : Buffer.concat([Buffer.from('\ufeff'), bytes]),
]

function change(bytes: Buffer, others: readonly Uint8Array[], random: () => number): Buffer {
  // The rarest last: a file in UTF-16 hides every other change.
  const index = Math.floor(random() ** 1.3 * CHANGES.length)
  return (CHANGES[index] ?? CHANGES[0])?.(bytes, others, random) ?? bytes
}

function insert(bytes: Buffer, piece: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * (bytes.length + 1))
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)])
}

function slice(bytes: Buffer, random: () => number, most: number): { start: number; end: number } {
  const start = Math.floor(random() * bytes.length)
  return { start, end: Math.min(bytes.length, start + Math.floor(random() * most)) }
}

function pick<T>(list: readonly T[], random: () => number): T {
  const item = list[Math.floor(random() * list.length)]
  if (item === undefined) throw new Error('the list is empty')
  return item
}
