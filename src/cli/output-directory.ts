import { isOutputPath } from './earlier-manifest.ts'
import { errnoOf, errnoText, isErrno } from './errno.ts'
import type { FileSystem, Io } from './io.ts'
import type { Problem } from './problem.ts'
import { readToEnd } from './read-to-end.ts'
import { byteChunks } from './byte-chunks.ts'
import { encoder } from './encoder.ts'
import { type Found, inTheWay, kindOf } from './in-the-way.ts'
import { filePieces, sameContent } from './file-pieces.ts'
import { replaceFile, stageFile } from './temporary-file.ts'

/** A file of the output: its path relative to the directory, with `/`, and its text. */
export interface OutputFile {
  readonly path: string
  readonly text: string
}

/** A directory that files are written into. */
export interface OutputDirectory {
  /** Writes one file, whole or not at all, and only when its bytes change; or says why it cannot. */
  readonly write: (file: OutputFile) => 'written' | 'unchanged' | Problem
  /** The bytes of one file as it is; undefined when it is not there; or why it cannot be read. */
  readonly read: (path: string) => { readonly bytes: Buffer | undefined } | Problem
  /** What `use` makes of the text of one file, which it gets piece by piece; of nothing when the file is not there. */
  readonly scan: <T>(path: string, use: (pieces: Iterable<string>) => T) => { readonly value: T } | Problem
  /** Which file it is that is there now, to be compared later; '' for none. */
  readonly identity: (path: string) => string | Problem
  /**
   * Writes one long file, as `write` does, from its parts. When another than the file of that identity is there
   * meanwhile, and it has other bytes, nothing is changed. `when` is `always` where a file of the same bytes gets a new
   * identity, too.
   */
  readonly rewrite: (
    path: string,
    parts: Iterable<string>,
    identity: string,
    when: 'it changes' | 'always',
  ) => 'written' | 'unchanged' | 'overtaken' | Problem
  /** Removes one file, and the directories below the root that it leaves empty. */
  readonly remove: (path: string) => 'removed' | 'absent' | Problem
}

/**
 * The output directory of that name; it is made when the first file is written. Every file is replaced in one step, so
 * that whoever looks, and whatever ends the process, sees the old file or the new one. No symbolic link inside the
 * directory is followed or replaced, and nothing but regular files is replaced.
 */
export function outputDirectory(root: string, io: Io): OutputDirectory {
  const known: Known = new Map()
  const encode = encoder()
  const at = (path: string): string => `${root}/${path}`
  return {
    write: ({ path, text }) =>
      guarded('write', at(path), () => {
        plain(path)
        const parent = parentOf(path)
        const obstacle = ensureDirectory(root, parent, known, io)
        if (obstacle !== undefined) return obstacle
        const directory = parent === '' ? root : at(parent)
        return writeFile(directory, at(path), encode(text), known.get(parent) === 'made', io)
      }),
    read: (path) =>
      guarded('read', at(path), () => {
        plain(path)
        const found = throughLink(root, path, io.fs) ?? lookUp(at(path), io.fs)
        if (found === 'absent') return { bytes: undefined }
        return found === 'file' ? { bytes: readFile(at(path), io.fs) } : inTheWay(at(path), found, 'file')
      }),
    scan: (path, use) =>
      guarded('read', at(path), () => {
        const found = throughLink(root, path, io.fs) ?? lookUp(at(path), io.fs)
        if (found === 'absent') return { value: use([]) }
        return found === 'file'
          ? { value: use(filePieces(at(path), io.fs)) }
          : inTheWay(at(path), found, 'file')
      }),
    identity: (path) => guarded('read', at(path), () => identityOf(at(path), io.fs)),
    rewrite: (path, parts, identity, when) =>
      guarded('write', at(path), () => {
        plain(path)
        const parent = parentOf(path)
        const obstacle = ensureDirectory(root, parent, known, io)
        if (obstacle !== undefined) return obstacle
        const directory = parent === '' ? root : at(parent)
        return stageFile(directory, byteChunks(parts), io, (temporary) =>
          settle(temporary, at(path), identity, when, io.fs),
        )
      }),
    remove: (path) =>
      guarded('remove', at(path), () => {
        plain(path)
        const found = throughLink(root, path, io.fs) ?? lookUp(at(path), io.fs)
        if (found === 'absent') return 'absent'
        if (found !== 'file') return inTheWay(at(path), found, 'file')
        io.fs.unlinkSync(at(path))
        removeEmptied(root, parentOf(path), io.fs)
        return 'removed'
      }),
  }
}

/** The directories that are known to be there, relative to the root: made by this run, so that they hold nothing old; or found. */
type Known = Map<string, 'made' | 'found'>

/** Sees to it that a directory below the root is there, and those above it; or says what is in its place. */
function ensureDirectory(root: string, path: string, known: Known, io: Io): Problem | undefined {
  if (known.has(path)) return undefined
  if (path === '') return ensureRoot(root, known, io.fs)
  const parent = parentOf(path)
  const above = ensureDirectory(root, parent, known, io)
  if (above !== undefined) return above
  const whole = `${root}/${path}`
  const found = known.get(parent) === 'made' ? 'absent' : lookUp(whole, io.fs)
  if (found === 'absent') makeDirectory(whole, io.fs)
  else if (found !== 'directory') return inTheWay(whole, found, 'directory')
  forgetOthers(path, known)
  known.set(path, found === 'absent' ? 'made' : 'found')
  return undefined
}

