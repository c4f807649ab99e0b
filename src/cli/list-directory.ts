import { cannotRead } from './cannot-read.ts'
import type { Io } from './io.ts'
import type { Attempt } from './problem.ts'

/** The names of what is in a directory, each list in bytewise order. */
export interface Listed {
  readonly files: readonly string[]
  /** Without links, which may lead round, and without what tools keep for themselves: `.git`, `node_modules`. */
  readonly folders: readonly string[]
}

/** What is in a directory, or why it cannot be read. */
export function listDirectory(path: string, io: Io): Attempt<Listed> {
  try {
    const entries = io.fs.readdirSync(path, { withFileTypes: true })
    const isOwn = (name: string) => !name.startsWith('.') && name !== 'node_modules'
    const folders = entries.filter((entry) => entry.isDirectory() && isOwn(entry.name))
    const files = entries.filter((entry) => !entry.isDirectory())
    return {
      ok: true,
      value: {
        files: files.map(({ name }) => name).toSorted(),
        folders: folders.map(({ name }) => name).toSorted(),
      },
    }
  } catch (error) {
    return { ok: false, problem: cannotRead(path, error) }
  }
}
