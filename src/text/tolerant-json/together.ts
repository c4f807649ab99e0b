import type { Mistake } from './mistake.ts'

/** The mistakes, each of which inserts all that several want inserted at one place, in the order of the text. */
export function together(mistakes: readonly Mistake[]): Mistake[] {
  const wanted = new Map<number, string>()
  for (const { at, newText } of mistakes.flatMap(({ edits }) => edits)) {
    if (at.start === at.end) wanted.set(at.start, (wanted.get(at.start) ?? '') + newText)
  }
  return mistakes.map((mistake) => {
    const edits = mistake.edits.map(({ at, newText }) => {
      return { at, newText: at.start === at.end ? (wanted.get(at.start) ?? newText) : newText }
    })
    return { ...mistake, edits }
  })
}
