import type { TextProblem } from './problem.ts'

/** A text without its byte order mark, and what was wrong with the bytes. */
export interface Decoded {
  readonly text: string
  readonly problems: readonly TextProblem[]
}

const FIRST_PROBLEMS = 3

/**
 * Reads bytes as UTF-8, or as UTF-16 when they begin so, and never fails: what is no text becomes U+FFFD and a problem.
 * A byte order mark is not part of the text; offsets count from behind it.
 */
export function decode(input: string | Uint8Array): Decoded {
  if (typeof input === 'string') {
    const marked = input.startsWith('\uFEFF')
    const text = marked ? input.slice(1) : input
    return { text, problems: [...(marked ? [utf8Bom()] : []), ...nulProblems(text)] }
  }
  const utf16 = utf16Encoding(input)
  if (utf16 !== undefined) return decodeUtf16(input, utf16)
  const marked = input[0] === 0xef && input[1] === 0xbb && input[2] === 0xbf
  const body = marked ? input.subarray(3) : input
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body)
  const problems = marked ? [utf8Bom()] : []
  return { text, problems: [...problems, ...badUtf8(body, text, marked ? 3 : 0), ...nulProblems(text)] }
}

type Utf16 = { readonly label: 'utf-16le' | 'utf-16be'; readonly marked: boolean }

/** A byte order mark, or a first character whose other byte is zero: every document of ours begins with ASCII. */
function utf16Encoding(bytes: Uint8Array): Utf16 | undefined {
  const [a, b] = bytes
  if (a === undefined || b === undefined) return undefined
  if (a === 0xff && b === 0xfe) return { label: 'utf-16le', marked: true }
  if (a === 0xfe && b === 0xff) return { label: 'utf-16be', marked: true }
  if (a !== 0 && b === 0 && bytes[2] !== 0) return { label: 'utf-16le', marked: false }
  if (a === 0 && b !== 0) return { label: 'utf-16be', marked: false }
  return undefined
}

function decodeUtf16(bytes: Uint8Array, { label, marked }: Utf16): Decoded {
  const text = new TextDecoder(label, { ignoreBOM: true }).decode(marked ? bytes.subarray(2) : bytes)
  const name = label === 'utf-16le' ? 'UTF-16 LE' : 'UTF-16 BE'
  const first = hex(bytes[0]) + ' ' + hex(bytes[1])
  const problem: TextProblem = {
    kind: 'utf-16',
    span: { start: 0, end: Math.min(1, text.length) },
    message: `the file is ${name}: its first bytes are \`${first}\``,
    label: 'Go programs read UTF-8 and nothing else',
    help: 'save the file as UTF-8 without BOM; `>` and `Out-File` of Windows PowerShell 5.1 write UTF-16 unless told otherwise',
  }
  return { text, problems: [problem, ...nulProblems(text)] }
}

function utf8Bom(): TextProblem {
  return {
    kind: 'utf8-bom',
    span: { start: 0, end: 0 },
    message: 'the file begins with a UTF-8 byte order mark: `EF BB BF`',
    help: 'save the file as UTF-8 without BOM; `-Encoding utf8` of Windows PowerShell 5.1 writes one, `utf8NoBOM` of PowerShell 7 does not',
  }
}

/** The first few places where the bytes are not UTF-8, each with its byte and the byte's offset in the file. */
function badUtf8(body: Uint8Array, text: string, skipped: number): TextProblem[] {
  if (!text.includes('\uFFFD')) return []
  const problems: TextProblem[] = []
  let at = 0
  for (let i = 0; i < body.length && problems.length < FIRST_PROBLEMS;) {
    const length = sequenceLength(body, i)
    if (length > 0) {
      at += length === 4 ? 2 : 1
      i += length
      continue
    }
    problems.push({
      kind: 'bad-utf8',
      span: { start: at, end: at + 1 },
      message: `byte \`${hex(body[i])}\` at offset ${i + skipped} of the file is not UTF-8`,
      help: 'save the file as UTF-8; `Set-Content` of Windows PowerShell 5.1 writes the ANSI code page',
    })
    i += replacedLength(body, i)
    at += 1
  }
  return problems
}

/** The length of the well-formed UTF-8 sequence at `i`, or 0 (Unicode 15, table 3-7). */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const lead = bytes[i] ?? 0
  if (lead < 0x80) return 1
  const length = leadLength(lead)
  for (let k = 1; k < length; k++) {
    if (!fits(bytes, i, k)) return 0
  }
  return length
}

function leadLength(lead: number): 0 | 2 | 3 | 4 {
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  if (lead >= 0xf0 && lead <= 0xf4) return 4
  return 0
}

/** How many bytes a decoder replaces by one U+FFFD: the longest start of a sequence that could still become one. */
function replacedLength(bytes: Uint8Array, i: number): number {
  const length = leadLength(bytes[i] ?? 0)
  let k = 1
  while (k < length && fits(bytes, i, k)) k++
  return k
}

/** True when the k-th byte of the sequence at `i` is one that may follow. */
function fits(bytes: Uint8Array, i: number, k: number): boolean {
  const lead = bytes[i] ?? 0
  const byte = bytes[i + k] ?? 0
  const least = k === 1 && lead === 0xe0 ? 0xa0 : k === 1 && lead === 0xf0 ? 0x90 : 0x80
  const most = k === 1 && lead === 0xed ? 0x9f : k === 1 && lead === 0xf4 ? 0x8f : 0xbf
  return byte >= least && byte <= most
}

function nulProblems(text: string): TextProblem[] {
  const start = text.indexOf('\0')
  if (start < 0) return []
  return [
    {
      kind: 'nul',
      span: { start, end: start + 1 },
      message: 'the text contains a NUL character (byte `00`)',
      help: 'look whether the file is a text at all, or UTF-16 without a byte order mark',
    },
  ]
}

function hex(byte: number | undefined): string {
  return (byte ?? 0).toString(16).toUpperCase().padStart(2, '0')
}
