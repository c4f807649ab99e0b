import { looksLikeRange } from '../net/looks-like-range.ts'
import { decode } from '../text/decode.ts'
import type { TextProblem } from '../text/problem.ts'
import type { Io } from './io.ts'
import type { Attempt, Problem } from './problem.ts'
import { readInput } from './read-input.ts'

/** One source of ranges: a file, the standard input, or the words of the command line. */
export interface CidrSource {
  readonly path: string
  readonly text: string
  /** The text in UTF-8 without a byte order mark. */
  readonly bytes: Uint8Array
  readonly problems: readonly TextProblem[]
}

/** The sources that can be read, and why the others cannot. */
export interface CidrSources {
  readonly sources: readonly CidrSource[]
  readonly unread: readonly Problem[]
}

/** All sources of a command line, or why one of them cannot be read: for what a part would make wrong. */
export function allCidrSources(words: readonly string[], io: Io): Attempt<readonly CidrSource[]> {
  const { sources, unread } = readCidrSources(words, io)
  const [problem] = unread
  return problem === undefined ? { ok: true, value: sources } : { ok: false, problem }
}

/** What the sources of a command line are: words that look like ranges are one list, all others are files. */
export function readCidrSources(words: readonly string[], io: Io): CidrSources {
  const given = words.length === 0 ? ['-'] : words
  const sources: CidrSource[] = []
  const unread: Problem[] = []
  const literal = given.filter((word) => looksLikeRange(word))
  if (literal.length > 0) {
    const text = literal.map((word) => `${word}\n`).join('')
    sources.push({ path: '<arguments>', text, bytes: new TextEncoder().encode(text), problems: [] })
  }
  for (const path of given.filter((word) => !looksLikeRange(word))) {
    const input = readInput(path, io)
    if (!input.ok) {
      unread.push(input.problem)
      continue
    }
    const bytes = input.value.text
    const { text, problems } = decode(bytes)
    const plain = problems.length === 0
    sources.push({
      path: input.value.path,
      text,
      bytes: plain ? bytes : new TextEncoder().encode(text),
      problems,
    })
  }
  return { sources, unread }
}
