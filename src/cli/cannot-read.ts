import { errnoOf, errnoText } from './errno.ts'
import type { Problem } from './problem.ts'

/** Why something cannot be read, from what the operating system threw; anything else that was thrown is a fault of ours. */
export function cannotRead(path: string, error: unknown): Problem {
  const code = errnoOf(error)
  if (code === undefined) throw error
  // Node spells the bytes of a name that are no UTF-8 so, and then finds no such file.
  const isSpelt = code === 'ENOENT' && path.includes('\ufffd')
  return unread(path, isSpelt ? 'its name is no UTF-8, or there is no such file' : errnoText(code))
}

/** The problem of an input that is not read, for a reason in one clause; `-` is the standard input. */
export function unread(path: string, reason: string): Problem {
  const name = path === '-' ? 'the standard input' : `\`${path}\``
  return { code: 'WIN006', path: path === '-' ? '<stdin>' : path, message: `cannot read ${name}: ${reason}` }
}
