import { join } from 'node:path'
import type { ConfDir, ConfFile } from '../programs/libcni.ts'
import { errnoOf, errnoText } from './errno.ts'
import type { Io } from './io.ts'
import type { Problem } from './problem.ts'
import { MOST_NODE_BYTES, readInput } from './read-input.ts'

/** A directory as containerd finds it, or why it cannot be read. */
export type ReadConfDir =
  { readonly ok: true; readonly value: ConfDir } | { readonly ok: false; readonly problem: Problem }

/**
 * A directory of network configurations with the directories in it, one level deep: libcni looks no further. Files that
 * neither it nor containerd opens are listed without their content. Files too long to configure a node are refused, or
 * left out where they may be somebody else's.
 */
export function readConfDir(path: string, io: Io, ifLong: 'refuse' | 'leave out' = 'refuse'): ReadConfDir {
  const files: ConfFile[] = []
  try {
    for (const entry of io.fs.readdirSync(path, { withFileTypes: true })) {
      const inside = entry.isDirectory()
        ? io.fs.readdirSync(join(path, entry.name)).map((name) => `${entry.name}/${name}`)
        : [entry.name]
      for (const name of inside) {
        if (!/\.(conf|conflist|json)$/.test(name)) {
          files.push({ name, bytes: '' })
          continue
        }
        if (entry.isDirectory() && io.fs.statSync(join(path, name)).isDirectory()) continue
        if (ifLong === 'leave out' && io.fs.statSync(join(path, name)).size > MOST_NODE_BYTES) continue
        const read = readInput(join(path, name), io, MOST_NODE_BYTES)
        if (!read.ok) return read
        files.push({ name, bytes: read.value.text })
      }
    }
    return { ok: true, value: { path, files } }
  } catch (error) {
    const code = errnoOf(error)
    if (code === undefined) throw error
    return {
      ok: false,
      problem: { code: 'WIN006', path, message: `cannot read \`${path}\`: ${errnoText(code)}` },
    }
  }
}
