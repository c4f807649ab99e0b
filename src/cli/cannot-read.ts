import { errnoOf, errnoText } from './errno.ts'
import type { Problem } from './problem.ts'

/** Why something cannot be read, from what the operating system threw; anything else that was thrown is a fault of ours. */
export function cannotRead(path: string, error: unknown): Problem {
  const code = errnoOf(error)
  if (code === undefined) throw error
  return unread(path, errnoText(code))
}

/** The problem of an input that is not read, for a reason in one clause; `-` is the standard input. */
export function unread(path: string, reason: string): Problem {
  const name = path === '-' ? 'the standard input' : `\`${path}\``
  return { code: 'WIN006', path: path === '-' ? '<stdin>' : path, message: `cannot read ${name}: ${reason}` }
}
