import { errnoOf, isErrno } from './errno.ts'
import type { FileSystem, Io } from './io.ts'

/** `.hnsc-PID.tmp`: the process that made it is in the name, so that the files of a killed one can be told. */
const TEMPORARY = /^\.hnsc-(\d+)\.tmp$/

/**
 * Gives a file new content: writes it under a temporary name in the same directory and renames it. Nothing is left
 * behind when that fails. The content is not forced to the disk: a file survives the death of the process, not that
 * of the machine. `mode` are the permissions; without it those of any new file.
 */
export function replaceFile(
  directory: string,
  target: string,
  bytes: Uint8Array,
  io: Io,
  mode?: number,
): void {
  stageFile(directory, [bytes], io, (temporary) => io.fs.renameSync(temporary, target), mode)
}

/** Writes a file under a temporary name, for `settle` to rename or to remove. It is gone when either fails. */
export function stageFile<T>(
  directory: string,
  chunks: Iterable<Uint8Array>,
  { fs, process }: Io,
  settle: (temporary: string) => T,
  mode?: number,
): T {
  const temporary = `${directory}/.hnsc-${process.id}.tmp`
  try {
    writeNew(temporary, chunks, fs, mode)
    return settle(temporary)
  } catch (error) {
    tryUnlink(temporary, fs)
    throw error
  }
}

/** Removes those files of a directory that are temporary files of processes that are gone: of runs that were killed. */
export function removeLeftovers(directory: string, names: readonly string[], { fs, process }: Io): void {
  for (const name of names) {
    const id = Number(TEMPORARY.exec(name)?.[1] ?? NaN)
    if (!Number.isNaN(id) && id !== process.id && !process.isRunning(id))
      tryUnlink(`${directory}/${name}`, fs)
  }
}

function writeNew(
  path: string,
  chunks: Iterable<Uint8Array>,
  fs: FileSystem,
  mode: number | undefined,
): void {
  const fd = openNew(path, fs)
  try {
    if (mode !== undefined) fs.fchmodSync(fd, mode)
    for (const bytes of chunks) {
      for (let done = 0; done < bytes.length;) done += fs.writeSync(fd, bytes, done)
    }
  } finally {
    fs.closeSync(fd)
  }
}

/** A process of the same number may have been killed here. Its file goes; a link in its place is not followed. */
function openNew(path: string, fs: FileSystem): number {
  try {
    return fs.openSync(path, 'wx')
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error
    fs.unlinkSync(path)
    return fs.openSync(path, 'wx')
  }
}

function tryUnlink(path: string, fs: FileSystem): void {
  try {
    fs.unlinkSync(path)
  } catch (error) {
    if (errnoOf(error) === undefined) throw error
  }
}