/** Files come directory by directory, so only the directories above the present one matter. */
function forgetOthers(path: string, known: Known): void {
  for (const other of known.keys()) if (other !== '' && !path.startsWith(`${other}/`)) known.delete(other)
}

/** Removes a directory and those above it, as far as they hold nothing; what cannot be removed stays. */
function removeEmptied(root: string, path: string, fs: FileSystem): void {
  for (let directory = path; directory !== ''; directory = parentOf(directory)) {
    try {
      fs.rmdirSync(`${root}/${directory}`)
    } catch (error) {
      if (errnoOf(error) === undefined) throw error
      return
    }
  }
}

/** The root is the user's own word: it may be a link, and directories above it may be missing. */
function ensureRoot(root: string, known: Known, fs: FileSystem): Problem | undefined {
  const stats = fs.statSync(root, { throwIfNoEntry: false })
  if (stats !== undefined && !stats.isDirectory()) return inTheWay(root, lookUp(root, fs), 'directory')
  if (stats === undefined) fs.mkdirSync(root, { recursive: true })
  known.set('', stats === undefined ? 'made' : 'found')
  return undefined
}

/** Another run may make the same directory at the same moment. */
function makeDirectory(path: string, fs: FileSystem): void {
  try {
    fs.mkdirSync(path)
  } catch (error) {
    if (!isErrno(error, 'EEXIST') || lookUp(path, fs) !== 'directory') throw error
  }
}

/** In a directory that is new there is nothing to look at. */
function writeFile(
  directory: string,
  target: string,
  bytes: Uint8Array,
  isNew: boolean,
  io: Io,
): 'written' | 'unchanged' | Problem {
  const found = isNew ? 'absent' : lookUp(target, io.fs)
  if (found !== 'absent' && found !== 'file') return inTheWay(target, found, 'file')
  if (found === 'file' && readFile(target, io.fs).equals(bytes)) return 'unchanged'
  replaceFile(directory, target, bytes, io)
  return 'written'
}

/** Renames a temporary file, or removes it. */
function settle(
  temporary: string,
  target: string,
  identity: string,
  when: 'it changes' | 'always',
  fs: FileSystem,
): 'written' | 'unchanged' | 'overtaken' | Problem {
  const found = lookUp(target, fs)
  const unchanged = found === 'file' && sameContent(temporary, target, fs)
  const isWanted = (found === 'absent' || found === 'file') && (!unchanged || when === 'always')
  if (isWanted && identityOf(target, fs) === identity) {
    fs.renameSync(temporary, target)
    return unchanged ? 'unchanged' : 'written'
  }
  fs.unlinkSync(temporary)
  if (unchanged) return 'unchanged'
  return found === 'absent' || found === 'file' ? 'overtaken' : inTheWay(target, found, 'file')
}

/** A file that is replaced is another one; one that is written in place has another time or size. */
function identityOf(path: string, fs: FileSystem): string {
  const stats = fs.lstatSync(path, { throwIfNoEntry: false, bigint: true })
  return stats === undefined ? '' : [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join()
}

function readFile(path: string, fs: FileSystem): Buffer {
  const fd = fs.openSync(path, 'r')
  try {
    const bytes = readToEnd(fd, fs, Number.MAX_SAFE_INTEGER)
    return typeof bytes === 'string'
      ? Buffer.alloc(0)
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  } finally {
    fs.closeSync(fd)
  }
}

function lookUp(path: string, fs: FileSystem): Found {
  const stats = fs.lstatSync(path, { throwIfNoEntry: false })
  return stats === undefined ? 'absent' : kindOf(stats)
}

/** A link on the way from the root to the file: then the file is not in this directory. */
function throughLink(root: string, path: string, fs: FileSystem): 'symbolic link' | undefined {
  for (let parent = parentOf(path); parent !== ''; parent = parentOf(parent)) {
    if (lookUp(`${root}/${parent}`, fs) === 'symbolic link') return 'symbolic link'
  }
  return undefined
}

/** Runs a file operation; an error of the operating system becomes a problem. */
function guarded<T>(verb: 'write' | 'read' | 'remove', path: string, operation: () => T): T | Problem {
  try {
    return operation()
  } catch (error) {
    const code = errnoOf(error)
    if (code === undefined) throw error
    const help = HELP[code] ?? 'look at the place, or choose another directory'
    return {
      code: verb === 'read' ? 'WIN006' : 'WIN007',
      path,
      message: `cannot ${verb} \`${path}\`: ${errnoText(code)}`,
      help: [`${help}; then run the command again: every file that is there is whole`],
    }
  }
}

const HELP: Readonly<Record<string, string>> = {
  EACCES: 'choose a directory that you may write to, or change its permissions',
  EBUSY: 'close the program that uses the file',
  EDQUOT: 'make room on the disk, or choose another directory',
  ENOSPC: 'make room on the disk, or choose another directory',
  EPERM: 'choose a directory that you may write to, or change its permissions',
  EROFS: 'choose a directory on a disk that can be written to',
}

/** Holds a path to what is relative, stays inside and means the same on every system. Anything else is our fault. */
function plain(path: string): void {
  if (!isOutputPath(path)) throw new Error(`no output file is called ${path}`)
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
