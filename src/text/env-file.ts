import { goText } from './go-json/utf8.ts'
import type { Span } from './tree.ts'

/** One line of an environment file. */
export interface EnvLine {
  /** What stands before the first `=`: the whole line when there is none. */
  readonly key: string
  readonly keySpan: Span
  /** What stands behind the first `=`, verbatim; undefined when there is none. */
  readonly value: string | undefined
  readonly valueSpan: Span
  /** The value's own bytes: where they are no UTF-8, Go's errors show them. */
  readonly valueBytes: Uint8Array
}

export interface EnvFile {
  /** The text that spans count in; invalid UTF-8 has become U+FFFD. */
  readonly text: string
  readonly lines: readonly EnvLine[]
  /** True when a line is so long that Go's scanner gives up; `lines` are those before it. */
  readonly tooLong: boolean
}

/**
 * The lines of a file such as `subnet.env`, as Go programs split it with bufio.Scanner and at the first `=`: LF or CR LF
 * ends a line, nothing is trimmed or unquoted, `#` means nothing.
 */
export function readEnvFile(input: string | Uint8Array): EnvFile {
  const { text, bytes } = goText(input)
  const lines: EnvLine[] = []
  let start = 0
  let byte = 0
  while (start < text.length) {
    const lf = text.indexOf('\n', start)
    const byteEnd = bytes.indexOf(0x0a, byte)
    if ((byteEnd < 0 ? bytes.length : byteEnd) - byte >= LONGEST) return { text, lines, tooLong: true }
    const next = lf < 0 ? text.length : lf
    const end = text[next - 1] === '\r' && next > start ? next - 1 : next
    const lineBytes = bytes.subarray(byte, byteEnd < 0 ? bytes.length : byteEnd)
    lines.push(line(text, start, end, lineBytes))
    start = next + 1
    byte = byteEnd + 1
  }
  return { text, lines, tooLong: false }
}

/** bufio.MaxScanTokenSize: the scanner's buffer, in bytes, which must hold a line and its LF. */
const LONGEST = 64 * 1024

function line(text: string, start: number, end: number, bytes: Uint8Array): EnvLine {
  const equals = text.slice(start, end).indexOf('=')
  const keyEnd = equals < 0 ? end : start + equals
  const valueStart = equals < 0 ? end : keyEnd + 1
  return {
    key: text.slice(start, keyEnd),
    keySpan: { start, end: keyEnd },
    value: equals < 0 ? undefined : text.slice(valueStart, end),
    valueSpan: { start: valueStart, end },
    valueBytes: bytes.subarray(bytes.indexOf(EQUALS) + 1, bytes.at(-1) === CR ? -1 : undefined),
  }
}

const EQUALS = 0x3d
const CR = 0x0d
