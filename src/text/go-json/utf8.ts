/** The text of a byte string as Go reads it, and where each byte went. */
export interface GoText {
  readonly text: string
  /** The UTF-8 bytes, for programs that look at bytes. */
  readonly bytes: Uint8Array
  /** The UTF-16 offset of the character that holds a byte; the length of the text at the end. */
  readonly offsetOf: (byte: number) => number
}

/**
 * Reads bytes as Go's `unicode/utf8` does: every byte that is not part of valid UTF-8 becomes a U+FFFD of its own
 * (the WHATWG decoder would join some of them). A BOM stays in the text.
 */
export function goText(input: string | Uint8Array): GoText {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  if (isAscii(bytes)) {
    const text = typeof input === 'string' ? input : asciiText(bytes)
    return { text, bytes, offsetOf: (byte) => Math.min(byte, bytes.length) }
  }
  const offsets = new Uint32Array(bytes.length + 1)
  const parts: string[] = []
  let length = 0
  for (let i = 0; i < bytes.length;) {
    const size = runeSize(bytes, i)
    const part = size === 0 ? '\uFFFD' : String.fromCodePoint(codePoint(bytes, i, size))
    const next = i + Math.max(size, 1)
    for (; i < next; i++) offsets[i] = length
    parts.push(part)
    length += part.length
  }
  offsets[bytes.length] = length
  return { text: parts.join(''), bytes, offsetOf: (byte) => offsets[Math.min(byte, bytes.length)] ?? length }
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] ?? 0) >= 0x80) return false
  return true
}

function asciiText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** The length of the valid UTF-8 sequence at `i`, or 0: no overlong forms, no surrogates, nothing past U+10FFFF. */
function runeSize(bytes: Uint8Array, i: number): 0 | 1 | 2 | 3 | 4 {
  const first = bytes[i] ?? 0
  if (first < 0x80) return 1
  const [size, low, high] = leadByte(first)
  const second = bytes[i + 1] ?? 0
  if (size === 0 || second < low || second > high) return 0
  for (let k = 2; k < size; k++) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return 0
  return size
}

/** The sequence length that a first byte announces (0: none) and the range of the second byte. */
function leadByte(first: number): readonly [size: 0 | 2 | 3 | 4, low: number, high: number] {
  if (first >= 0xc2 && first <= 0xdf) return [2, 0x80, 0xbf]
  if (first === 0xe0) return [3, 0xa0, 0xbf]
  if (first === 0xed) return [3, 0x80, 0x9f]
  if (first >= 0xe1 && first <= 0xef) return [3, 0x80, 0xbf]
  if (first === 0xf0) return [4, 0x90, 0xbf]
  if (first >= 0xf1 && first <= 0xf3) return [4, 0x80, 0xbf]
  if (first === 0xf4) return [4, 0x80, 0x8f]
  return [0, 0, 0]
}

function codePoint(bytes: Uint8Array, i: number, size: 1 | 2 | 3 | 4): number {
  const first = bytes[i] ?? 0
  if (size === 1) return first
  let value = first & (0x7f >> size)
  for (let k = 1; k < size; k++) value = (value << 6) | ((bytes[i + k] ?? 0) & 0x3f)
  return value
}
