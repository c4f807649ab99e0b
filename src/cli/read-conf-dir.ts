import type { Dirent } from 'node:fs'
import { join } from 'node:path'
import type { ConfDir, ConfFile } from '../programs/libcni.ts'
import { cannotRead } from './cannot-read.ts'
import { errnoOf } from './errno.ts'
import type { Io } from './io.ts'
import type { Problem } from './problem.ts'
import { MOST_NODE_BYTES, readInput } from './read-input.ts'

/** A directory as containerd finds it, but for what cannot be read: of that, why. */
export interface ReadConfDir {
  readonly dir: ConfDir
  readonly unread: readonly Problem[]
}

/**
 * A directory of network configurations with the directories in it, one level deep: libcni looks no further. Files that
 * neither it nor containerd opens are listed without their content. Files too long to configure a node are refused, or
 * left out where they may be somebody else's.
 */
export function readConfDir(path: string, io: Io, ifLong: 'refuse' | 'leave out' = 'refuse'): ReadConfDir {
  const files: ConfFile[] = []
  const unread: Problem[] = []
  for (const { name, isInside } of namesIn(path, io, unread)) {
    if (!/\.(conf|conflist|json)$/.test(name)) {
      files.push({ name, bytes: '' })
      continue
    }
    const whole = join(path, name)
    if (isLeftOut(whole, isInside, ifLong, io)) continue
    const read = readInput(whole, io, MOST_NODE_BYTES)
    if (read.ok) files.push({ name, bytes: read.value.text })
    else unread.push(read.problem)
  }
  return { dir: { path, files }, unread }
}

interface Named {
  /** Relative to the directory, with `/`. */
  readonly name: string
  readonly isInside: boolean
}

function namesIn(path: string, io: Io, unread: Problem[]): readonly Named[] {
  return listed(path, io, unread).flatMap((entry): readonly Named[] => {
    if (!entry.isDirectory()) return [{ name: entry.name, isInside: false }]
    const inside = listed(join(path, entry.name), io, unread)
    return inside.map(({ name }) => ({ name: `${entry.name}/${name}`, isInside: true }))
  })
}

function listed(path: string, io: Io, unread: Problem[]): readonly Dirent[] {
  try {
    return io.fs.readdirSync(path, { withFileTypes: true })
  } catch (error) {
    unread.push(cannotRead(path, error))
    return []
  }
}

/** What cannot be looked at is left to the reading, which says why. */
function isLeftOut(path: string, isInside: boolean, ifLong: 'refuse' | 'leave out', io: Io): boolean {
  try {
    const stats = io.fs.statSync(path)
    return (isInside && stats.isDirectory()) || (ifLong === 'leave out' && stats.size > MOST_NODE_BYTES)
  } catch (error) {
    if (errnoOf(error) === undefined) throw error
    return false
  }
}
