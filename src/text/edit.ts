import type { Span } from './tree.ts'

/** One replacement of text. */
export interface TextEdit {
  readonly at: Span
  readonly newText: string
}

/** A text after its edits, and the edits that could not be made because they overlap an earlier one. */
export interface Edited {
  readonly text: string
  readonly refused: readonly TextEdit[]
}

/**
 * Applies edits to a text, in the order of their places; insertions at one place in the order of the list. Of two edits
 * that overlap the first in the text is made and the other refused; one that repeats another is made once.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): Edited {
  const ordered = edits.toSorted((a, b) => a.at.start - b.at.start || a.at.end - b.at.end)
  const refused: TextEdit[] = []
  let out = ''
  let done = 0
  let previous: TextEdit | undefined
  for (const edit of ordered) {
    if (previous !== undefined && sameEdit(previous, edit)) continue
    if (edit.at.start < done) {
      refused.push(edit)
      continue
    }
    out += text.slice(done, edit.at.start) + edit.newText
    done = edit.at.end
    previous = edit
  }
  return { text: out + text.slice(done), refused }
}

function sameEdit(a: TextEdit, b: TextEdit): boolean {
  return a.at.start === b.at.start && a.at.end === b.at.end && a.newText === b.newText
}
