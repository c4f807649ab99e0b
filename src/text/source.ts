/** One input: a path as the user gave it, and its content. Bytes are accepted because encoding is part of the problem. */
export interface SourceText {
  readonly path: string
  readonly text: string | Uint8Array
}

/** Line and column count from 1, in UTF-16 units; offset counts from 0. */
export interface Position {
  readonly offset: number
  readonly line: number
  readonly column: number
}

/** The place of an offset. Lines end at LF, CR LF or a lone CR. */
export function positionAt(text: string, offset: number): Position {
  let line = 1
  let lineStart = 0
  for (let i = 0; i < offset && i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) {
      line++
      lineStart = i + 1
    }
  }
  return { offset, line, column: offset - lineStart + 1 }
}
