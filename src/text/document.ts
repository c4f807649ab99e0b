import type { Tree } from './tree.ts'

/** One text that a document is made of. `start` is where it begins in the document's own count of offsets. */
export interface Piece {
  /** The path as the user gave it, or another name for where the text comes from. */
  readonly path: string
  readonly text: string
  readonly start: number
}

/**
 * A document with its text: usually one piece, more when settings of the command line are laid over a file. The spans
 * of the tree count through all pieces, one after the other.
 */
export interface Document {
  readonly pieces: readonly [Piece, ...Piece[]]
  /** Absent when the text could not be read as a document. */
  readonly tree?: Tree
}

/** A document that is one text. */
export function documentOf(path: string, text: string, tree?: Tree): Document {
  const pieces: [Piece] = [{ path, text, start: 0 }]
  return tree === undefined ? { pieces } : { pieces, tree }
}

/** Where the next piece of a document begins: one further than the last piece ends, so that no two share an offset. */
export function endOfPieces(pieces: readonly Piece[]): number {
  const last = pieces.at(-1)
  return last === undefined ? 0 : last.start + last.text.length + 1
}

/** The piece that an offset lies in. */
export function pieceAt(document: Document, offset: number): Piece {
  return document.pieces.findLast((piece) => piece.start <= offset) ?? document.pieces[0]
}
