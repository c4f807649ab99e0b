import type { Diagnostic, Fix } from '../generated/types.ts'
import { applyEdits, type TextEdit } from '../text/edit.ts'
import type { SourceText } from '../text/source.ts'
import { validate, type Validated, type ValidateOptions } from './validate.ts'

/** Which fixes are made. */
export interface FixOptions extends ValidateOptions {
  /** Also those after which a program may do something that the file did not visibly ask for. */
  readonly unsafe?: boolean
  /** Diagnostics that are to be left alone. */
  readonly ignores?: (diagnostic: Diagnostic) => boolean
}

/** A text with its fixes made. */
export interface Fixed {
  /** To be saved as UTF-8 without a byte order mark. */
  readonly text: string
  /** What was settled, in the order in which it was. */
  readonly made: readonly Diagnostic[]
  /** What is still wrong, in the new text. */
  readonly left: Validated
}

/**
 * Makes the fixes of a text, again and again until none is left: what one settles may bring another to light, and of
 * two that overlap only one can be made at a time. A text with bytes that are not UTF-8 stays as it is, since saving it
 * would lose them.
 */
export function fixText(source: SourceText, options: FixOptions = {}): Fixed {
  const made: Diagnostic[] = []
  let left = validate(source, options)
  let text = textOf(left)
  const lineEnd = lineEndOf(text)
  if (left.diagnostics.some(({ code }) => code === 'WIN004')) return { text, made, left }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const chosen = choose(left.diagnostics, options)
    if (chosen.length === 0) break
    made.push(...chosen)
    text = applyEdits(
      text,
      chosen.flatMap(({ fix }) => editsOf(fix, lineEnd)),
    ).text
    left = validate({ path: source.path, text }, options)
    // Behind one byte order mark there may be another.
    text = textOf(left)
  }
  return { text, made, left }
}

/** More rounds than any text needs: a fix that settled nothing would go on for ever. */
const MOST_ROUNDS = 100

function textOf({ document }: Validated): string {
  return document.pieces[0].text
}

/** The diagnostics whose fixes can be made together: each whole, and none in the way of another. */
function choose(diagnostics: readonly Diagnostic[], { unsafe, ignores }: FixOptions): Diagnostic[] {
  const taken: TextEdit[] = []
  return diagnostics.filter((diagnostic) => {
    const { fix } = diagnostic
    if (fix === undefined || (!fix.safe && unsafe !== true) || ignores?.(diagnostic) === true) return false
    const edits = editsOf(fix, '\n')
    if (edits.some((edit) => taken.some((other) => collide(edit, other)))) return false
    taken.push(...edits)
    return true
  })
}

/** The edits of a fix, with the line ends that the text has. */
function editsOf(fix: Fix | undefined, lineEnd: string): TextEdit[] {
  return (fix?.edits ?? []).map(({ range, newText }) => {
    const at = { start: range.start.offset, end: range.end.offset }
    return { at, newText: newText.replace(/\r?\n/g, lineEnd) }
  })
}

function lineEndOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n'
}

/** True for edits that overlap, or that insert at one place: nobody could say which comes first. */
function collide({ at: a }: TextEdit, { at: b }: TextEdit): boolean {
  return (a.start < b.end && b.start < a.end) || (a.start === b.start && a.end === b.end)
}
