import type { Dirent } from 'node:fs'
import { errnoOf } from './errno.ts'
import type { FileSystem } from './io.ts'
import { inTheWay, kindOf } from './in-the-way.ts'
import type { Problem } from './problem.ts'

/**
 * The first thing in a directory that is in the way of files of these paths, which come by path: a file where a directory
 * belongs, or anything but a file where one belongs. Nothing is changed, and every directory is read once.
 */
export function findObstacle(root: string, paths: Iterable<string>, fs: FileSystem): Problem | undefined {
  const open: Opened[] = []
  for (const path of paths) {
    const problem = obstacleOf(root, path, open, fs)
    if (problem !== undefined) return problem
  }
  return undefined
}

/** A directory on the way to the present path, with what is in it; the root is the first. */
interface Opened {
  readonly path: string
  readonly entries: ReadonlyMap<string, Dirent>
}

function obstacleOf(root: string, path: string, open: Opened[], fs: FileSystem): Problem | undefined {
  const names = path.split('/')
  for (const [depth, name] of names.entries()) {
    const directory = names.slice(0, depth).join('/')
    if (open[depth]?.path !== directory) {
      open.splice(depth, open.length, { path: directory, entries: entriesOf(`${root}/${directory}`, fs) })
    }
    const found = open[depth]?.entries.get(name)
    if (found === undefined) return undefined
    const wanted = depth === names.length - 1 ? 'file' : 'directory'
    if (wanted === 'file' ? !found.isFile() : !found.isDirectory()) {
      return inTheWay(`${root}/${directory}${directory === '' ? '' : '/'}${name}`, kindOf(found), wanted)
    }
  }
  return undefined
}

/** What cannot be read is left to the writing, which says why. */
function entriesOf(path: string, fs: FileSystem): ReadonlyMap<string, Dirent> {
  try {
    return new Map(fs.readdirSync(path, { withFileTypes: true }).map((entry) => [entry.name, entry]))
  } catch (error) {
    if (errnoOf(error) === undefined) throw error
    return new Map()
  }
}
