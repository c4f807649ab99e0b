import type { Path } from '../tree.ts'
import { type GoDocument, scan } from './scan.ts'

const RAW = Symbol('json.RawMessage')

/** A `json.RawMessage`: a piece of JSON that a program keeps as it is written. */
export interface GoRaw {
  readonly [RAW]: true
  /** The piece, verbatim. */
  readonly text: string
  /** The piece as part of the document it came from, for decoding it later; absent when it is not JSON. */
  readonly document?: GoDocument
  /** The route from the root of that document to the piece. */
  readonly path: Path
}

/** The piece of `document` that its tree spans; `path` leads there from the root of the whole text. */
export function rawPiece(document: GoDocument, path: Path): GoRaw {
  const { start, end } = document.tree
  return { [RAW]: true, text: document.text.slice(start, end), document, path }
}

/** A piece that a program makes of its own accord, whether it is JSON or not. */
export function rawText(text: string): GoRaw {
  const scanned = scan(text)
  return scanned.ok
    ? { [RAW]: true, text, document: scanned.value, path: [] }
    : { [RAW]: true, text, path: [] }
}

export function isRaw(value: object): value is GoRaw {
  return RAW in value
}
