import type { Diagnostic } from '../generated/types.ts'

/** What makes a word another than the one that its author sees: bytes that are no UTF-8, a path full of escapes. */
const MISREAD: ReadonlySet<Diagnostic['code']> = new Set(['WIN004', 'WIN032'])

/**
 * The diagnostics but for those about a key or a value that is not read as it was meant: what would be said of it comes
 * from that one cause, which is told.
 */
export function withoutMisread(diagnostics: readonly Diagnostic[], text: string): readonly Diagnostic[] {
  const misread = diagnostics.filter(({ code }) => MISREAD.has(code))
  if (misread.length === 0) return diagnostics
  return diagnostics.filter((one) => {
    const { start, end } = one.location.range
    const isWord = start.line === end.line && !/[[{]/.test(text[start.offset] ?? '')
    const holds = ({ location: { range } }: Diagnostic) =>
      range.start.offset >= start.offset && range.start.offset < end.offset
    return OF_TEXT.test(one.code) || !isWord || !misread.some(holds)
  })
}

/** What is about the text as such. */
const OF_TEXT = /^WIN0/
