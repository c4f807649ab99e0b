import type { Dirent } from 'node:fs'
import { errnoOf } from './errno.ts'
import type { Io } from './io.ts'
import { inTheWay, kindOf } from './in-the-way.ts'
import type { Problem } from './problem.ts'
import { removeLeftovers } from './temporary-file.ts'

/**
 * Looks at the directories that files of these paths will be in, each of them once, before anything is written there;
 * the paths come in their order. Temporary files of runs that were killed are removed. What is in the way is the result:
 * a file where a directory belongs, or anything but a file where one belongs.
 */
export function surveyOutput(root: string, paths: Iterable<string>, io: Io): Problem | undefined {
  const entries = entriesOf(root, io)
  // Most often it is new.
  if (entries.size === 0) return undefined
  const open: Opened[] = [{ path: '', entries }]
  for (const path of paths) {
    const problem = obstacleOf(root, path, open, io)
    if (problem !== undefined) return problem
  }
  return undefined
}

/** A directory on the way to the present path, with what is in it; the root is the first. */
interface Opened {
  readonly path: string
  readonly entries: ReadonlyMap<string, Dirent>
}

function obstacleOf(root: string, path: string, open: Opened[], io: Io): Problem | undefined {
  const names = path.split('/')
  for (const [depth, name] of names.entries()) {
    const directory = names.slice(0, depth).join('/')
    if (open[depth]?.path !== directory) {
      open.splice(depth, open.length, { path: directory, entries: entriesOf(`${root}/${directory}`, io) })
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
function entriesOf(path: string, io: Io): ReadonlyMap<string, Dirent> {
  try {
    const entries = io.fs.readdirSync(path, { withFileTypes: true })
    removeLeftovers(
      path,
      entries.map(({ name }) => name),
      io,
    )
    return new Map(entries.map((entry) => [entry.name, entry]))
  } catch (error) {
    if (errnoOf(error) === undefined) throw error
    return new Map()
  }
}
