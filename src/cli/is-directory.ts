import { errnoOf } from './errno.ts'
import type { Io } from './io.ts'

/** True for a directory, or a link to one. What cannot be looked at is none: reading it says what is wrong. */
export function isDirectory(path: string, io: Io): boolean {
  try {
    return io.fs.statSync(path).isDirectory()
  } catch (error) {
    if (errnoOf(error) === undefined) throw error
    return false
  }
}
