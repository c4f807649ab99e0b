import type { Mistake } from './mistake.ts'

/** The end of a text without the blanks and comments there, which would swallow what is written behind them. */
export function endBeforeComments(text: string, mistakes: readonly Mistake[]): number {
  const comments = mistakes.filter(({ kind }) => kind === 'comment')
  let end = text.trimEnd().length
  for (let at = comments.pop(); at !== undefined && at.span.end >= end; at = comments.pop()) {
    end = text.slice(0, at.span.start).trimEnd().length
  }
  return end
}
