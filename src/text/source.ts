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
