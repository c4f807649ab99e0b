import { isOutputPath } from './earlier-manifest.ts'
import { errnoOf, errnoText, isErrno } from './errno.ts'
import type { FileSystem, Io } from './io.ts'
import type { Problem } from './problem.ts'
import { readToEnd } from './read-to-end.ts'
import { removeLeftovers, replaceFile } from './temporary-file.ts'

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
  const at = (path: string): string => `${root}/${path}`
  return {
    write: (file) =>
      guarded('write', at(file.path), () => {
        plain(file.path)
        return ensureDirectory(root, parentOf(file.path), known, io) ?? writeFile(root, file, known, io)
      }),
    read: (path) =>
      guarded('read', at(path), () => {
        plain(path)
        const found = throughLink(root, path, io.fs) ?? lookUp(at(path), io.fs)
        if (found === 'absent') return { bytes: undefined }
        return found === 'file' ? { bytes: readFile(at(path), io.fs) } : inTheWay(at(path), found, 'file')
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

/**
 * The directories that are known to be there, relative to the root: made by this run, so that they hold nothing old;
 * or found; or found and cleared of what killed runs left.
 */
type Known = Map<string, 'made' | 'found' | 'cleared'>

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
  known.set(path, found === 'absent' ? 'made' : 'found')
  return undefined
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

function writeFile(
  root: string,
  { path, text }: OutputFile,
  known: Known,
  io: Io,
): 'written' | 'unchanged' | Problem {
  const target = `${root}/${path}`
  const bytes = Buffer.from(text)
  const parent = parentOf(path)
  const directory = parent === '' ? root : `${root}/${parent}`
  const state = known.get(parent)
  if (state !== 'made') {
    const found = lookUp(target, io.fs)
    if (found !== 'absent' && found !== 'file') return inTheWay(target, found, 'file')
    if (found === 'file' && readFile(target, io.fs).equals(bytes)) return 'unchanged'
    if (state === 'found') removeLeftovers(directory, io)
    known.set(parent, 'cleared')
  }
  replaceFile(directory, target, bytes, io)
  return 'written'
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

/** What is at a path; a link is a link, whatever it points to. */
type Found = 'absent' | 'file' | 'directory' | 'symbolic link' | 'device or pipe'

function lookUp(path: string, fs: FileSystem): Found {
  const stats = fs.lstatSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return 'absent'
  if (stats.isFile()) return 'file'
  if (stats.isDirectory()) return 'directory'
  return stats.isSymbolicLink() ? 'symbolic link' : 'device or pipe'
}

/** A link on the way from the root to the file: then the file is not in this directory. */
function throughLink(root: string, path: string, fs: FileSystem): 'symbolic link' | undefined {
  for (let parent = parentOf(path); parent !== ''; parent = parentOf(parent)) {
    if (lookUp(`${root}/${parent}`, fs) === 'symbolic link') return 'symbolic link'
  }
  return undefined
}

function inTheWay(path: string, found: Found, wanted: 'file' | 'directory'): Problem {
  return {
    code: 'WIN007',
    path,
    message: `\`${path}\` is a ${found}, and a ${wanted} belongs there`,
    help: ['move it away, or choose another directory'],
  }
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
