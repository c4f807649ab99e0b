import { dirname } from 'node:path'
import { errnoOf, errnoText } from './errno.ts'
import type { Io } from './io.ts'
import type { Problem } from './problem.ts'
import { readInput } from './read-input.ts'
import { stageFile } from './temporary-file.ts'

/**
 * Gives a file that somebody edits by hand a new text, in one step: whoever looks sees the old one or the new one. A
 * symbolic link stays, and the file that it points to is changed; the permissions stay, too. A file that no longer holds
 * the bytes that were read is somebody's work of this moment, and stays as it is.
 */
export function saveFile(path: string, before: Uint8Array, text: string, io: Io): Problem | undefined {
  try {
    const target = io.fs.realpathSync(path)
    const stats = io.fs.statSync(target)
    if (!stats.isFile()) return { code: 'WIN007', path, message: `\`${path}\` is no regular file` }
    const settle = (temporary: string): Problem | undefined => {
      const now = readInput(target, io)
      if (!now.ok || Buffer.compare(now.value.text, before) !== 0) return overtaken(path, temporary, io)
      io.fs.renameSync(temporary, target)
      return undefined
    }
    return stageFile(dirname(target), [new TextEncoder().encode(text)], io, settle, stats.mode)
  } catch (error) {
    const code = errnoOf(error)
    if (code === undefined) throw error
    const help = ['make sure that you may write to its directory; the file is as it was']
    return { code: 'WIN007', path, message: `cannot write \`${path}\`: ${errnoText(code)}`, help }
  }
}

function overtaken(path: string, temporary: string, io: Io): Problem {
  io.fs.unlinkSync(temporary)
  return {
    code: 'WIN007',
    path,
    message: `\`${path}\` has changed since it was read`,
    help: ['run the command again; the file is as somebody has left it'],
  }
}
