import { type Mistake, mistake } from './mistake.ts'

/** The lines of backquotes that come with what is copied out of Markdown, and where the text between them is. */
export function codeFences(text: string): {
  readonly mistakes: Mistake[]
  readonly start: number
  readonly end: number
} {
  const first = /^\s*```[^\r\n]*\r?\n/.exec(text)?.[0]
  const last = /\r?\n```\s*$/.exec(text)
  const start = first?.length ?? 0
  const end = last !== null && last.index >= start ? last.index : text.length
  const spans = [
    ...(first === undefined ? [] : [{ start: 0, end: start }]),
    ...(end < text.length ? [{ start: end, end: text.length }] : []),
  ]
  return { mistakes: spans.map((span) => mistake('code-fence', span, '')), start, end }
}
