import { execFileSync, spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import type { HostileInput } from './hostile-inputs.ts'
import { CONF } from './hostile-texts.ts'

/** Places that are no plain file, that may not be read, or that change while they are. */
export const HOSTILE_PLACES: readonly HostileInput[] = [
  {
    name: 'a FIFO that nobody writes to',
    put: (path) => void execFileSync('mkfifo', [path]),
    takesSeconds: true,
  },
  { name: 'a directory without files', put: (path) => fs.mkdirSync(path) },
  { name: 'a link to itself', put: (path) => fs.symlinkSync(path, path) },
  {
    name: 'a directory with links in circles',
    put: (path) => {
      fs.mkdirSync(join(path, 'sub'), { recursive: true })
      fs.symlinkSync(path, join(path, 'sub/round'))
      fs.symlinkSync('10-a.conf', join(path, '10-a.conf'))
      fs.writeFileSync(join(path, '20-b.conf'), CONF)
    },
  },
  { name: 'nothing at that path', put: () => undefined },
  { name: 'a path through a file', put: (path) => fs.symlinkSync('/dev/null/x', path) },
  { name: 'a device without an end', put: (path) => fs.symlinkSync('/dev/zero', path), takesSeconds: true },
  { name: 'a file whose bytes cannot be read', put: (path) => fs.symlinkSync('/proc/self/mem', path) },
  {
    name: 'a file without permissions',
    put: (path) => fs.writeFileSync(path, CONF, { mode: 0 }),
    notForRoot: true,
  },
  {
    name: 'a directory without permissions',
    put: (path) => fs.mkdirSync(path, { mode: 0 }),
    notForRoot: true,
  },
  {
    name: 'a directory with a file without permissions',
    put: (path) => {
      fs.mkdirSync(path)
      fs.writeFileSync(join(path, '10-a.conf'), CONF, { mode: 0 })
      fs.writeFileSync(join(path, '20-b.conf'), CONF)
    },
    notForRoot: true,
  },
  { name: 'a directory whose files vanish', put: vanishing, takesSeconds: true },
]

/**
 * The first file of the directory is a pipe whose writer waits for a reader and then removes the second: it is gone
 * between the listing of the directory and its own turn.
 */
function vanishing(path: string): () => void {
  fs.mkdirSync(path)
  const [pipe, gone] = [join(path, '00-pipe.conf'), join(path, '10-gone.conf')]
  execFileSync('mkfifo', [pipe])
  fs.writeFileSync(gone, CONF)
  fs.writeFileSync(join(path, '20-there.conf'), CONF)
  const script = 'exec 3>"$1"; rm "$2"; printf %s "$3" >&3'
  const writer = spawn('sh', ['-c', script, 'sh', pipe, gone, CONF], { stdio: 'ignore' })
  return () => void writer.kill()
}
