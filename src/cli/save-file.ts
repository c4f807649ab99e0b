import { dirname } from 'node:path'
import { errnoOf, errnoText } from './errno.ts'
import type { Io } from './io.ts'
import type { Problem } from './problem.ts'
import { replaceFile } from './temporary-file.ts'

/**
 * Gives a file that somebody edits by hand a new text, in one step: whoever looks sees the old one or the new one. A
 * symbolic link stays, and the file that it points to is changed; the permissions stay, too.
 */
export function saveFile(path: string, text: string, io: Io): Problem | undefined {
  try {
    const target = io.fs.realpathSync(path)
    const stats = io.fs.statSync(target)
    if (!stats.isFile()) return { code: 'WIN007', path, message: `\`${path}\` is no regular file` }
    replaceFile(dirname(target), target, new TextEncoder().encode(text), io, stats.mode)
    return undefined
  } catch (error) {
    const code = errnoOf(error)
    if (code === undefined) throw error
    const help = ['make sure that you may write to its directory; the file is as it was']
    return { code: 'WIN007', path, message: `cannot write \`${path}\`: ${errnoText(code)}`, help }
  }
}
